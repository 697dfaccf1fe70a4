import type { ModuleId } from '../../catalogue/index.ts'
import { type Because, because } from '../../platform/because.ts'
import type { Day } from '../../platform/day.ts'
import type { Sure } from '../../recognition/index.ts'
import { offersFor } from '../build-leg.ts'
import { findRoutes } from '../find-routes.ts'
import { type AgreedNow, differs } from './agreed-now.ts'
import { drawLeg, drawPlan, type Facts, groundFor, laterOf } from './draw-plan.ts'
import { type Choices, type ChosenLeg, choicesOf, type DrawnPlan, type Hours, holdsOffer } from './plan.ts'
import { repair } from './repair.ts'

/** What somebody supposes: only what differs from the plan as it is. */
export interface Supposing {
  minutesPerWeek?: number
  agreed?: Hours | null
  from?: Day
  /** Another proposed way to the same goal. */
  route?: string
  /** Modules of which the exemption that is now a perhaps is granted. */
  granted?: ModuleId[]
}

export interface Supposed {
  choices: Choices
  plan: DrawnPlan
  /** Locked parts that would not stay. */
  broken: Because[]
}

/** The facts if providers granted these. */
const withGrants = (facts: Facts, granted: readonly ModuleId[]): Facts =>
  granted.length === 0
    ? facts
    : {
        ...facts,
        granted: new Map([
          ...(facts.granted ?? []),
          ...granted.map((id): [ModuleId, Sure] => [
            id,
            { minutes: null, because: [because('planning.plan.supposed')] },
          ]),
        ]),
      }

/** The first group of each leg that has not begun and is not locked; the first such leg not before `from`. */
const groupedAnew = (choices: Choices, starts: Day[], from: Day | null, facts: Facts): Choices => {
  const ground = groundFor(choices, facts)
  const legs: ChosenLeg[] = []
  let after: Day | null = null
  let asked = from
  for (const [at, leg] of choices.legs.entries()) {
    const programme = facts.catalogue.programmes.get(leg.programme)
    const begun = (starts[at] ?? facts.today) <= facts.today
    const stays = !programme || begun || holdsOffer(choices, leg.programme) || (at === 0 && asked === null)
    let next = leg
    if (!stays) {
      const notBefore: Day = laterOf(laterOf(asked, after), facts.today) ?? facts.today
      const [offer] = offersFor(programme, notBefore, ground)
      next = { ...leg, offer: offer?.id ?? null, from: offer?.start ? null : notBefore }
      asked = null
    }
    const drawn = drawLeg(next, after, ground, facts)
    legs.push(next)
    after = drawn?.end ?? drawn?.start ?? after
  }
  return { ...choices, legs }
}

/** The plan as it would be; null when it cannot be. */
export const suppose = (
  kept: { choices: Choices; drawn: { legs: { start: Day }[] } },
  supposing: Supposing,
  facts: Facts,
): Supposed | null => {
  const supposed = withGrants(facts, supposing.granted ?? [])
  let choices: Choices = {
    ...kept.choices,
    ...(supposing.minutesPerWeek === undefined ? {} : { minutesPerWeek: supposing.minutesPerWeek }),
    ...(supposing.agreed === undefined ? {} : { agreed: supposing.agreed }),
  }
  let starts = kept.drawn.legs.map(({ start }) => start)
  if (supposing.route !== undefined) {
    const { portrait } = groundFor(choices, supposed)
    const found = findRoutes({ ...supposed, portrait, goal: choices.goal })
    const route = found.ok ? found.value.routes.find(({ id }) => id === supposing.route) : undefined
    if (!route) return null
    choices = choicesOf(route, choices)
    starts = route.legs.map(({ start }) => start)
  }
  const repaired = repair(groupedAnew(choices, starts, supposing.from ?? null, supposed), supposed)
  const plan = repaired && drawPlan(repaired.choices, supposed)
  return plan ? { choices: repaired.choices, plan, broken: repaired.broken } : null
}

/** A suggestion with the word that names it. */
export interface Idea {
  says: Because
  supposing: Supposing
}

const hoursMore = 2 * 60
const hoursAtWork = 4 * 60

/** What people often ask: a little more time, time of work, what may be exempt, the next group, another school. */
export const ideasFor = (
  kept: { choices: Choices; plan: DrawnPlan },
  facts: Facts,
  otherRoutes: { id: string; title: { nl: string; en: string } }[],
  signed: AgreedNow | null = null,
): Idea[] => {
  const { choices, plan } = kept
  const perhaps = plan.drawn.legs
    .flatMap(leg => leg.rungs)
    .filter(rung => rung.perhaps > 0 && !rung.passed)
    .map(({ module }) => module)
  const [first] = choices.legs
  const programme = first && facts.catalogue.programmes.get(first.programme)
  const start = plan.drawn.start
  const later =
    programme && start > facts.today && !holdsOffer(choices, programme.id)
      ? offersFor(programme, start, groundFor(choices, facts))
          .flatMap(offer => (offer.start !== null && offer.start > start ? [offer.start] : []))
          .sort()[0]
      : undefined
  const [other] = otherRoutes
  return [
    ...(choices.minutesPerWeek === null
      ? []
      : [
          {
            says: because('planning.plan.idea.hours', { with: { hours: hoursMore / 60 } }),
            supposing: { minutesPerWeek: choices.minutesPerWeek + hoursMore },
          },
        ]),
    ...(signed && differs(choices, signed)
      ? [
          {
            says: because('planning.plan.idea.signed', { with: { employers: signed.employers } }),
            supposing: { agreed: signed.hours },
          },
        ]
      : []),
    ...(choices.agreed === null && !signed && facts.portrait.work?.statute === 'employee'
      ? [
          {
            says: because('planning.plan.idea.agreed', { with: { hours: hoursAtWork / 60 } }),
            supposing: { agreed: { minutesPerWeek: hoursAtWork, paidBy: 'leave' as const } },
          },
        ]
      : []),
    ...(perhaps.length > 0
      ? [
          {
            says: because('planning.plan.idea.granted', { with: { count: perhaps.length } }),
            supposing: { granted: perhaps },
          },
        ]
      : []),
    ...(later
      ? [{ says: because('planning.plan.idea.later', { with: { day: later } }), supposing: { from: later } }]
      : []),
    ...(other
      ? [
          {
            says: because('planning.plan.idea.route', { with: { route: other.title } }),
            supposing: { route: other.id },
          },
        ]
      : []),
  ]
}
