import { describe, expect, test } from 'vitest'
import { importsOf } from './imports.ts'
import { circles, doorBreaches, floorBreaches } from './plan.ts'

const file = (path: string, ...lines: string[]) => ({ path, text: lines.join('\n') })

describe('imports', () => {
  test('are found in all their forms, from the folder of the project', () => {
    const found = importsOf(
      file(
        'src/planning/route.ts',
        "import type { Day } from '../platform/day.ts'",
        'import {',
        '  catalogueReader,',
        "} from '../catalogue/index.ts'",
        "import words, { type Word } from './words.ts'",
        "export * from './rank.ts'",
        "export type { Rank } from './rank.ts'",
        "import './side-effect.ts'",
        "const later = () => import('./later.ts')",
        "import { sql } from 'kysely'",
        "// import { no } from './comment.ts'",
        'const text = "import x from \'./text.ts\'"',
      ),
    )
    expect(found.map(({ to, line, typeOnly, later }) => [to, line, typeOnly, later])).toEqual([
      ['src/platform/day.ts', 1, true, false],
      ['src/catalogue/index.ts', 2, false, false],
      ['src/planning/words.ts', 5, false, false],
      ['src/planning/rank.ts', 6, false, false],
      ['src/planning/rank.ts', 7, true, false],
      ['src/planning/side-effect.ts', 8, false, false],
      ['src/planning/later.ts', 9, false, true],
    ])
  })
})

describe('floors', () => {
  const breaches = (path: string, line: string) => floorBreaches([file(path, line)])

  test.each([
    ['src/planning/route.ts', "import { held } from '../recognition/index.ts'"],
    ['src/ui/page.tsx', "import { urls } from '../urls.ts'"],
    ['src/ui/page.tsx', "import type { Visit } from '../platform/visit.ts'"],
    ['src/app.tsx', "import { knowledge } from './knowledge/index.ts'"],
    ['src/server.ts', "import { practiceRoutes } from '../dev/practice.tsx'"],
    ['src/terminal/route.ts', "import { findRoutes } from '../planning/index.ts'"],
    ['src/platform/connection.ts', "import type { Tables } from '../database.ts'"],
    ['src/database.ts', "import type { PeopleTables } from './people/tables.ts'"],
    ['src/catalogue/catalogue.test.ts', "import { createApp } from '../app.tsx'"],
    ['src/platform/words.ts', "import { nl } from '../../content/words/index.ts'"],
  ])('%s may: %s', (path, line) => expect(breaches(path, line)).toEqual([]))

  test.each([
    ['src/recognition/exemption.ts', "import type { Route } from '../planning/index.ts'", 'may not use planning'],
    ['src/ui/page.tsx', "import { person } from '../people/index.ts'", 'may not use people'],
    ['src/platform/day.ts', "import { Page } from '../ui/page.tsx'", 'may not use ui'],
    ['src/people/sign-in.ts', "import { createApp } from '../app.tsx'", 'may not use roof'],
    ['src/platform/day.ts', "const later = import('../people/index.ts')", 'may not use people'],
    ['src/platform/connection.ts', "import { Tables } from '../database.ts'", 'types only'],
    ['src/database.ts', "import { PeopleTables } from './people/tables.ts'", 'types only'],
    ['src/people/sign-in.ts', "import { practiceClock } from '../../dev/practice-clock.ts'", 'not for the product'],
    ['src/app.tsx', "import { startHouse } from '../test/support/house.ts'", 'not for the product'],
    ['src/utils/text.ts', 'export const x = 1', 'no room of the house'],
  ])('%s may not: %s', (path, line, reason) => expect(breaches(path, line)).toEqual([expect.stringContaining(reason)]))
})

describe('doors', () => {
  const breaches = (path: string, line: string) => doorBreaches([file(path, line)])

  test.each([
    ['src/planning/route.ts', "import { held } from '../recognition/index.ts'"],
    ['src/planning/route.ts', "import { best } from './support/best.ts'"],
    ['src/app.tsx', "import { peopleRoutes } from './people/people.routes.tsx'"],
    ['src/database.ts', "import type { PeopleTables } from './people/tables.ts'"],
    ['src/planning/route.pages.tsx', "import { Page } from '../ui/page.tsx'"],
  ])('%s may: %s', (path, line) => expect(breaches(path, line)).toEqual([]))

  test.each([
    ['src/planning/route.ts', "import { held } from '../recognition/held.ts'"],
    ['src/planning/route.ts', "import type { PeopleTables } from '../people/tables.ts'"],
    ['src/app.tsx', "import { findSession } from './people/session.store.ts'"],
    ['src/server.ts', "import { peopleRoutes } from './people/people.routes.tsx'"],
  ])('%s may not: %s', (path, line) => expect(breaches(path, line)).toEqual([expect.stringContaining('use its door')]))
})

describe('circles', () => {
  const a = (line: string) => file('src/platform/a.ts', line)
  const b = (line: string) => file('src/platform/b.ts', line)
  const c = (line: string) => file('src/platform/c.ts', line)

  test('of values are told, with the way round', () => {
    const found = circles([
      a("import { b } from './b.ts'"),
      b("import { c } from './c.ts'"),
      c("import { a } from './a.ts'"),
    ])
    expect(found).toEqual([
      expect.stringContaining('src/platform/a.ts → src/platform/b.ts → src/platform/c.ts → src/platform/a.ts'),
    ])
  })

  test('of types are none', () => {
    expect(circles([a("import { b } from './b.ts'"), b("import type { A } from './a.ts'")])).toEqual([])
  })

  test('two ways to one file are none', () => {
    const found = circles([a("import './b.ts'\nimport './c.ts'"), b("import './c.ts'"), c('export const c = 1')])
    expect(found).toEqual([])
  })
})
