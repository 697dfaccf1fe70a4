import { decide, isPossible } from './decide.ts'
import type { Minutes, Relaxed, Timetable, TimetableProblem, Wish } from './timetable.ts'
import { BusyRow, Calendar } from './weeks.ts'

/** An hour in class is worth so many campus days when somebody would rather not overlap at all. */
const dearly = 1000

/** All that is wished or given and could be in the way. */
export const wishesOf = ({ modules, busy, wishes }: TimetableProblem): Wish[] => {
  const ids = new Set(modules.map(({ id }) => id))
  return [
    ...(wishes.maxDaysPerWeek === null ? [] : [{ kind: 'max-days' as const }]),
    ...(wishes.maxMinutesPerWeek === null ? [] : [{ kind: 'max-minutes' as const }]),
    ...(wishes.overlap === 'never' ? [{ kind: 'no-overlap' as const }] : []),
    ...busy.map(({ id }) => ({ kind: 'busy' as const, busy: id })),
    ...modules.flatMap(({ id, after }) =>
      after.filter(before => ids.has(before)).map(before => ({ kind: 'order' as const, module: id, after: before })),
    ),
    ...modules.map(({ id }) => ({ kind: 'module' as const, module: id })),
  ]
}

/** The problem with only these wishes. */
export const withOnly = (problem: TimetableProblem, kept: Wish[]): TimetableProblem => {
  const keeps = new Set(kept.map(wish => JSON.stringify(wish)))
  const has = (wish: Wish) => keeps.has(JSON.stringify(wish))
  const { wishes } = problem
  return {
    modules: problem.modules
      .filter(({ id }) => has({ kind: 'module', module: id }))
      .map(module => ({
        ...module,
        after: module.after.filter(after => has({ kind: 'order', module: module.id, after })),
      })),
    busy: problem.busy.filter(({ id }) => has({ kind: 'busy', busy: id })),
    wishes: {
      ...wishes,
      maxDaysPerWeek: has({ kind: 'max-days' }) ? wishes.maxDaysPerWeek : null,
      maxMinutesPerWeek: has({ kind: 'max-minutes' }) ? wishes.maxMinutesPerWeek : null,
      overlap: wishes.overlap !== 'never' || has({ kind: 'no-overlap' }) ? wishes.overlap : { daysPerHour: dearly },
    },
  }
}

/** The fewest wishes of which every one of these sets has at least one. */
const hittingSet = (sets: Wish[][]): Wish[] => {
  let best: Wish[] = [...new Set(sets.flat())]
  const extend = (chosen: Wish[]): void => {
    if (chosen.length >= best.length) return
    const missed = sets.filter(set => !set.some(wish => chosen.includes(wish)))
    const [smallest] = missed.sort((a, b) => a.length - b.length)
    if (!smallest) {
      best = chosen
      return
    }
    if (chosen.length + 1 < best.length) for (const wish of smallest) extend([...chosen, wish])
  }
  extend([])
  return best
}

/**
 * The smallest set of wishes that cannot go together. Every set of wishes whose loss makes the rest possible must share
 * one with it; so the smallest set that shares one with all that are known is tried, and it is the answer when it is
 * impossible. When it is possible, it grows until nothing can be added, and what is left out is one set more.
 * `sure` is false when time ran out: then the set clashes, but there may be a smaller one.
 */
export const smallestClash = async (
  problem: TimetableProblem,
  left: () => number,
): Promise<{ clash: Wish[]; sure: boolean }> => {
  const all = wishesOf(problem)
  const possible = async (kept: Wish[]) => (await isPossible(withOnly(problem, kept), left)) !== false
  const corrections: Wish[][] = []
  /** Adds as many of these wishes as stay possible, halves at a time. */
  const grow = async (kept: Wish[], more: Wish[]): Promise<Wish[]> => {
    if (more.length === 0 || (await possible([...kept, ...more]))) return [...kept, ...more]
    if (more.length === 1) return kept
    const half = more.length >> 1
    return grow(await grow(kept, more.slice(0, half)), more.slice(half))
  }
  for (;;) {
    if (left() <= 0) return { clash: all, sure: false }
    const tried = hittingSet(corrections)
    if (!(await possible(tried))) return { clash: all.filter(wish => tried.includes(wish)), sure: true }
    const rest = all.filter(wish => !tried.includes(wish))
    const grown = await grow(tried, rest)
    const correction = all.filter(wish => !grown.includes(wish))
    if (correction.length === 0) return { clash: all, sure: false }
    corrections.push(correction)
  }
}

/** The most minutes in class in any week. */
const busiestWeek = (problem: TimetableProblem, { picked }: Timetable): Minutes => {
  const perWeek = new Map<string, Minutes>()
  for (const module of problem.modules)
    for (const { weeks, from, to } of module.groups.find(({ id }) => id === picked[module.id])?.meetings ?? [])
      for (const monday of weeks) perWeek.set(monday, (perWeek.get(monday) ?? 0) + to - from)
  return Math.max(0, ...perWeek.values())
}

/** Minutes of busy time that a timetable takes, the way there and back included. */
const givenUp = (problem: TimetableProblem, busy: string, { picked }: Timetable): Minutes => {
  const row = new BusyRow(problem.busy.filter(({ id }) => id === busy).flatMap(({ times }) => times))
  const calendar = new Calendar()
  let minutes = 0
  for (const module of problem.modules)
    for (const meeting of module.groups.find(({ id }) => id === picked[module.id])?.meetings ?? []) {
      const weeks = calendar.sets[calendar.setOf(meeting.weeks)]
      const travel = meeting.campus === null ? 0 : (problem.wishes.travelMinutes[meeting.campus] ?? 0)
      if (weeks) minutes += row.of(meeting, weeks, calendar, travel)
    }
  return minutes
}

/** What letting go of one wish gives, and how little of it is enough. */
export const relax = async (problem: TimetableProblem, wish: Wish, left: () => number): Promise<Relaxed> => {
  const best = async (changed: TimetableProblem): Promise<Timetable | null> => {
    const decision = await decide(changed, { left })
    return decision.state === 'impossible' ? null : decision.timetable
  }
  const rest = wishesOf(problem).filter(one => JSON.stringify(one) !== JSON.stringify(wish))
  const without = withOnly(problem, rest)
  const limited = (limit: Partial<TimetableProblem['wishes']>) => ({
    ...problem,
    wishes: { ...problem.wishes, ...limit },
  })
  if (wish.kind === 'max-days') {
    for (let days = (problem.wishes.maxDaysPerWeek ?? 7) + 1; days <= 7 && left() > 0; days++) {
      const timetable = await best(limited({ maxDaysPerWeek: days }))
      if (timetable) return { wish, timetable, enough: days }
    }
    return { wish, timetable: null, enough: null }
  }
  let timetable = await best(without)
  if (!timetable) return { wish, timetable, enough: null }
  if (wish.kind === 'max-minutes') {
    // Each time a little less than what was found, until that is too little.
    for (let next: Timetable | null = timetable; next && left() > 0; ) {
      timetable = next
      next = await best(limited({ maxMinutesPerWeek: busiestWeek(problem, timetable) - 1 }))
    }
    return { wish, timetable, enough: busiestWeek(problem, timetable) }
  }
  if (wish.kind === 'no-overlap') return { wish, timetable, enough: timetable.overlapMinutes }
  if (wish.kind === 'busy') return { wish, timetable, enough: givenUp(problem, wish.busy, timetable) }
  return { wish, timetable, enough: null }
}
