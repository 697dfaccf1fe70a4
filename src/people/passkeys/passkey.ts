import { isIP } from 'node:net'
import type { Id } from '../../platform/ids.ts'
import type { Visit } from '../../platform/visit.ts'

/** How long a browser may take to answer. */
export const challengeMinutes = 5
/** How many keys one person keeps at most. */
export const mostPasskeys = 20
export const longestName = 60

/** A key that a device holds for a person; we have only its public half. */
export interface Passkey {
  id: Id<'passkey'>
  personId: Id<'person'>
  /** What the device calls it; base64url. */
  credential: string
  /** Its public half as COSE; base64url. */
  publicKey: string
  counter: number
  name: string
  madeAt: Date
  usedAt: Date | null
}

/** To what keys are bound: the whole address, and the name of the host in it. */
export interface Site {
  origin: string
  host: string
}

export const siteOf = (address: string): Site => {
  const { origin, hostname } = new URL(address)
  return { origin, host: hostname }
}

/**
 * Whether keys can be bound to this house: it has an address from its settings (with mail or SMS) or is for practice, and
 * that address is a name. Browsers bind nothing to a number.
 */
export const takesPasskeys = ({ mail, sms, origin }: Pick<Visit, 'mail' | 'sms' | 'origin'>): boolean =>
  (mail || sms) && isIP(siteOf(origin).host.replace(/^\[|\]$/g, '')) === 0

/** A name for a key as we keep it; null when it is none. */
export const readName = (typed: string): string | null => {
  const name = typed.normalize('NFC').replace(/\s+/g, ' ').trim()
  return name === '' || name.length > longestName ? null : name
}

/** By which a device knows whose key it holds; base64url. */
export const handleOf = (person: Id<'person'>): string => Buffer.from(person).toString('base64url')
