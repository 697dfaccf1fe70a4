import { type Because, because } from '../../platform/because.ts'
import { readDay } from '../../platform/day.ts'
import { perObject } from '../../platform/remember.ts'
import { type Bilingual, inBoth, isWord } from '../../platform/words.ts'
import type { Fact, FactName } from './facts.ts'
import type { Condition } from './measure.ts'

export type Facts = Record<FactName, Fact>

/** Three-valued: `null` means that a fact is missing which decides it. */
export interface Judged {
  holds: boolean | null
  missing: FactName[]
  because: Because[]
}

type Test = Extract<Condition, { fact: FactName }>
const euros = new Set<FactName>(['grossMonthlyWage', 'price'])

const spoken = new Map<string, Bilingual>()

/** A value as people say it: a word where there is one, euros for cents. Said once, then remembered. */
const said = (fact: FactName, value: string | number | boolean): Bilingual => {
  const key = `${fact} ${value}`
  const known = spoken.get(key)
  if (known) return known
  const made = saidAnew(fact, value)
  spoken.set(key, made)
  return made
}

const saidAnew = (fact: FactName, value: string | number | boolean): Bilingual => {
  const word = `support.value.${fact}.${value}`
  if (isWord(word)) return inBoth(word)
  const plain = typeof value === 'number' && euros.has(fact) ? `€ ${value / 100}` : String(value)
  const day = readDay(plain)
  return day ? inBoth('support.value.day', { day }) : { nl: plain, en: plain }
}

const joined = (parts: Bilingual[]): Bilingual => ({
  nl: parts.map(part => part.nl).join(' of '),
  en: parts.map(part => part.en).join(' or '),
})

const both = (parts: Bilingual[]): Bilingual => ({
  nl: parts.map(part => part.nl).join(' en '),
  en: parts.map(part => part.en).join(' and '),
})

const wanted = ({ fact, in: among, atLeast, atMost }: Test): Bilingual => {
  if (among) return joined(among.map(value => said(fact, value)))
  if (atLeast !== undefined && atMost !== undefined)
    return inBoth('support.between', { from: said(fact, atLeast), to: said(fact, atMost) })
  return atLeast !== undefined
    ? inBoth('support.at-least', { value: said(fact, atLeast) })
    : inBoth('support.at-most', { value: said(fact, atMost ?? '') })
}

type Single = string | number | boolean

const passesOne = (value: Single, { in: among, atLeast, atMost }: Test): boolean =>
  (!among || among.includes(value)) &&
  (atLeast === undefined || value >= atLeast) &&
  (atMost === undefined || value <= atMost)

/** Who is two things at once passes with either. */
const passes = (values: readonly Single[], test: Test): boolean => values.some(value => passesOne(value, test))

/** What a test is about, in words: the same for everybody, so made once. */
const aboutOf = perObject((test: Test) => ({ fact: inBoth(`support.fact.${test.fact}`), wanted: wanted(test) }))

const judgeTest = (test: Test, facts: Facts): Judged => {
  const value = facts[test.fact]
  const about = aboutOf(test)
  if (value === undefined)
    return { holds: null, missing: [test.fact], because: [because('support.condition.unknown', { with: about })] }
  const values = typeof value === 'object' ? value : [value]
  const holds = passes(values, test)
  const detail = { ...about, value: both(values.map(each => said(test.fact, each))) }
  return {
    holds,
    missing: [],
    because: [because(holds ? 'support.condition.yes' : 'support.condition.no', { with: detail })],
  }
}

/** A part that decides alone gives the reason alone; a fact is missing only if nothing else has decided. */
const join = (parts: Judged[], decides: boolean): Judged => {
  const deciding = parts.filter(part => part.holds === decides)
  if (deciding.length > 0) return { holds: decides, missing: [], because: deciding.flatMap(part => part.because) }
  const open = parts.filter(part => part.holds === null)
  return {
    holds: open.length > 0 ? null : !decides,
    missing: [...new Set(open.flatMap(part => part.missing))],
    because: parts.flatMap(part => part.because),
  }
}

/** The same answer as `judge`, without its reasons: for who decides much and tells little. */
export const holdsFor = (condition: Condition, facts: Facts): boolean | null => {
  if ('fact' in condition) {
    const value = facts[condition.fact]
    if (value === undefined) return null
    return typeof value === 'object' ? passes(value, condition) : passesOne(value, condition)
  }
  if ('check' in condition) return null
  if ('not' in condition) {
    const inner = holdsFor(condition.not, facts)
    return inner === null ? null : !inner
  }
  const decides = 'any' in condition
  let open = false
  for (const part of decides ? condition.any : condition.all) {
    const holds = holdsFor(part, facts)
    if (holds === decides) return decides
    if (holds === null) open = true
  }
  return open ? null : !decides
}

/** Whether a condition looks at a fact. */
export const looksAt = (condition: Condition, fact: FactName): boolean => {
  if ('fact' in condition) return condition.fact === fact
  if ('check' in condition) return false
  if ('not' in condition) return looksAt(condition.not, fact)
  return ('any' in condition ? condition.any : condition.all).some(part => looksAt(part, fact))
}

/** Does the condition hold for these facts, and why? */
export const judge = (condition: Condition, facts: Facts): Judged => {
  if ('all' in condition)
    return join(
      condition.all.map(part => judge(part, facts)),
      false,
    )
  if ('any' in condition)
    return join(
      condition.any.map(part => judge(part, facts)),
      true,
    )
  if ('not' in condition) {
    const inner = judge(condition.not, facts)
    const holds = inner.holds === null ? null : !inner.holds
    return { ...inner, holds, because: [because('support.condition.not', { because: inner.because })] }
  }
  if ('check' in condition)
    return { holds: null, missing: [], because: [because('support.check', { with: { check: condition.check } })] }
  return judgeTest(condition, facts)
}
