import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { defineConfig } from 'vitest/config'

const testsIn = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter(name => /\.test\.tsx?$/.test(name))
        .map(name => join(folder, name))
    : []

const journeys = testsIn('test/journeys')
const others = ['src', 'dev', 'test', 'bench'].flatMap(testsIn).filter(file => !journeys.includes(file))
const asksForDatabase = (file: string): boolean => /\btestDatabase\(/.test(readFileSync(file, 'utf8'))
const routes = others.filter(asksForDatabase)

export default defineConfig({
  test: {
    pool: 'forks',
    // Two: each may hold an embedded database (half a gigabyte), and the usual machine has two cores.
    maxWorkers: 2,
    // Files of one worker share their modules, as requests of one server do, and so they share one embedded database.
    isolate: false,
    projects: [
      {
        extends: true,
        test: { name: 'rules', include: others.filter(file => !routes.includes(file)), testTimeout: 20_000 },
      },
      {
        extends: true,
        test: {
          name: 'routes',
          include: routes,
          globalSetup: 'test/support/setup-run.ts',
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'journeys',
          include: journeys,
          globalSetup: ['test/support/setup-run.ts', 'test/support/setup-house.ts'],
          testTimeout: 60_000,
          expect: { poll: { timeout: 10_000 } },
          hookTimeout: 180_000,
        },
      },
    ],
  },
})
