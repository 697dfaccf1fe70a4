import { HTTPException } from 'hono/http-exception'
import pino from 'pino'
import { expect, it } from 'vitest'
import { createApp } from '../app.tsx'
import { troubleOf } from '../ui/error-pages.tsx'
import { connect } from './connection.ts'

it.each([
  [{ code: '53100', message: 'could not extend file: No space left on device' }, 'full', 503],
  [{ code: 'ENOSPC' }, 'full', 503],
  [{ code: 'ECONNREFUSED' }, 'away', 503],
  [{ code: '57P01' }, 'away', 503],
  [{ code: '08006' }, 'away', 503],
  [new Error('timeout exceeded when trying to connect'), 'away', 503],
  [new Error('a bug of ours'), 'error', 500],
  [new HTTPException(403), 'foreign', 403],
  [new HTTPException(400), 'no-form', 400],
])('%o is told as %s', (problem, trouble, status) => {
  expect(troubleOf(problem)).toEqual({ trouble, status })
})

it('answers with a sentence and the number of the log when the database is away, and reads on where none is needed', async () => {
  const lines: { id?: string; err?: unknown }[] = []
  const log = pino({ level: 'error' }, { write: line => void lines.push(JSON.parse(line)) })
  // Nothing listens there: port 9 of this machine.
  const { db, close } = await connect({ url: 'postgres://nobody@127.0.0.1:9/none' })
  const app = createApp({ db, now: () => new Date('2026-11-24T10:00:00Z'), log, operatorKey: 'x', practice: null })
  const page = await app.request('/ladder', { headers: { cookie: 'leerladder=een-oude-sessie' } })
  expect(page.status).toBe(503)
  const text = await page.text()
  expect(text).toContain('De gegevens zijn even niet bereikbaar')
  expect(text).toContain(lines[0]?.id ?? 'no line was logged')
  expect((await app.request('/')).status).toBe(200)
  expect((await app.request('/gezond')).status).toBe(503)
  const api = await app.request('/api/routes', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ goal: 'BK-0544-1', portrait: { important: 'hours' } }),
  })
  expect(api.status).toBe(503)
  expect(await api.json()).toMatchObject({ error: 'away', says: expect.stringContaining('Wacht een minuut') })
  await close()
})
