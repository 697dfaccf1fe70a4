import { codeOf, stepOf } from '../../src/people/second/totp.ts'

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** The bytes that stand for these letters (RFC 4648, base 32). */
const bytesOf = (letters: string): Buffer => {
  const bits = [...letters.replace(/[^A-Z2-7]/g, '')].map(letter =>
    alphabet.indexOf(letter).toString(2).padStart(5, '0'),
  )
  return Buffer.from((bits.join('').match(/.{8}/g) ?? []).map(byte => Number.parseInt(byte, 2)))
}

/** What an app shows now for the secret on a page. */
export const appShows = (secret: string, now: Date): string => codeOf(bytesOf(secret), stepOf(now))

/** The secret on a page. */
export const secretOn = (html: string): string => /secret=([A-Z2-7]+)/.exec(html)?.[1] ?? ''
