import { describe, expect, test } from 'vitest'
import { readTable } from './csv.ts'

describe('a table', () => {
  test('is read by its column names, with commas, semicolons or tabs', () => {
    for (const separator of [',', ';', '\t'])
      expect(readTable(`\uFEFFb${separator}a\n1${separator}"x\ny"\n`, ['a', 'b'])).toEqual({
        ok: true,
        value: { rows: [{ b: '1', a: 'x\ny' }], problems: [] },
      })
  })

  test('without a column that is needed names it, and what was found', () => {
    expect(readTable('a,c\n1,2', ['a', 'b'])).toMatchObject({
      ok: false,
      refusal: 'no-column',
      with: { missing: 'b', found: 'a, c' },
    })
  })

  test('leaves out a row that is too short and tells its line; a row that is too long is fine', () => {
    const read = readTable('a,b\n1,2\n3\n4,5,6\n', ['a', 'b'])
    expect(read).toMatchObject({ ok: true, value: { problems: [{ problem: 'short-row', place: '3' }] } })
    expect(read.ok && read.value.rows.map(({ a }) => a)).toEqual(['1', '4'])
  })

  test('with a quotation mark in the wrong place is refused with its line', () => {
    expect(readTable('a,b\n1,"2\n', ['a', 'b'])).toMatchObject({ ok: false, refusal: 'broken-csv' })
    expect(readTable('a,b\n1,2\n3,x"y"z\n"4"5,6\n', ['a', 'b'])).toMatchObject({
      refusal: 'broken-csv',
      with: { line: 3 },
    })
  })
})
