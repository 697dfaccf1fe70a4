import pino from 'pino'
import { expect, it } from 'vitest'
import { testDatabase } from '../../test/support/database.ts'
import { createApp } from '../app.tsx'
import { newId } from './ids.ts'
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
  await db
    .insertInto('outbox')
    .values({ id: newId<'message'>(), recipient: 'wilma@voorbeeld.be', subject: 's', body: 'b', at: now() })
    .execute()
  const response = await gather(key)
  const text = await response.text()
  expect(response.headers.get('content-type')).toContain('text/plain')
  expect(text).toMatch(/leerladder_request_seconds_count\{method="GET",route="\/gedeeld\/:secret",status="404"\} 1/)
  expect(text).toContain('leerladder_mails_waiting{state="waiting"} 1')
  expect(text).toContain('process_cpu_seconds_total')
  expect(text).not.toContain(secret)
  expect(text).not.toContain('wilma')
})

it('is not there for anybody else, nor where no key was set', async () => {
  expect((await gather('geraden')).status).toBe(404)
  expect((await createApp(house).request('/metrics', { headers: { authorization: 'Bearer null' } })).status).toBe(404)
})

it('says 404 for a part of pages that does not exist', async () => {
  expect((await app.request('/assets/1/geen.css')).status).toBe(404)
})

it('refuses a key that can be guessed', () => {
  expect(() => metricsKeyOf({ LEERLADDER_METRICS_KEY: 'kort' })).toThrow('too short')
  expect(metricsKeyOf({})).toBeNull()
})
