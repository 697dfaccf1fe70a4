import type { Word } from '../../platform/words.ts'
import type { Agreement, PartyIn, State } from './agreement.ts'
import type { MadeCode } from './invite.ts'
import type { SignedIn } from './visit.ts'

/** Everything that the page of an agreement shows to whoever takes part. */
export interface AgreementProps {
  visit: SignedIn
  agreement: Agreement
  state: State
  /** As which parties one takes part, and for which one can sign now. */
  mine: PartyIn[]
  toSign: PartyIn[]
  may: {
    write: boolean
    sent: boolean
    talk: boolean
    refuse: boolean
    withdraw: boolean
    end: boolean
    renew: boolean
    letEnd: boolean
  }
  /** Codes that were just made: shown once. */
  codes?: MadeCode[]
  refusal?: Word
  /** What was typed in the form that was refused, by field. */
  typed?: Record<string, string>
}
