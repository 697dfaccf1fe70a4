import { randomInt } from 'node:crypto'
import { z } from 'zod'
import { fingerprint, type Id, newId, newSecret } from '../platform/ids.ts'

const minuteInMs = 60_000
/** How long a code counts, and how often one may guess. */
export const codeMinutes = 10
export const mostTries = 5
/** How many codes one address gets in an hour. */
export const mostCodesAnHour = 5

export interface SignInCode {
  id: Id<'sign-in-code'>
  email: string
  /** The session that asked for it: only there the code counts. */
  session: string
  codeFingerprint: string
  linkFingerprint: string
  madeAt: Date
  expiresAt: Date
  tries: number
  usedAt: Date | null
}

/** An address as we keep it; null when it is none. */
export const readEmail = (typed: string): string | null => {
  const email = z.email().max(254).safeParse(typed.trim().toLowerCase())
  return email.success ? email.data : null
}

/** The six digits, whatever stands between them. */
const digitsIn = (typed: string): string => typed.replace(/\D/g, '')

const codeFingerprint = (id: string, code: string): string => fingerprint(`${id} ${code}`)

/** Six digits for the row with this id, and what is stored of them. */
export const newCode = (id: string): { code: string; codeFingerprint: string } => {
  const code = String(randomInt(1_000_000)).padStart(6, '0')
  return { code, codeFingerprint: codeFingerprint(id, code) }
}

/** A new code with what the mail says of it; only fingerprints are stored. */
export const makeCode = (
  email: string,
  session: string,
  now: Date,
): { row: SignInCode; code: string; linkSecret: string } => {
  const id = newId<'sign-in-code'>()
  const { code, codeFingerprint } = newCode(id)
  const linkSecret = newSecret()
  const row = {
    id,
    email,
    session,
    codeFingerprint,
    linkFingerprint: fingerprint(linkSecret),
    madeAt: now,
    expiresAt: new Date(now.getTime() + codeMinutes * minuteInMs),
    tries: 0,
    usedAt: null,
  }
  return { row, code, linkSecret }
}

/** The key of the message that says that a code was sent. */
export const codeKey = (id: SignInCode['id']): string => `code:${id}`

/** Whether a code can still be entered at all. */
export const isOpen = (
  { usedAt, expiresAt, tries }: Pick<SignInCode, 'usedAt' | 'expiresAt' | 'tries'>,
  now: Date,
): boolean => usedAt === null && expiresAt > now && tries < mostTries

export const fits = (row: { id: string; codeFingerprint: string }, typed: string): boolean =>
  codeFingerprint(row.id, digitsIn(typed)) === row.codeFingerprint
