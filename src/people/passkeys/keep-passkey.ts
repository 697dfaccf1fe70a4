import { type Db, inTransaction } from '../../platform/connection.ts'
import { newId } from '../../platform/ids.ts'
import { accept, type Outcome, refuse } from '../../platform/outcome.ts'
import { type Actor, record } from '../../platform/record.ts'
import { urls } from '../../urls.ts'
import type { Sends } from '../messages/message.ts'
import { tell } from '../messages/tell.ts'
import type { Person } from '../person.ts'
import { keyOf, readMade } from './check-answer.ts'
import { lockPerson, passkeysOf, takeChallenge } from './passkey.store.ts'
import { mostPasskeys, type Passkey, readName, type Site } from './passkey.ts'

const said = (about: 'passkey-added' | 'passkey-removed', id: Passkey['id']) => ({
  kind: 'security' as const,
  about,
  key: `${about}:${id}`,
  link: urls.passkeys,
})

type Refusal = 'people.passkey.no-name' | 'people.passkey.refused' | 'people.passkey.too-many'

/** A person keeps a new key, made in answer to this session's question; they are told, for it may not have been them. */
export const addPasskey = async (
  db: Db,
  person: Person['id'],
  session: string,
  typed: { name: string; answer: string },
  site: Site,
  by: Actor,
  sends: Sends,
  now: Date,
): Promise<Outcome<null, Refusal>> => {
  const name = readName(typed.name)
  if (name === null) return refuse('people.passkey.no-name')
  return inTransaction(db, async trx => {
    const there = await lockPerson(trx, person)
    const challenge = await takeChallenge(trx, session, now)
    const made = readMade(typed.answer)
    const key = there && challenge && made && (await keyOf(made, challenge, site))
    if (!key) return refuse('people.passkey.refused')
    if ((await passkeysOf(trx, person)).length >= mostPasskeys) return refuse('people.passkey.too-many')
    const id = newId<'passkey'>()
    const added = await trx
      .insertInto('passkey')
      .values({ id, personId: person, ...key, name, madeAt: now, usedAt: null })
      .onConflict(on => on.column('credential').doNothing())
      .executeTakeFirst()
    if (added.numInsertedOrUpdatedRows === 0n) return refuse('people.passkey.refused')
    await record(trx, 'passkey.added', { at: now, by, subject: person })
    await tell(trx, person, said('passkey-added', id), sends, now)
    return accept(null)
  })
}

/** A person takes a key away, also their last: a code by mail is always there. False: it is no key of theirs. */
export const removePasskey = (
  db: Db,
  person: Person['id'],
  id: string,
  by: Actor,
  sends: Sends,
  now: Date,
): Promise<boolean> =>
  inTransaction(db, async trx => {
    await lockPerson(trx, person)
    const removed = await trx
      .deleteFrom('passkey')
      .where(eb => eb.cast<string>('id', 'text'), '=', id)
      .where('personId', '=', person)
      .returning('id')
      .executeTakeFirst()
    if (!removed) return false
    await record(trx, 'passkey.removed', { at: now, by, subject: person })
    await tell(trx, person, said('passkey-removed', removed.id), sends, now)
    return true
  })
