import fc from 'fast-check'
import { expect, it } from 'vitest'
import { isNationalNumber, mayUnlink, secretsOf } from './identity.ts'

it('knows a national number of any century', () => {
  fc.assert(
    fc.property(fc.nat(999_999_999), fc.boolean(), (rest, since2000) => {
      const digits = String(rest).padStart(9, '0')
      const check = 97 - (Number(since2000 ? `2${digits}` : digits) % 97)
      return isNationalNumber(digits + String(check).padStart(2, '0'))
    }),
  )
})

it.each([
  '85073003327',
  '8507300332',
  'a5073003328',
  '850730003328',
  '',
  'wilma',
  '0f8fad5b-d9cb-469f-a165-70867728950e',
])('sees no national number in %s', text => expect(isNationalNumber(text)).toBe(false))

it('takes a link away while another way in stays', () => {
  expect(mayUnlink('a@voorbeeld.be', 1)).toBe(true)
  expect(mayUnlink(null, 2)).toBe(true)
  expect(mayUnlink(null, 1)).toBe(false)
})

it('makes other secrets for another browser and another request, the same for the same, long enough for PKCE', () => {
  const one = secretsOf('session', 'state')
  expect(secretsOf('session', 'state')).toEqual(one)
  expect(one.verifier).toMatch(/^[\w-]{43,128}$/)
  const all = [one, secretsOf('other', 'state'), secretsOf('session', 'other')]
  expect(new Set(all.flatMap(({ nonce, verifier }) => [nonce, verifier])).size).toBe(6)
})
