import { performance } from 'node:perf_hooks'
import { benchImport } from './import.ts'
import { benchRoutes } from './routes.ts'
import { benchStart } from './start.ts'

// Every figure that docs/speed.md claims. Ratios within one run count; times depend on the machine.
const began = performance.now()
for (const bench of [benchRoutes, benchImport, benchStart]) {
  for (const line of await bench()) process.stdout.write(`${line}\n`)
}
process.stdout.write(`whole bench: ${((performance.now() - began) / 1000).toFixed(0)} s\n`)
