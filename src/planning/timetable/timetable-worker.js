import { parentPort } from 'node:worker_threads'
import { register } from 'tsx/esm/api'

// Timetables are looked for in this thread, so that a hard one never holds up a page.
// Plain JavaScript: Node 20 does not pass the TypeScript loader on to a worker, so it is asked for here.
register()
const { answerTimetable } = await import('./answer.ts')

/** @param {{ problem: import('./timetable.ts').TimetableProblem, seconds: number }} asked */
const answer = async ({ problem, seconds }) => {
  const until = performance.now() + seconds * 1000
  return answerTimetable(problem, {
    left: () => (until - performance.now()) / 1000,
    onProgress: progress => parentPort?.postMessage({ progress }),
  })
}

parentPort?.on('message', async asked => {
  try {
    parentPort?.postMessage({ answer: await answer(asked) })
  } catch (error) {
    parentPort?.postMessage({ trouble: error })
  }
})
parentPort?.postMessage({ ready: true })
