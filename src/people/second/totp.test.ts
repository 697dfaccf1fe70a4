import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { base32, codeOf, stepOf, stepWith } from './totp.ts'

const at = (seconds: number) => new Date(seconds * 1000)
const secret = Buffer.from('12345678901234567890')
const anySecret = fc.uint8Array({ minLength: 20, maxLength: 20 }).map(bytes => Buffer.from(bytes))
const anyMoment = fc.integer({ min: 1_600_000_000, max: 4_000_000_000 }).map(at)

describe('the codes of an app', () => {
  it.each([
    [59, '94287082'],
    [1_111_111_109, '07081804'],
    [1_111_111_111, '14050471'],
    [1_234_567_890, '89005924'],
    [2_000_000_000, '69279037'],
    [20_000_000_000, '65353130'],
  ])('are those of RFC 6238, appendix B, at second %i', (seconds, code) => {
    expect(codeOf(secret, stepOf(at(seconds)), 8)).toBe(code)
  })

  it('are those of RFC 4226, appendix D', () => {
    const codes = ['755224', '287082', '359152', '969429', '338314', '254676', '287922', '162583', '399871', '520489']
    expect(codes.map((_, step) => codeOf(secret, step))).toEqual(codes)
  })

  it('count once, and none before one that counted', () => {
    fc.assert(
      fc.property(anySecret, anyMoment, (key, now) => {
        const step = stepWith(key, codeOf(key, stepOf(now)), 0, now)
        if (step === null) throw new Error('The code of now did not count.')
        expect(Math.abs(step - stepOf(now))).toBeLessThanOrEqual(1)
        const before = codeOf(key, step - 1)
        const again = codeOf(key, step)
        // By chance a later one may have the same six digits.
        if (codeOf(key, step + 1) !== again) expect(stepWith(key, again, step, now)).toBeNull()
        const later = [codeOf(key, step + 1), codeOf(key, step + 2)]
        if (!later.includes(before)) expect(stepWith(key, before, step, now)).toBeNull()
      }),
    )
  })

  it('count half a minute earlier and later, no more', () => {
    const now = at(1_800_000_000)
    const counts = [-2, -1, 0, 1, 2].map(off => stepWith(secret, codeOf(secret, stepOf(now) + off), 0, now) !== null)
    expect(counts).toEqual([false, true, true, true, false])
  })
})

it('writes bytes as RFC 4648 does', () => {
  expect(base32(Buffer.from('fooba'))).toBe('MZXW6YTB')
})
