import type { Catalogue, ModuleId } from '../../catalogue/index.ts'
import type { Db } from '../../platform/connection.ts'
import { dayOf } from '../../platform/day.ts'
import type { Id } from '../../platform/ids.ts'
import type { Decided } from '../decided.ts'
import { evidenceOf } from '../evidence/evidence.store.ts'
import { ownRequestsOf } from './request.store.ts'
import { lastOf, type Request, verdictsOf } from './request.ts'
import { shownIn } from './verdict.ts'

/** When somebody last added a file of each paper, by its title. */
const filedAt = async (db: Db, person: Id<'person'>): Promise<ReadonlyMap<string, Date>> => {
  const filed = new Map<string, Date>()
  for (const { paper, files } of await evidenceOf(db, { session: null, person })) {
    const [newest] = files.map(({ storedAt }) => storedAt).toSorted((a, b) => b.getTime() - a.getTime())
    if (paper !== null && newest && newest > (filed.get(paper) ?? new Date(0))) filed.set(paper, newest)
  }
  return filed
}

/** A request without the papers of which a file came only after the decision: nobody decided on those. */
const asDecided = (request: Request, at: Date, filed: ReadonlyMap<string, Date>): Request => ({
  ...request,
  shown: {
    ...request.shown,
    papers: request.shown.papers.map(paper =>
      (filed.get(paper.title) ?? at) > at ? { ...paper, certificate: null, codes: [] } : paper,
    ),
  },
})

/** By module: what providers decided on requests of this person, as far as it counts now. An appeal opens it again. */
export const decisionsOf = async (
  db: Db,
  person: Id<'person'>,
  catalogue: Catalogue,
): Promise<Map<ModuleId, Decided[]>> => {
  const decided = new Map<ModuleId, Decided[]>()
  const requests = await ownRequestsOf(db, person)
  if (requests.length === 0) return decided
  const filed = await filedAt(db, person)
  for (const request of requests) {
    const step = lastOf(request, 'decided', 'confirmed', 'appealed', 'heard')
    const verdicts = step && step.kind !== 'appealed' ? verdictsOf(request) : null
    if (!step || !verdicts) continue
    const decision = { on: dayOf(step.at), of: shownIn(asDecided(request, step.at, filed), catalogue) }
    for (const { module } of verdicts) decided.set(module, [...(decided.get(module) ?? []), decision])
  }
  return decided
}
