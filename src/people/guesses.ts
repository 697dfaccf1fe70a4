import type { Trx } from '../platform/connection.ts'

const minuteInMs = 60_000
/** How many guesses are free, and how long one waits after them at most, in minutes. */
const free = 5
const longest = 240

/** How long one waits after so many wrong guesses, in minutes: a quarter after the fifth, then twice as long each time. */
export const waitAfter = (tries: number): number => (tries < free ? 0 : Math.min(15 * 2 ** (tries - free), longest))

/**
 * Counts a guess at something before it is looked at; false: too many were made, and this one is not looked at. Of many
 * at once each waits for the one before it, in the database.
 */
export const takeGuess = async (trx: Trx, about: string, now: Date): Promise<boolean> => {
  await trx
    .insertInto('guess')
    .values({ about, tries: 0, freeAt: now })
    .onConflict(on => on.column('about').doNothing())
    .execute()
  const { tries, freeAt } = await trx
    .selectFrom('guess')
    .select(['tries', 'freeAt'])
    .where('about', '=', about)
    .forUpdate()
    .executeTakeFirstOrThrow()
  if (freeAt > now) return false
  const next = { tries: tries + 1, freeAt: new Date(now.getTime() + waitAfter(tries + 1) * minuteInMs) }
  await trx.updateTable('guess').set(next).where('about', '=', about).execute()
  return true
}

/** One was right: those before it are forgotten. */
export const forgetGuesses = async (trx: Trx, about: string): Promise<void> => {
  await trx.deleteFrom('guess').where('about', '=', about).execute()
}
