import { type Db, inTransaction, type Trx } from '../../platform/connection.ts'
import type { Id } from '../../platform/ids.ts'
import { lockText } from '../../platform/lock-text.ts'
import type { Bounce } from '../../platform/mail/read-bounce.ts'
import { mostTries } from '../../platform/mail/state.ts'
import { record } from '../../platform/record.ts'
import type { Outgoing } from '../../platform/tables.ts'
import { urls } from '../../urls.ts'
import type { Sends } from './message.ts'
import { tell } from './tell.ts'

const hourInMs = 3_600_000

/** The mail that a bounce is about; null when none of its ids is one of ours. */
const findReturned = async (db: Db | Trx, candidates: string[]) =>
  candidates.length === 0
    ? undefined
    : db
        .selectFrom('outbox')
        .select(['id', 'recipient', 'sentAt', 'bouncedAt'])
        .where(eb => eb.cast<string>('id', 'text'), 'in', candidates)
        .where('channel', '=', 'mail')
        .executeTakeFirst()

/** No mail goes to an address any more but codes, with which whoever has it shows that it works again. */
const stopAddress = async (trx: Trx, mail: { id: Outgoing['id']; recipient: string }, sends: Sends, now: Date) => {
  const { id, recipient } = mail
  await trx
    .insertInto('addressStop')
    .values({ email: recipient, reason: 'bounced', at: now })
    .onConflict(on => on.doNothing())
    .execute()
  await trx
    .updateTable('outbox')
    .set({ tries: mostTries, problem: 'the address gets no mail' })
    .where('recipient', '=', recipient)
    .where('kind', '!=', 'code')
    .where('sentAt', 'is', null)
    .where('bouncedAt', 'is', null)
    .execute()
  await record(trx, 'messages.bounced', { at: now, by: { person: null, role: 'operator' }, subject: id })
  const person = await trx.selectFrom('person').select('id').where('email', '=', recipient).executeTakeFirst()
  const message = {
    kind: 'security' as const,
    about: 'mail-came-back' as const,
    key: `came-back:${id}`,
    link: urls.messageSettings,
  }
  if (person) await tell(trx, person.id, message, sends, now)
}

/**
 * Notes that a mail came back. For good: nothing goes to that address until its person confirms one, and their own space
 * says so. For now: it is sent again in an hour, as often as any mail is tried. `nothing`: it is about no mail of ours,
 * or was noted already.
 */
export const takeBounce = async (
  db: Db,
  bounce: Bounce,
  sends: Sends,
  now: Date,
): Promise<'stopped' | 'again' | 'nothing'> => {
  const returned = await findReturned(db, bounce.candidates)
  if (!returned) return 'nothing'
  return inTransaction(db, async trx => {
    await lockText(trx, returned.recipient)
    const mail = await findReturned(trx, [returned.id])
    if (!mail || mail.bouncedAt) return 'nothing'
    const set = trx.updateTable('outbox').where('id', '=', mail.id)
    if (bounce.lasting) {
      await set.set({ bouncedAt: now, problem: bounce.status }).execute()
      await stopAddress(trx, mail, sends, now)
      return 'stopped'
    }
    if (!mail.sentAt) return 'nothing'
    const nextTryAt = new Date(now.getTime() + hourInMs)
    await set.set({ sentAt: null, nextTryAt, problem: bounce.status }).execute()
    return 'again'
  })
}

/** The post office refused these addresses at the door, which says the same as a mail that comes back. */
export const takeRefusals = async (db: Db, refused: Id<'outgoing'>[], sends: Sends, now: Date): Promise<void> => {
  for (const id of refused) await takeBounce(db, { candidates: [id], lasting: true, status: '5.1.1' }, sends, now)
}
