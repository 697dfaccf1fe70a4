import { type Because, because } from '../../platform/because.ts'
import { addDays } from '../../platform/day.ts'
import { agesOn, type BirthDays } from './born.ts'
import { daysBetween, type Span } from './calendar.ts'
import type { ContractEnd, EndOf } from './contract.ts'
import { bandOf, holdingOn, type Rules, type RuleVersion } from './rules.ts'

/**
 * Where a semester lies. `inside`: within the employment. `outside`: after it, with a training contract of VDAB. `unsure`:
 * rules contradict each other, or none speaks. `birthday`: the day of birth decides.
 */
export const places = ['inside', 'outside', 'unsure', 'birthday'] as const
export type Place = (typeof places)[number]

export interface Placed {
  place: Place
  /** A rule that was asked is not confirmed. */
  uncertain: boolean
  because: Because[]
}

/** What a version says of itself, under a reason that rests on it. */
export const ruleSays = ({ source, note, validFrom, validTo }: RuleVersion): Pick<Because, 'source' | 'because'> => ({
  source,
  because: [
    ...(validFrom ? [because('planning.article-60.because.since', { with: { day: validFrom } })] : []),
    ...(validTo ? [because('planning.article-60.because.until', { with: { day: validTo } })] : []),
    ...(note ? [because('planning.article-60.because.note', { with: { note } })] : []),
  ],
})

type Says = 'yes' | 'no' | 'birthday' | 'no-rule'
interface Answer {
  held: Says
  uncertain: boolean
  because: Because[]
}

const reasonOfEnd = (end: EndOf): Because => {
  if (end.kind === 'never') return because('planning.article-60.because.never')
  if (end.kind === 'no-rule') return because('planning.article-60.because.no-rule')
  const { last, days, age, version } = end
  return because('planning.article-60.because.days', { with: { day: last, days, age }, ...ruleSays(version) })
}

/** Why the employment lasts as long as it does. */
export const reasonsOfEnd = (end: ContractEnd): Because[] =>
  end.kind === 'birthday'
    ? [because('planning.article-60.because.birthday', { because: [reasonOfEnd(end.either), reasonOfEnd(end.or)] })]
    : [reasonOfEnd(end)]

/** A semester lies within the employment when at least half of it does. */
const workedOn = (end: EndOf, { from, to }: Span): Says => {
  if (end.kind !== 'ends') return end.kind === 'never' ? 'yes' : 'no-rule'
  return end.last >= addDays(from, Math.floor(daysBetween(from, to) / 2)) ? 'yes' : 'no'
}

const employed = (end: ContractEnd, span: Span): Answer => {
  const reasons = reasonsOfEnd(end)
  const versions = [end.kind === 'birthday' ? [end.either, end.or] : [end]].flat()
  const uncertain = versions.some(each => each.kind === 'ends' && each.version.uncertain)
  if (end.kind !== 'birthday') return { held: workedOn(end, span), uncertain, because: reasons }
  const [either, or] = [workedOn(end.either, span), workedOn(end.or, span)]
  return { held: either === or ? either : 'birthday', uncertain, because: reasons }
}

const byAge = (born: BirthDays, { from }: Span, rules: Pick<Rules, 'inside'>): Answer => {
  const version = holdingOn(rules.inside, from)
  const { least, most } = agesOn(born, from)
  const bands = version && [bandOf(version.bands, least), bandOf(version.bands, most)]
  if (!version || !bands || bands.some(band => band === null))
    return { held: 'no-rule', uncertain: true, because: [because('planning.article-60.because.no-rule')] }
  const [youngest, oldest] = bands
  const held = youngest?.inside === oldest?.inside ? (youngest?.inside ? 'yes' : 'no') : 'birthday'
  const limit = version.bands.find(({ inside }) => inside)?.from ?? 0
  return {
    held,
    uncertain: version.uncertain,
    because: [because(`planning.article-60.because.age.${held}`, { with: { limit, day: from }, ...ruleSays(version) })],
  }
}

/** Where a semester lies for somebody, and why. */
export const placeOf = (
  asksAge: boolean,
  span: Span,
  born: BirthDays,
  end: ContractEnd,
  rules: Pick<Rules, 'inside'>,
): Placed => {
  const work = employed(end, span)
  const plain = { yes: 'inside', no: 'outside', birthday: 'birthday', 'no-rule': 'unsure' } as const
  if (!asksAge) return { place: plain[work.held], uncertain: work.uncertain, because: work.because }
  const age = byAge(born, span, rules)
  const both = { uncertain: age.uncertain || work.uncertain, because: [...age.because, ...work.because] }
  if (age.held === 'yes' && work.held === 'no')
    return {
      place: 'unsure',
      uncertain: true,
      because: [because('planning.article-60.because.contradict', { because: both.because })],
    }
  if (age.held !== 'yes') return { place: plain[age.held], ...both }
  return { place: plain[work.held], ...both }
}
