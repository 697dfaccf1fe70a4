import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

const project = new URL('../', import.meta.url)
const read = (path: string) => readFileSync(new URL(path, project), 'utf8')
const [, table = ''] = /## Cryptography\n([^#]*)/.exec(read('docs/security.md')) ?? []

const using = readdirSync(new URL('src/', project), { recursive: true, encoding: 'utf8' })
  .map(path => `src/${path}`)
  .filter(path => /(?<!\.test)\.tsx?$/.test(path))
  .filter(path => /from 'node:crypto'/.test(read(path)))

it('names every file that uses cryptography, and only those', () => {
  const named = [...table.matchAll(/`(src\/[^`]+\.tsx?)`/g)].map(([, path = '']) => path)
  expect(named.filter(path => path !== 'src/security.test.ts').toSorted()).toEqual(using.toSorted())
  expect(existsSync(new URL('migrations/004-audit.sql', project))).toBe(true)
})

it('names every algorithm that the code names', () => {
  const algorithms = using.flatMap(path =>
    [...read(path).matchAll(/createH(?:ash|mac)\('([\w-]+)'|= '(aes-[\w-]+)'/g)].map(
      ([, hash, cipher]) => hash ?? cipher ?? '',
    ),
  )
  expect(new Set(algorithms).size).toBeGreaterThan(1)
  const told = table.toLowerCase().replaceAll('-', '')
  expect(algorithms.filter(algorithm => !told.includes(algorithm.replaceAll('-', '')))).toEqual([])
})
