import { existsSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

const list = readFileSync(new URL('../docs/asvs.md', import.meta.url), 'utf8')
const lines = [...list.matchAll(/^\| (\d+\.\d+\.\d+) \| [12] \| ([^|]+) \| ([^|]+) \| ([^|]+) \|$/gm)].map(
  ([, id = '', what = '', how = '', where = '']) => ({ id, what, how, where }),
)
const count = (wanted: string) => lines.filter(({ how }) => how === wanted).length

it('says of each of the 253 requirements of levels 1 and 2, once, how we know', () => {
  expect(lines).toHaveLength(253)
  expect(new Set(lines.map(({ id }) => id)).size).toBe(253)
  expect(count('test') + count('reason') + count('none here') + count('gap')).toBe(253)
  const told = `Of 253: ${count('test')} by test, ${count('reason')} by reason, ${count('none here')} about what is not here, **${count('gap')} gaps**`
  expect(list).toContain(told)
})

it('names only tests that are there', () => {
  const named = lines.filter(({ how }) => how === 'test').map(({ where }) => where.replaceAll('`', ''))
  expect(named.filter(path => !existsSync(new URL(`../${path}`, import.meta.url)))).toEqual([])
})
