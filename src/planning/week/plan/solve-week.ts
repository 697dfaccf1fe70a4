import { solveInWorker } from '../../timetable/solve-in-worker.ts'
import { calculations } from './solving.ts'

/** How long a week may be looked for, in seconds; then the best so far is shown, with how much better it could be. */
const longest = 40

/** The weeks that are being made in this house. */
export const weeks = calculations((problem, { signal, tell }) =>
  solveInWorker(problem, {
    signal,
    seconds: longest,
    onProgress: ({ timetable, bound }) => tell({ best: timetable?.campusDays ?? null, least: bound.campusDays }),
  }),
)
