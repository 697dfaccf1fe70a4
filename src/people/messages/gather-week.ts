import { type Db, inTransaction, type Trx } from '../../platform/connection.ts'
import { type Day, dayOf, lastMondayAtEight } from '../../platform/day.ts'
import { type Id, newSecret } from '../../platform/ids.ts'
import { translators } from '../../platform/words.ts'
import { urls } from '../../urls.ts'
import { type Sends, type StoredMessage, wayOut } from './message.ts'
import { reachOf } from './reach.store.ts'
import { carry, outgoing, waysTo } from './tell.ts'

/** Which messages of a person wait for the week, locked; what another house gathers just now is not among them. */
const waitingFor = (trx: Trx, person: Id<'person'>, until: Date) =>
  trx
    .selectFrom('message')
    .select(['id', 'about', 'detail', 'readAt'])
    .where('personId', '=', person)
    .where('forWeek', '=', true)
    .where('gatheredAt', 'is', null)
    .where('at', '<', until)
    .orderBy('at')
    .orderBy('id')
    .forUpdate()
    .execute()

type Waiting = Pick<StoredMessage, 'id' | 'about' | 'detail' | 'readAt'>

/** One mail or SMS that says what the week brought. */
const weekFor = async (
  trx: Trx,
  person: Id<'person'>,
  news: Waiting[],
  monday: Day,
  sends: Sends,
  now: Date,
): Promise<void> => {
  const reach = await reachOf(trx, person)
  const t = translators[reach.language]
  const message = {
    kind: 'week' as const,
    about: 'week' as const,
    key: `week:${monday}`,
    values: { count: news.length },
    link: urls.messages,
  }
  const rows = waysTo(reach, 'week', sends).map(to => {
    const row = outgoing(message, { ...to, personId: person }, { origin: sends.origin, t }, now)
    if (to.channel === 'sms') return row
    const stopSecret = newSecret()
    const lines = news.map(({ about, detail }) => `- ${t(`messages.say.${about}.text`, detail)}`)
    const body = [t('messages.say.week.text', { count: news.length }), ...lines, new URL(urls.messages, sends.origin)]
    return { ...row, body: body.join('\n\n') + wayOut(t, stopSecret, sends.origin), stopSecret }
  })
  await carry(
    trx,
    news.map(({ id }) => id),
    rows,
  )
}

/**
 * Gathers what waited until the last Monday at eight (Brussels) into one mail a person; what they read meanwhile in their
 * own space is not said again. Gives how many people had news. A house that was away on Monday does it when it is back.
 */
export const gatherWeek = async (db: Db, sends: Sends, now: Date): Promise<number> => {
  const monday = lastMondayAtEight(now)
  const people = await db
    .selectFrom('message')
    .select('personId')
    .distinct()
    .where('forWeek', '=', true)
    .where('gatheredAt', 'is', null)
    .where('at', '<', monday)
    .execute()
  let told = 0
  for (const { personId } of people)
    await inTransaction(db, async trx => {
      const waiting = await waitingFor(trx, personId, monday)
      const news = waiting.filter(({ readAt }) => readAt === null)
      if (waiting.length > 0)
        await trx
          .updateTable('message')
          .set({ gatheredAt: now })
          .where(
            'id',
            'in',
            waiting.map(({ id }) => id),
          )
          .execute()
      if (news.length === 0) return
      await weekFor(trx, personId, news, dayOf(monday), sends, now)
      told++
    })
  return told
}
