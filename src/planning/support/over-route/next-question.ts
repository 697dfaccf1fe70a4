import { addDays, readDay } from '../../../platform/day.ts'
import type { FactName, SupportFacts } from '../facts.ts'
import type { Condition, Measure } from '../measure.ts'
import { type AskedFact, askFor } from './ask-fact.ts'
import type { LegInTime } from './in-time.ts'
import { factsIn, isProspect, type Use, useOf } from './use.ts'

type Value = string | number | boolean

/** Every test of a fact in a condition. */
const testsOf = (condition: Condition, fact: FactName): Extract<Condition, { fact: FactName }>[] => {
  if ('fact' in condition) return condition.fact === fact ? [condition] : []
  if ('check' in condition) return []
  if ('not' in condition) return testsOf(condition.not, fact)
  return ('any' in condition ? condition.any : condition.all).flatMap(part => testsOf(part, fact))
}

const around = (bound: number | string): Value[] => {
  if (typeof bound === 'number') return [bound - 1, bound, bound + 1]
  const day = readDay(bound)
  return day ? [addDays(day, -1), day, addDays(day, 1)] : [bound]
}

const testsIn = (measures: readonly Measure[], fact: FactName) =>
  measures
    .flatMap(({ versions }) => versions)
    .flatMap(({ when, gives }) => [when, ...gives.map(gift => gift.when)])
    .flatMap(condition => (condition ? testsOf(condition, fact) : []))

/** Answers between which rules tell a difference: what they name, what lies at each side of a bound, and none of these. */
const answersTo = (measures: readonly Measure[], fact: FactName): Value[] => {
  const tests = testsIn(measures, fact)
  const named = tests.flatMap(test => test.in ?? [])
  const bounds = tests.flatMap(({ atLeast, atMost }) => [atLeast ?? [], atMost ?? []].flat()).flatMap(around)
  const values = new Set<Value>([...named, ...bounds])
  if (named.some(value => typeof value === 'boolean')) return [true, false]
  if (named.length > 0) values.add('—')
  return [...values]
}

/** Committees that some rule names, in a fixed order. */
export const committeesIn = (measures: readonly Measure[]): string[] =>
  [...new Set(testsIn(measures, 'jointCommittee').flatMap(test => test.in ?? []))].map(String).toSorted()

const withAnswer = (
  person: SupportFacts,
  legs: readonly LegInTime[],
  fact: FactName,
  value: Value,
): { person: SupportFacts; legs: readonly LegInTime[] } => {
  if (fact === 'registeredForLeave')
    return {
      person,
      legs: legs.map(leg => ({ ...leg, training: { ...leg.training, registeredForLeave: value === true } })),
    }
  if (fact === 'age') {
    const year = Number(legs[0]?.training.start.slice(0, 4) ?? 0)
    return { person: { ...person, birthYear: year - Number(value) }, legs }
  }
  return { person: { ...person, [fact]: value }, legs }
}

export interface NextQuestion {
  fact: AskedFact
  /** The programme that it is about. */
  about: string
  /** Ids of the measures that wait for it. */
  measures: string[]
}

/** What gives something weighs most; a right of one sector, of which nobody says that it is theirs, weighs little. */
const weightOf = (use: Use): number => (use.gives.perhaps ? 1 : 0.2) * (isProspect(use) ? 1 : 0.25)

/**
 * The questions that still decide something, the one that decides most first: over its possible answers, how many measures
 * come to a yes or a no. What no answer decides is not asked.
 */
export const questionsLeft = (
  person: SupportFacts,
  legs: readonly LegInTime[],
  measures: readonly Measure[],
  uses: readonly Use[],
): NextQuestion[] => {
  const open = uses.filter(({ state }) => state === 'perhaps')
  const facts = [...new Set(open.flatMap(({ missing }) => missing))].filter(fact => askFor[fact])
  const ranked = facts.flatMap(fact => {
    const waiting = open.filter(({ missing }) => missing.includes(fact))
    const answers = answersTo(
      waiting.map(({ measure }) => measure),
      fact,
    )
    const decided = answers.map(value => {
      const then = withAnswer(person, legs, fact, value)
      return waiting
        .filter(({ measure, leg }) => {
          const there = then.legs[leg]
          return there && useOf(measure, there, leg, factsIn(then.person, there)).state !== 'perhaps'
        })
        .reduce((sum, use) => sum + weightOf(use), 0)
    })
    const weight = decided.reduce((sum, each) => sum + each, 0) / Math.max(1, answers.length)
    const ask = askFor[fact]
    const about = fact === 'registeredForLeave' ? (legs[waiting[0]?.leg ?? 0]?.id ?? '') : ''
    const ids = [...new Set(waiting.map(({ measure }) => measure.id))]
    return ask && weight > 0 ? [{ fact: ask, about, measures: ids, weight }] : []
  })
  const order = measures.map(({ id }) => id)
  return ranked
    .toSorted(
      (a, b) =>
        b.weight - a.weight ||
        order.indexOf(a.measures[0] ?? '') - order.indexOf(b.measures[0] ?? '') ||
        a.fact.localeCompare(b.fact),
    )
    .map(({ weight: _, ...question }) => question)
}
