import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { openBreached } from './breached.ts'

const folder = mkdtempSync(join(tmpdir(), 'leerladder-breached-'))
afterAll(() => rmSync(folder, { recursive: true }))
const listOf = (name: string, text: string) => {
  const path = join(folder, name)
  writeFileSync(path, text)
  return { LEERLADDER_BREACHED_PASSWORDS: path }
}
const known = Array.from({ length: 100_000 }, (_, at) => `wachtwoord nummer ${at}`)
const rows = known
  .map(
    (password, at) =>
      `${createHash('sha1').update(password).digest('hex').toUpperCase()}:${at % 7 === 0 ? at * 1000 : 1}`,
  )
  .sort()

describe.each([
  ['as it is given', `${rows.join('\r\n')}\r\n`],
  ['with other line ends and no last one', rows.join('\n')],
  ['in small letters, without counts', rows.map(row => row.slice(0, 40).toLowerCase()).join('\n')],
])('a list of 100,000 known passwords %s', (name, text) => {
  const isBreached = openBreached(listOf(name, text))

  it('knows every one of them that is asked, the first and the last too, and no other', () => {
    for (let at = 0; at < known.length; at += 97) expect(isBreached(known[at] ?? '')).toBe(true)
    const byHash = new Map(known.map(each => [createHash('sha1').update(each).digest('hex').toUpperCase(), each]))
    for (const row of [rows[0], rows.at(-1)]) expect(isBreached(byHash.get(row?.slice(0, 40) ?? '') ?? '')).toBe(true)
    for (let at = 0; at < 2000; at++) expect(isBreached(`iets anders ${at}`)).toBe(false)
  })
})

it('without a list knows none; what is no list is refused', () => {
  expect(openBreached({})('wachtwoord nummer 1')).toBe(false)
  for (const [name, text] of [
    ['empty', ''],
    ['words', 'hallo\n'.repeat(5000)],
    ['unsorted', rows.toReversed().join('\n')],
  ] as const)
    expect(() => openBreached(listOf(name, text)), name).toThrow('names no list')
})
