import type { Outcome } from '../outcome.ts'
import type { Bilingual } from '../words.ts'

/** What only this browser and this one request know. The provider gets `state` and `nonce`, and the verifier at the end. */
export interface Secrets {
  state: string
  nonce: string
  verifier: string
}

/** What a provider says of somebody, after everything that can be checked was checked. */
export interface Said {
  /** Who they are there: never anybody else's, together with the issuer. */
  subject: string
  name: string | null
  /** An address that the provider checked and that the operator lets it vouch for; lower case. */
  email: string | null
  /** They showed a second thing that is theirs. */
  secondFactor: boolean
}

/** `away`: cannot be reached. `untrue`: what came back does not fit what was asked. `declined`: the person stopped there. */
export type ProviderRefusal = 'away' | 'untrue' | 'declined'

/** Who says who somebody is: the government, or an organisation for its own people. */
export interface Provider {
  /** In addresses; lower case letters, figures and dashes. */
  id: string
  name: Bilingual
  issuer: string
  /** Enterprise number of the organisation whose people it knows; null: it knows everybody. */
  organisation: string | null
  /** Where the browser has to go. */
  ask: (secrets: Secrets) => Promise<Outcome<URL, ProviderRefusal>>
  /** Who came back, from the query of the address that they came back to. */
  hear: (query: string, secrets: Secrets) => Promise<Outcome<Said, ProviderRefusal>>
}
