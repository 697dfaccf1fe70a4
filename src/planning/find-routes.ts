import { type Catalogue, named, type Programme, type Qualification, type QualificationId } from '../catalogue/index.ts'
import { languageLevels, type Portrait } from '../people/index.ts'
import { type Because, because } from '../platform/because.ts'
import { type Day, isValidOn } from '../platform/day.ts'
import { grouped } from '../platform/grouped.ts'
import { accept, type Outcome, refuse } from '../platform/outcome.ts'
import { perObject } from '../platform/remember.ts'
import { type ConcordanceRow, holdingsOf, type Recognised } from '../recognition/index.ts'
import { buildLeg, type Ground, misfitsOf } from './build-leg.ts'
import { ranked } from './rank.ts'
import type { Leg, Route, Rung } from './route.ts'
import { type Measure, type Support, supportOverRoute } from './support/index.ts'
import { inTimeOf, supportFactsOf } from './support-facts.ts'

/** How many programmes a way up may have: with more, nobody sees the top any more. */
const mostLegs = 4

/** What is asked. Left out of what was recognised: nothing. */
export interface RouteQuestion extends Partial<Recognised> {
  catalogue: Catalogue
  concordance: ConcordanceRow[]
  measures: Measure[]
  portrait: Portrait
  goal: string
  today: Day
}

export interface RouteAnswer {
  goal: Qualification
  routes: Route[]
  /** The person holds the goal already: why we think so. */
  held: Because | null
}

const rankOf = (level: string): number => (languageLevels as readonly string[]).indexOf(level)

const languageMisfit = ({ programme }: Leg, { dutch }: Portrait): Because[] =>
  dutch?.level && programme.language && rankOf(dutch.level) < rankOf(programme.language)
    ? [because('planning.misfit.dutch', { with: { asked: programme.language, level: dutch.level } })]
    : []

const programmesTo = (goal: QualificationId, ground: Ground): Programme[] =>
  [...ground.catalogue.programmes.values()].filter(
    programme => programme.awards === goal && isValidOn(programme, ground.today),
  )

const rowsByModule = perObject((rows: ConcordanceRow[]) => grouped(rows, row => row.module))

const sum = (legs: Leg[], of: (rung: Rung) => number): number =>
  legs.flatMap(leg => leg.rungs).reduce((total, rung) => total + of(rung), 0)
const weight = (legs: Leg[]): number => sum(legs, rung => rung.minutesLeft)

/**
 * Every chain of programmes that ends in the goal. A programme that asks a qualification which the person does not
 * hold is reached by the lightest way to that qualification; `above` are the goals higher up, so that no way turns
 * in a circle.
 */
const waysTo = (goal: QualificationId, ground: Ground, above: QualificationId[]): Leg[][] =>
  programmesTo(goal, ground).flatMap(programme => {
    const open = programme.entry.length === 0 || programme.entry.some(id => ground.holdings.qualifications.has(id))
    if (open) {
      const leg = buildLeg(programme, ground.today, ground)
      return leg ? [[leg]] : []
    }
    if (above.length + 1 >= mostLegs) return []
    return programme.entry
      .filter(entry => entry !== goal && !above.includes(entry))
      .flatMap(entry => {
        const [lightest] = waysTo(entry, ground, [...above, goal]).sort((a, b) => weight(a) - weight(b))
        const last = lightest?.at(-1)
        const leg = last && buildLeg(programme, last.end ?? last.start, ground)
        return lightest && leg ? [[...lightest, leg]] : []
      })
  })

const orNull = (values: (number | null)[], join: (known: number[]) => number): number | null => {
  const known = values.filter(value => value !== null)
  return known.length < values.length ? null : join(known)
}

const supportOf = (legs: Leg[], { portrait }: Ground, measures: Measure[]): Support =>
  supportOverRoute(
    supportFactsOf(portrait),
    legs.map(leg => inTimeOf(leg, portrait.support)),
    measures,
  )

/** The figures of a way up, and the support for it. */
export const routeOf = (legs: Leg[], ground: Ground, measures: Measure[]): Omit<Route, 'rank'> => ({
  id: legs.map(leg => leg.programme.id).join('~'),
  legs,
  minutes: sum(legs, rung => rung.minutes),
  minutesLeft: weight(legs),
  minutesLeftAtBest: sum(legs, rung => rung.minutesLeftAtBest),
  credits: sum(legs, rung => rung.module.credits ?? 0),
  price: sum(legs, rung => rung.price),
  weeks: orNull(
    legs.map(leg => leg.weeks),
    weeks => weeks.reduce((total, each) => total + each, 0),
  ),
  start: legs[0]?.start ?? ground.today,
  end: legs.at(-1)?.end ?? null,
  km: orNull(
    legs.map(leg => leg.km),
    all => Math.max(...all),
  ),
  support: supportOf(legs, ground, measures),
  misfits: legs.flatMap(leg => [
    ...(leg.offer ? misfitsOf(leg.offer, leg.km, ground.portrait) : [because('planning.misfit.no-offer')]),
    ...languageMisfit(leg, ground.portrait),
  ]),
})

/** What routes are made from, as this question has it. */
export const groundOf = (question: Omit<RouteQuestion, 'goal'>): Ground => {
  const { catalogue, concordance, portrait, granted = new Map(), decided = new Map(), today } = question
  const holdings = holdingsOf(portrait, catalogue, today, question.shown)
  return { catalogue, concordance: rowsByModule(concordance), portrait, holdings, granted, decided, today }
}

/**
 * Every route to the goal over all providers, best first by what the person finds important. The same question gives
 * the same answer, whatever the order of what was told.
 */
export const findRoutes = (
  question: RouteQuestion,
): Outcome<RouteAnswer, 'planning.unknown-goal' | 'planning.no-programme'> => {
  const { catalogue, measures, portrait } = question
  const goal = catalogue.qualifications.get(question.goal as QualificationId)
  if (!goal) return refuse('planning.unknown-goal')
  const ground = groundOf(question)
  const { holdings } = ground
  if (programmesTo(goal.id, ground).length === 0) return refuse('planning.no-programme')
  const routes = waysTo(goal.id, ground, []).map(legs => routeOf(legs, ground, measures))
  const held = holdings.qualifications.get(goal.id)
  return accept({
    goal,
    routes: ranked(routes, portrait.important ?? 'hours'),
    held: held
      ? because(`planning.held.${held.strength === 'certified' ? 'certified' : 'said'}`, {
          with: { goal: named(goal.title) },
          because: [held.because],
        })
      : null,
  })
}
