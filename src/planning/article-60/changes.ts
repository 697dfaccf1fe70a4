import { addDays, type Day } from '../../platform/day.ts'
import type { Word } from '../../platform/words.ts'
import { type Born, birthdayOf } from './born.ts'
import type { Span } from './calendar.ts'
import type { ContractEnd } from './contract.ts'
import type { Place } from './place.ts'
import { limitsOf, type Rules } from './rules.ts'

/** Something in a plan that is otherwise from a day on. */
export interface Change {
  on: Day
  says: Word
  with: Record<string, string | number>
  /** The same change whenever the plan is made again. */
  key: string
}

/** How long before a change who it concerns is told, in days. */
const changeNotice = 90

interface Placed {
  number: number
  span: Span
  place: Place
}

/** The day after the last under article 60; the soonest that it may be while a birthday decides. */
const overOf = (end: ContractEnd): Change[] => {
  if (end.kind === 'ends') {
    const on = addDays(end.last, 1)
    return [{ on, says: 'planning.article-60.change.over', with: { days: end.days }, key: `over:${on}` }]
  }
  if (end.kind !== 'birthday') return []
  const lasts = [end.either, end.or].flatMap(each => (each.kind === 'ends' ? [each.last] : [])).sort()
  const [soonest] = lasts
  const on = soonest && addDays(soonest, 1)
  return on ? [{ on, says: 'planning.article-60.change.over-perhaps', with: {}, key: `over-perhaps:${on}` }] : []
}

/** Everything that changes between the first day of a contract and the last of the last semester, the soonest first. */
export const changesIn = (
  semesters: readonly Placed[],
  end: ContractEnd,
  { contractFrom, born }: { contractFrom: Day; born: Born },
  rules: Rules,
  schemeUntil: Day | null,
): Change[] => {
  const last = semesters.at(-1)?.span.to ?? contractFrom
  const within = (day: Day | null): day is Day => day !== null && day > contractFrom && day <= last
  const starts = semesters.map(({ number, span: { from }, place }) => ({
    on: from,
    says: `planning.article-60.change.semester.${place}` as const,
    with: { number },
    key: `semester-${number}:${from}`,
  }))
  const versions = [...rules.days, ...rules.inside, ...rules.partTime].map(({ validFrom }) => validFrom).filter(within)
  const changed = [...new Set(versions)].map(on => ({
    on,
    says: 'planning.article-60.change.rule' as const,
    with: {},
    key: `rule:${on}`,
  }))
  const birthdays = born.kind === 'day' ? limitsOf(rules).map(age => ({ age, on: birthdayOf(born.day, age) })) : []
  const aged = birthdays
    .filter(({ on }) => within(on))
    .map(({ age, on }) => ({ on, says: 'planning.article-60.change.age' as const, with: { age }, key: `age:${on}` }))
  const without = schemeUntil && addDays(schemeUntil, 1)
  const lapsed = within(without)
    ? [{ on: without, says: 'planning.article-60.change.scheme' as const, with: {}, key: `scheme:${without}` }]
    : []
  return [...starts, ...changed, ...aged, ...overOf(end), ...lapsed].sort((a, b) => a.on.localeCompare(b.on))
}

/** What changes from today until so many days later. */
export const changesSoon = (changes: readonly Change[], today: Day): Change[] =>
  changes.filter(({ on }) => on >= today && on <= addDays(today, changeNotice))
