import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { Progress } from './decide.ts'
import { sayDecision } from './say.ts'
import type { TimetableAnswer, TimetableProblem } from './timetable.ts'

export interface SolveOptions {
  /** When it is aborted, the best so far is the answer. */
  signal?: AbortSignal
  onProgress?: (progress: Progress) => void
  /** How long it may take; then the best so far is the answer. */
  seconds: number
}

type Said = { ready: true } | { progress: Progress } | { answer: TimetableAnswer } | { trouble: unknown }

/** Threads that look for timetables at once; who comes later waits for one. */
const mostThreads = Math.max(1, Math.min(4, availableParallelism() - 1))
/** A thread that has nothing to do for so long is closed. */
const idleMs = 60_000
/** A thread that does not answer so long after its time is ended. */
const graceMs = 3_000

let running = 0
const waiting: (() => void)[] = []
const idle: { worker: Worker; close: NodeJS.Timeout }[] = []

const takeTurn = async (): Promise<void> => {
  if (running >= mostThreads) await new Promise<void>(resolve => waiting.push(resolve))
  else running += 1
}
const giveTurn = (): void => {
  const next = waiting.shift()
  if (next) next()
  else running -= 1
}

const takeWorker = (): Worker => {
  const held = idle.pop()
  if (!held) return new Worker(new URL('./timetable-worker.js', import.meta.url))
  clearTimeout(held.close)
  held.worker.ref()
  return held.worker
}

/** Keeps a thread for who comes next; it never keeps the house from stopping. */
const keepWorker = (worker: Worker): void => {
  worker.removeAllListeners('message')
  worker.removeAllListeners('error')
  worker.unref()
  const close = setTimeout(() => {
    const place = idle.findIndex(one => one.worker === worker)
    if (place >= 0) idle.splice(place, 1)
    void worker.terminate()
  }, idleMs)
  close.unref()
  idle.push({ worker, close })
}

const nothingYet: Progress = {
  timetable: null,
  bound: { campusDays: 0, overlapMinutes: 0, gapMinutes: 0, travelMinutes: 0 },
}

/** Looks for the best timetable in a thread of its own, as `answerTimetable` does. */
export const solveInWorker = async (
  problem: TimetableProblem,
  { signal, onProgress, seconds }: SolveOptions,
): Promise<TimetableAnswer> => {
  let latest = nothingYet
  const sofar = (): TimetableAnswer => {
    const decision = { state: 'bound' as const, ...latest }
    return { ...decision, because: sayDecision(problem, decision) }
  }
  await takeTurn()
  try {
    if (signal?.aborted) return sofar()
    const worker = takeWorker()
    return await new Promise<TimetableAnswer>((resolve, reject) => {
      const end = (done: () => void, isUsable: boolean) => {
        clearTimeout(timer)
        signal?.removeEventListener('abort', stop)
        if (isUsable) keepWorker(worker)
        else void worker.terminate()
        done()
      }
      const stop = () => end(() => resolve(sofar()), false)
      const timer = setTimeout(stop, seconds * 1000 + graceMs)
      signal?.addEventListener('abort', stop, { once: true })
      worker.on('error', error => end(() => reject(error), false))
      worker.on('message', (said: Said) => {
        if ('progress' in said) {
          latest = said.progress
          onProgress?.(latest)
        }
        if ('answer' in said) end(() => resolve(said.answer), true)
        if ('trouble' in said) end(() => reject(said.trouble), false)
      })
      worker.postMessage({ problem, seconds })
    })
  } finally {
    giveTurn()
  }
}
