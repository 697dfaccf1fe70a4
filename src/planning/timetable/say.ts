import { type Because, because, type Detail } from '../../platform/because.ts'
import { hours } from '../../platform/show.ts'
import type { Decision } from './decide.ts'
import type { Cost, Minutes, Relaxed, Timetable, TimetableProblem, Wish } from './timetable.ts'

const long = (minutes: Minutes): Detail => ({ nl: hours(minutes, 'nl'), en: hours(minutes, 'en') })

/** What a timetable costs, in one sentence for each figure that matters. */
const sayCost = ({ campusDays, overlapMinutes, gapMinutes, travelMinutes }: Cost): Because[] => [
  because('planning.timetable.days', { with: { days: campusDays } }),
  ...(overlapMinutes > 0 ? [because('planning.timetable.overlap', { with: { long: long(overlapMinutes) } })] : []),
  because('planning.timetable.gaps', { with: { long: long(gapMinutes) } }),
  because('planning.timetable.travel', { with: { long: long(travelMinutes) } }),
]

const sayUnknown = (problem: TimetableProblem, { picked }: Timetable): Because[] =>
  problem.modules.flatMap(({ id, name, groups }) =>
    groups.find(group => group.id === picked[id])?.meetings.length === 0
      ? [because('planning.timetable.no-times', { with: { module: name } })]
      : [],
  )

/** Why this is the timetable: that nothing is better, or how much better it could still be. */
export const sayDecision = (
  problem: TimetableProblem,
  decision: Exclude<Decision, { state: 'impossible' }>,
): Because => {
  const { timetable } = decision
  const shown = timetable ? [...sayCost(timetable), ...sayUnknown(problem, timetable)] : []
  if (decision.state === 'proven') return because('planning.timetable.proven', { because: shown })
  const { campusDays } = decision.bound
  if (!timetable) return because('planning.timetable.nothing-yet')
  if (campusDays >= timetable.campusDays)
    return because('planning.timetable.days-proven', { with: { days: campusDays }, because: shown })
  return because('planning.timetable.bound', {
    with: { days: timetable.campusDays, least: campusDays },
    because: shown,
  })
}

const nameOf = (list: { id: string; name: Detail }[], id: string): Detail => list.find(one => one.id === id)?.name ?? id

/** A wish as the person said it. */
export const sayWish = ({ modules, busy, wishes }: TimetableProblem, wish: Wish): Because => {
  switch (wish.kind) {
    case 'module':
      return modules.some(({ id, groups }) => id === wish.module && groups.length === 0)
        ? because('planning.timetable.wish.no-groups', { with: { module: nameOf(modules, wish.module) } })
        : because('planning.timetable.wish.module', { with: { module: nameOf(modules, wish.module) } })
    case 'busy':
      return because('planning.timetable.wish.busy', { with: { what: nameOf(busy, wish.busy) } })
    case 'max-days':
      return because('planning.timetable.wish.days', { with: { days: wishes.maxDaysPerWeek ?? 7 } })
    case 'max-minutes':
      return because('planning.timetable.wish.hours', { with: { long: long(wishes.maxMinutesPerWeek ?? 0) } })
    case 'no-overlap':
      return because('planning.timetable.wish.no-overlap')
    case 'order':
      return because('planning.timetable.wish.order', {
        with: { module: nameOf(modules, wish.module), after: nameOf(modules, wish.after) },
      })
  }
}

/** What letting go of a wish gives. */
const sayRelaxed = (problem: TimetableProblem, { wish, timetable, enough }: Relaxed): Because => {
  if (!timetable) return because('planning.timetable.relaxed.still-not', { because: [sayWish(problem, wish)] })
  const gives = { because: sayCost(timetable) }
  const much = long(enough ?? 0)
  switch (wish.kind) {
    case 'max-days':
      return because('planning.timetable.relaxed.days', { with: { days: enough ?? 7 }, ...gives })
    case 'max-minutes':
      return because('planning.timetable.relaxed.hours', { with: { long: much }, ...gives })
    case 'no-overlap':
      return because('planning.timetable.relaxed.overlap', { with: { long: much }, ...gives })
    case 'busy': {
      const what = nameOf(problem.busy, wish.busy)
      return because('planning.timetable.relaxed.busy', { with: { what, long: much }, ...gives })
    }
    case 'module': {
      const module = nameOf(problem.modules, wish.module)
      return because('planning.timetable.relaxed.module', { with: { module }, ...gives })
    }
    case 'order': {
      const names = { module: nameOf(problem.modules, wish.module), after: nameOf(problem.modules, wish.after) }
      return because('planning.timetable.relaxed.order', { with: names, ...gives })
    }
  }
}

/** Why there is no timetable: the wishes that clash, and what letting go of each one gives. */
export const sayClash = (problem: TimetableProblem, clash: Wish[], sure: boolean, relaxed: Relaxed[]): Because =>
  because(sure ? 'planning.timetable.impossible' : 'planning.timetable.impossible.unsure', {
    with: { count: clash.length },
    because: [...clash.map(wish => sayWish(problem, wish)), ...relaxed.map(one => sayRelaxed(problem, one))],
  })
