import type { Trx } from '../platform/connection.ts'
import { newId } from '../platform/ids.ts'
import { lockText } from '../platform/lock-text.ts'
import { record } from '../platform/record.ts'
import type { Language } from '../platform/words.ts'
import type { Person } from './person.ts'

/**
 * The person with this address, which was shown to be theirs; made now when there is none, and always when there is no
 * address. Two at once make one.
 */
export const personWith = async (
  trx: Trx,
  { email, name }: { email: string | null; name: string },
  language: Language,
  now: Date,
): Promise<{ person: Person; isNew: boolean }> => {
  if (email !== null) {
    await lockText(trx, email)
    // Who is being erased just now is waited for, and is not found after.
    const known = await trx.selectFrom('person').selectAll().where('email', '=', email).forUpdate().executeTakeFirst()
    if (known) return { person: known, isNew: false }
  }
  const person = await trx
    .insertInto('person')
    .values({ id: newId<'person'>(), name, email, role: 'worker', language, storyNl: '', storyEn: '', example: false })
    .returningAll()
    .executeTakeFirstOrThrow()
  await record(trx, 'person.began', { at: now, by: { person: person.id, role: 'worker' }, subject: person.id })
  return { person, isNew: true }
}
