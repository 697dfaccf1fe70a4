import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/server'
import { isoBase64URL } from '@simplewebauthn/server/helpers'
import type { Db } from '../../platform/connection.ts'
import type { Id } from '../../platform/ids.ts'
import { keepChallenge, passkeysOf } from './passkey.store.ts'
import { challengeMinutes, handleOf, type Site } from './passkey.ts'

const timeout = challengeMinutes * 60_000

/** Asks the browser of this session to show a key, whosever it is. What it answers counts once. */
export const askForPasskey = async (
  db: Db,
  session: string,
  { host }: Site,
  now: Date,
): Promise<PublicKeyCredentialRequestOptionsJSON> => {
  const asked = await generateAuthenticationOptions({ rpID: host, timeout, userVerification: 'required' })
  await keepChallenge(db, session, asked.challenge, now)
  return asked
}

/** Asks the browser of this session to make a key for its person, on a device that holds none of theirs yet. */
export const askForNewPasskey = async (
  db: Db,
  person: { id: Id<'person'>; name: string },
  session: string,
  { host }: Site,
  now: Date,
): Promise<PublicKeyCredentialCreationOptionsJSON> => {
  const own = await passkeysOf(db, person.id)
  const asked = await generateRegistrationOptions({
    rpName: 'Leerladder',
    rpID: host,
    userID: isoBase64URL.toBuffer(handleOf(person.id)),
    userName: person.name,
    userDisplayName: person.name,
    timeout,
    attestationType: 'none',
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    excludeCredentials: own.map(({ credential }) => ({ id: credential })),
  })
  await keepChallenge(db, session, asked.challenge, now)
  return asked
}
