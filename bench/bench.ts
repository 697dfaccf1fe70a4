import { performance } from 'node:perf_hooks'
import { lendDatabase } from '../test/support/lend-database.ts'
import { startPostgres } from '../test/support/postgres.ts'
import { benchImport } from './import.ts'
import { killRounds } from './kill.ts'
import { benchRoutes } from './routes.ts'
import { benchStart } from './start.ts'

// Every figure that docs/speed.md claims, and with `npm run bench -- kill [ROUNDS] [postgres]` those of
// docs/reliability.md. Ratios within one run count; times depend on the machine.
const [part, rounds = '100', database] = process.argv.slice(2)

const benchKill = async (): Promise<string[]> => {
  const postgres = database === 'postgres' ? await startPostgres() : null
  const lent = postgres && (await lendDatabase(postgres.url))
  const report = await killRounds(Number(rounds), lent?.url ?? null)
  await postgres?.stop()
  if (report.lost > 0 || report.halfDone > 0) process.exitCode = 1
  return [
    `killed ${report.rounds} times while four people write, on ${postgres ? 'PostgreSQL' : 'the embedded database'}: ` +
      `${report.acknowledged} answers acknowledged, ${report.lost} lost, ${report.halfDone} half done, ` +
      `slowest restart to first page ${(report.slowestRestart / 1000).toFixed(1)} s (goals: 0, 0, under 5 s)`,
  ]
}

const began = performance.now()
const benches = part === 'kill' ? [benchKill] : [benchRoutes, benchImport, benchStart]
for (const bench of benches) for (const line of await bench()) process.stdout.write(`${line}\n`)
process.stdout.write(`whole bench: ${((performance.now() - began) / 1000).toFixed(0)} s\n`)
