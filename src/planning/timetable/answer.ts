import { relax, smallestClash } from './clash.ts'
import { type DecideOptions, decide } from './decide.ts'
import { sayClash, sayDecision } from './say.ts'
import type { Relaxed, TimetableAnswer, TimetableProblem } from './timetable.ts'

/** Seconds that may still be spent on why nothing is possible, when that itself took all the time there was. */
const forWhy = 5

/** The best timetable with its reasons, or why there is none. Takes the thread it runs in: pages use `solveInWorker`. */
export const answerTimetable = async (problem: TimetableProblem, options: DecideOptions): Promise<TimetableAnswer> => {
  const decision = await decide(problem, options)
  if (decision.state !== 'impossible') return { ...decision, because: sayDecision(problem, decision) }
  const late = options.left() - forWhy
  const left = late > 0 ? options.left : () => options.left() - late
  const { clash, sure } = await smallestClash(problem, left)
  const relaxed: Relaxed[] = []
  if (sure) for (const wish of clash) relaxed.push(await relax(problem, wish, left))
  return { state: 'impossible', clash, relaxed, because: sayClash(problem, clash, sure, relaxed) }
}
