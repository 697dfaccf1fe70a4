import { type Flat, flatten } from './flat.ts'
import type { Instance } from './instance.ts'
import { costOf, onScale, type Scale } from './scale.ts'

// Every index below comes from the same lists that made the arrays: the `?? 0` is for the type only.

/** What the groups picked so far take of every block and week, kept up to date pick by pick. */
export class Picks {
  readonly flat: Flat
  /** Campus days so far, weighed by the scale; overlap too. */
  first = 0
  gaps = 0
  travel = 0
  readonly picked: number[] = []
  /** At a price: what picking a candidate would cost in overlap with those picked. */
  readonly overlapCost: Float64Array
  private readonly openBy: Int32Array
  private readonly starts: Int32Array
  private readonly ends: Int32Array
  private readonly busys: Int32Array
  private readonly days: Int32Array
  private readonly minutes: Int32Array
  private readonly visitors: Int32Array
  private readonly newDays: Int32Array
  private readonly before: number[] = []
  private readonly maxDays: number
  private readonly maxMinutes: number
  readonly atPrice: boolean

  constructor(
    readonly instance: Instance,
    readonly scale: Scale,
  ) {
    this.flat = flatten(instance)
    const blocks = instance.weights.length
    this.openBy = new Int32Array(blocks)
    this.starts = new Int32Array(blocks).fill(2880)
    this.ends = new Int32Array(blocks)
    this.busys = new Int32Array(blocks)
    this.days = new Int32Array(instance.weeks.length)
    this.newDays = new Int32Array(instance.weeks.length)
    this.minutes = new Int32Array(instance.weeks.length)
    this.visitors = new Int32Array(blocks * instance.travel.length)
    this.overlapCost = new Float64Array(instance.candidates.length)
    const { maxDaysPerWeek, maxMinutesPerWeek, overlap } = instance.problem.wishes
    this.maxDays = maxDaysPerWeek ?? 7
    this.maxMinutes = maxMinutesPerWeek ?? Number.MAX_SAFE_INTEGER
    this.atPrice = overlap !== 'never'
  }

  /** What a candidate adds to campus days, on the scale; -1: a week would be too full. */
  daysAdded(candidate: number): number {
    const { visits, weeks, minutes } = this.flat
    const { openBy, newDays } = this
    const from = visits.from[candidate] ?? 0
    const to = visits.from[candidate + 1] ?? 0
    let added = 0
    let fits = true
    for (let visit = from; visit < to; visit++) {
      const block = visits.block[visit] ?? 0
      if ((openBy[block] ?? 0) > 0) continue
      added += this.instance.weights[block] ?? 0
      if (this.maxDays < 7)
        for (let at = weeks.from[block] ?? 0; at < (weeks.from[block + 1] ?? 0); at++) {
          const week = weeks.week[at] ?? 0
          newDays[week] = (newDays[week] ?? 0) + 1
          if ((newDays[week] ?? 0) + (this.days[week] ?? 0) > this.maxDays) fits = false
        }
    }
    if (added > 0 && this.maxDays < 7)
      for (let visit = from; visit < to; visit++) {
        const block = visits.block[visit] ?? 0
        for (let at = weeks.from[block] ?? 0; at < (weeks.from[block + 1] ?? 0); at++) newDays[weeks.week[at] ?? 0] = 0
      }
    if (!fits) return -1
    for (let at = minutes.from[candidate] ?? 0; at < (minutes.from[candidate + 1] ?? 0); at++)
      if ((this.minutes[minutes.week[at] ?? 0] ?? 0) + (minutes.minutes[at] ?? 0) > this.maxMinutes) return -1
    return added * this.scale.day
  }

  /** What a candidate adds to gaps (less than nothing when it fills one) and travel, on the scale. */
  secondAdded(candidate: number): number {
    const { visits, campuses } = this.flat
    const { weights, travel } = this.instance
    let gaps = 0
    let onTheWay = 0
    for (let visit = visits.from[candidate] ?? 0; visit < (visits.from[candidate + 1] ?? 0); visit++) {
      const block = visits.block[visit] ?? 0
      const weight = weights[block] ?? 0
      const start = Math.min(this.starts[block] ?? 0, visits.start[visit] ?? 0)
      const end = Math.max(this.ends[block] ?? 0, visits.end[visit] ?? 0)
      gaps += weight * (end - start - (this.busys[block] ?? 0) - (visits.busy[visit] ?? 0) - this.gapOn(block))
      for (let at = campuses.from[visit] ?? 0; at < (campuses.from[visit + 1] ?? 0); at++) {
        const campus = campuses.campus[at] ?? 0
        if ((this.visitors[block * travel.length + campus] ?? 0) === 0) onTheWay += weight * (travel[campus] ?? 0)
      }
    }
    return gaps * this.scale.gapMinute + onTheWay
  }

  gapOn(block: number): number {
    return (this.openBy[block] ?? 0) === 0
      ? 0
      : (this.ends[block] ?? 0) - (this.starts[block] ?? 0) - (this.busys[block] ?? 0)
  }

  isOpen(block: number): boolean {
    return (this.openBy[block] ?? 0) > 0
  }

  pick(candidate: number): void {
    const { visits, campuses, minutes } = this.flat
    const { weights, travel, overlaps } = this.instance
    this.picked.push(candidate)
    this.first += this.overlapCost[candidate] ?? 0
    for (let visit = visits.from[candidate] ?? 0; visit < (visits.from[candidate + 1] ?? 0); visit++) {
      const block = visits.block[visit] ?? 0
      const weight = weights[block] ?? 0
      this.before.push(this.starts[block] ?? 0, this.ends[block] ?? 0)
      this.gaps -= weight * this.gapOn(block)
      this.openBy[block] = (this.openBy[block] ?? 0) + 1
      if (this.openBy[block] === 1) this.open(block, 1)
      this.starts[block] = Math.min(this.starts[block] ?? 0, visits.start[visit] ?? 0)
      this.ends[block] = Math.max(this.ends[block] ?? 0, visits.end[visit] ?? 0)
      this.busys[block] = (this.busys[block] ?? 0) + (visits.busy[visit] ?? 0)
      this.gaps += weight * this.gapOn(block)
      for (let at = campuses.from[visit] ?? 0; at < (campuses.from[visit + 1] ?? 0); at++) {
        const campus = campuses.campus[at] ?? 0
        const place = block * travel.length + campus
        if (this.visitors[place] === 0) this.travel += weight * (travel[campus] ?? 0)
        this.visitors[place] = (this.visitors[place] ?? 0) + 1
      }
    }
    for (let at = minutes.from[candidate] ?? 0; at < (minutes.from[candidate + 1] ?? 0); at++) {
      const week = minutes.week[at] ?? 0
      this.minutes[week] = (this.minutes[week] ?? 0) + (minutes.minutes[at] ?? 0)
    }
    if (this.atPrice)
      for (const [other, one] of overlaps[candidate] ?? [])
        this.overlapCost[other] = (this.overlapCost[other] ?? 0) + one * this.scale.overlapMinute
  }

  /** Takes the last pick back. */
  drop(): void {
    const { visits, campuses, minutes } = this.flat
    const { weights, travel, overlaps } = this.instance
    const candidate = this.picked.pop() ?? 0
    if (this.atPrice)
      for (const [other, one] of overlaps[candidate] ?? [])
        this.overlapCost[other] = (this.overlapCost[other] ?? 0) - one * this.scale.overlapMinute
    for (let at = minutes.from[candidate] ?? 0; at < (minutes.from[candidate + 1] ?? 0); at++) {
      const week = minutes.week[at] ?? 0
      this.minutes[week] = (this.minutes[week] ?? 0) - (minutes.minutes[at] ?? 0)
    }
    for (let visit = (visits.from[candidate + 1] ?? 0) - 1; visit >= (visits.from[candidate] ?? 0); visit--) {
      const block = visits.block[visit] ?? 0
      const weight = weights[block] ?? 0
      this.gaps -= weight * this.gapOn(block)
      this.openBy[block] = (this.openBy[block] ?? 0) - 1
      if (this.openBy[block] === 0) this.open(block, -1)
      this.ends[block] = this.before.pop() ?? 0
      this.starts[block] = this.before.pop() ?? 0
      this.busys[block] = (this.busys[block] ?? 0) - (visits.busy[visit] ?? 0)
      this.gaps += weight * this.gapOn(block)
      for (let at = campuses.from[visit] ?? 0; at < (campuses.from[visit + 1] ?? 0); at++) {
        const campus = campuses.campus[at] ?? 0
        const place = block * travel.length + campus
        this.visitors[place] = (this.visitors[place] ?? 0) - 1
        if (this.visitors[place] === 0) this.travel -= weight * (travel[campus] ?? 0)
      }
    }
    this.first -= this.overlapCost[candidate] ?? 0
  }

  private open(block: number, by: 1 | -1): void {
    const { weeks } = this.flat
    this.first += by * this.scale.day * (this.instance.weights[block] ?? 0)
    for (let at = weeks.from[block] ?? 0; at < (weeks.from[block + 1] ?? 0); at++) {
      const week = weeks.week[at] ?? 0
      this.days[week] = (this.days[week] ?? 0) + by
    }
  }

  /** Gaps and travel of what is picked, on the scale. */
  second(): number {
    return this.atPrice
      ? onScale(costOf(this.instance, this.picked), this.scale).second
      : this.gaps * this.scale.gapMinute + this.travel
  }
}
