import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { ensureChromium, ensurePostgres } from './support/machine.ts'
import { type Counts, countsOf, total } from './support/report.ts'

// What `npm test` runs, in order: the fast and general first.

const bin = (name: string): string => join('node_modules', '.bin', name)
const reports = mkdtempSync(join(tmpdir(), 'leerladder-reports-'))
process.on('exit', () => rmSync(reports, { recursive: true, force: true }))

// Ctrl+C reaches the program that runs just now as well: that one cleans up after itself, and then this one stops.
let interrupted = false
process.on('SIGINT', () => {
  interrupted = true
})

/** Runs a program of the project and gives its exit code. */
const run = (command: string, words: string[], environment: Record<string, string> = {}): Promise<number> =>
  new Promise((resolve, reject) => {
    const shell = process.platform === 'win32'
    const child = spawn(command, words, {
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ...environment },
      shell,
    })
    child.once('error', reject)
    child.once('exit', code => {
      if (interrupted) process.exit(130)
      resolve(code ?? 1)
    })
  })

const check = async (command: string, words: string[]): Promise<Counts> => {
  const well = (await run(command, words)) === 0
  return { passed: well ? 1 : 0, failed: well ? 0 : 1, skipped: 0 }
}

const skip = { passed: 0, failed: 0, skipped: 1 }

const { values, positionals: files } = parseArgs({
  allowPositionals: true,
  options: { only: { type: 'string', multiple: true, default: [] } },
})

/** Tests of one ring; `files` on the command line narrow it down. */
const ring = async (name: string, environment: Record<string, string> = {}): Promise<Counts> => {
  const report = join(reports, `${name}-${environment.TEST_DATABASE ?? 'embedded'}.json`)
  const output = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const code = await run(bin('vitest'), ['run', '--project', name, ...output, ...files], environment)
  // Without a report vitest broke before it began, and says why above.
  return existsSync(report) ? countsOf(readFileSync(report, 'utf8'), code) : { passed: 0, failed: 1, skipped: 0 }
}

interface Step {
  heading: string
  run: () => Promise<Counts>
}

const steps: Record<string, Step> = {
  types: { heading: 'Types', run: () => check(bin('tsc'), ['--noEmit']) },
  lint: { heading: 'Lint and formatting', run: () => check(bin('biome'), ['check', '.']) },
  house: { heading: 'House rules', run: () => check(bin('tsx'), ['dev/house-rules.ts']) },
  rules: { heading: 'Rules', run: () => ring('rules') },
  routes: { heading: 'Routes, on the embedded database', run: () => ring('routes') },
  postgres: {
    heading: 'Routes, on PostgreSQL',
    run: async () => (ensurePostgres() ? ring('routes', { TEST_DATABASE: 'postgres' }) : skip),
  },
  journeys: {
    heading: 'Journeys, in a browser',
    run: async () => {
      const chromium = ensureChromium()
      return chromium ? ring('journeys', { CHROMIUM_PATH: chromium }) : skip
    },
  },
}

const chosen = values.only.flatMap(names => names.split(','))
const unknown = chosen.filter(name => !(name in steps))
if (unknown.length > 0) {
  console.error(`There is no part called ${unknown.join(', ')}. The parts are: ${Object.keys(steps).join(', ')}.`)
  process.exit(1)
}

const outcomes: Counts[] = []
const summary: string[] = []
for (const [name, step] of Object.entries(steps)) {
  if (chosen.length > 0 && !chosen.includes(name)) continue
  console.log(`\n━━ ${step.heading} (--only ${name})\n`)
  const began = performance.now()
  const counts = await step.run()
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  outcomes.push(counts)
  const word = counts.failed > 0 ? 'FAILED' : counts.skipped > 0 && counts.passed === 0 ? 'SKIPPED' : 'passed'
  summary.push(`${word.padEnd(8)} ${step.heading} (${seconds} s)`)
  console.log(`\n${summary.at(-1)}`)
}

const { passed, failed, skipped } = total(outcomes)
console.log(`\n━━ All together\n\n${summary.join('\n')}\n\n${passed} passed, ${failed} failed, ${skipped} skipped`)
process.exit(failed > 0 ? 1 : 0)
