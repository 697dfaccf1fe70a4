import { addDays, type Day } from '../../platform/day.ts'
import { ageOn, type BirthDays, birthdayOf } from './born.ts'
import { afterThirtieths, thirtiethsBetween } from './calendar.ts'
import { bandOf, type DaysRule, holdingOn, type Rules } from './rules.ts'

/** Days of work in a month at full time, as the sources count. */
const daysAMonth = 26

export interface Contract {
  from: Day
  /** Of full time. */
  percent: number
}

/** When the right to work under article 60 ends, for somebody born on one day. */
export type EndOf =
  | { kind: 'ends'; last: Day; days: number; age: number; version: DaysRule }
  /** Days fall out of the time that counts before there are enough. */
  | { kind: 'never' }
  /** No rule speaks of this day or this age. */
  | { kind: 'no-rule' }

/** The last day on which anybody looks ahead: no rule asks for more. */
const horizon = 12 * 10 * 30

/** Thirtieths of a month in which so many days are worked. */
const thirtiethsFor = (days: number, percent: number): number => Math.ceil((days * 3000) / (daysAMonth * percent))

/** Whether the days are enough for a benefit that is asked on a day; null: no rule speaks of it. */
export const enoughOn = (
  born: Day,
  { from, percent }: Contract,
  on: Day,
  rules: Pick<Rules, 'days'>,
): boolean | null => {
  const version = holdingOn(rules.days, on)
  const band = version && bandOf(version.bands, ageOn(born, on))
  if (!band) return null
  const counted = Math.min(thirtiethsBetween(from, on), band.withinMonths * 30)
  return counted >= thirtiethsFor(band.days, percent)
}

/**
 * The last day of the contract: the next is the first on which the days open a benefit, by the rule of that day for the age
 * of that day. Between the days looked at nothing changes, so the first that is enough is the first of all.
 */
export const endFor = (born: Day, contract: Contract, rules: Pick<Rules, 'days'>): EndOf => {
  const { from, percent } = contract
  const bands = rules.days.flatMap(({ bands }) => bands)
  const asked = [
    from,
    ...bands.map(({ days }) => afterThirtieths(from, thirtiethsFor(days, percent))),
    ...rules.days.flatMap(({ validFrom }) => validFrom ?? []),
    ...bands.flatMap(({ from }) => (from === undefined ? [] : birthdayOf(born, from))),
  ]
    .filter(day => day >= from && day <= afterThirtieths(from, horizon))
    .sort()
  const enough = asked.find(day => enoughOn(born, contract, day, rules) === true)
  if (!enough)
    return asked.some(day => enoughOn(born, contract, day, rules) === false) ? { kind: 'never' } : { kind: 'no-rule' }
  const version = holdingOn(rules.days, enough)
  const band = version && bandOf(version.bands, ageOn(born, enough))
  if (!version || !band) return { kind: 'no-rule' }
  return { kind: 'ends', last: addDays(enough, -1), days: band.days, age: ageOn(born, enough), version }
}

/** The same for who may have been born between two days: what both ends give, or that a birthday decides. */
export type ContractEnd = EndOf | { kind: 'birthday'; either: EndOf; or: EndOf }

export const endOfContract = (
  { first, last }: BirthDays,
  contract: Contract,
  rules: Pick<Rules, 'days'>,
): ContractEnd => {
  const [either, or] = [endFor(first, contract, rules), endFor(last, contract, rules)]
  const same = either.kind === or.kind && (either.kind !== 'ends' || or.kind !== 'ends' || either.last === or.last)
  return same ? either : { kind: 'birthday', either, or }
}
