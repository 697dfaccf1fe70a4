import type { Id } from '../../platform/ids.ts'
import type { Channel } from '../../platform/tables.ts'

/** A code with which a person shows that an address or a number is theirs. */
export interface ContactCode {
  id: Id<'contact-code'>
  personId: Id<'person'>
  channel: Channel
  /** The address, or the number as `+32470123456`. */
  target: string
  codeFingerprint: string
  madeAt: Date
  expiresAt: Date
  tries: number
  usedAt: Date | null
}

/**
 * A mobile number as it is dialled from anywhere (E.164), from `0470 12 34 56`, `+32 (0)470/12.34.56` or
 * `0031 6 12345678`; null when it is none. A Belgian one must be mobile, since others get no SMS.
 */
export const readPhone = (typed: string): string | null => {
  const dialled = typed
    .normalize('NFKC')
    .replace(/\(0\)/g, '')
    .replace(/[\s./()\-\u2010-\u2015]/g, '')
    .replace(/^00/, '+')
    .replace(/^0(?=\d)/, '+32')
  if (!/^\+[1-9]\d{6,14}$/.test(dialled)) return null
  return dialled.startsWith('+32') && !/^\+324\d{8}$/.test(dialled) ? null : dialled
}

/** `+32470123456` as people write it: `0470 12 34 56`; another country's as it is. */
export const sayPhone = (phone: string): string => phone.replace(/^\+32(\d{3})(\d{2})(\d{2})(\d{2})$/, '0$1 $2 $3 $4')
