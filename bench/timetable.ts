import { loadavg } from 'node:os'
import loadHighs, { type Highs } from 'highs'
import { solveModel } from '../src/planning/timetable/by-model.ts'
import { check } from '../src/planning/timetable/check.fixture.ts'
import { type Decision, decide } from '../src/planning/timetable/decide.ts'
import { instanceOf } from '../src/planning/timetable/instance.ts'
import { costOf, onScale, scaleOf } from '../src/planning/timetable/scale.ts'
import type { TimetableProblem } from '../src/planning/timetable/timetable.ts'
import { median } from './median.ts'
import { generate } from './timetable/generate.ts'
import { realStudents } from './timetable/itc.ts'

// Others may share the machine, so that all times are of the processor.
const cpu = (): number => process.cpuUsage().user / 1000

interface Ours {
  decision: Decision
  ms: number
  /** Until the least number of days was proven. */
  daysMs: number
}

const ours = async (problem: TimetableProblem, seconds: number): Promise<Ours> => {
  const began = cpu()
  const bounds: { days: number; at: number }[] = []
  const decision = await decide(problem, {
    left: () => seconds - (cpu() - began) / 1000,
    onProgress: ({ bound }) => bounds.push({ days: bound.campusDays, at: cpu() - began }),
  })
  const ms = cpu() - began
  if (decision.state === 'proven') {
    const { breaches } = check(problem, decision.timetable.picked)
    if (breaches.length > 0) throw new Error(`a timetable with ${breaches[0]}`)
  }
  const days = decision.state === 'impossible' ? 0 : (decision.timetable?.campusDays ?? 0)
  return { decision, ms, daysMs: bounds.find(bound => bound.days >= days)?.at ?? ms }
}

/** One integer programme of everything at once, weighed so that a day comes before all gaps and travel of the best. */
const plain = (highs: Highs, problem: TimetableProblem, { decision }: Ours, seconds: number) => {
  const instance = instanceOf(problem)
  const scale = scaleOf(instance)
  const best = decision.state === 'proven' ? onScale(decision.timetable, scale) : { first: 0, second: 1_000_000 }
  const weigh = {
    first: Math.ceil((4 * (best.second + scale.secondStep)) / scale.secondStep / scale.firstStep),
    second: 1 / scale.secondStep,
    firstAtMost: null,
  }
  const began = cpu()
  const { picked, finished } = solveModel(highs, instance, weigh, () => seconds - (cpu() - began) / 1000)
  const ms = cpu() - began
  const found = picked && onScale(costOf(instance, picked), scale)
  const agrees =
    decision.state === 'impossible' ? picked === null : found?.first === best.first && found.second === best.second
  return { ms, finished, agrees }
}

const seconds = (ms: number): string => `${(ms / 1000).toFixed(ms < 10_000 ? 2 : 1)} s`
const few = (ms: number): string => `${ms.toFixed(ms < 10 ? 1 : 0)} ms`

/** Where no choice is free of overlap: the one with the least, at a price; without a peer. */
const benchPriced = async (name: string, problems: TimetableProblem[]): Promise<string[]> => {
  const all: number[] = []
  let proven = 0
  for (const { wishes, ...rest } of problems) {
    const { ms, decision } = await ours({ ...rest, wishes: { ...wishes, overlap: { daysPerHour: 7 } } }, 2)
    all.push(ms)
    if (decision.state === 'proven') proven += 1
  }
  return [
    `${name}, overlap at a price: ${proven} of ${problems.length} proven best within 2 s; median ${few(median(all))}, slowest ${few(Math.max(...all))}`,
  ]
}

/** Small problems: ours the middle of three times, HiGHS once, on so many of those that have a choice and of the others. */
const benchSmall = async (
  highs: Highs,
  name: string,
  problems: TimetableProblem[],
  most: number,
): Promise<string[]> => {
  const all: number[] = []
  const states = new Map<string, { count: number; ratios: number[]; own: number[]; theirs: number[]; differ: number }>()
  for (const problem of problems) {
    const first = await ours(problem, 60)
    const rounds = [first, await ours(problem, 60), await ours(problem, 60)]
    const ms = median(rounds.map(one => one.ms))
    all.push(ms)
    const held = states.get(first.decision.state) ?? { count: 0, ratios: [], own: [], theirs: [], differ: 0 }
    states.set(first.decision.state, held)
    held.count += 1
    if (held.count > most) continue
    const rival = plain(highs, problem, first, 60)
    if (!rival.agrees) held.differ += 1
    held.own.push(ms)
    held.theirs.push(rival.ms)
    held.ratios.push(rival.ms / ms)
  }
  return [
    `${name}: ${problems.length} people, median ${few(median(all))}, slowest ${few(Math.max(...all))} (goal: under 1 s)`,
    ...[...states].map(
      ([state, { count, ratios, own, theirs, differ }]) =>
        `  ${count} ${state}; on ${ratios.length} of them a plain HiGHS model median ${few(median(theirs))}, slowest ` +
        `${few(Math.max(...theirs))}, ours ${few(median(own))} and ${few(Math.max(...own))}: median ` +
        `${median(ratios).toFixed(0)} times as fast, ${differ} answers differ`,
    ),
  ]
}

const benchLarge = async (
  highs: Highs,
  name: string,
  problems: TimetableProblem[],
  limit: number,
): Promise<string[]> => {
  const lines: string[] = []
  let own = 0
  let theirs = 0
  for (const [at, problem] of problems.entries()) {
    const groups = instanceOf(problem).candidates.length
    const mine = await ours(problem, limit)
    const rival = plain(highs, problem, mine, limit)
    own += mine.ms
    theirs += rival.ms
    const { decision } = mine
    const cost =
      decision.state === 'proven'
        ? `${decision.timetable.campusDays} days, ${decision.timetable.gapMinutes} minutes of gaps, ${decision.timetable.travelMinutes} of travel`
        : ''
    lines.push(
      `  ${name}#${at + 1} (${groups} groups): ${decision.state} in ${seconds(mine.ms)}, days in ${seconds(mine.daysMs)}; ${cost}; ` +
        `HiGHS ${rival.finished ? `${seconds(rival.ms)}${rival.agrees ? ', the same' : ', ANOTHER ANSWER'}` : `not in ${seconds(rival.ms)}`}`,
    )
  }
  return [`${name}: ${seconds(own)} in all, a plain HiGHS model ${seconds(theirs)}`, ...lines]
}

/** The first problems of a shape that are possible. */
const possible = async (
  count: number,
  modules: number,
  groups: number,
  semesters: number,
): Promise<TimetableProblem[]> => {
  const found: TimetableProblem[] = []
  for (let seed = 1; found.length < count; seed++) {
    const problem = generate({ modules, groups, semesters, seed })
    const { decision } = await ours(problem, modules > 20 ? 1 : 20)
    if (decision.state !== 'impossible') found.push(problem)
  }
  return found
}

// Where the real instances lie, when they are here.
const shared = process.env.TIMETABLING ?? '../shared/data'
const real = [
  ['ITC 2019 muni-fsps-spr17', 'timetabling-itc2019', 'muni-fsps-spr17.xml.gz', 'solution-muni-fsps-spr17.xml.gz'],
  ['ITC 2019 yach-fal17', 'timetabling-itc2019', 'yach-fal17.xml.gz', 'solution-yach-fal17.xml.gz'],
  [
    'IST Taguspark 2017',
    'timetabling-ist-taguspark',
    'IST-Tagus-2017-2018.xml.gz',
    'timetable-IST-Tagus-2017-2018.xml.gz',
  ],
] as const

/** The best timetable: generated people and real students, each beside one plain integer programme in the same run. */
export const benchTimetable = async (): Promise<string[]> => {
  const highs = await loadHighs()
  const lines = [`load of the machine before: ${loadavg()[0]?.toFixed(1)}; times are of the processor`]
  const add = (more: string[]) => lines.push(...more)
  add(await benchSmall(highs, '10 modules x 6 groups, 2 semesters', await possible(20, 10, 6, 2), 20))
  for (const [name, folder, instance, solution] of real) {
    const students = realStudents(`${shared}/${folder}`, instance, solution, 100)
    if (!students) add([`${name}: the data are not here`])
    else add([...(await benchSmall(highs, name, students, 40)), ...(await benchPriced(name, students))])
  }
  add(await benchLarge(highs, '20x12', await possible(5, 20, 12, 4), 60))
  add(await benchLarge(highs, '40x20', await possible(3, 40, 20, 8), 40))
  return [...lines, `load of the machine after: ${loadavg()[0]?.toFixed(1)}`]
}
