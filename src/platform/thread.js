import { parentPort } from 'node:worker_threads'
import { register } from 'tsx/esm/api'

// One calculation in a thread of its own. Plain JavaScript: Node 20 does not pass the TypeScript loader on to a worker, so it
// is asked for here.
register()

parentPort?.once('message', async ({ module, name, asked }) => {
  const { [name]: calculate } = await import(module)
  parentPort?.postMessage(await calculate(asked))
})
