import { type Db, inTransaction } from '../../platform/connection.ts'
import { dayOf } from '../../platform/day.ts'
import { type Id, newId } from '../../platform/ids.ts'
import { accept, type Outcome, refuse } from '../../platform/outcome.ts'
import { type Actor, record } from '../../platform/record.ts'
import type { Present } from '../person.ts'
import { lockManaged } from './invite.ts'
import type { Organisation } from './organisation.ts'

/** A place where an organisation works or teaches. */
export interface Site {
  id: Id<'site'>
  organisationId: Organisation['id']
  name: string
  postcode: string
  addedAt: Date
  closedAt: Date | null
}

export const sitesOf = (db: Db, organisation: Organisation['id']): Promise<Site[]> =>
  db
    .selectFrom('site')
    .selectAll()
    .where('organisationId', '=', organisation)
    .where('closedAt', 'is', null)
    .orderBy('name')
    .execute()

type Refusal = 'people.organisation.not-yours' | 'people.site.no-name' | 'people.site.wrong-postcode'

export const addSite = (
  db: Db,
  organisation: string,
  ask: { name: string; postcode: string },
  who: Present,
  by: Actor,
  now: Date,
): Promise<Outcome<Site['id'], Refusal>> =>
  inTransaction(db, async trx => {
    const found = await lockManaged(trx, who, organisation, dayOf(now))
    const name = ask.name.normalize('NFC').replace(/\s+/g, ' ').trim()
    if (!found) return refuse('people.organisation.not-yours')
    if (name === '' || name.length > 200) return refuse('people.site.no-name')
    if (!/^\d{4}$/.test(ask.postcode)) return refuse('people.site.wrong-postcode')
    const id = newId<'site'>()
    await trx
      .insertInto('site')
      .values({ id, organisationId: found.id, name, postcode: ask.postcode, addedAt: now, closedAt: null })
      .execute()
    await record(trx, 'site.added', { at: now, by, subject: found.id })
    return accept(id)
  })

/** Closes a place; closing it twice is no fault. */
export const closeSite = (
  db: Db,
  organisation: string,
  site: string,
  who: Present,
  by: Actor,
  now: Date,
): Promise<Outcome<null, 'people.organisation.not-yours'>> =>
  inTransaction(db, async trx => {
    const found = await lockManaged(trx, who, organisation, dayOf(now))
    if (!found) return refuse('people.organisation.not-yours')
    const closed = await trx
      .updateTable('site')
      .set({ closedAt: now })
      .where('organisationId', '=', found.id)
      .where(eb => eb.cast<string>('id', 'text'), '=', site)
      .where('closedAt', 'is', null)
      .executeTakeFirst()
    if (closed.numUpdatedRows > 0n) await record(trx, 'site.closed', { at: now, by, subject: found.id })
    return accept(null)
  })
