import { type Db, inTransaction } from '../platform/connection.ts'
import type { Id } from '../platform/ids.ts'
import { accept, type Outcome, refuse } from '../platform/outcome.ts'
import { type Role, record } from '../platform/record.ts'

/** A name as we keep it; null when it is none, or longer than 100 characters. */
export const readName = (typed: string): string | null => {
  const name = typed.normalize('NFC').replace(/\s+/g, ' ').trim()
  return name === '' || name.length > 100 ? null : name
}

/** A person says what they want to be called. */
export const nameOneself = async (
  db: Db,
  person: { id: Id<'person'>; role: Role },
  typed: string,
  now: Date,
): Promise<Outcome<null, 'people.no-name'>> => {
  const name = readName(typed)
  if (name === null) return refuse('people.no-name')
  await inTransaction(db, async trx => {
    await trx.updateTable('person').set({ name }).where('id', '=', person.id).execute()
    await record(trx, 'person.named', { at: now, by: { person: person.id, role: person.role }, subject: person.id })
  })
  return accept(null)
}
