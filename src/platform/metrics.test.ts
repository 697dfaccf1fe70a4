import pino from 'pino'
import { expect, it } from 'vitest'
import { testDatabase } from '../../test/support/database.ts'
import { createApp } from '../app.tsx'
import { newId } from './ids.ts'
import { stopFloods } from './mail/volume.ts'
import { metricsKeyOf } from './metrics.ts'

const { db } = await testDatabase()
const now = () => new Date('2026-11-24T10:00:00Z')
const key = 'een-lange-sleutel-van-deze-test'
const house = { db, now, log: pino({ level: 'silent' }), operatorKey: 'x', practice: null }
const app = createApp({ ...house, metricsKey: key })
const gather = (shown: string) => app.request('/metrics', { headers: { authorization: `Bearer ${shown}` } })

it('tells who has the key how the house fares: by route, and nothing of anybody', async () => {
  const secret = 'geheim-adres-4711'
  await app.request(`/gedeeld/${secret}`)
  const text = { recipient: 'wilma@voorbeeld.be', subject: 's', body: 'b', at: now() }
  const mail = { channel: 'mail', kind: 'reminder', personId: null, until: null, stopSecret: null, ...text } as const
  await db
    .insertInto('outbox')
    .values([1, 2].map(() => ({ ...mail, id: newId<'outgoing'>() })))
    .execute()
  await stopFloods(db, now(), () => 1)
  const response = await gather(key)
  const figures = await response.text()
  expect(response.headers.get('content-type')).toContain('text/plain')
  expect(figures).toMatch(/leerladder_request_seconds_count\{method="GET",route="\/gedeeld\/:secret",status="404"\} 1/)
  expect(figures).toContain('leerladder_mails_waiting{state="waiting"} 2')
  expect(figures).toContain('leerladder_messages_last_hour{kind="reminder"} 2')
  expect(figures).toContain('leerladder_message_kinds_stopped{kind="reminder"} 1')
  expect(figures).toContain('process_cpu_seconds_total')
  expect(figures).not.toContain(secret)
  expect(figures).not.toContain('wilma')
})

it('is not there for anybody else, nor where no key was set', async () => {
  expect((await gather('geraden')).status).toBe(404)
  expect((await createApp(house).request('/metrics', { headers: { authorization: 'Bearer null' } })).status).toBe(404)
})

it('says 404 for a part of pages that does not exist', async () => {
  expect((await app.request('/assets/1/geen.css')).status).toBe(404)
})

it('refuses a key that can be guessed', () => {
  for (const weak of ['kort', 'a'.repeat(40)])
    expect(() => metricsKeyOf({ LEERLADDER_METRICS_KEY: weak })).toThrow('too easy to guess')
  expect(metricsKeyOf({})).toBeNull()
})
