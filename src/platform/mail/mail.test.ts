import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Insertable } from 'kysely'
import { simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { testDatabase } from '../../../test/support/database.ts'
import { newId, newSecret } from '../ids.ts'
import type { Outgoing } from '../tables.ts'
import { deliverWaiting } from './deliver.ts'
import { openPost, type Post } from './post.ts'
import { openSms } from './sms.ts'
import { mostTries } from './state.ts'
import { letGo, stopFloods } from './volume.ts'

const { db } = await testDatabase()
const now = new Date('2026-11-24T10:00:00Z')
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000)

interface Arrived {
  from: string
  to: string
  subject: string
  text: string
  id: string | undefined
  headers: Record<string, unknown>
}
const arrived: Arrived[] = []
let refuses = false
const office = new SMTPServer({
  disabledCommands: ['AUTH', 'STARTTLS'],
  onRcptTo: ({ address }, _, done) => {
    if (address.startsWith('weg')) return done(Object.assign(new Error('5.1.1 User unknown'), { responseCode: 550 }))
    if (address.startsWith('vol')) return done(Object.assign(new Error('5.2.2 Mailbox full'), { responseCode: 552 }))
    done()
  },
  onData: (stream, session, done) => {
    simpleParser(stream, {}).then(mail => {
      if (refuses) return done(new Error('452 No room'))
      const to = session.envelope.rcptTo.map(({ address }) => address).join()
      const from = session.envelope.mailFrom === false ? '' : session.envelope.mailFrom.address
      const headers = Object.fromEntries(mail.headerLines.map(({ key, line }) => [key, line]))
      arrived.push({ from, to, subject: mail.subject ?? '', text: mail.text ?? '', id: mail.messageId, headers })
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
  LEERLADDER_BOUNCES: 'terug@voorbeeld.be',
}
const post = openPost(settings)
if (!post) throw new Error('There is no post office.')
const carriers = { mail: post, sms: null }
afterAll(() => {
  post.close()
  office.close()
})
afterEach(async () => {
  arrived.length = 0
  refuses = false
  await db.deleteFrom('outbox').execute()
  await db.deleteFrom('kindStop').execute()
})

const put = async (count: number, over: Partial<Insertable<Outgoing>> = {}) => {
  const rows = Array.from({ length: count }, (_, nth) => ({
    id: newId<'outgoing'>(),
    channel: 'mail' as const,
    kind: 'invitation' as const,
    personId: null,
    recipient: `iemand${nth}@voorbeeld.be`,
    subject: 'Één code',
    body: `Regel één\n.\nRegel drie ${nth}`,
    at: now,
    until: null,
    stopSecret: newSecret(),
    ...over,
  }))
  await db.insertInto('outbox').values(rows).execute()
  return rows
}

describe('the mail that waits', () => {
  it('is brought once, whole, and then no more', async () => {
    await put(1)
    expect(await deliverWaiting(db, carriers, now)).toEqual({ sent: 1, failed: 0, refused: [] })
    expect(await deliverWaiting(db, carriers, later(60))).toEqual({ sent: 0, failed: 0, refused: [] })
    expect(arrived).toMatchObject([
      { to: 'iemand0@voorbeeld.be', subject: 'Één code', text: expect.stringMatching(/^Regel één\n\.\nRegel drie 0/) },
    ])
  })

  it('is brought once each when three houses empty one outbox', async () => {
    await put(30)
    await Promise.all([1, 2, 3].map(() => deliverWaiting(db, carriers, now)))
    expect(arrived.map(({ to }) => to).sort()).toEqual([...new Set(arrived.map(({ to }) => to))].sort())
    expect(arrived).toHaveLength(30)
  })

  it('waits longer each time that the post office does not take it, and is given up in the end, with the reason', async () => {
    await put(1)
    refuses = true
    expect(await deliverWaiting(db, carriers, now)).toEqual({ sent: 0, failed: 1, refused: [] })
    expect(await deliverWaiting(db, carriers, later(0.9))).toEqual({ sent: 0, failed: 0, refused: [] })
    expect(await deliverWaiting(db, carriers, later(1))).toEqual({ sent: 0, failed: 1, refused: [] })
    expect(await deliverWaiting(db, carriers, later(2.9))).toEqual({ sent: 0, failed: 0, refused: [] })
    for (let day = 1; day <= 10; day++) await deliverWaiting(db, carriers, later(day * 1440))
    const row = await db.selectFrom('outbox').select(['tries', 'sentAt', 'problem']).executeTakeFirstOrThrow()
    expect(row).toMatchObject({ tries: mostTries, sentAt: null, problem: expect.stringContaining('No room') })
  })

  it.each(['before', 'after'])('is brought by another when the one that claimed it died %s it was sent', async when => {
    const [row] = await put(1)
    const send = async (mail: Parameters<Post['send']>[0]) => {
      if (when === 'after') await post.send(mail)
      await new Promise<void>(() => {})
    }
    void deliverWaiting(db, { mail: { ...post, send }, sms: null }, now)
    await new Promise(resolve => setTimeout(resolve, 200))
    expect(await deliverWaiting(db, carriers, later(5))).toEqual({ sent: 1, failed: 0, refused: [] })
    // Twice at most, and by one name: a mail program shows it once.
    expect(arrived).toHaveLength(when === 'after' ? 2 : 1)
    expect(new Set(arrived.map(({ id }) => id))).toEqual(new Set([`<${row?.id}@leerladder.voorbeeld.be>`]))
  })

  it('names itself in what comes back, and holds a way out that a mail program knows', async () => {
    const [row] = await put(1)
    await put(1, { kind: 'security', stopSecret: null })
    await deliverWaiting(db, carriers, now)
    const [free, security] = [...arrived].sort((one, other) =>
      one.id === `<${row?.id}@leerladder.voorbeeld.be>` ? -1 : other ? 1 : 0,
    )
    expect(free?.from).toBe(`terug+${row?.id}@voorbeeld.be`)
    expect(free?.headers['list-unsubscribe']).toContain(
      `<https://leerladder.voorbeeld.be/berichten-stop/${row?.stopSecret}>`,
    )
    expect(free?.headers['list-unsubscribe-post']).toContain('List-Unsubscribe=One-Click')
    expect(security?.headers).not.toHaveProperty('list-unsubscribe')
    expect(security?.headers['auto-submitted']).toContain('auto-generated')
  })

  it('says which addresses the post office does not know, and tries those that are only full again', async () => {
    const [gone] = await put(1, { recipient: 'weg@voorbeeld.be' })
    await put(1, { recipient: 'vol@voorbeeld.be' })
    expect(await deliverWaiting(db, carriers, now)).toEqual({ sent: 0, failed: 2, refused: [gone?.id] })
  })

  it('does not leave after it lost its use', async () => {
    await put(1, { until: later(10) })
    expect(await deliverWaiting(db, carriers, later(10))).toEqual({ sent: 0, failed: 0, refused: [] })
    expect(await deliverWaiting(db, carriers, later(9))).toEqual({ sent: 1, failed: 0, refused: [] })
  })
})

describe('far too many of one kind', () => {
  const most = () => 10
  const by = { person: null, role: 'administrator' as const }

  it('stop, and only that kind, until somebody lets them go', async () => {
    await put(11)
    await put(3, { kind: 'code' })
    // Two houses see it at once: one stops it, and says so once in the chain.
    const stopped = await Promise.all([stopFloods(db, now, most), stopFloods(db, now, most)])
    expect(stopped.flat()).toEqual(['invitation'])
    expect(await deliverWaiting(db, carriers, now)).toMatchObject({ sent: 3 })
    await letGo(db, 'invitation', by, later(5))
    await letGo(db, 'invitation', by, later(5))
    expect(await stopFloods(db, later(6), most)).toEqual([])
    expect(await deliverWaiting(db, carriers, later(6))).toMatchObject({ sent: 11 })
    const told = await db.selectFrom('event').select('kind').where('subject', '=', 'invitation').orderBy('id').execute()
    expect(told.map(({ kind }) => kind)).toEqual(['messages.kind-stopped', 'messages.kind-let-go'])
    await put(11, { at: later(7) })
    expect(await stopFloods(db, later(8), most)).toEqual(['invitation'])
  })

  it('are not what was written more than an hour ago', async () => {
    await put(11)
    expect(await stopFloods(db, later(61), most)).toEqual([])
  })
})

describe('an SMS', () => {
  const secret = 'een-lang-geheim-van-deze-test'
  const came: { body: string; headers: Record<string, string | string[] | undefined> }[] = []
  let answers = 200
  const hook = createServer((request, response) => {
    let body = ''
    request.on('data', part => {
      body += part
    })
    request.on('end', () => {
      came.push({ body, headers: request.headers })
      response.writeHead(answers).end()
    })
  })
  let env: NodeJS.ProcessEnv = {}
  beforeAll(async () => {
    hook.listen(0, '127.0.0.1')
    await once(hook, 'listening')
    const { port } = hook.address() as AddressInfo
    env = {
      LEERLADDER_SMS_HOOK: `http://127.0.0.1:${port}/sms`,
      LEERLADDER_SMS_SECRET: secret,
      LEERLADDER_ADDRESS: 'https://leerladder.voorbeeld.be',
    }
  })
  afterAll(() => {
    hook.close()
  })

  it('is handed to the hook signed, and again under the same name when it was not taken', async () => {
    const both = { mail: post, sms: openSms(env) }
    const over = {
      channel: 'sms' as const,
      recipient: '+32470123456',
      subject: '',
      body: 'Je code is 123456',
      stopSecret: null,
    }
    const [row] = await put(1, over)
    expect(await deliverWaiting(db, carriers, now)).toMatchObject({ sent: 0 })
    answers = 500
    expect(await deliverWaiting(db, both, now)).toMatchObject({ failed: 1 })
    answers = 204
    expect(await deliverWaiting(db, both, later(1))).toMatchObject({ sent: 1 })
    expect(came).toHaveLength(2)
    for (const [nth, { body, headers }] of came.entries()) {
      expect(JSON.parse(body)).toEqual({ id: row?.id, to: '+32470123456', text: 'Je code is 123456' })
      expect(headers['idempotency-key']).toBe(row?.id)
      const second = later(nth).getTime() / 1000
      const proof = createHmac('sha256', secret).update(`${second}.${body}`).digest('hex')
      expect(headers['x-leerladder-signature']).toBe(`t=${second},v1=${proof}`)
    }
  })

  it('and mail leave once each when two houses empty one outbox at once', async () => {
    came.length = 0
    const both = { mail: post, sms: openSms(env) }
    await put(40)
    await put(40, { channel: 'sms', recipient: '+32470123456', stopSecret: null })
    const told = await Promise.all([1, 2].map(() => deliverWaiting(db, both, now)))
    expect(told.reduce((sum, { sent }) => sum + sent, 0)).toBe(80)
    expect(new Set(arrived.map(({ id }) => id)).size).toBe(40)
    expect(arrived).toHaveLength(40)
    expect(new Set(came.map(({ headers }) => headers['idempotency-key'])).size).toBe(40)
    expect(came).toHaveLength(40)
  })

  it.each([
    [{ LEERLADDER_SMS_HOOK: 'http://sms.voorbeeld.be/' }, 'https, or this machine'],
    [{ LEERLADDER_SMS_HOOK: 'sms' }, 'LEERLADDER_SMS_HOOK: as'],
    [{ LEERLADDER_SMS_SECRET: 'kort' }, 'at least 24'],
    [{ LEERLADDER_SMS_SECRET: 'x'.repeat(40) }, 'at least 24'],
    [{ LEERLADDER_ADDRESS: undefined }, 'LEERLADDER_ADDRESS'],
  ])('has no half a hook: %j', (over, said) => {
    expect(() => openSms({ ...env, ...over } as NodeJS.ProcessEnv)).toThrow(said)
  })

  it('has no hook when none is named', () => {
    expect(openSms({})).toBeNull()
  })
})

it.each([
  [{ ...settings, LEERLADDER_ADDRESS: undefined }, 'LEERLADDER_ADDRESS'],
  [{ ...settings, LEERLADDER_SMTP: 'mail.voorbeeld.be' }, 'LEERLADDER_SMTP'],
  [{ ...settings, LEERLADDER_BOUNCES: 'terug' }, 'LEERLADDER_BOUNCES'],
  [{ ...settings, LEERLADDER_SMTP: 'smtp://school:geheim@mail.voorbeeld.be:587' }, 'too easy to guess'],
])('half a post office is refused with what is missing', (env, said) => {
  expect(() => openPost(env as NodeJS.ProcessEnv)).toThrow(said)
})
