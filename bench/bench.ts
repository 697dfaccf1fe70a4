import { performance } from 'node:perf_hooks'
import { lendDatabase } from '../test/support/lend-database.ts'
import { startPostgres } from '../test/support/postgres.ts'
import { benchChances } from './chances.ts'
import { benchImport } from './import.ts'
import { killRounds } from './kill.ts'
import { benchKnowledge } from './knowledge.ts'
import { load } from './load.ts'
import { benchRoutes } from './routes.ts'
import { benchStart } from './start.ts'
import { benchSupport } from './support.ts'
import { benchTimetable } from './timetable.ts'

// Every figure that docs/speed.md claims; and those of docs/reliability.md:
//   npm run bench -- kill ROUNDS [postgres]
//   npm run bench -- load PEOPLE MINUTES [postgres]
//   npm run bench -- away PEOPLE MINUTES     PostgreSQL is gone for one of these minutes
//   npm run bench -- hold MINUTES [postgres] more and more people, until the slowest hundredth takes over 500 ms
//   npm run bench -- timetable               the best groups for a person's weeks, beside HiGHS
//   npm run bench -- chances PEOPLE          looking at everybody again after the concordance changed
//   npm run bench -- support                what measures give over whole routes
// Ratios within one run count; times depend on the machine.
const [part = '', ...asked] = process.argv.slice(2)

const pause = (ms: number) => new Promise<void>(resolve => setTimeout(resolve, ms))

const benchLoad = async (): Promise<string[]> => {
  const [people = '200', minutes = '10', database] = asked
  const postgres = part === 'away' || database === 'postgres' ? await startPostgres() : null
  const lent = postgres && (await lendDatabase(postgres.url))
  const minute = 60_000
  const goAway = async () => {
    await pause(minute / 2)
    await postgres?.beAway(() => pause(minute))
  }
  const where = { databaseUrl: lent?.url ?? null, people: Number(people), during: Number(minutes) * minute }
  const report = await load(where, part === 'away' ? goAway : async () => {})
  await postgres?.stop()
  if (report.lost > 0 || report.wrong > 0 || (part === 'load' && report.away > 0)) process.exitCode = 1
  return [
    `${people} people click for ${minutes} minutes on ${postgres ? 'PostgreSQL' : 'the embedded database'}` +
      `${part === 'away' ? ', which is away for one of them' : ''}: ${report.clicks} clicks, ${report.wrong} wrong ` +
      `answers, ${report.away} times "away for a moment", ${report.lost} answers lost; median ` +
      `${report.median.toFixed(0)} ms, slowest hundredth from ${report.slowest.toFixed(0)} ms (goals: 0, 0 with the database there, 0, under 500 ms)`,
    `  slowest routes: ${report.slowestRoutes.map(({ route, ms }) => `${route} ${ms.toFixed(0)} ms`).join(', ')}`,
  ]
}

/** How many people at once a database holds: fifty more each time. */
const benchHold = async (): Promise<string[]> => {
  const [minutes = '1', database] = asked
  const postgres = database === 'postgres' ? await startPostgres() : null
  const lines: string[] = []
  let held = 0
  for (let people = 50; ; people += 50) {
    const lent = postgres && (await lendDatabase(postgres.url))
    const where = { databaseUrl: lent?.url ?? null, people, during: Number(minutes) * 60_000 }
    const { slowest, median, clicks, wrong, away } = await load(where, async () => {})
    await lent?.giveBack()
    const figures = `median ${median.toFixed(0)} ms, slowest hundredth from ${slowest.toFixed(0)} ms`
    const line = `${people} people: ${clicks} clicks, ${wrong + away} wrong, ${figures}`
    // It may take long: who waits sees how far it is.
    process.stderr.write(`${line}\n`)
    lines.push(line)
    if (slowest > 500 || wrong + away > 0) break
    held = people
  }
  await postgres?.stop()
  return [...lines, `${postgres ? 'PostgreSQL' : 'the embedded database'} holds ${held} people who click at once`]
}

const benchKill = async (): Promise<string[]> => {
  const [rounds = '100', database] = asked
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
const benches = {
  kill: [benchKill],
  load: [benchLoad],
  away: [benchLoad],
  hold: [benchHold],
  timetable: [benchTimetable],
  chances: [() => benchChances(Number(asked[0] ?? 10_000))],
  support: [benchSupport],
}[part] ?? [benchRoutes, benchSupport, benchKnowledge, benchImport, benchStart]
for (const bench of benches) for (const line of await bench()) process.stdout.write(`${line}\n`)
process.stdout.write(`whole bench: ${((performance.now() - began) / 1000).toFixed(0)} s\n`)
