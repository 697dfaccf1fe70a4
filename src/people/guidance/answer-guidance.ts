import { type Db, inTransaction, type Trx } from '../../platform/connection.ts'
import type { Id } from '../../platform/ids.ts'
import { accept, type Outcome, refuse } from '../../platform/outcome.ts'
import { type Actor, record } from '../../platform/record.ts'
import { urls } from '../../urls.ts'
import type { Access } from '../access/access.ts'
import { accessFor, letIn, type TermsAsk, type TermsRefusal, type To } from '../access/grant-access.ts'
import type { Dossier } from '../dossier.store.ts'
import type { Sends } from '../messages/message.ts'
import { tell } from '../messages/tell.ts'
import { type Asked, findAsked } from './guidance.store.ts'

/** The ask, locked and then read: it may just have been taken back or answered. */
const lockAsked = async (trx: Trx, person: Id<'person'>, id: string, now: Date): Promise<Asked | null> => {
  await trx
    .selectFrom('guidanceAsk')
    .select('id')
    .where(eb => eb.cast<string>('id', 'text'), '=', id)
    .forUpdate()
    .execute()
  return findAsked(trx, person, id, now)
}

const answer = (trx: Trx, { id }: Asked, accessId: Access['id'] | null, now: Date) =>
  trx.updateTable('guidanceAsk').set({ answeredAt: now, accessId }).where('id', '=', id).execute()

/** Somebody says yes to a guide: that lets this guide in, as long as they work there as one, and tells them. */
export const sayYes = (
  db: Db,
  person: Id<'person'>,
  id: string,
  dossier: Dossier,
  ask: Pick<TermsAsk, 'parts' | 'days'>,
  by: Actor,
  sends: Sends,
  now: Date,
): Promise<Outcome<Access, TermsRefusal | 'people.guidance.over'>> =>
  inTransaction(db, async trx => {
    const asked = await lockAsked(trx, person, id, now)
    if (!asked) return refuse('people.guidance.over')
    const { organisationId, askedBy } = asked
    const to: To = { ground: 'guidance', toEmail: null, organisationId, roles: ['guide'], personId: askedBy }
    const made = accessFor(dossier, to, { ...ask, purpose: 'guidance' }, now)
    if (!made.ok) return made
    await letIn(trx, made.value, by, ask.days)
    await answer(trx, asked, made.value.id, now)
    const about = { kind: 'decision' as const, about: 'guidance-yes' as const, key: `guidance-yes:${asked.id}` }
    await tell(trx, askedBy, { ...about, link: urls.clients }, sends, now)
    return made
  })

/** Somebody says no; the guide is not told, and may ask again when the thirty days are over. */
export const sayNo = (
  db: Db,
  person: Id<'person'>,
  id: string,
  by: Actor,
  now: Date,
): Promise<Outcome<null, 'people.guidance.over'>> =>
  inTransaction(db, async trx => {
    const asked = await lockAsked(trx, person, id, now)
    if (!asked) return refuse('people.guidance.over')
    await answer(trx, asked, null, now)
    await record(trx, 'guidance.refused', { at: now, by, subject: person })
    return accept(null)
  })
