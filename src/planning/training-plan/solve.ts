import { firstFirst, type Option, type Problem, seatKey } from './problem.ts'

/** What a plan is worth: the weight of the needs that it closes, then its cost, then how early it is done. */
interface Worth {
  closed: number
  cost: number
  lateness: number
}

export interface Solution {
  chosen: Option[]
  closed: number
  cost: number
  /** No plan closes more, and none that closes as much costs less. */
  proven: boolean
  /** What no plan can exceed; equal to `closed` when that is proven. */
  most: number
}

const isBetter = (a: Worth, b: Worth): boolean =>
  a.closed !== b.closed ? a.closed > b.closed : a.cost !== b.cost ? a.cost < b.cost : a.lateness < b.lateness

/** Who is away when, and what is left of the money and the places: changed and put back while searching. */
const book = ({ workers, teams, weeks, budget, perTeam, perWorker, seats, fixed }: Problem) => {
  const minutes = workers.map(() => new Int32Array(weeks.length))
  const away = Array.from({ length: teams }, () => new Int32Array(weeks.length))
  const left = new Map(seats)
  const ended = new Map<string, string>()
  const state = { money: budget }
  const enter = (option: Omit<Option, 'closes' | 'after'>, sign: 1 | -1) => {
    const own = minutes[option.worker]
    const team = away[workers[option.worker]?.team ?? 0]
    state.money -= sign * option.cost
    for (const week of option.weeks) {
      if (!own || !team) continue
      const before = own[week] ?? 0
      const after = before + sign * option.perWeek
      own[week] = after
      if (before === 0 && after > 0) team[week] = (team[week] ?? 0) + 1
      if (before > 0 && after === 0) team[week] = (team[week] ?? 0) - 1
    }
    const key = `${option.worker} ${option.course}`
    if (sign === 1) ended.set(key, option.end)
    else ended.delete(key)
  }
  for (const option of fixed) enter(option, 1)
  const seat = ({ course, edition }: Option, by: number) => {
    const key = seatKey(course, edition)
    left.set(key, (left.get(key) ?? 0) + by)
  }
  return {
    state,
    fits: (option: Option): boolean => {
      const own = minutes[option.worker]
      const team = away[workers[option.worker]?.team ?? 0]
      if (option.cost > state.money || (left.get(seatKey(option.course, option.edition)) ?? 0) <= 0) return false
      const before = option.after === null ? '' : ended.get(`${option.worker} ${option.after}`)
      if (before === undefined || before >= option.start) return false
      return option.weeks.every(week => {
        const busy = own?.[week] ?? 0
        return busy + option.perWeek <= perWorker && (busy > 0 || (team?.[week] ?? 0) < perTeam)
      })
    },
    take: (option: Option) => {
      enter(option, 1)
      seat(option, -1)
    },
    giveBack: (option: Option) => {
      enter(option, -1)
      seat(option, 1)
    },
  }
}

const latenessOf = ({ end }: Option): number => Number(end.replaceAll('-', ''))
const earliest = (a: Option, b: Option): number => a.end.localeCompare(b.end) || a.cost - b.cost

interface Found {
  worth: Worth
  chosen: Option[]
  /** It stopped before it had tried all. */
  cut: boolean
}

/** Searches the choices in this order, from an incumbent on, for so many steps. */
const searchIn = (problem: Problem, ordered: Option[][], incumbent: Found, steps: number): Found => {
  const { needs } = problem
  const ledger = book(problem)
  const bounds = boundsOf(problem, ordered)
  const closedBy = needs.map(() => 0)
  const chosen: Option[] = []
  let now = nothing
  let best = { ...incumbent, cut: false }
  let taken = 0

  const close = (option: Option, by: 1 | -1): number => {
    let weight = 0
    for (const need of option.closes) {
      const before = closedBy[need] ?? 0
      closedBy[need] = before + by
      if (before === (by === 1 ? 0 : 1)) weight += needs[need]?.weight ?? 0
    }
    return weight
  }

  const search = (depth: number): void => {
    if (isBetter(now, best.worth)) best = { worth: now, chosen: [...chosen], cut: false }
    if (depth === ordered.length || best.cut) return
    const bound = now.closed + bounds.from(depth, closedBy, ledger.state.money)
    // As much for no less money is no better; and what closes nothing more only costs.
    if (bound === now.closed || bound < best.worth.closed) return
    if (bound === best.worth.closed && now.cost >= best.worth.cost) return
    for (const option of ordered[depth] ?? []) {
      if (!ledger.fits(option)) continue
      taken += 1
      if (taken > steps) {
        best = { ...best, cut: true }
        return
      }
      const before = now
      ledger.take(option)
      chosen.push(option)
      const closed = before.closed + close(option, 1)
      now = { closed, cost: before.cost + option.cost, lateness: before.lateness + latenessOf(option) }
      search(depth + 1)
      close(option, -1)
      chosen.pop()
      ledger.giveBack(option)
      now = before
      if (best.cut) return
    }
    search(depth + 1)
  }
  search(0)
  return best
}

const nothing: Worth = { closed: 0, cost: 0, lateness: 0 }

/** What can still be closed at the very most: by the needs themselves, the money left, and the places in courses. */
const boundsOf = ({ needs, seats }: Problem, ordered: Option[][]) => {
  const lastFor = needs.map(() => -1)
  ordered.forEach((options, at) => {
    for (const { closes } of options) for (const need of closes) lastFor[need] = at
  })
  const weights = needs.map(({ weight }) => weight)
  const gains = ordered.map((options, at) => {
    const closing = new Set(options.flatMap(({ closes }) => closes))
    const gain = [...closing].reduce((all, need) => all + (weights[need] ?? 0), 0)
    return { at, gain, cost: Math.min(...options.map(({ cost }) => cost)), course: options[0]?.course ?? '' }
  })
  const byRatio = gains.filter(({ gain }) => gain > 0).toSorted((a, b) => a.cost * b.gain - b.cost * a.gain)
  const places = new Map<string, number>()
  for (const options of ordered)
    for (const { course, edition } of options)
      if (!places.has(seatKey(course, edition)))
        places.set(seatKey(course, edition), seats.get(seatKey(course, edition)) ?? 0)
  const seatsOf = (course: string) =>
    [...places].reduce((all, [key, left]) => (key.startsWith(`${course} `) ? all + Math.max(0, left) : all), 0)
  const withPlaces = [...new Set(gains.map(({ course }) => course))].reduce((all, course) => {
    const own = gains.filter(one => one.course === course).map(({ gain }) => gain)
    return (
      all +
      own
        .toSorted((a, b) => b - a)
        .slice(0, seatsOf(course))
        .reduce((sum, gain) => sum + gain, 0)
    )
  }, 0)
  return {
    withPlaces,
    from: (depth: number, closedBy: readonly number[], money: number): number => {
      let reachable = 0
      for (let need = 0; need < weights.length; need++)
        if (closedBy[need] === 0 && (lastFor[need] ?? -1) >= depth) reachable += weights[need] ?? 0
      let left = money
      let bought = 0
      for (const { at, gain, cost } of byRatio) {
        if (bought >= reachable) break
        if (at < depth) continue
        if (cost > left) {
          bought += Math.floor((gain * left) / cost)
          break
        }
        bought += gain
        left -= cost
      }
      return Math.min(reachable, bought)
    },
  }
}

/** Orders that each find other plans first: those with most choice last, those that end first, team by team. */
const orders: ((a: Option[], b: Option[]) => number)[] = [
  (a, b) => a.length - b.length,
  (a, b) => (a[0]?.end ?? '').localeCompare(b[0]?.end ?? ''),
  (a, b) => (a[0]?.course ?? '').localeCompare(b[0]?.course ?? ''),
  (a, b) => (b[0]?.worker ?? 0) - (a[0]?.worker ?? 0),
]

/**
 * Without what closes nothing that the others do not close, and before which nobody waits: a course that costs nothing is
 * sometimes taken on the way.
 */
const withoutIdle = (chosen: readonly Option[]): Option[] => {
  const isIdle = (option: Option, others: readonly Option[]) =>
    option.closes.every(need => others.some(({ closes }) => closes.includes(need))) &&
    !others.some(({ worker, after }) => worker === option.worker && after === option.course)
  for (let kept = [...chosen]; ; ) {
    const idle = kept.findLast(option =>
      isIdle(
        option,
        kept.filter(other => other !== option),
      ),
    )
    if (!idle) return kept
    kept = kept.filter(option => option !== idle)
  }
}

/**
 * The best plan, by branch and bound: every choice is tried, but for those that could not become better than the best
 * one found. A few quick dives in other orders find something good to begin from. Exact within `steps` choices; else
 * the best one found, with a bound that no plan exceeds. The same problem gives the same plan.
 */
export const solve = (problem: Problem, steps = 10_000): Solution => {
  const pairs = problem.pairs.map(options => options.toSorted(earliest))
  const bounds = boundsOf(problem, pairs)
  const none = problem.needs.map(() => 0)
  const money = problem.budget - problem.fixed.reduce((all, { cost }) => all + cost, 0)
  const atMost = Math.min(bounds.withPlaces, bounds.from(0, none, money))
  const dive = Math.min(steps, 500)
  const start = orders.reduce<Found>(
    (best, order) => searchIn(problem, firstFirst(pairs.toSorted(order)), best, dive),
    { worth: nothing, chosen: [], cut: true },
  )
  const found = searchIn(problem, pairs, start, steps)
  const { closed } = found.worth
  const chosen = withoutIdle(found.chosen)
  return {
    chosen,
    closed,
    cost: chosen.reduce((sum, { cost }) => sum + cost, 0),
    proven: !found.cut,
    most: found.cut ? Math.max(closed, atMost) : closed,
  }
}
