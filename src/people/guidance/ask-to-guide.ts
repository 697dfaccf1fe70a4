import { type Db, inTransaction, type Trx } from '../../platform/connection.ts'
import { type Id, newId } from '../../platform/ids.ts'
import { lockText } from '../../platform/lock-text.ts'
import { accept, type Outcome, refuse } from '../../platform/outcome.ts'
import { record } from '../../platform/record.ts'
import { urls } from '../../urls.ts'
import type { Sends } from '../messages/message.ts'
import { tell, tellAddresses } from '../messages/tell.ts'
import type { Organisation } from '../organisations/organisation.ts'
import { readEmail } from '../sign-in-code.ts'
import { askUntil, dayLater, type GuidanceAsk, mostAsksADay } from './guidance.ts'
import { useGuideCode } from './guide-code.ts'

/** Who asks, in a session that works for the organisation as a guide. */
export interface Guide {
  person: Id<'person'>
  organisation: Pick<Organisation, 'id' | 'name'>
}

type Whom = Pick<GuidanceAsk, 'toEmail' | 'toPerson'>

/**
 * Whether this guide asked the same person before, and it still waits for an answer or was answered with no. A no that was
 * taken back waits again, so that it looks like any other ask.
 */
const isWaiting = async (trx: Trx, { person, organisation }: Guide, { toEmail, toPerson }: Whom, now: Date) => {
  const before = await trx
    .updateTable('guidanceAsk')
    .set({ withdrawnAt: null })
    .where('askedBy', '=', person)
    .where('organisationId', '=', organisation.id)
    .where('toEmail', 'is not distinct from', toEmail)
    .where('toPerson', 'is not distinct from', toPerson)
    .where('expiresAt', '>', now)
    .where('accessId', 'is', null)
    .where(eb => eb.or([eb('withdrawnAt', 'is', null), eb('answeredAt', 'is not', null)]))
    .executeTakeFirst()
  return before.numUpdatedRows > 0n
}

const asksToday = async (trx: Trx, person: Id<'person'>, now: Date): Promise<number> => {
  const { count } = await trx
    .selectFrom('guidanceAsk')
    .select(eb => eb.fn.countAll<number>().as('count'))
    .where('askedBy', '=', person)
    .where('askedAt', '>', dayLater(now, -1))
    .executeTakeFirstOrThrow()
  return count
}

const tellAsked = async (trx: Trx, id: GuidanceAsk['id'], whom: Whom, name: string, sends: Sends, now: Date) => {
  const message = {
    kind: 'invitation' as const,
    about: 'guidance-asked' as const,
    key: `guidance:${id}`,
    values: { name },
    link: urls.guidanceAsk(id),
  }
  if (whom.toPerson) await tell(trx, whom.toPerson, message, sends, now)
  else if (whom.toEmail) await tellAddresses(trx, [{ email: whom.toEmail, message }], sends, now)
}

/** An address is not looked up, so that its answer is the same whether somebody has it here or not. */
const whomOf = async (trx: Trx, typed: string, now: Date): Promise<Whom | null> => {
  if (typed.includes('@')) {
    const toEmail = readEmail(typed)
    return toEmail === null ? null : { toEmail, toPerson: null }
  }
  const toPerson = await useGuideCode(trx, typed, now)
  return toPerson === null ? null : { toEmail: null, toPerson }
}

/**
 * A guide asks somebody, by mail address or by the code that they read out, to become their client. Asking the same person
 * again within thirty days, also after a no, does nothing and looks the same.
 */
export const askToGuide = (
  db: Db,
  guide: Guide,
  typed: string,
  sends: Sends,
  now: Date,
): Promise<Outcome<null, 'people.guidance.whom' | 'people.guidance.too-many'>> =>
  inTransaction(db, async trx => {
    await lockText(trx, `guidance ${guide.person}`)
    if ((await asksToday(trx, guide.person, now)) >= mostAsksADay) return refuse('people.guidance.too-many')
    const whom = await whomOf(trx, typed, now)
    if (!whom) return refuse('people.guidance.whom')
    if (await isWaiting(trx, guide, whom, now)) return accept(null)
    const id = newId<'guidance-ask'>()
    const open = { withdrawnAt: null, answeredAt: null, accessId: null }
    const by = { organisationId: guide.organisation.id, askedBy: guide.person }
    await trx
      .insertInto('guidanceAsk')
      .values({ id, ...by, ...whom, askedAt: now, expiresAt: askUntil(now), ...open })
      .execute()
    await tellAsked(trx, id, whom, guide.organisation.name, sends, now)
    await record(trx, 'guidance.asked', {
      at: now,
      by: { person: guide.person, role: 'guide' },
      subject: guide.organisation.id,
    })
    return accept(null)
  })

/** A guide takes back what they asked; what was answered before stays as it was answered. */
export const takeBackAsk = (db: Db, { person, organisation }: Guide, id: string, now: Date): Promise<void> =>
  inTransaction(db, async trx => {
    const ended = await trx
      .updateTable('guidanceAsk')
      .set({ withdrawnAt: now })
      .where(eb => eb.cast<string>('id', 'text'), '=', id)
      .where('askedBy', '=', person)
      .where('organisationId', '=', organisation.id)
      .where('withdrawnAt', 'is', null)
      .where('accessId', 'is', null)
      .executeTakeFirst()
    if (ended.numUpdatedRows > 0n)
      await record(trx, 'guidance.taken-back', {
        at: now,
        by: { person, role: 'guide' },
        subject: organisation.id,
      })
  })
