import type { Insertable } from 'kysely'
import type { Trx } from '../../platform/connection.ts'
import { type Id, newId, newSecret } from '../../platform/ids.ts'
import { kinds, type Way } from '../../platform/mail/kinds.ts'
import type { Channel, Outgoing } from '../../platform/tables.ts'
import { translators } from '../../platform/words.ts'
import { type Message, mailOf, type Sends, type StoredMessage, smsOf, wayOut } from './message.ts'
import { type Reach, reachOf } from './reach.store.ts'

/** A message as a mail or SMS to one address or number. */
export const outgoing = (
  message: Message,
  to: { channel: Channel; recipient: string; personId: Id<'person'> | null },
  { origin, t }: Pick<Sends, 'origin' | 't'>,
  now: Date,
): Insertable<Outgoing> => {
  const { kind, until = null } = message
  const stopSecret = kinds[kind].free && to.channel === 'mail' ? newSecret() : null
  const { subject, body } =
    to.channel === 'mail' ? mailOf(t, message, origin) : { subject: '', body: smsOf(t, message, origin) }
  const text = { subject, body: body + wayOut(t, stopSecret, origin) }
  return { id: newId<'outgoing'>(), ...to, kind, ...text, at: now, until, stopSecret }
}

/** Puts mails and SMS that carry these messages in the outbox. */
export const carry = async (trx: Trx, messages: StoredMessage['id'][], rows: Insertable<Outgoing>[]): Promise<void> => {
  if (rows.length === 0) return
  await trx.insertInto('outbox').values(rows).execute()
  const carried = rows.flatMap(({ id }) => messages.map(messageId => ({ messageId, outboxId: id })))
  if (carried.length > 0) await trx.insertInto('messageDelivery').values(carried).execute()
}

/** Writes a message in a person's own space; null when it stands there already. */
const write = async (trx: Trx, personId: Id<'person'>, message: Message, way: Way, now: Date) => {
  const { kind, about, values = {}, link = null, key } = message
  const id = newId<'message'>()
  const written = await trx
    .insertInto('message')
    .values({
      id,
      personId,
      kind,
      about,
      detail: JSON.stringify(values),
      link,
      key,
      at: now,
      forWeek: way === 'weekly',
    })
    .onConflict(on => on.columns(['personId', 'key']).doNothing())
    .executeTakeFirst()
  return (written.numInsertedOrUpdatedRows ?? 0n) > 0n ? id : null
}

/** Where a message of this kind goes besides the own space. What one must know of one's own account always goes by mail. */
export const waysTo = (
  { email, phone, byMail, bySms, mailStopped }: Reach,
  kind: Message['kind'],
  sends: Sends,
): { channel: Channel; recipient: string }[] => [
  ...(sends.mail && email && !mailStopped(kind) && (byMail || !kinds[kind].free)
    ? [{ channel: 'mail' as const, recipient: email }]
    : []),
  ...(sends.sms && phone && bySms ? [{ channel: 'sms' as const, recipient: phone }] : []),
]

/**
 * Says something to a person, in the transaction of the change that it tells of: in their own space always, and by mail
 * or SMS as they chose. Once: the same key a second time does nothing, and gives false.
 */
export const tell = async (
  trx: Trx,
  personId: Id<'person'>,
  message: Message,
  sends: Sends,
  now: Date,
): Promise<boolean> => {
  const reach = await reachOf(trx, personId)
  const way = reach.wayFor(message.kind)
  const id = await write(trx, personId, message, way, now)
  if (id === null) return false
  if (way === 'now') {
    const voice = { origin: sends.origin, t: translators[reach.language] }
    const to = waysTo(reach, message.kind, sends)
    await carry(
      trx,
      [id],
      to.map(way => outgoing(message, { ...way, personId }, voice, now)),
    )
  }
  return true
}

const atOnce = 500

/**
 * Says something to addresses: to the person whose it is, or by mail to who is not here yet, unless they asked for no
 * mail or it came back.
 */
export const tellAddresses = async (
  trx: Trx,
  asked: { email: string; message: Message }[],
  sends: Sends,
  now: Date,
): Promise<void> => {
  for (let from = 0; from < asked.length; from += atOnce) {
    const some = asked.slice(from, from + atOnce)
    const emails = some.map(({ email }) => email)
    const people = await trx.selectFrom('person').select(['id', 'email']).where('email', 'in', emails).execute()
    const stops = await trx.selectFrom('addressStop').select('email').where('email', 'in', emails).execute()
    const personOf = new Map(people.map(({ id, email }) => [email, id]))
    const stopped = new Set(stops.map(({ email }) => email))
    const strangers: Insertable<Outgoing>[] = []
    for (const { email, message } of some) {
      const personId = personOf.get(email)
      if (personId) await tell(trx, personId, message, sends, now)
      else if (sends.mail && !stopped.has(email))
        strangers.push(outgoing(message, { channel: 'mail', recipient: email, personId: null }, sends, now))
    }
    await carry(trx, [], strangers)
  }
}

/**
 * Sends a code exactly there where somebody is to prove that they read it, whatever they chose and even when mail to it
 * came back before. The person's own space says only that a code was sent.
 */
export const sendCode = async (
  trx: Trx,
  to: { channel: Channel; recipient: string; personId: Id<'person'> | null },
  message: Message & { kind: 'code' },
  sends: Sends,
  now: Date,
): Promise<void> => {
  const id = to.personId && (await write(trx, to.personId, message, 'now', now))
  await carry(trx, id ? [id] : [], [outgoing(message, to, sends, now)])
}
