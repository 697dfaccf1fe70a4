import { createHmac } from 'node:crypto'

// RFC 6238 with what every app takes for granted: SHA-1, six digits, half a minute.
const stepInMs = 30_000
const usualDigits = 6
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** The half minute, counted from 1970. */
export const stepOf = (at: Date): number => Math.floor(at.getTime() / stepInMs)

/** The digits that an app shows in a half minute (RFC 4226, 5.3). */
export const codeOf = (secret: Buffer, step: number, digits = usualDigits): string => {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const hash = createHmac('sha1', secret).update(counter).digest()
  const from = (hash.at(-1) ?? 0) & 0x0f
  return String((hash.readUInt32BE(from) & 0x7fffffff) % 10 ** digits).padStart(digits, '0')
}

/**
 * The half minute whose code this is: of now, or one earlier or later, since clocks differ. Only one after `lastStep`:
 * a code that counted, or an older one, never counts again. Null: none.
 */
export const stepWith = (secret: Buffer, code: string, lastStep: number, now: Date): number | null => {
  const step = stepOf(now)
  return [step - 1, step, step + 1].find(each => each > lastStep && codeOf(secret, each) === code) ?? null
}

/** Bytes as one types them: RFC 4648 base 32, a whole number of groups of five bytes. */
export const base32 = (bytes: Buffer): string => {
  const bits = [...bytes].map(byte => byte.toString(2).padStart(8, '0')).join('')
  return (bits.match(/.{5}/g) ?? []).map(five => alphabet[Number.parseInt(five, 2)]).join('')
}

/** What the picture says to an app. */
export const appAddress = (secret: Buffer, account: string): string =>
  `otpauth://totp/Leerladder:${encodeURIComponent(account)}?secret=${base32(secret)}&issuer=Leerladder`
