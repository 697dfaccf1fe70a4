import type { ModuleId } from '../../catalogue/index.ts'
import { type Because, because, type Detail } from '../../platform/because.ts'
import { hours, money } from '../../platform/show.ts'
import type { Bilingual, Word } from '../../platform/words.ts'
import type { Route } from '../route.ts'
import { drawPlan, type Facts } from './draw-plan.ts'
import type { Choices, Drawn, DrawnMeasure, DrawnPlan, DrawnRung, Version } from './plan.ts'
import { repair } from './repair.ts'

/** What the facts of now make of a kept plan. */
export type Replanned =
  | { kind: 'same'; plan: DrawnPlan }
  /** Nothing leads to the goal any more. */
  | { kind: 'impossible' }
  | {
      kind: 'changed'
      choices: Choices
      plan: DrawnPlan
      /** What is different, and why. */
      reasons: Because[]
      /** Locked parts that could not stay, or stayed at a price. */
      broken: Because[]
      /** What it does to end, hours and price. */
      effects: Because[]
    }

const inHours = (minutes: number): Bilingual => ({ nl: hours(minutes, 'nl'), en: hours(minutes, 'en') })
const inEuros = (cents: number): Bilingual => ({ nl: money(cents, 'nl'), en: money(cents, 'en') })
const asIs = <Value extends Detail>(value: Value): Value => value

/** What is different about one module that stayed in the plan. */
const aboutModule = (was: DrawnRung, is: DrawnRung, reasons: Because[]): Because[] => {
  const module = is.title
  const size = { module, before: inHours(was.minutes), after: inHours(is.minutes) }
  const off = { module, hours: inHours(Math.abs(is.off - was.off)) }
  const decided = reasons.some(({ says }) => says === 'recognition.decided')
  const less = { module, hours: inHours(was.perhaps - is.perhaps) }
  return [
    ...(is.passed && !was.passed ? [because('planning.plan.fact.passed', { with: { module } })] : []),
    ...(was.passed && !is.passed ? [because('planning.plan.fact.not-passed', { with: { module } })] : []),
    ...(is.failed > was.failed ? [because('planning.plan.fact.failed', { with: { module } })] : []),
    ...(is.failed < was.failed ? [because('planning.plan.fact.not-failed', { with: { module } })] : []),
    ...(is.minutes !== was.minutes ? [because('planning.plan.fact.hours', { with: size })] : []),
    ...(is.off > was.off ? [because('planning.plan.fact.exempt-more', { with: off, because: reasons })] : []),
    ...(is.off < was.off ? [because('planning.plan.fact.exempt-less', { with: off, because: reasons })] : []),
    ...(decided && is.off === was.off && is.perhaps < was.perhaps
      ? [because('planning.plan.fact.not-granted', { with: less, because: reasons })]
      : []),
    ...(is.cents !== was.cents && is.off === was.off
      ? [because('planning.plan.fact.price', { with: { module, price: inEuros(is.cents) } })]
      : []),
  ]
}

const aboutModules = (was: Drawn, is: Drawn, route: Pick<Route, 'legs'>): Because[] => {
  const before = new Map(was.legs.flatMap(leg => leg.rungs).map(rung => [rung.module, rung]))
  const why = new Map<ModuleId, Because[]>(
    route.legs.flatMap(leg => leg.rungs).map(rung => [rung.module.id, rung.exemption.because]),
  )
  return is.legs
    .flatMap(leg => leg.rungs)
    .flatMap(rung => {
      const old = before.get(rung.module)
      return old ? aboutModule(old, rung, why.get(rung.module) ?? []) : []
    })
}

const aboutStarts = (was: Drawn, is: Drawn): Because[] =>
  is.legs.flatMap(leg => {
    const old = was.legs.find(({ programme, offer }) => programme === leg.programme && offer === leg.offer)
    return old && leg.offer !== null && old.start !== leg.start
      ? [because('planning.plan.fact.offer-moved', { with: { before: old.start, after: leg.start } })]
      : []
  })

/** Groups in which the person had a place, called off since. */
const aboutGroups = (is: Drawn, since: Date, { lost }: Facts): Because[] =>
  lost
    .filter(({ at }) => at > since)
    .flatMap(({ module: id, name, others }) => {
      const rung = is.legs.flatMap(leg => leg.rungs).find(({ module, passed }) => module === id && !passed)
      const then = because('planning.plan.fact.other-groups', { with: { count: others } })
      return rung
        ? [
            because('planning.plan.fact.group-cancelled', {
              with: { module: rung.title, group: name },
              because: [then],
            }),
          ]
        : []
    })

const wordFor = (was: DrawnMeasure | undefined, is: DrawnMeasure | undefined): Word | null => {
  if (!was) return is?.state === 'yes' ? 'planning.plan.fact.measure-new' : null
  if (!is) return was.state === 'yes' ? 'planning.plan.fact.measure-gone' : null
  if (was.state !== is.state)
    return is.state === 'yes' ? 'planning.plan.fact.measure-sure' : 'planning.plan.fact.measure-unsure'
  return was.version === is.version ? null : 'planning.plan.fact.measure-version'
}

const aboutMeasures = (was: Drawn, is: Drawn, route: Pick<Route, 'support'>): Because[] =>
  [...new Set([...was.measures, ...is.measures].map(({ id }) => id))].flatMap(id => {
    const [old, now] = [was.measures.find(each => each.id === id), is.measures.find(each => each.id === id)]
    const word = wordFor(old, now)
    const measure = (now ?? old)?.name
    const outcome = route.support.outcomes.find(each => each.measure === id)
    return word && measure ? [because(word, { with: { measure }, because: outcome ? [outcome.because] : [] })] : []
  })

const effect = <Value extends string | number>(
  word: Word,
  was: Value | null,
  is: Value | null,
  say: (value: Value) => Detail,
): Because[] =>
  was === is
    ? []
    : [because(word, { with: { before: was === null ? 'none' : say(was), after: is === null ? 'none' : say(is) } })]

/** What is different for the person between two drawings of a plan. */
const effectsOf = (was: Drawn, is: Drawn): Because[] => [
  ...effect('planning.plan.effect.start', was.start, is.start, asIs),
  ...effect('planning.plan.effect.end', was.end, is.end, asIs),
  ...effect('planning.plan.effect.left', was.left, is.left, inHours),
  ...effect('planning.plan.effect.weeks', was.weeks, is.weeks, asIs),
  ...effect('planning.plan.effect.own', was.ownCents, is.ownCents, inEuros),
  ...effect('planning.plan.effect.employer', was.employerCents, is.employerCents, inEuros),
]

/**
 * Compares a kept plan with what the facts give now. With the facts that it was drawn from, it stays the same; what the
 * person locked stays as long as it can.
 */
export const replan = (kept: Pick<Version, 'choices' | 'drawn' | 'at'>, facts: Facts): Replanned => {
  const names = new Map<string, Bilingual>([
    ...kept.drawn.legs.map(leg => [leg.programme, leg.title] as const),
    ...kept.drawn.legs.flatMap(leg => leg.rungs).map(rung => [rung.module, rung.title] as const),
  ])
  const repaired = repair(kept.choices, facts, names)
  const plan = repaired && drawPlan(repaired.choices, facts)
  if (!repaired || !plan) return { kind: 'impossible' }
  const { drawn, route } = plan
  const solid = [
    ...repaired.reasons,
    ...aboutModules(kept.drawn, drawn, route),
    ...aboutStarts(kept.drawn, drawn),
    ...aboutGroups(drawn, kept.at, facts),
  ]
  const effects = effectsOf(kept.drawn, drawn)
  if (solid.length === 0 && effects.length === 0) return { kind: 'same', plan }
  const reasons = [...solid, ...aboutMeasures(kept.drawn, drawn, route)]
  return {
    kind: 'changed',
    choices: repaired.choices,
    plan,
    reasons: reasons.length > 0 ? reasons : [because('planning.plan.fact.other')],
    broken: repaired.broken,
    effects: [...effects, ...effect('planning.plan.effect.at-best', kept.drawn.leftAtBest, drawn.leftAtBest, inHours)],
  }
}
