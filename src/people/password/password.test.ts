import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hasHash, hashOf } from './hash.ts'
import { asKept, fewest, most, weaknessOf } from './password.ts'

const names = ['Wilma De Vandewoestijne', 'w.vandewoestijne@voorbeeld.be', 'Houtwerf Gent']

describe('a new password', () => {
  it.each([
    ['', 'too-short'],
    ['elf tekens!', 'too-short'],
    ['👩‍🏭👩‍🏭👩‍🏭', 'too-short'],
    ['x'.repeat(129), 'too-long'],
    ['aaaaaaaaaaaaaaaa', 'simple'],
    ['abcabcabcabcabc', 'simple'],
    ['123456789012', 'common'],
    ['azertyuiopqs', 'simple'],
    ['qwertyuiopas12', 'simple'],
    ['zyxwvutsrqponm', 'simple'],
    ['unbelievable', 'common'],
    ['Password12345!', 'common'],
    ['2026-Football-2026', 'common'],
    ['leerladder2026', 'names'],
    ['Vandewoestijne1987', 'names'],
    ['houtwerf.gent!', 'names'],
  ])('%j is refused: %s', (password, weakness) => {
    expect(weaknessOf(password, names)).toBe(`people.password.${weakness}`)
  })

  it.each([
    'de salmiak zwemt omhoog',
    'wilma eet graag blauwe bessen',
    'vier losse rode fietsen',
    'TTTT-vuur+mist=Gras',
    'كلمة سر طويلة جدا',
    '木工房で働く人の合言葉です',
    'spaties aan het eind   ',
  ])('%j is taken', password => {
    expect(weaknessOf(password, names)).toBeNull()
  })

  it('may be anything of twelve to 128 signs that is not easy to guess, and is never cut', () => {
    const words = fc.array(fc.stringMatching(/^[a-z]{5,9}$/), { minLength: 4, maxLength: 10 })
    fc.assert(
      fc.property(words, parts => {
        const password = parts.join(' ')
        if (new Set(parts).size === parts.length && new Set(password).size > 8)
          expect([null, 'people.password.simple']).toContain(weaknessOf(password, names))
      }),
    )
    expect(fewest).toBe(12)
    expect(most).toBeGreaterThanOrEqual(64)
  })
})

describe('what is kept of a password', () => {
  it('is another each time, holds its numbers, and knows only that password to the last sign', async () => {
    const long = `${'lange zin '.repeat(12)}einde`
    const [one, other] = [await hashOf(long), await hashOf(long)]
    expect(one).toMatch(/^scrypt\$17\$8\$1\$/)
    expect(one).not.toBe(other)
    expect(one).not.toContain(long)
    expect(await hasHash(long, one)).toBe(true)
    expect(await hasHash(long.slice(0, -1), one)).toBe(false)
    expect(await hasHash(`${long} `, one)).toBe(false)
    expect(await hasHash(long.toUpperCase(), one)).toBe(false)
  }, 180_000)

  it('takes as much work where there is nothing', async () => {
    const hash = await hashOf('de salmiak zwemt omhoog')
    /** Of the processor, in microseconds: what else the machine does makes waiting longer, not this. */
    const work = async (kept: string | null) => {
      const before = process.cpuUsage()
      expect(await hasHash('een ander wachtwoord', kept)).toBe(false)
      const { user, system } = process.cpuUsage(before)
      return user + system
    }
    const least = async (kept: string | null) => Math.min(await work(kept), await work(kept))
    const ratio = (await least(null)) / (await least(hash))
    expect(ratio).toBeGreaterThan(0.5)
    expect(ratio).toBeLessThan(2)
  }, 180_000)

  it('is the same however a keyboard writes a sign', () => {
    expect(asKept('cafe\u0301 met ijs')).toBe('caf\u00e9 met ijs')
  })
})
