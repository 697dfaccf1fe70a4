import { generateKeyPairSync, sign } from 'node:crypto'
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http'
import Provider from 'oidc-provider'
import { afterAll } from 'vitest'
import { stringify } from 'yaml'

/** What a provider knows of somebody. `acr` and `amr`: how they showed it. */
export interface Account {
  name?: string
  email?: string
  email_verified?: boolean
  acr?: string
  amr?: string[]
}

const client = 'leerladder'
export const secret = 'a-secret-of-the-tests-0123456789'

/** A server on loopback for as long as a file of tests lasts; it can go away and come back at the same address. */
const onLoopback = async (listener: (address: string) => RequestListener) => {
  let answer: RequestListener = (_, response) => response.end()
  const server = createServer((request, response) => answer(request, response))
  const listen = (port: number) => new Promise<void>(done => server.listen(port, '127.0.0.1', done))
  await listen(0)
  const bound = server.address()
  if (bound === null || typeof bound === 'string') throw new Error('The server has no port.')
  const address = `http://127.0.0.1:${bound.port}`
  answer = listener(address)
  const away = () =>
    new Promise<void>(done => {
      server.close(() => done())
      server.closeAllConnections()
    })
  afterAll(() => (server.listening ? away() : undefined))
  return { address, away, back: () => listen(bound.port) }
}

/** A port of loopback where nothing listens now. */
export const freePort = async (): Promise<number> => {
  const server = createServer()
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  const bound = server.address()
  await new Promise(done => server.close(done))
  return typeof bound === 'object' && bound ? bound.port : freePort()
}

const loginPage = `<!doctype html><html lang="nl"><title>De andere kant</title><main><h1>De andere kant</h1>
  <form method="post"><label>Wie ben je? <input name="login"></label>
  <button>Dit ben ik</button> <button name="stop" value="ja">Ik stop</button></form></main></html>`

const bodyOf = async (request: IncomingMessage): Promise<URLSearchParams> => {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part)
  return new URLSearchParams(Buffer.concat(parts).toString())
}

/** A real provider of identities, with a page on which one says who one is. Everybody has the account of that name. */
export const startProvider = async (redirects: string[], accounts: Record<string, Account>) => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const served = await onLoopback(issuer => {
    const provider = new Provider(issuer, {
      clients: [{ client_id: client, client_secret: secret, redirect_uris: redirects, response_types: ['code'] }],
      claims: { openid: ['sub', 'amr', 'acr'], profile: ['name'], email: ['email', 'email_verified'] },
      acrValues: ['high'],
      features: { devInteractions: { enabled: false } },
      cookies: { keys: [secret] },
      jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), kid: 'one', use: 'sig', alg: 'RS256' }] },
      pkce: { required: () => true },
      ttl: { Session: 3600, Grant: 3600, Interaction: 3600, AccessToken: 60, IdToken: 60 },
      findAccount: (_, accountId) => ({
        accountId,
        claims: () => {
          const { acr: _acr, amr: _amr, ...claims } = accounts[accountId] ?? {}
          return { sub: accountId, ...claims }
        },
      }),
      loadExistingGrant: async ({ oidc }) => {
        const grant = new provider.Grant({ accountId: oidc.session.accountId, clientId: oidc.client.clientId })
        grant.addOIDCScope('openid profile email')
        await grant.save()
        return grant
      },
      interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    })
    const finish = async (request: IncomingMessage, response: ServerResponse) => {
      const form = await bodyOf(request)
      const accountId = form.get('login') ?? ''
      const { acr, amr } = accounts[accountId] ?? {}
      const login = { accountId, ...(acr ? { acr } : {}), ...(amr ? { amr } : {}) }
      await provider.interactionFinished(request, response, form.has('stop') ? { error: 'access_denied' } : { login })
    }
    const usual = provider.callback()
    return (request, response) => {
      if (!request.url?.startsWith('/interaction/')) return usual(request, response)
      if (request.method === 'POST') return void finish(request, response)
      response.setHeader('content-type', 'text/html; charset=utf-8')
      response.end(loginPage)
    }
  })
  return { ...served, issuer: `${served.address}/` }
}

/** Walks through a provider as a browser does that runs nothing; gives where it sends one back to. */
export const walkThrough = async (to: string, login: Record<string, string>): Promise<URL> => {
  const cookies = new Map<string, string>()
  const go = async (address: string, form?: Record<string, string>): Promise<URL> => {
    const { origin } = new URL(address)
    const response = await fetch(address, {
      redirect: 'manual',
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(form ? { method: 'POST', body: new URLSearchParams(form) } : {}),
    })
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
      cookies.set(name, value)
    }
    const next = response.headers.get('location')
    if (!next)
      return response.status === 200 && !form ? go(address, login) : Promise.reject(new Error(await response.text()))
    const target = new URL(next, address)
    return target.origin === origin ? go(target.href) : target
  }
  return go(to)
}

/** The file that the operator writes, for one provider. */
export const settingsOf = (issuer: string, more: Record<string, unknown> = {}): Record<string, unknown> => ({
  id: 'overheid',
  name: { nl: 'de overheid', en: 'the government' },
  issuer,
  client,
  secret: 'OPENID_SECRET',
  ...more,
})
export const fileOf = (...entries: Record<string, unknown>[]): string => stringify(entries)

const base64 = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')

interface Lie {
  claims?: Record<string, unknown>
  header?: Record<string, unknown>
  metadata?: Record<string, unknown>
  /** Signs with a key that it does not show. */
  foreignKey?: boolean
}

/** A provider that speaks the language well, and lies as it is told. It gives any code a token with the nonce it was told. */
export const startLiar = async () => {
  const own = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const foreign = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const told: { lie: Lie; nonce: string } = { lie: {}, nonce: '' }
  const served = await onLoopback(issuer => {
    const token = (): string => {
      const second = Math.floor(Date.now() / 1000)
      const claims = { iss: issuer, sub: 'liar', aud: client, iat: second, exp: second + 60, nonce: told.nonce }
      const signed = `${base64({ alg: 'RS256', kid: 'one', ...told.lie.header })}.${base64({ ...claims, ...told.lie.claims })}`
      const key = told.lie.foreignKey ? foreign.privateKey : own.privateKey
      return `${signed}.${sign('sha256', Buffer.from(signed), key).toString('base64url')}`
    }
    const answers: Record<string, () => unknown> = {
      '/.well-known/openid-configuration': () => ({
        issuer,
        authorization_endpoint: `${issuer}/auth`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/jwks`,
        authorization_response_iss_parameter_supported: true,
        ...told.lie.metadata,
      }),
      '/token': () => ({ access_token: 'x', token_type: 'Bearer', id_token: token() }),
      '/jwks': () => ({ keys: [{ ...own.publicKey.export({ format: 'jwk' }), kid: 'one', use: 'sig', alg: 'RS256' }] }),
    }
    return (request, response) => {
      const answer = answers[request.url ?? '']
      response.writeHead(answer ? 200 : 404, { 'content-type': 'application/json' })
      response.end(JSON.stringify(answer?.() ?? {}))
    }
  })
  return { ...served, told }
}
