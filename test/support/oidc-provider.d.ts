// The package brings no types; this is what the tests use of it.
declare module 'oidc-provider' {
  import type { IncomingMessage, ServerResponse } from 'node:http'

  type Claims = Record<string, unknown>
  type Account = { accountId: string; claims: () => Claims }
  interface Grant {
    addOIDCScope: (scope: string) => void
    save: () => Promise<string>
  }
  interface Context {
    oidc: { session: { accountId: string }; client: { clientId: string } }
  }

  export default class Provider {
    constructor(
      issuer: string,
      configuration: {
        clients: Record<string, unknown>[]
        scopes?: string[]
        claims?: Record<string, string[]>
        acrValues?: string[]
        features?: Record<string, { enabled: boolean }>
        cookies?: { keys: string[] }
        jwks?: { keys: unknown[] }
        pkce?: { required: () => boolean }
        ttl?: Record<string, number>
        findAccount: (context: unknown, id: string) => Account | undefined
        loadExistingGrant?: (context: Context) => Promise<Grant>
        interactions?: { url: (context: unknown, interaction: { uid: string }) => string }
      },
    )
    Grant: new (of: {
      accountId: string
      clientId: string
    }) => Grant
    callback: () => (request: IncomingMessage, response: ServerResponse) => void
    interactionFinished: (request: IncomingMessage, response: ServerResponse, result: Claims) => Promise<void>
    on: (event: string, listener: (...told: unknown[]) => void) => this
  }
}
