import { type Db, inTransaction } from '../../platform/connection.ts'
import { accept, type Outcome, refuse } from '../../platform/outcome.ts'
import { forgetGuesses, takeGuess } from '../guesses.ts'
import type { LiveSession } from '../session.store.ts'
import { beginSession } from '../sign-in.ts'
import { readEmail } from '../sign-in-code.ts'
import { hasHash } from './hash.ts'
import { findOpening, guessesAt } from './password.store.ts'
import { asKept, most } from './password.ts'

type Refusal = 'people.wrong-address' | 'people.password.wrong' | 'people.password.too-often'

/**
 * Signs in with an address and a password; gives the session's secret. Who has no account, no password or the wrong one
 * gets the same answer after the same time. Guesses are counted per address before they are looked at, outside a
 * transaction: a hash takes half a second.
 */
export const signInWithPassword = async (
  db: Db,
  typed: { address: string; password: string },
  before: LiveSession | null,
  now: Date,
): Promise<Outcome<string, Refusal>> => {
  const email = readEmail(typed.address)
  if (email === null) return refuse('people.wrong-address')
  if (!(await inTransaction(db, trx => takeGuess(trx, guessesAt(email), now))))
    return refuse('people.password.too-often')
  const found = await findOpening(db, email, now)
  const password = asKept(typed.password.slice(0, 2 * most))
  if (!(await hasHash(password, found?.hash ?? null))) return refuse('people.password.wrong')
  return inTransaction(db, async trx => {
    // Changed, removed or no longer wanted while it was looked at: it opens nothing.
    const still = await findOpening(trx, email, now)
    if (!still || still.hash !== found?.hash) return refuse('people.password.wrong')
    await forgetGuesses(trx, guessesAt(email))
    return accept(await beginSession(trx, still, before, 'password', now))
  })
}
