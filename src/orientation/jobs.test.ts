import { describe, expect, it } from 'vitest'
import { addJob, newestFirst, withYears } from './jobs.ts'

const job = (occupation: string, from: number | null = null, to: number | null = null) => ({
  occupation,
  title: occupation,
  from,
  to,
})
const form = (typed: Record<string, string>) => ({
  one: (field: string) => typed[field] ?? '',
  has: (field: string) => field in typed,
})

describe('the years of a job', () => {
  it('are read, and may be left out', () => {
    const read = withYears([job('a'), job('b', 2001)], form({ 'van-a': '2010', 'tot-a': '' }), 2026)
    expect(read).toEqual({ jobs: [job('a', 2010), job('b', 2001)], wrong: [] })
  })

  it.each([
    [{ 'van-a': '2027' }, 'van-a', 'orientation.wrong.year'],
    [{ 'van-a': 'ooit' }, 'van-a', 'orientation.wrong.year'],
    [{ 'van-a': '', 'tot-a': '1800' }, 'tot-a', 'orientation.wrong.year'],
    [{ 'van-a': '2015', 'tot-a': '2010' }, 'tot-a', 'orientation.wrong.year-order'],
  ])('%j is wrong at its field', (typed, field, says) => {
    expect(withYears([job('a')], form(typed), 2026).wrong).toMatchObject([{ field, says }])
  })
})

it('a job is named once, and those held now come first', () => {
  expect(addJob([job('a', 2001)], job('a'))).toEqual([job('a', 2001)])
  expect(
    newestFirst([job('old', 1990, 1999), job('now', 2015), job('last', 2000, 2015)]).map(({ title }) => title),
  ).toEqual(['now', 'last', 'old'])
})
