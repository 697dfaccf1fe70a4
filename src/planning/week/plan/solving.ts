import { fingerprint, type Id } from '../../../platform/ids.ts'
import type { TimetableAnswer, TimetableProblem } from '../../timetable/timetable.ts'

/** Campus days: of the best that was found (null: nothing yet), and fewer than which is not possible. */
export interface Progress {
  best: number | null
  least: number
}

/** Calculates in a thread of its own; with `signal` it stops, and answers with the best that it found. */
export type Solve = (
  problem: TimetableProblem,
  how: { signal: AbortSignal; tell: (progress: Progress) => void },
) => Promise<TimetableAnswer>

export type Calculation =
  | { state: 'working'; progress: Progress }
  | { state: 'done'; answer: TimetableAnswer; stopped: boolean }
  | { state: 'failed' }

interface Job {
  person: Id<'person'>
  now: Calculation
  stop: AbortController
  ended: Promise<void>
}

/** Answers that are kept in memory, to be shown again at once. */
const mostKept = 300

/**
 * The calculations of this house: one at a time for each person. The same question is calculated once; a new question
 * of the same person stops the old one.
 */
export const calculations = (solve: Solve) => {
  const jobs = new Map<string, Job>()

  const stopAll = (person: Id<'person'>) => {
    for (const job of jobs.values()) if (job.person === person && job.now.state === 'working') job.stop.abort()
  }
  const forget = () => {
    for (const [key, { now }] of jobs) {
      if (jobs.size <= mostKept) return
      if (now.state !== 'working') jobs.delete(key)
    }
  }
  const work = async (job: Job, problem: TimetableProblem) => {
    try {
      const tell = (progress: Progress) => {
        if (job.now.state === 'working') job.now = { state: 'working', progress }
      }
      const answer = await solve(problem, { signal: job.stop.signal, tell })
      job.now = { state: 'done', answer, stopped: job.stop.signal.aborted }
    } catch {
      // Whatever broke in the thread: the person sees that it did not work, and can ask again.
      job.now = { state: 'failed' }
    } finally {
      forget()
    }
  }
  const start = (key: string, person: Id<'person'>, problem: TimetableProblem): Job => {
    stopAll(person)
    const job: Job = {
      person,
      stop: new AbortController(),
      now: { state: 'working', progress: { best: null, least: 0 } },
      ended: Promise.resolve(),
    }
    job.ended = work(job, problem)
    jobs.set(key, job)
    return job
  }

  return {
    /** How far the answer to this question is; it is begun when nobody asked it before. Waits at most `patience` ms. */
    look: async (person: Id<'person'>, problem: TimetableProblem, patience: number): Promise<Calculation> => {
      const key = `${person} ${fingerprint(JSON.stringify(problem))}`
      const known = jobs.get(key)
      const job = known && known.now.state !== 'failed' ? known : start(key, person, problem)
      let timer: NodeJS.Timeout | undefined
      const enough = new Promise<void>(resolve => {
        timer = setTimeout(resolve, patience)
      })
      await Promise.race([job.ended, enough])
      clearTimeout(timer)
      return job.now
    },
    /** Stops what is being calculated for somebody: they see the best that was found. */
    stop: stopAll,
    /** Forgets what was found for somebody, so that it is looked for anew. */
    again: (person: Id<'person'>): void => {
      for (const [key, job] of jobs) if (job.person === person && job.now.state !== 'working') jobs.delete(key)
    },
  }
}
