import { type Db, inTransaction } from '../../platform/connection.ts'
import type { Id } from '../../platform/ids.ts'
import { freeKinds, isWay, type Way } from '../../platform/mail/kinds.ts'
import { accept, type Outcome, refuse } from '../../platform/outcome.ts'
import { type Actor, record } from '../../platform/record.ts'
import type { Language } from '../../platform/words.ts'

/** What was asked on the form. */
export interface Choice {
  wayOf: (kind: (typeof freeKinds)[number]) => string
  language: string
  byMail: boolean
  bySms: boolean
}

const isLanguage = (text: string): text is Language => text === 'nl' || text === 'en'

/** A person chooses how each kind of message reaches them, and in which language. What waits for the week goes on waiting. */
export const chooseMessages = async (
  db: Db,
  person: Id<'person'>,
  { wayOf, language, byMail, bySms }: Choice,
  by: Actor,
  now: Date,
): Promise<Outcome<null, 'messages.no-way'>> => {
  const chosen = freeKinds.map(kind => ({ personId: person, kind, way: wayOf(kind) }))
  const right = chosen.filter((choice): choice is typeof choice & { way: Way } => isWay(choice.way))
  if (right.length < chosen.length || !isLanguage(language)) return refuse('messages.no-way')
  await inTransaction(db, async trx => {
    await trx.updateTable('person').set({ language, byMail, bySms }).where('id', '=', person).execute()
    await trx
      .insertInto('messageChoice')
      .values(right)
      .onConflict(on => on.columns(['personId', 'kind']).doUpdateSet(eb => ({ way: eb.ref('excluded.way') })))
      .execute()
    await record(trx, 'messages.chosen', { at: now, by, subject: person })
  })
  return accept(null)
}
