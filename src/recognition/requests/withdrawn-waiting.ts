import { currentCatalogue } from '../../catalogue/index.ts'
import type { Db } from '../../platform/connection.ts'
import { urls } from '../../urls.ts'
import { currentConcordance } from '../current-concordance.ts'
import type { Waits } from '../desk/waiting.ts'
import type { Rules } from './grant.ts'
import { grantedBy } from './granted.store.ts'
import type { Granted } from './granted.ts'
import { rolesFor } from './may-step.ts'
import { findRequest, requestViewerOf } from './request.store.ts'
import type { Request } from './request.ts'
import { keptOf, touchedAt, withdrawnOf } from './withdrawn.store.ts'
import { restsAloneOn } from './withdrawn.ts'

/** An exemption that stands, with the minutes of it that rest on withdrawn papers alone and nobody looked at since. */
export interface OnWithdrawn {
  exemption: Granted['id']
  module: Granted['module']
  minutes: number
  since: Date
}

/** What of a request's exemptions rests on withdrawn papers alone. */
export const onWithdrawn = async (db: Db, request: Request, rules: Rules): Promise<OnWithdrawn[]> => {
  const papers = await withdrawnOf(db, request.personId)
  if (papers.length === 0) return []
  const kept = await keptOf(db, request.personId)
  return (await grantedBy(db, request.id)).flatMap(granted => {
    const isKept = (paper: string) => kept.some(pair => pair.exemptionId === granted.id && pair.paperId === paper)
    const open = papers.filter(({ id }) => !isKept(id))
    const minutes = granted.revokedAt === null ? restsAloneOn(request, granted, open, rules) : 0
    return minutes > 0
      ? [{ exemption: granted.id, module: granted.module, minutes, since: open.at(-1)?.at ?? request.askedAt }]
      : []
  })
}

/** Exemptions that rest on a withdrawn paper alone wait for whoever decides: to take back with notice, or to let stand. */
export const withdrawnWaiting: Waits = async visit => {
  const { db, worksFor, person } = visit
  if (!worksFor || !rolesFor.decider.includes(worksFor.role)) return []
  const touched = (await touchedAt(db, worksFor.id)).filter(({ personId }) => personId !== person.id)
  if (touched.length === 0) return []
  const [catalogue, rows] = await Promise.all([currentCatalogue(db), currentConcordance(db)])
  const waiting = []
  for (const { requestId } of touched) {
    const request = await findRequest(db, requestViewerOf(visit), requestId)
    const [first] = request ? await onWithdrawn(db, request, { catalogue, rows }) : []
    if (!request || !first) continue
    waiting.push({
      what: 'recognition.waits.withdrawn' as const,
      about: request.ownerName,
      since: first.since,
      until: null,
      address: urls.deskRequest(request.id),
    })
  }
  return waiting
}
