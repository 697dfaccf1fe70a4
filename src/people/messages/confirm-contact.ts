import { type Db, inTransaction, type Trx } from '../../platform/connection.ts'
import { type Id, newId } from '../../platform/ids.ts'
import { lockText } from '../../platform/lock-text.ts'
import { accept, type Outcome, refuse } from '../../platform/outcome.ts'
import { type Actor, record } from '../../platform/record.ts'
import type { Channel } from '../../platform/tables.ts'
import { codeMinutes, fits, isOpen, mostCodesAnHour, mostTries, newCode, readEmail } from '../sign-in-code.ts'
import { type ContactCode, readPhone } from './contact-code.ts'
import type { Sends } from './message.ts'
import { carry, outgoing, sendCode, tell } from './tell.ts'

const minuteInMs = 60_000
const hourInMs = 60 * minuteInMs

type AskRefusal = 'people.wrong-address' | 'messages.wrong-phone' | 'people.too-many-codes'

/** Sends a code to an address or a number that a person says is theirs; a newer code puts an older one out of use. */
export const askToConfirm = async (
  db: Db,
  person: Id<'person'>,
  asked: { channel: Channel; typed: string },
  sends: Sends,
  now: Date,
): Promise<Outcome<null, AskRefusal>> => {
  const { channel, typed } = asked
  const target = channel === 'mail' ? readEmail(typed) : readPhone(typed)
  if (target === null) return refuse(channel === 'mail' ? 'people.wrong-address' : 'messages.wrong-phone')
  return inTransaction(db, async trx => {
    // The person first, always: so nobody waits for who waits for them.
    await lockText(trx, person)
    await lockText(trx, target)
    const { count } = await trx
      .selectFrom('contactCode')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where(eb => eb.or([eb('target', '=', target), eb('personId', '=', person)]))
      .where('madeAt', '>', new Date(now.getTime() - hourInMs))
      .executeTakeFirstOrThrow()
    if (count >= mostCodesAnHour) return refuse('people.too-many-codes')
    await trx
      .updateTable('contactCode')
      .set({ usedAt: now })
      .where('personId', '=', person)
      .where('usedAt', 'is', null)
      .execute()
    const id = newId<'contact-code'>()
    const { code, codeFingerprint } = newCode(id)
    const expiresAt = new Date(now.getTime() + codeMinutes * minuteInMs)
    const row = { id, personId: person, channel, target, codeFingerprint, madeAt: now, expiresAt }
    await trx.insertInto('contactCode').values(row).execute()
    const message = {
      kind: 'code' as const,
      about: channel === 'mail' ? ('address-code' as const) : ('phone-code' as const),
      key: `code:${id}`,
      values: { minutes: codeMinutes },
      secret: { code },
      until: expiresAt,
    }
    await sendCode(trx, { channel, recipient: target, personId: person }, message, sends, now)
    return accept(null)
  })
}

/** The address becomes the person's: where they sign in, where mail goes, and where others let them in. */
const takeAddress = async (
  trx: Trx,
  person: Id<'person'>,
  email: string,
  sends: Sends,
  now: Date,
): Promise<Outcome<null, 'messages.address-taken'>> => {
  await lockText(trx, email)
  const holder = await trx.selectFrom('person').select('id').where('email', '=', email).executeTakeFirst()
  if (holder && holder.id !== person) return refuse('messages.address-taken')
  await trx.deleteFrom('addressStop').where('email', '=', email).execute()
  const before = await trx.selectFrom('person').select('email').where('id', '=', person).executeTakeFirstOrThrow()
  if (before.email === email) return accept(null)
  await trx.updateTable('person').set({ email }).where('id', '=', person).execute()
  if (before.email === null) return accept(null)
  // Who reads mail at the old address must know of it; and nothing of the old one may stay behind when they are erased.
  const message = { kind: 'security' as const, about: 'address-changed' as const, key: 'address-changed' }
  const old = { channel: 'mail' as const, recipient: before.email, personId: person }
  if (sends.mail) await carry(trx, [], [outgoing(message, old, sends, now)])
  await trx.deleteFrom('signInCode').where('email', '=', before.email).execute()
  await trx.deleteFrom('addressStop').where('email', '=', before.email).execute()
  await trx.updateTable('access').set({ toEmail: email }).where('toEmail', '=', before.email).execute()
  await trx.updateTable('guidanceAsk').set({ toEmail: email }).where('toEmail', '=', before.email).execute()
  return accept(null)
}

const take = async (trx: Trx, { personId, channel, target }: ContactCode, sends: Sends, now: Date) => {
  if (channel === 'mail') return takeAddress(trx, personId, target, sends, now)
  await trx.updateTable('person').set({ phone: target, bySms: true }).where('id', '=', personId).execute()
  return accept(null)
}

type ConfirmRefusal = 'people.wrong-code' | 'people.code-over' | 'messages.address-taken'

/** A person enters the six digits: the address or number is theirs from now on. A wrong guess counts. */
export const confirmContact = (
  db: Db,
  person: Id<'person'>,
  typed: string,
  by: Actor,
  sends: Sends,
  now: Date,
): Promise<Outcome<null, ConfirmRefusal>> =>
  inTransaction(db, async trx => {
    await lockText(trx, person)
    const row = await trx
      .selectFrom('contactCode')
      .selectAll()
      .where('personId', '=', person)
      .orderBy('madeAt', 'desc')
      .limit(1)
      .executeTakeFirst()
    if (!row || !isOpen(row, now)) return refuse('people.code-over')
    const set = trx.updateTable('contactCode').where('id', '=', row.id)
    if (!fits(row, typed)) {
      await set.set({ tries: row.tries + 1 }).execute()
      return refuse(row.tries + 1 < mostTries ? 'people.wrong-code' : 'people.code-over')
    }
    await set.set({ usedAt: now }).execute()
    const taken = await take(trx, row, sends, now)
    if (!taken.ok) return taken
    await record(trx, 'person.reached', { at: now, by, subject: person, detail: { channel: row.channel } })
    const about = row.channel === 'mail' ? ('address-confirmed' as const) : ('phone-confirmed' as const)
    await tell(trx, person, { kind: 'security', about, key: `confirmed:${row.id}` }, sends, now)
    return accept(null)
  })

/** A person wants no SMS any more: the number is forgotten. */
export const forgetPhone = (db: Db, person: Id<'person'>, by: Actor, now: Date): Promise<void> =>
  inTransaction(db, async trx => {
    await trx.updateTable('person').set({ phone: null, bySms: false }).where('id', '=', person).execute()
    await trx.deleteFrom('contactCode').where('personId', '=', person).where('channel', '=', 'sms').execute()
    await trx.deleteFrom('outbox').where('personId', '=', person).where('channel', '=', 'sms').execute()
    await record(trx, 'person.phone-removed', { at: now, by, subject: person })
  })
