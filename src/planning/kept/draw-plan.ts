import type { ModuleId, Offer } from '../../catalogue/index.ts'
import type { Portrait } from '../../people/index.ts'
import type { Day } from '../../platform/day.ts'
import type { Ground } from '../build-leg.ts'
import { legOf } from '../build-leg.ts'
import { groundOf, type RouteQuestion, routeOf } from '../find-routes.ts'
import { ownPrice } from '../rank.ts'
import type { Leg, Route } from '../route.ts'
import type { LostPlace } from '../week/places/place.store.ts'
import type { Choices, ChosenLeg, Drawn, DrawnLeg, DrawnMeasure, DrawnPlan, Hours } from './plan.ts'
import { programmeOfLeg } from './programme-of-leg.ts'

/** What providers said of a module: passed, and how many times failed before. */
export interface Outcomes {
  passed: boolean
  failed: number
}

/** Everything that a plan is drawn from besides the person's choices. */
export interface Facts extends Omit<RouteQuestion, 'goal'> {
  outcomes: ReadonlyMap<ModuleId, Outcomes>
  /** Groups that were called off while this person had a place in them. */
  lost: readonly LostPlace[]
}

/** Minutes a week for everything together: the person's own, and those of work. */
const freeMinutes = ({ minutesPerWeek, agreed }: Choices): number | undefined =>
  minutesPerWeek === null ? undefined : minutesPerWeek + (agreed?.minutesPerWeek ?? 0)

const atPace = ({ time, ...portrait }: Portrait, choices: Choices): Portrait => {
  const { minutesFreePerWeek: _, ...rest } = time ?? { forms: [] }
  const minutesFreePerWeek = freeMinutes(choices)
  return { ...portrait, time: { ...rest, ...(minutesFreePerWeek === undefined ? {} : { minutesFreePerWeek }) } }
}

/** What legs are built from, at the pace of the plan. */
export const groundFor = (choices: Choices, facts: Facts): Ground =>
  groundOf({ ...facts, portrait: atPace(facts.portrait, choices) })

/** Said no longer to take place: gone, or ended before it began. What has begun goes on. */
export const isWithdrawn = (offer: Offer | undefined, today: Day): boolean =>
  !offer || (offer.validTo !== null && offer.validTo < today && (offer.start === null || offer.start > today))

export const laterOf = (a: Day | null, b: Day | null): Day | null => (a === null || (b !== null && b > a) ? b : a)

const again = (modules: ModuleId[], { outcomes }: Facts): ModuleId[] =>
  modules.flatMap(id => Array<ModuleId>(outcomes.get(id)?.failed ?? 0).fill(id))

/** One leg of the plan, after what ends on `after`; null when something of it is not there any more. */
export const drawLeg = (chosen: ChosenLeg, after: Day | null, ground: Ground, facts: Facts): Leg | null => {
  const programme = programmeOfLeg(chosen, ground.catalogue, ground.today)
  const offer = ground.catalogue.offers.find(({ id }) => id === chosen.offer) ?? null
  if (!programme || (chosen.offer !== null && isWithdrawn(offer ?? undefined, ground.today))) return null
  const start = offer?.start ?? laterOf(chosen.from, after) ?? ground.today
  return legOf(programme, chosen.modules, { offer, start, again: again(chosen.modules, facts) }, ground)
}

const drawnLeg = (leg: Leg, { outcomes }: Facts): DrawnLeg => ({
  programme: leg.programme.id,
  title: leg.programme.title,
  provider: leg.provider.name,
  awards: leg.awards.id,
  offer: leg.offer?.id ?? null,
  start: leg.start,
  end: leg.end,
  weeks: leg.weeks,
  rungs: leg.rungs.map(rung => ({
    module: rung.module.id,
    title: rung.module.title,
    minutes: rung.minutes,
    off: rung.exemption.minutesOff,
    perhaps: rung.exemption.minutesPerhaps,
    cents: rung.price,
    passed: outcomes.get(rung.module.id)?.passed ?? false,
    failed: outcomes.get(rung.module.id)?.failed ?? 0,
  })),
  stops: leg.landings.map(({ stop, afterRung }) => ({ title: stop.title, after: afterRung })),
})

const measuresOf = ({ support }: Pick<Route, 'support'>): DrawnMeasure[] => {
  const all = new Map<string, DrawnMeasure>()
  for (const { measure: id, name, version, state, amounts } of support.outcomes) {
    if (state === 'no') continue
    const before = all.get(id)
    const cents = (to: 'worker' | 'employer') =>
      amounts.reduce((sum, amount) => sum + (amount.to === to ? amount.cents : 0), 0)
    all.set(id, {
      id,
      name,
      version: version ?? '',
      state: before?.state === 'yes' ? 'yes' : state,
      workerCents: (before?.workerCents ?? 0) + cents('worker'),
      employerCents: (before?.employerCents ?? 0) + cents('employer'),
    })
  }
  return [...all.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
}

/** Lessons in working hours over all weeks; never more than there are lessons. */
const missedBy = (agreed: Hours | null, weeks: number | null, lessons: number): number | null =>
  agreed === null ? 0 : weeks === null ? null : Math.min(agreed.minutesPerWeek * weeks, lessons)

const drawnFrom = (route: Omit<Route, 'rank'>, choices: Choices, facts: Facts): Drawn => {
  const legs = route.legs.map(leg => drawnLeg(leg, facts))
  const rungs = legs.flatMap(leg => leg.rungs)
  const sum = (of: (rung: (typeof rungs)[number]) => number) => rungs.reduce((total, rung) => total + of(rung), 0)
  const done = sum(rung => (rung.passed ? rung.minutes - rung.off : 0))
  const left = sum(rung => rung.minutes - rung.off) - done
  const lessons = route.legs
    .flatMap(leg => leg.rungs)
    .reduce((total, { module, minutesLeft }) => total + Math.max(0, minutesLeft - module.workplace), 0)
  return {
    legs,
    minutes: sum(rung => rung.minutes),
    off: sum(rung => rung.off),
    done,
    left,
    leftAtBest: left - sum(rung => (rung.passed ? 0 : rung.perhaps)),
    weeks: route.weeks,
    start: route.start,
    end: route.end,
    cents: route.price,
    ownCents: ownPrice({ ...route }),
    employerCents: route.support.best.employerCents,
    missed: missedBy(choices.agreed, route.weeks, lessons),
    measures: measuresOf(route),
  }
}

/** The plan that these choices give with the facts of now; null when something of it is not there any more. */
export const drawPlan = (choices: Choices, facts: Facts): DrawnPlan | null => {
  const ground = groundFor(choices, facts)
  const legs: Leg[] = []
  let after: Day | null = null
  for (const chosen of choices.legs) {
    const leg = drawLeg(chosen, after, ground, facts)
    if (!leg) return null
    legs.push(leg)
    after = leg.end ?? leg.start
  }
  if (legs.length === 0) return null
  const route = routeOf(legs, ground, facts.measures)
  return { route, drawn: drawnFrom(route, choices, facts) }
}
