import type { Db } from '../../platform/connection.ts'
import type { Day } from '../../platform/day.ts'
import { agreementsById } from './agreement.store.ts'
import { agreedOf, newestOf, type State, stateOf } from './agreement.ts'
import type { Party } from './set.ts'

/** What anybody with the paper may know of it: no names, for those stand on the paper. */
export interface Checked {
  sha256: string
  number: number
  state: State
  /** Everybody signed it, and it is the text that holds now. */
  holds: boolean
  newer: boolean
  signed: { party: Party; at: Date | null }[]
}

/** The text with this hash, or whose hash begins so: sixteen signs at least, which nobody guesses. */
export const checkHash = async (db: Db, typed: string, today: Day): Promise<Checked | null> => {
  const hash = typed.toLowerCase().replace(/[^0-9a-z]/g, '')
  if (!/^[0-9a-f]{16,64}$/.test(hash)) return null
  const found = await db
    .selectFrom('agreementVersion')
    .select(['agreementId', 'number', 'sha256'])
    .where('sha256', 'like', `${hash}%`)
    .limit(2)
    .execute()
  const [only, second] = found
  const agreement = only && !second ? (await agreementsById(db, [only.agreementId]))[0] : undefined
  if (!only || !agreement) return null
  const state = stateOf(agreement, today)
  return {
    sha256: only.sha256,
    number: only.number,
    state,
    holds: (state === 'agreed' || state === 'running') && agreedOf(agreement)?.number === only.number,
    newer: newestOf(agreement).number !== only.number,
    signed: agreement.parties.map(({ party }) => ({
      party,
      at: agreement.signatures.find(each => each.number === only.number && each.party === party)?.signedAt ?? null,
    })),
  }
}
