import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Id } from '../../platform/ids.ts'
import { mayDecide, readNumber, sayNumber } from './organisation.ts'

const withCheck = (first: number): string => {
  const start = String(first).padStart(8, '0')
  return start + String(97 - (Number(start) % 97)).padStart(2, '0')
}

describe('an enterprise number', () => {
  it('is read however people write it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1_000_000, max: 19_999_999 }), first => {
        const number = withCheck(first)
        expect(readNumber(number)).toBe(number)
        expect(readNumber(`BE ${sayNumber(number)}`)).toBe(number)
        if (number.startsWith('0')) expect(readNumber(number.slice(1))).toBe(number)
      }),
    )
  })

  it('is refused when one digit is wrong', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1_000_000, max: 19_999_999 }),
        fc.nat(9),
        fc.integer({ min: 1, max: 9 }),
        (first, at, by) => {
          const number = withCheck(first)
          const wrong = number.slice(0, at) + ((Number(number[at]) + by) % 10) + number.slice(at + 1)
          expect(readNumber(wrong)).toBeNull()
        },
      ),
    )
  })

  it.each(['', 'BE', '12', '9403170701', '0403.170.7011', 'geen'])('is not "%s"', typed => {
    expect(readNumber(typed)).toBeNull()
  })
})

it('is looked at by an administrator, an employer also by a sector partner, and never by who registered it', () => {
  const [own, other] = ['own', 'other'] as Id<'person'>[]
  if (!own || !other) throw new Error('two people')
  const sector = { id: other, administrator: false, sector: true }
  const administrator = { id: other, administrator: true, sector: false }
  const employer = { kind: 'employer' as const, registeredBy: own }
  expect(mayDecide(employer, sector)).toBe(true)
  expect(mayDecide({ ...employer, kind: 'provider' }, sector)).toBe(false)
  expect(mayDecide({ ...employer, kind: 'provider' }, administrator)).toBe(true)
  expect(mayDecide(employer, { ...administrator, id: own })).toBe(false)
  expect(mayDecide(employer, { id: other, administrator: false, sector: false })).toBe(false)
})
