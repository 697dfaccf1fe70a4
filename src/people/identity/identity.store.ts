import type { Db, Trx } from '../../platform/connection.ts'
import { type Id, newId } from '../../platform/ids.ts'
import { lockText } from '../../platform/lock-text.ts'
import { type Actor, record } from '../../platform/record.ts'
import type { Identity } from './identity.ts'

export type OwnIdentity = Pick<Identity, 'id' | 'issuer' | 'linkedAt'>
export type Known = Pick<Identity, 'issuer' | 'subject'>

/** With whom this person linked their account, the oldest first. */
export const identitiesOf = (db: Db | Trx, person: Id<'person'>): Promise<OwnIdentity[]> =>
  db
    .selectFrom('identity')
    .select(['id', 'issuer', 'linkedAt'])
    .where('personId', '=', person)
    .orderBy('linkedAt')
    .orderBy('id')
    .execute()

/** Whose this identity is; whoever else asks about the same waits until the end. */
export const lockIdentity = async (trx: Trx, { issuer, subject }: Known): Promise<Identity | undefined> => {
  await lockText(trx, `${issuer} ${subject}`)
  const found = trx.selectFrom('identity').selectAll().where('issuer', '=', issuer).where('subject', '=', subject)
  const before = await found.executeTakeFirst()
  if (!before) return undefined
  // Who is being erased just now is waited for, and is not found after.
  await trx.selectFrom('person').select('id').where('id', '=', before.personId).forUpdate().execute()
  return found.executeTakeFirst()
}

export const insertIdentity = async (
  trx: Trx,
  known: Known,
  person: Id<'person'>,
  by: Actor,
  now: Date,
): Promise<Identity['id']> => {
  const id = newId<'identity'>()
  const { issuer, subject } = known
  await trx.insertInto('identity').values({ id, issuer, subject, personId: person, linkedAt: now }).execute()
  await record(trx, 'identity.linked', { at: now, by, subject: person })
  return id
}
