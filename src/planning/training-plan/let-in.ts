import { type Catalogue, type CompetenceId, currentCatalogue } from '../../catalogue/index.ts'
import { findShown, guestOf, noteLook, shownTo, viewerOf } from '../../people/index.ts'
import { actorOf, type Visit } from '../../platform/visit.ts'
import { type Holdings, holdingsOf } from '../../recognition/index.ts'
import type { LetIn, Level, Plan } from './plan.ts'

/** What a claim is worth here: what somebody says of themselves is no level yet. */
const worth = { 'self-declared': 0, observed: 1, assessed: 2, certified: 2 } as const

const levelsIn = ({ rows }: Plan, holdings: Holdings): Map<string, Level> =>
  new Map(
    rows.flatMap(({ id, competence }): [string, Level][] => {
      const held = competence === null ? undefined : holdings.competences.get(competence as CompetenceId)
      const level = held ? worth[held.strength] : 0
      return level > 0 ? [[id, level]] : []
    }),
  )

/**
 * What linked workers let this company see of what they can, through *Wie ziet wat*, as it stands now: when they withdraw
 * it, it is gone from the plan. Nothing of it is copied. Every look is told to its owner.
 */
export const letInFor = async (visit: Visit, plan: Plan, catalogue?: Catalogue): Promise<LetIn> => {
  const guest = guestOf(visit)
  const linked = new Map(plan.workers.flatMap(({ id, personId }) => (personId ? [[personId, id] as const] : [])))
  if (!guest || linked.size === 0) return new Map()
  const known = catalogue ?? (await currentCatalogue(visit.db))
  const found = new Map<string, ReadonlyMap<string, Level>>()
  for (const shown of await shownTo(visit.db, guest, visit.now)) {
    const worker = linked.get(shown.ownerId)
    if (!worker || !shown.parts.some(part => part === 'can' || part === 'papers')) continue
    const seen = await findShown(visit.db, guest, shown.id, visit.now)
    if (!seen) continue
    await noteLook(visit.db, seen.shown.dossierId, seen.shown, viewerOf(visit), actorOf(visit), visit.now)
    const levels = levelsIn(plan, holdingsOf(seen.portrait, known, visit.today))
    const before = found.get(worker) ?? new Map<string, Level>()
    found.set(worker, new Map([...before, ...[...levels].filter(([row, level]) => level > (before.get(row) ?? 0))]))
  }
  return found
}
