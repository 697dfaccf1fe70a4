import { addDays, type Day } from '../../platform/day.ts'
import type { Waits } from '../../recognition/index.ts'
import { urls } from '../../urls.ts'
import { agreementsFor } from '../agreement/agreement.store.ts'
import { viewerIn } from '../agreement/visit.ts'
import { toConfirm } from './confirm-hours.ts'
import { linesOf } from './hours.store.ts'
import { hoursIn, partyFor } from './may-tell.ts'

/** Hours of a month that is over and that the other side told: to be looked at, once for each agreement. */
export const hoursWaiting: Waits = async visit => {
  const { db, today } = visit
  const viewer = viewerIn(visit)
  const agreements = (await agreementsFor(db, viewer)).filter(agreement => hoursIn(agreement))
  const lines = await linesOf(
    db,
    agreements.map(({ id }) => id),
  )
  const thisMonth = `${today.slice(0, 7)}-01` as Day
  return agreements.flatMap(agreement => {
    const party = partyFor(agreement, viewer, today)
    const own = lines.filter(({ agreementId, day }) => agreementId === agreement.id && day < thisMonth)
    const [oldest] = party ? toConfirm(own, party) : []
    if (!oldest) return []
    const worker = agreement.parties.find(each => each.party === 'worker')?.name ?? ''
    const { terms } = agreement.versions.at(-1) ?? {}
    return [
      {
        what: 'planning.hours.waits' as const,
        about: [worker, terms?.programme.title].filter(Boolean).join(', '),
        since: oldest.toldAt,
        until: addDays(thisMonth, 14),
        address: urls.agreementHours(agreement.id, oldest.day.slice(0, 7)),
      },
    ]
  })
}
