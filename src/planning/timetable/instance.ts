import { type Links, linksOf } from './links.ts'
import type { Group, Meeting, Minutes, ModuleToFollow, TimetableProblem } from './timetable.ts'
import { BusyRow, Calendar, dayNumber } from './weeks.ts'

/** What a group does on one block: a weekday in weeks that are alike. Only what is on a campus. */
export interface Visit {
  block: number
  from: Minutes
  to: Minutes
  /** Minutes in class, at most `to - from`. */
  busy: Minutes
  /** In class from when to when, sorted, not touching. */
  spans: [Minutes, Minutes][]
  campuses: number[]
}

/** A group that fits the busy times and the limits of a week by itself. */
export interface Candidate {
  module: number
  group: Group
  visits: Visit[]
  /** Minutes in class per kind of week, for the limit of a week. */
  perWeek: [week: number, minutes: Minutes][]
  /** In minutes since 1970. Without any time it begins after and ends before everything. */
  begins: number
  ends: number
  /** A stretch of weeks that no group crosses: a semester, mostly. Only the order of modules ties periods together. */
  period: number
}

/** A problem as numbers: what cannot be picked is gone, weeks that are alike are counted at once. */
export interface Instance extends Links {
  problem: TimetableProblem
  modules: ModuleToFollow[]
  /** Groups of one module stand together. */
  candidates: Candidate[]
  /** Module to its first candidate; one more at the end. */
  firstOf: Int32Array
  /** How many dates a block stands for. */
  weights: Int32Array
  /** There and back, per campus. */
  travel: number[]
  /** Kinds of weeks with their blocks, when a week has a limit. */
  weeks: { blocks: number[] }[]
  weeksOfBlock: number[][]
  periods: number
}

/** A group with its meetings and their sets of weeks. */
interface Read {
  module: number
  group: Group
  meetings: { meeting: Meeting; weeks: number }[]
}

const spansOf = (meetings: Meeting[]): [Minutes, Minutes][] => {
  const spans: [Minutes, Minutes][] = []
  for (const { from, to } of [...meetings].sort((a, b) => a.from - b.from)) {
    const last = spans.at(-1)
    if (last && from <= last[1]) last[1] = Math.max(last[1], to)
    else spans.push([from, to])
  }
  return spans
}

/** Groups of a module that are the same to the person, however they are called: the first stands for all. */
const sameAs = ({ group, meetings }: Read): string =>
  `${group.runs?.from}${group.runs?.to}${meetings
    .map(({ meeting, weeks }) => `${meeting.weekday},${meeting.from},${meeting.to},${weeks},${meeting.campus}`)
    .sort()
    .join(';')}`

const readGroups = (problem: TimetableProblem, calendar: Calendar): Read[] => {
  const row = new BusyRow(problem.busy.flatMap(({ times }) => times))
  const { travelMinutes } = problem.wishes
  return problem.modules.flatMap((module, at) => {
    const seen = new Set<string>()
    return module.groups.flatMap(group => {
      const meetings = group.meetings
        .filter(({ weeks }) => weeks.length > 0)
        .map(meeting => ({ meeting, weeks: calendar.setOf(meeting.weeks) }))
      const read = { module: at, group, meetings }
      const key = sameAs(read)
      if (seen.has(key)) return []
      seen.add(key)
      const isBusy = meetings.some(({ meeting, weeks }) => {
        const travel = meeting.campus === null ? 0 : (travelMinutes[meeting.campus] ?? 0)
        const set = calendar.sets[weeks]
        return set !== undefined && row.of(meeting, set, calendar, travel) > 0
      })
      return isBusy ? [] : [read]
    })
  })
}

/** Which days of the calendar are the same to everybody who may come: a block is such a set of dates of one weekday. */
const blocksOf = (reads: Read[], calendar: Calendar) => {
  const weights: number[] = []
  const blockOn = Array.from({ length: 7 }, (_, weekday) => {
    const sets = new Set<number>()
    for (const { meetings } of reads)
      for (const { meeting, weeks } of meetings)
        if (meeting.weekday === weekday && meeting.campus !== null) sets.add(weeks)
    const { partOf, counts } = calendar.partsOf(sets)
    const first = weights.length
    weights.push(...counts)
    return partOf.map(part => (part < 0 ? -1 : first + part))
  })
  const known = new Map<number, number[]>()
  /** The blocks of a weekday in a set of weeks. */
  const within = (weekday: number, set: number): number[] => {
    const key = set * 7 + weekday
    const held = known.get(key) ?? [
      ...new Set(calendar.sets[set]?.weeks.map(week => blockOn[weekday]?.[week] ?? -1).filter(block => block >= 0)),
    ]
    known.set(key, held)
    return held
  }
  return { weights, blockOn, within }
}

const timesOf = ({ group, meetings }: Read, calendar: Calendar): { begins: number; ends: number } => {
  if (group.runs) return { begins: dayNumber(group.runs.from) * 1440, ends: dayNumber(group.runs.to) * 1440 + 1440 }
  let begins = Number.POSITIVE_INFINITY
  let ends = Number.NEGATIVE_INFINITY
  for (const { meeting, weeks } of meetings)
    for (const week of calendar.sets[weeks]?.weeks ?? []) {
      const midnight = calendar.dateOf(week, meeting.weekday) * 1440
      begins = Math.min(begins, midnight + meeting.from)
      ends = Math.max(ends, midnight + meeting.to)
    }
  return { begins, ends }
}

/** Numbers for names, in the order in which they are first met. */
const numbering = () => {
  const names: string[] = []
  const places = new Map<string, number>()
  const placeOf = (name: string): number => {
    const place = places.get(name) ?? names.push(name) - 1
    places.set(name, place)
    return place
  }
  return { names, placeOf }
}

/** Reads a problem into numbers. A module of which no group is left has no candidates. */
export const instanceOf = (problem: TimetableProblem): Instance => {
  const calendar = new Calendar()
  const reads = readGroups(problem, calendar)
  const { weights, blockOn, within } = blocksOf(reads, calendar)
  const { maxDaysPerWeek, maxMinutesPerWeek, travelMinutes } = problem.wishes
  const { names, placeOf } = numbering()

  const sets = new Set(reads.flatMap(({ meetings }) => meetings.map(({ weeks }) => weeks)))
  const isLimited = maxDaysPerWeek !== null || maxMinutesPerWeek !== null
  const { partOf, counts } = isLimited ? calendar.partsOf(sets) : { partOf: new Int32Array(0), counts: [] as number[] }
  const weekOf = counts.map((_, part) => partOf.indexOf(part))
  const partsIn = new Map(
    [...sets].map(set => [set, weekOf.flatMap((week, at) => (calendar.isIn(set, week) ? at : []))]),
  )

  const together = calendar.stretchesOf(reads.map(({ meetings }) => meetings.map(({ weeks }) => weeks)))
  const stretches = numbering()
  const periodOf = ({ meetings: [one], group, module }: Read): number =>
    stretches.placeOf(one ? `${together(one.weeks)}` : `${module} ${group.id}`)

  const visitsOf = ({ meetings }: Read): Visit[] => {
    const onBlock = new Map<number, Meeting[]>()
    for (const { meeting, weeks } of meetings)
      if (meeting.campus !== null)
        for (const block of within(meeting.weekday, weeks)) {
          const held = onBlock.get(block)
          if (held) held.push(meeting)
          else onBlock.set(block, [meeting])
        }
    return [...onBlock].map(([block, held]) => {
      const spans = spansOf(held)
      return {
        block,
        from: spans[0]?.[0] ?? 0,
        to: spans.at(-1)?.[1] ?? 0,
        busy: spans.reduce((sum, [from, to]) => sum + to - from, 0),
        spans,
        campuses: [...new Set(held.map(({ campus }) => placeOf(campus ?? '')))],
      }
    })
  }
  const perWeekOf = ({ meetings }: Read): [number, Minutes][] => {
    const perWeek = new Map<number, Minutes>()
    for (const { meeting, weeks } of meetings)
      for (const part of partsIn.get(weeks) ?? [])
        perWeek.set(part, (perWeek.get(part) ?? 0) + meeting.to - meeting.from)
    return [...perWeek]
  }
  const weeks = weekOf.map(week => ({
    blocks: blockOn.map(blocks => blocks[week] ?? -1).filter(block => block >= 0),
  }))

  const weeksOfBlock = weights.map((): number[] => [])
  weeks.forEach(({ blocks }, week) => {
    for (const block of blocks) weeksOfBlock[block]?.push(week)
  })
  const fitsAlone = ({ visits, perWeek }: Candidate): boolean => {
    const days = new Map<number, number>()
    for (const { block } of visits)
      for (const week of weeksOfBlock[block] ?? []) days.set(week, (days.get(week) ?? 0) + 1)
    return (
      [...days.values()].every(count => count <= (maxDaysPerWeek ?? 7)) &&
      perWeek.every(([, minutes]) => minutes <= (maxMinutesPerWeek ?? Number.POSITIVE_INFINITY))
    )
  }

  const held = reads
    .map(read => ({
      read,
      candidate: {
        module: read.module,
        group: read.group,
        visits: visitsOf(read),
        perWeek: perWeekOf(read),
        ...timesOf(read, calendar),
        period: periodOf(read),
      },
    }))
    .filter(({ candidate }) => fitsAlone(candidate))
  const candidates = held.map(({ candidate }) => candidate)
  const firstOf = new Int32Array(problem.modules.length + 1)
  for (const { module } of candidates) firstOf[module + 1] = (firstOf[module + 1] ?? 0) + 1
  for (let module = 0; module < problem.modules.length; module++)
    firstOf[module + 1] = (firstOf[module + 1] ?? 0) + (firstOf[module] ?? 0)
  return {
    problem,
    modules: problem.modules,
    candidates,
    firstOf,
    weights: Int32Array.from(weights),
    travel: names.map(name => 2 * (travelMinutes[name] ?? 0)),
    weeks,
    weeksOfBlock,
    periods: stretches.names.length,
    ...linksOf(
      problem,
      candidates,
      held.map(({ read }) => read.meetings),
      calendar,
      firstOf,
    ),
  }
}
