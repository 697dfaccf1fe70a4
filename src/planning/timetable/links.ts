import type { Candidate } from './instance.ts'
import { type Meeting, overlapOf, type TimetableProblem } from './timetable.ts'
import type { Calendar } from './weeks.ts'

/** A meeting of a candidate. */
interface Held {
  candidate: number
  module: number
  meeting: Meeting
  weeks: number
}

export interface Links {
  /** Per candidate one bit for each that cannot go with it. */
  clashes: Uint32Array
  /** Words of 32 bits per candidate. */
  words: number
  /** At a price: per candidate which others it overlaps, and for how many minutes over all dates. */
  overlaps: Map<number, number>[]
}

/** Calls for every pair of meetings of two modules that overlap on some date, with the minutes over all dates. */
const eachOverlap = (
  meetings: Held[],
  calendar: Calendar,
  changeMinutes: number,
  found: (one: Held, other: Held, minutes: number) => void,
): void => {
  const shared = new Map<number, number>()
  const sharedOf = (one: number, other: number): number => {
    const key = one < other ? one * 65_536 + other : other * 65_536 + one
    const known = shared.get(key) ?? calendar.shared(one, other)
    shared.set(key, known)
    return known
  }
  for (let weekday = 0; weekday < 7; weekday++) {
    const day = meetings
      .filter(({ meeting }) => meeting.weekday === weekday)
      .sort((a, b) => a.meeting.from - b.meeting.from)
    day.forEach((one, at) => {
      const until = one.meeting.to + changeMinutes
      for (let next = at + 1; next < day.length; next++) {
        const other = day[next]
        if (!other || other.meeting.from >= until) break
        if (one.module === other.module) continue
        const minutes = overlapOf(one.meeting, other.meeting, changeMinutes)
        if (minutes === 0) continue
        const weeks = sharedOf(one.weeks, other.weeks)
        if (weeks > 0) found(one, other, minutes * weeks)
      }
    })
  }
}

/** Which candidates cannot go together, or can at a price. */
export const linksOf = (
  problem: TimetableProblem,
  candidates: Candidate[],
  meetingsOf: { meeting: Meeting; weeks: number }[][],
  calendar: Calendar,
  firstOf: Int32Array,
): Links => {
  const words = (candidates.length + 31) >>> 5
  const clashes = new Uint32Array(words * candidates.length)
  const atPrice = problem.wishes.overlap !== 'never'
  const overlaps = atPrice ? candidates.map(() => new Map<number, number>()) : []
  const forbid = (one: number, other: number) => {
    clashes[one * words + (other >>> 5)] = (clashes[one * words + (other >>> 5)] ?? 0) | (1 << (other & 31))
    clashes[other * words + (one >>> 5)] = (clashes[other * words + (one >>> 5)] ?? 0) | (1 << (one & 31))
  }
  const price = (one: number, other: number, minutes: number) => {
    overlaps[one]?.set(other, (overlaps[one]?.get(other) ?? 0) + minutes)
    overlaps[other]?.set(one, (overlaps[other]?.get(one) ?? 0) + minutes)
  }
  const meetings = meetingsOf.flatMap((held, candidate) =>
    held.map(({ meeting, weeks }) => ({ candidate, module: candidates[candidate]?.module ?? 0, meeting, weeks })),
  )
  eachOverlap(meetings, calendar, problem.wishes.changeMinutes, (one, other, minutes) =>
    atPrice ? price(one.candidate, other.candidate, minutes) : forbid(one.candidate, other.candidate),
  )
  const placeOf = new Map(problem.modules.map(({ id }, at) => [id, at]))
  problem.modules.forEach(({ after }, module) => {
    for (const before of after.map(id => placeOf.get(id)))
      if (before !== undefined && before !== module)
        for (let one = firstOf[module] ?? 0; one < (firstOf[module + 1] ?? 0); one++)
          for (let other = firstOf[before] ?? 0; other < (firstOf[before + 1] ?? 0); other++)
            if ((candidates[other]?.ends ?? 0) > (candidates[one]?.begins ?? 0)) forbid(one, other)
  })
  return { clashes, words, overlaps }
}
