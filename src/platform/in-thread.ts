import { Worker } from 'node:worker_threads'

/**
 * Calls a function that a module exports, with something that can be copied, in a thread of its own: a long calculation
 * never holds up a page. Gives what it gives. Throws what it throws, and when it takes longer than so many seconds.
 */
export const inThread = <Asked, Answer>(module: URL, name: string, asked: Asked, seconds: number): Promise<Answer> => {
  const worker = new Worker(new URL('./thread.js', import.meta.url))
  return new Promise<Answer>((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`${name} took more than ${seconds} s`)), seconds * 1000)
    worker.once('message', (answer: Answer) => resolve(answer))
    worker.once('error', reject)
    worker.once('exit', () => clearTimeout(late))
    worker.postMessage({ module: module.href, name, asked })
  }).finally(() => worker.terminate())
}
