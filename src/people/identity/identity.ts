import { createHmac } from 'node:crypto'
import type { Id } from '../../platform/ids.ts'
import type { Secrets } from '../../platform/openid/provider.ts'

const minuteInMs = 60_000
/** How long somebody may take to sign in elsewhere, in minutes. */
const askMinutes = 10

/** As whom a provider knows a person: the subject is theirs for good, at this issuer. */
export interface Identity {
  id: Id<'identity'>
  issuer: string
  subject: string
  personId: Id<'person'>
  linkedAt: Date
}

/** Somebody went to a provider. Everything secret about it stands in their browser; here are fingerprints. */
export interface OpenidRequest {
  state: string
  provider: string
  session: string
  back: string
  madeAt: Date
  expiresAt: Date
  usedAt: Date | null
  subject: string | null
}

export const overAt = (now: Date): Date => new Date(now.getTime() + askMinutes * minuteInMs)

/**
 * Nonce and verifier of one request, from what only the browser holds and what only this request has: who reads the
 * database, a log or the address that somebody came back to cannot make them.
 */
export const secretsOf = (session: string, state: string): Secrets => {
  const made = (what: string) => createHmac('sha256', session).update(`${what} ${state}`).digest('base64url')
  return { state, nonce: made('nonce'), verifier: made('verifier') }
}

/**
 * Whether this is a Belgian national number: eleven digits, the last two 97 less what stays of the rest divided by 97,
 * with a 2 before it for who was born from 2000 on.
 */
export const isNationalNumber = (text: string): boolean => {
  if (!/^\d{11}$/.test(text)) return false
  const fits = (rest: string) => 97 - (Number(rest) % 97) === Number(text.slice(9))
  return fits(text.slice(0, 9)) || fits(`2${text.slice(0, 9)}`)
}

/** Without an address to mail a code to, the last link is the only way in: taking it away would lock its person out. */
export const mayUnlink = (email: string | null, links: number): boolean => email !== null || links > 1
