import fc from 'fast-check'
import { expect, it } from 'vitest'
import { waitAfter } from './guesses.ts'

it.each([
  [1, 0],
  [4, 0],
  [5, 15],
  [6, 30],
  [7, 60],
  [8, 120],
  [9, 240],
  [1000, 240],
])('after %i wrong guesses one waits %i minutes', (tries, minutes) => {
  expect(waitAfter(tries)).toBe(minutes)
})

it('never waits less after more, nor more than four hours', () => {
  fc.assert(
    fc.property(fc.nat(10_000), tries => {
      expect(waitAfter(tries + 1)).toBeGreaterThanOrEqual(waitAfter(tries))
      expect(waitAfter(tries)).toBeLessThanOrEqual(240)
    }),
  )
})
