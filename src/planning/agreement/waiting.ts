import type { Waits } from '../../recognition/index.ts'
import { urls } from '../../urls.ts'
import { agreementsFor } from './agreement.store.ts'
import { mayWrite, newestOf, refusalOf, stateOf, toSign, unanswered } from './agreement.ts'
import { endsSoon, mayRenew } from './renew.ts'
import { viewerIn } from './visit.ts'

/** What of agreements waits for whoever looks: signing, answering, writing anew, sending, and what ends soon. */
export const agreementsWaiting: Waits = async visit => {
  const { db, today } = visit
  const viewer = viewerIn(visit)
  const all = await agreementsFor(db, viewer)
  return all.flatMap(agreement => {
    const { terms, writtenAt } = newestOf(agreement)
    const worker = agreement.parties.find(({ party }) => party === 'worker')
    const own = worker?.personId === viewer.person
    const about = own
      ? `${terms.programme.title}, ${terms.employer}`
      : `${worker?.name ?? ''}, ${terms.programme.title}`
    const base = { about, address: urls.agreement(agreement.id), since: writtenAt, until: terms.from }
    const state = stateOf(agreement, today)
    const writes = mayWrite(agreement, viewer, today)
    const [open] = unanswered(agreement)
    const ends = endsSoon(agreement, today) && mayRenew(agreement, viewer, today)
    return [
      ...(toSign(agreement, viewer, today).length > 0 && !refusalOf(agreement)
        ? [{ ...base, what: 'planning.agreement.waits.sign' as const }]
        : []),
      ...(writes && open && state !== 'draft'
        ? [{ ...base, what: 'planning.agreement.waits.answer' as const, since: open.at }]
        : []),
      ...(writes && state === 'refused' ? [{ ...base, what: 'planning.agreement.waits.refused' as const }] : []),
      ...(writes && state === 'draft' ? [{ ...base, what: 'planning.agreement.waits.send' as const }] : []),
      ...(ends ? [{ ...base, what: 'planning.agreement.waits.ends' as const, until: terms.until }] : []),
    ]
  })
}
