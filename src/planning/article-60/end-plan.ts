import { type Db, inTransaction } from '../../platform/connection.ts'
import { accept, type Outcome, refuse } from '../../platform/outcome.ts'
import { record } from '../../platform/record.ts'
import { actorOf } from '../../platform/visit.ts'
import { findClient } from './plan.store.ts'
import { type PersonVisit, partnerOf } from './who.ts'

/** A guide ends the plan of one of their people: they follow the scheme no more. */
export const endPlan = (
  db: Db,
  visit: PersonVisit,
  access: string,
): Promise<Outcome<null, 'planning.article-60.no.not-yours'>> =>
  inTransaction(db, async trx => {
    const { now } = visit
    const client = partnerOf(visit)?.side === 'service' ? await findClient({ ...visit, db: trx }, access) : null
    if (!client?.plan) return refuse('planning.article-60.no.not-yours')
    const ended = await trx
      .updateTable('article60Plan')
      .set({ endedAt: now })
      .where('id', '=', client.plan.id)
      .where('endedAt', 'is', null)
      .executeTakeFirst()
    if (ended.numUpdatedRows > 0n)
      await record(trx, 'article-60.plan-ended', { at: now, by: actorOf(visit), subject: client.personId })
    return accept(null)
  })
