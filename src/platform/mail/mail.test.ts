import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { testDatabase } from '../../../test/support/database.ts'
import { newId } from '../ids.ts'
import { deliverWaiting, mostTries } from './deliver.ts'
import { openPost } from './post.ts'

const { db } = await testDatabase()
const now = new Date('2026-11-24T10:00:00Z')
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000)

const arrived: { to: string; subject: string; text: string }[] = []
let refuses = false
const office = new SMTPServer({
  disabledCommands: ['AUTH', 'STARTTLS'],
  onData: (stream, session, done) => {
    simpleParser(stream, {}).then(mail => {
      if (refuses) return done(new Error('452 No room'))
      const to = session.envelope.rcptTo.map(({ address }) => address).join()
      arrived.push({ to, subject: mail.subject ?? '', text: mail.text ?? '' })
      done()
    }, done)
  },
})
office.listen(0, '127.0.0.1')
await once(office.server, 'listening')
const { port } = office.server.address() as AddressInfo
const settings = {
  LEERLADDER_SMTP: `smtp://127.0.0.1:${port}`,
  LEERLADDER_MAIL_FROM: 'Leerladder <mail@voorbeeld.be>',
  LEERLADDER_ADDRESS: 'https://leerladder.voorbeeld.be/',
}
const post = openPost(settings)
if (!post) throw new Error('There is no post office.')
afterAll(() => {
  post.close()
  office.close()
})
afterEach(async () => {
  arrived.length = 0
  refuses = false
  await db.deleteFrom('outbox').execute()
})

const put = (count: number) =>
  db
    .insertInto('outbox')
    .values(
      Array.from({ length: count }, (_, nth) => ({
        id: newId<'message'>(),
        recipient: `iemand${nth}@voorbeeld.be`,
        subject: 'Één code',
        body: `Regel één\n.\nRegel drie ${nth}`,
        at: now,
      })),
    )
    .execute()

describe('the mail that waits', () => {
  it('is brought once, whole, and then no more', async () => {
    await put(1)
    expect(await deliverWaiting(db, post, now)).toEqual({ sent: 1, failed: 0 })
    expect(await deliverWaiting(db, post, later(60))).toEqual({ sent: 0, failed: 0 })
    expect(arrived).toEqual([
      { to: 'iemand0@voorbeeld.be', subject: 'Één code', text: expect.stringMatching(/^Regel één\n\.\nRegel drie 0/) },
    ])
  })

  it('is brought once each when three houses empty one outbox', async () => {
    await put(30)
    await Promise.all([1, 2, 3].map(() => deliverWaiting(db, post, now)))
    expect(arrived.map(({ to }) => to).sort()).toEqual([...new Set(arrived.map(({ to }) => to))].sort())
    expect(arrived).toHaveLength(30)
  })

  it('waits longer each time that the post office does not take it, and is given up in the end, with the reason', async () => {
    await put(1)
    refuses = true
    expect(await deliverWaiting(db, post, now)).toEqual({ sent: 0, failed: 1 })
    expect(await deliverWaiting(db, post, later(0.9))).toEqual({ sent: 0, failed: 0 })
    expect(await deliverWaiting(db, post, later(1))).toEqual({ sent: 0, failed: 1 })
    expect(await deliverWaiting(db, post, later(2.9))).toEqual({ sent: 0, failed: 0 })
    for (let day = 1; day <= 10; day++) await deliverWaiting(db, post, later(day * 1440))
    const row = await db.selectFrom('outbox').select(['tries', 'sentAt', 'problem']).executeTakeFirstOrThrow()
    expect(row).toMatchObject({ tries: mostTries, sentAt: null, problem: expect.stringContaining('No room') })
  })

  it('is brought later by another when the one that claimed it died', async () => {
    await put(1)
    const dying = { ...post, send: () => new Promise<void>(() => {}) }
    void deliverWaiting(db, dying, now)
    await new Promise(resolve => setTimeout(resolve, 200))
    expect(await deliverWaiting(db, post, later(5))).toEqual({ sent: 1, failed: 0 })
  })
})

it.each([
  [{ ...settings, LEERLADDER_ADDRESS: undefined }, 'LEERLADDER_ADDRESS'],
  [{ ...settings, LEERLADDER_SMTP: 'mail.voorbeeld.be' }, 'LEERLADDER_SMTP'],
])('half a post office is refused with what is missing', (env, said) => {
  expect(() => openPost(env as NodeJS.ProcessEnv)).toThrow(said)
})
