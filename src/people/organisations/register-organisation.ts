import { type Db, inTransaction } from '../../platform/connection.ts'
import { dayOf } from '../../platform/day.ts'
import { type Id, newId } from '../../platform/ids.ts'
import { accept, type Outcome, refuse } from '../../platform/outcome.ts'
import { type Actor, record } from '../../platform/record.ts'
import { isKind, type Organisation, readNumber } from './organisation.ts'

type Refusal =
  | 'people.organisation.no-kind'
  | 'people.organisation.no-name'
  | 'people.organisation.wrong-number'
  | 'people.organisation.known'

/** Registers an organisation, which waits for somebody to validate it. Who registers manages it from today. */
export const registerOrganisation = async (
  db: Db,
  ask: { kind: string; name: string; number: string },
  person: Id<'person'>,
  by: Actor,
  now: Date,
): Promise<Outcome<Organisation['id'], Refusal>> => {
  const name = ask.name.normalize('NFC').replace(/\s+/g, ' ').trim()
  const number = readNumber(ask.number)
  if (!isKind(ask.kind)) return refuse('people.organisation.no-kind')
  if (name === '' || name.length > 200) return refuse('people.organisation.no-name')
  if (number === null) return refuse('people.organisation.wrong-number')
  const { kind } = ask
  const id = newId<'organisation'>()
  return inTransaction(db, async trx => {
    const added = await trx
      .insertInto('organisation')
      .values({ id, kind, name, number, registeredAt: now, registeredBy: person })
      .onConflict(on => on.column('number').doNothing())
      .executeTakeFirst()
    if (!added.numInsertedOrUpdatedRows) return refuse('people.organisation.known')
    await trx
      .insertInto('membership')
      .values({
        id: newId<'membership'>(),
        organisationId: id,
        personId: person,
        role: 'manager',
        fromDay: dayOf(now),
        untilDay: null,
        endedAt: null,
      })
      .execute()
    await record(trx, 'organisation.registered', { at: now, by, subject: id, detail: { kind } })
    return accept(id)
  })
}
