import { type Db, inTransaction } from '../../platform/connection.ts'
import type { Id } from '../../platform/ids.ts'
import { accept, type Outcome, refuse } from '../../platform/outcome.ts'
import { type Actor, record } from '../../platform/record.ts'
import { identitiesOf } from './identity.store.ts'
import { mayUnlink } from './identity.ts'

/** Takes a link away, unless it is the only way to the account. Two at once: the second sees what the first left. */
export const unlinkIdentity = (
  db: Db,
  person: Id<'person'>,
  identity: string,
  by: Actor,
  now: Date,
): Promise<Outcome<null, 'people.identity.not-yours' | 'people.identity.only-way'>> =>
  inTransaction(db, async trx => {
    const { email } = await trx
      .selectFrom('person')
      .select('email')
      .where('id', '=', person)
      .forUpdate()
      .executeTakeFirstOrThrow()
    const own = await identitiesOf(trx, person)
    const link = own.find(({ id }) => id === identity)
    if (!link) return refuse('people.identity.not-yours')
    if (!mayUnlink(email, own.length)) return refuse('people.identity.only-way')
    await trx.deleteFrom('identity').where('id', '=', link.id).execute()
    await record(trx, 'identity.unlinked', { at: now, by, subject: person })
    return accept(null)
  })
