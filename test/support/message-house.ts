import pino from 'pino'
import { createApp } from '../../src/app.tsx'
import type { Message } from '../../src/people/messages/message.ts'
import { tell } from '../../src/people/messages/tell.ts'
import type { PersonRole } from '../../src/people/person.ts'
import { type Db, inTransaction } from '../../src/platform/connection.ts'
import { fingerprint, type Id, newId, newSecret } from '../../src/platform/ids.ts'
import { translators } from '../../src/platform/words.ts'
import { plain } from './plain.ts'

// A Tuesday, eleven o'clock in Brussels.
export const start = new Date('2026-11-24T10:00:00Z')

export const address = 'https://leerladder.voorbeeld.be'
export const post = { address, send: async () => {}, close: () => {} }
const sms = { address, send: async () => {} }
export const carriers = { mail: post, sms }
export const sends = { mail: true, sms: true, origin: address, t: translators.nl }
export const log = pino({ level: 'silent' })
export const operatorKey = 'sleutel'

export const decision: Message = {
  kind: 'decision',
  about: 'organisation-validated',
  key: 'one',
  values: { name: 'Centrum Ginds' },
  link: '/organisaties',
}
export const reminder = (key: string): Message => ({
  kind: 'reminder',
  about: 'roles-end',
  key,
  values: { name: 'Centrum Ginds', day: '2026-12-24' },
})

/** A house with people and their messages, at a time of its own. */
export const messageHouse = (db: Db) => {
  const clock = { now: start }
  const house = { db, now: () => clock.now, log, operatorKey, practice: null, post }
  const withSms = createApp({ ...house, sms })

  /** As it was before anybody came. */
  const clear = async () => {
    clock.now = start
    const emptied = ['message', 'messageChoice', 'outbox', 'addressStop', 'contactCode', 'kindStop', 'session'] as const
    for (const table of [...emptied, 'dossier', 'membership', 'organisation', 'person'] as const)
      await db.deleteFrom(table).execute()
  }

  const somebody = async (over: { email?: string | null; phone?: string; role?: PersonRole } = {}) => {
    const id = newId<'person'>()
    const { email = `${id}@voorbeeld.be`, phone, role = 'worker' } = over
    const named = { id, name: 'Wilma Weg', email, role, storyNl: '', storyEn: '', example: false }
    await db
      .insertInto('person')
      .values({ ...named, ...(phone ? { phone, bySms: true } : {}) })
      .execute()
    const secret = newSecret()
    const session = { fingerprint: fingerprint(secret), personId: id, dossierId: null, beganAt: start, endedAt: null }
    await db
      .insertInto('session')
      .values({ ...session, expiresAt: new Date(start.getTime() + 1e12) })
      .execute()
    const headers = { cookie: `leerladder=${secret}`, origin: 'http://localhost' }
    const go = async (path: string, form?: Record<string, string | string[]>, app = withSms) => {
      const body = new URLSearchParams()
      for (const [field, values] of Object.entries(form ?? {}))
        for (const value of [values].flat()) body.append(field, value)
      const sent = form ? { method: 'POST', headers, body } : { headers }
      const response = await app.request(`http://localhost${path}`, sent)
      const text = plain(await response.text())
      return { status: response.status, text }
    }
    return { id, email: email ?? '', go }
  }

  const say = (person: Id<'person'>, message: Message) =>
    inTransaction(db, trx => tell(trx, person, message, sends, clock.now))
  const outbox = () => db.selectFrom('outbox').selectAll().orderBy('at').orderBy('channel').execute()
  const kindsSent = async () => (await outbox()).map(({ kind, channel }) => `${kind} ${channel}`)
  /** The six digits of the newest mail or SMS. */
  const lastCode = async () => /\d{6}/.exec((await outbox()).at(-1)?.body ?? '')?.[0] ?? ''
  return { clock, withSms, withoutSms: createApp(house), clear, somebody, say, outbox, kindsSent, lastCode }
}
