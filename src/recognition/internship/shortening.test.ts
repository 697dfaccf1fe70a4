import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Module } from '../../catalogue/index.ts'
import { type Degree, degrees } from '../procedures/judging.ts'
import { meetsConditions } from './begin-internship.ts'
import { minutesOff, mostOff } from './shortening.ts'

const stage = (workplace: number, workplaceExemptable = true): Module =>
  ({ exemptable: true, workplaceExemptable, contact: 0, distance: 0, workplace }) as Module
const judged = (...all: Degree[]) => all.map(degree => ({ degree }))

describe('hours that fall away', () => {
  it.each([
    [judged('shown', 'shown', 'shown', 'shown'), 75],
    [judged('shown', 'shown', 'partly', 'not'), 46],
    [judged('partly', 'partly', 'partly', 'partly'), 37],
    [judged('not', 'not', 'not', 'not'), 0],
  ])('of 75 at most, in proportion and in whole hours', (judgements, hours) =>
    expect(minutesOff(judgements, 4, 75 * 60)).toBe(hours * 60),
  )

  const degree = fc.constantFrom(...degrees)
  const cases = [fc.array(degree, { minLength: 1, maxLength: 12 }), fc.nat(2_000), fc.nat(120_000)] as const

  it('are never below nothing, above the most, or above what the internship lasts', () => {
    fc.assert(
      fc.property(...cases, (all, mostHours, workplace) => {
        const most = mostOff({ mostHours }, stage(workplace))
        const off = minutesOff(judged(...all), all.length, most)
        expect(off).toBeGreaterThanOrEqual(0)
        expect(off).toBeLessThanOrEqual(Math.min(mostHours * 60, workplace))
      }),
    )
  })

  it('are the most when all was shown, do not depend on the order, and never fall when more is shown', () => {
    fc.assert(
      fc.property(...cases, (all, mostHours, workplace) => {
        const most = mostOff({ mostHours }, stage(workplace))
        const off = minutesOff(judged(...all), all.length, most)
        const [, ...rest] = all
        expect(minutesOff(judged(...all.toReversed()), all.length, most)).toBe(off)
        expect(minutesOff(judged('shown', ...rest), all.length, most)).toBeGreaterThanOrEqual(off)
        expect(minutesOff(judged(...all.map(() => 'shown' as const)), all.length, most)).toBe(most)
      }),
    )
  })

  it('are none where the internship is gone, or where hours at work never fall away', () => {
    expect(mostOff({ mostHours: 75 }, null)).toBe(0)
    expect(mostOff({ mostHours: 75 }, stage(9_000, false))).toBe(0)
  })
})

describe('the conditions', () => {
  const text = { nl: 'x', en: 'x' }
  const frame = { years: 2, conditions: ['a', 'b'].map(id => ({ id, says: text, why: text })) }
  it.each([
    ['2', ['b', 'a'], true],
    ['1', ['a', 'b'], 'recognition.internship.too-few-years'],
    ['two', ['a', 'b'], 'recognition.quickscan.intake.wrong-years'],
    ['', ['a', 'b'], 'recognition.quickscan.intake.wrong-years'],
    ['2', ['a', 'a'], 'recognition.internship.condition-missing'],
  ])('%s years and %j', (years, conditions, result) => {
    const meets = meetsConditions(frame, { years, conditions })
    expect(meets.ok || meets.refusal).toBe(result)
  })
})
