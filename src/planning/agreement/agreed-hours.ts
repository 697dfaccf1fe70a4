import type { Db } from '../../platform/connection.ts'
import type { Day } from '../../platform/day.ts'
import type { Id } from '../../platform/ids.ts'
import { agreementsFor } from './agreement.store.ts'
import { type Agreement, type AgreementViewer, agreedOf, lastDayOf, partiesOf } from './agreement.ts'
import { conditionOf, type From, givenBy, isNothing, type Value } from './condition.ts'
import { valueIn } from './terms.ts'

/** What was agreed on somebody's learning, on a day. */
export interface AgreedHours {
  agreement: Agreement['id']
  employer: string
  /** Minutes a week of class in working hours. */
  minutesPerWeek: number
  /** Minutes a week by which the contract is larger meanwhile. */
  largerContract: number
  /** How those hours are paid: `paid`, `leave` or `unpaid`; null: nothing was agreed on it. */
  counts: string | null
  from: Day
  /** Its last day, also when it was ended early. */
  until: Day
  /** Who pays what: the option or the amount in cents of each condition on money. */
  pays: { condition: string; by: From; value: Value }[]
}

const onMoney = ['fee', 'materials', 'travel']

/**
 * What was agreed by everybody on a worker's hours and is not over on this day, whether it has begun or not: those that begin
 * first come first. The viewer finds only agreements in which they take part.
 */
export const agreedFrom = async (
  db: Db,
  viewer: AgreementViewer,
  person: Id<'person'>,
  day: Day,
): Promise<AgreedHours[]> => {
  const all = await agreementsFor(db, viewer)
  const found = all.flatMap(agreement => {
    const agreed = agreedOf(agreement)
    const worker = agreement.parties.find(({ party }) => party === 'worker')
    const until = lastDayOf(agreement)
    if (!agreed || worker?.personId !== person || partiesOf(agreement, viewer).length === 0 || day > until) return []
    const { terms } = agreed
    const counts = valueIn(terms, 'counts')
    return [
      {
        agreement: agreement.id,
        employer: terms.employer,
        minutesPerWeek: Number(valueIn(terms, 'hours') ?? 0),
        largerContract: Number(valueIn(terms, 'larger-contract') ?? 0),
        counts: counts === null ? null : String(counts),
        from: terms.from,
        until,
        pays: terms.conditions.flatMap(({ id, value }) => {
          const condition = onMoney.includes(id) ? conditionOf(id) : null
          return condition && !isNothing(condition, value)
            ? [{ condition: id, by: givenBy(condition, value), value }]
            : []
        }),
      },
    ]
  })
  return found.sort((a, b) => a.from.localeCompare(b.from))
}

/** Of these, what holds on the day: one for each employer, none when nothing was agreed. */
export const agreedHoursOf = async (
  db: Db,
  viewer: AgreementViewer,
  person: Id<'person'>,
  day: Day,
): Promise<AgreedHours[]> => (await agreedFrom(db, viewer, person, day)).filter(({ from }) => from <= day)

/** The last day of what was agreed by everybody on a person's own learning, as long as it is to come. */
export const agreementEndsOf = async (
  db: Db,
  person: Id<'person'>,
  today: Day,
): Promise<{ agreement: Agreement['id']; employer: string; until: Day; since: Date }[]> =>
  (await agreementsFor(db, { person, organisation: null, role: null })).flatMap(agreement => {
    const agreed = agreedOf(agreement)
    const own = agreement.parties.some(({ party, personId }) => party === 'worker' && personId === person)
    const until = lastDayOf(agreement)
    return agreed && own && until >= today
      ? [{ agreement: agreement.id, employer: agreed.terms.employer, until, since: agreed.writtenAt }]
      : []
  })
