import {
  type AuthenticationResponseJSON,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import { decodeAttestationObject, isoBase64URL, isoCBOR } from '@simplewebauthn/server/helpers'
import { z } from 'zod'
import { fingerprint } from '../../platform/ids.ts'
import type { Passkey, Site } from './passkey.ts'

type Cbor = Parameters<typeof isoCBOR.encode>[0]

const json = z.string().transform((text, context): unknown => {
  try {
    return JSON.parse(text)
  } catch (problem) {
    if (!(problem instanceof SyntaxError)) throw problem
    context.addIssue('no JSON')
    return z.NEVER
  }
})
const part = z.base64url().min(1)
const answerWith = <Parts extends z.ZodRawShape>(parts: Parts) =>
  json.pipe(
    z
      .object({ id: part, rawId: part, type: z.literal('public-key'), response: z.object(parts) })
      .transform(answer => ({ ...answer, clientExtensionResults: {} })),
  )

const Shown = answerWith({ clientDataJSON: part, authenticatorData: part, signature: part, userHandle: part })
const Made = answerWith({ clientDataJSON: part, attestationObject: part })

/** A shown key as our script sends it; null when it is anything else. */
export const readShown = (answer: string): AuthenticationResponseJSON | null => Shown.safeParse(answer).data ?? null

/** A new key as our script sends it; null when it is anything else. */
export const readMade = (answer: string): RegistrationResponseJSON | null => Made.safeParse(answer).data ?? null

const asked = (challenge: string, { origin, host }: Site) => ({
  expectedChallenge: (signed: string) => fingerprint(signed) === challenge,
  expectedOrigin: origin,
  expectedRPID: host,
  requireUserVerification: true,
})

// The library throws at whatever does not fit: another site, another question, a signature, a counter that went back.
const unlessUnfit = async <Value>(check: () => Promise<Value | null>): Promise<Value | null> => {
  try {
    return await check()
  } catch {
    return null
  }
}

/**
 * The counter of a shown key that fits the question (by its fingerprint), the site and what we know of the key; null when
 * anything does not.
 */
export const counterOf = (
  shown: AuthenticationResponseJSON,
  { credential, publicKey, counter }: Pick<Passkey, 'credential' | 'publicKey' | 'counter'>,
  challenge: string,
  site: Site,
): Promise<number | null> =>
  unlessUnfit(async () => {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: shown,
      credential: { id: credential, publicKey: isoBase64URL.toBuffer(publicKey), counter },
      ...asked(challenge, site),
    })
    return verified ? authenticationInfo.newCounter : null
  })

/**
 * A new key without papers of who made the device. We ask for none and trust none; to check those that come all the same,
 * the library would call addresses that stand in them.
 */
const withoutPapers = (made: RegistrationResponseJSON): RegistrationResponseJSON => {
  const authData = decodeAttestationObject(isoBase64URL.toBuffer(made.response.attestationObject)).get('authData')
  const plain = isoCBOR.encode(
    new Map<string, Cbor>([
      ['fmt', 'none'],
      ['attStmt', new Map()],
      ['authData', authData],
    ]),
  )
  return { ...made, response: { ...made.response, attestationObject: isoBase64URL.fromBuffer(plain) } }
}

/** What to keep of a new key that fits the question (by its fingerprint) and the site; null when anything does not. */
export const keyOf = (
  made: RegistrationResponseJSON,
  challenge: string,
  site: Site,
): Promise<Pick<Passkey, 'credential' | 'publicKey' | 'counter'> | null> =>
  unlessUnfit(async () => {
    const response = withoutPapers(made)
    const { registrationInfo } = await verifyRegistrationResponse({ response, ...asked(challenge, site) })
    if (!registrationInfo) return null
    const { id, publicKey, counter } = registrationInfo.credential
    return { credential: id, publicKey: isoBase64URL.fromBuffer(publicKey), counter }
  })
