import {
  AuthorizationResponseError,
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  type ClientAuth,
  ClientError,
  ClientSecretBasic,
  ClientSecretPost,
  type Configuration,
  calculatePKCECodeChallenge,
  discovery,
  enableNonRepudiationChecks,
  fetchUserInfo,
  type IDToken,
  ResponseBodyError,
  WWWAuthenticateChallengeError,
} from 'openid-client'
import type { Logger } from 'pino'
import { z } from 'zod'
import { accept, type Outcome, refuse } from '../outcome.ts'
import { isThisMachine } from '../wires.ts'
import type { Provider, ProviderRefusal, Said } from './provider.ts'
import type { ProviderSettings } from './read-providers.ts'

/** How long a provider may take for one answer, in seconds. */
const patience = 5

/** As the provider says that it takes the secret; the header where it says nothing (OpenID Connect Core 9). */
const showSecret = (secret: string): ClientAuth => {
  const [inHeader, inBody] = [ClientSecretBasic(secret), ClientSecretPost(secret)]
  return (server, ...request) => {
    const taken = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic']
    return (taken.includes('client_secret_basic') ? inHeader : inBody)(server, ...request)
  }
}

/** At most 255 signs of ASCII (OpenID Connect Core 2). */
const subject = /^[\x20-\x7e]{1,255}$/

const isAway = (problem: unknown): boolean =>
  (problem instanceof ClientError && ['OAUTH_TIMEOUT', 'OAUTH_RESPONSE_IS_NOT_CONFORM'].includes(problem.code ?? '')) ||
  // What fetch says when nobody answers; a mistake of ours in calling the library has a code.
  (problem instanceof TypeError && !('code' in problem))

/** What a failure means for who signs in; throws on what is a mistake of ours. */
const refusalOf = (problem: unknown): ProviderRefusal => {
  if (problem instanceof AuthorizationResponseError) return problem.error === 'access_denied' ? 'declined' : 'away'
  if (isAway(problem)) return 'away'
  const refused = [ClientError, ResponseBodyError, WWWAuthenticateChallengeError]
  if (refused.some(kind => problem instanceof kind)) return 'untrue'
  throw problem
}

const text = z.string().optional().catch(undefined)

/** What a log may say of a failure: names of errors, nothing that a provider wrote of anybody. */
const namesOf = (problem: unknown): { code: string } => {
  const { error, code } = z.object({ error: text, code: text }).parse(problem)
  return { code: error ?? code ?? 'unreachable' }
}

/** How somebody showed who they are (OpenID Connect Core 2), as far as the provider says it. */
const Shown = z.object({ acr: text, amr: z.array(z.string()).catch([]) })

const Told = z.object({
  name: z.string().trim().min(1).max(100).nullable().catch(null),
  email: z.email().max(254).toLowerCase().nullable().catch(null),
  email_verified: z.literal(true).nullable().catch(null),
})

/** What may be believed of what a provider tells. */
const believed = (settings: ProviderSettings, claims: IDToken, told: unknown): Said => {
  const { name, email, email_verified: verified } = Told.parse(told)
  const shown = Shown.parse(claims)
  const { acr, amr } = settings.secondFactor
  const vouched = verified && email && settings.mailDomains.includes(email.slice(email.lastIndexOf('@') + 1))
  return {
    subject: claims.sub,
    name,
    email: vouched ? email : null,
    secondFactor: acr.some(level => level === shown.acr) || amr.some(way => shown.amr.includes(way)),
  }
}

/** A provider as its settings say. It is asked what it can at the first sign-in, and again after it was away. */
export const openProvider = (settings: ProviderSettings, log: Logger): Provider => {
  const { id, name, issuer, organisation, redirect, secondFactor } = settings
  let known: Promise<Configuration> | null = null

  const discovered = (): Promise<Configuration> => {
    const here = isThisMachine(new URL(issuer).hostname)
    known ??= discovery(new URL(issuer), settings.client, {}, showSecret(settings.secret), {
      timeout: patience,
      execute: [enableNonRepudiationChecks, ...(here ? [allowInsecureRequests] : [])],
    })
    return known
  }

  const trying = async <Value>(
    work: (config: Configuration) => Promise<Value>,
  ): Promise<Outcome<Value, ProviderRefusal>> => {
    try {
      return accept(await work(await discovered()))
    } catch (problem) {
      known = null
      const refusal = refusalOf(problem)
      log.warn({ provider: id, refusal, ...namesOf(problem) }, 'a provider of identities')
      return refuse(refusal)
    }
  }

  return {
    id,
    name,
    issuer,
    organisation,
    ask: ({ state, nonce, verifier }) =>
      trying(async config =>
        buildAuthorizationUrl(config, {
          redirect_uri: redirect,
          scope: 'openid profile email',
          state,
          nonce,
          code_challenge: await calculatePKCECodeChallenge(verifier),
          code_challenge_method: 'S256',
          ...(secondFactor.acr.length > 0 ? { acr_values: secondFactor.acr.join(' ') } : {}),
        }),
      ),
    hear: (query, { state, nonce, verifier }) =>
      trying(async config => {
        const checks = { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true }
        const tokens = await authorizationCodeGrant(config, new URL(`${redirect}?${query}`), checks)
        const claims = tokens.claims()
        // One address may speak for many issuers, and whom another of them knows as 7 is somebody else.
        if (!claims || new URL(claims.iss).href !== issuer) throw new ClientError('another issuer')
        if (!subject.test(claims.sub)) throw new ClientError('no subject')
        const asks = config.serverMetadata().userinfo_endpoint
        return believed(settings, claims, asks ? await fetchUserInfo(config, tokens.access_token, claims.sub) : claims)
      }),
  }
}
