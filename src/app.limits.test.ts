import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import pino from 'pino'
import { afterAll, expect, it } from 'vitest'
import { testDatabase } from '../test/support/database.ts'
import { createApp } from './app.tsx'

const { db } = await testDatabase()
const now = () => new Date('2026-11-24T10:00:00Z')
const post = { address: 'https://leerladder.voorbeeld.be', send: async () => {}, close: () => {} }
const limits = {
  codes: { points: 3, duration: 60 },
  secrets: { points: 4, duration: 60 },
  forms: { points: 12, duration: 60 },
}

/** The house on a real wire, since only there one calls from somewhere. */
const open = async (proxies: number) => {
  const log = pino({ level: 'silent' })
  const app = createApp({ db, now, log, operatorKey: 'x', practice: null, post, limits, proxies })
  const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 })
  await new Promise<void>(resolve => server.once('listening', resolve))
  afterAll(() => new Promise(resolve => server.close(resolve)))
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return (path: string, forwarded: string, body = 'address=a') =>
    fetch(address + path, {
      method: 'POST',
      redirect: 'manual',
      headers: { origin: address, 'x-forwarded-for': forwarded, 'content-type': 'application/x-www-form-urlencoded' },
      body,
    })
}

it('stops who asks too often, whatever they claim to be, and says when to come back', async () => {
  const send = await open(0)
  for (let nth = 0; nth < 3; nth++) expect((await send('/aanmelden/code', `10.0.0.${nth}`)).status).toBe(422)
  const stopped = await send('/aanmelden/code', '10.9.9.9')
  expect(stopped.status).toBe(429)
  expect(Number(stopped.headers.get('retry-after'))).toBeGreaterThan(0)
  expect(await stopped.text()).toContain('Wat je al bewaarde, is er nog')
  for (let nth = 0; nth < 4; nth++) expect((await send('/aanmelden/code/invoer', '::1', 'code=1')).status).toBe(422)
  expect((await send('/aanmelden/code/invoer', '::1', 'code=1')).status).toBe(429)
  for (const path of ['/aanmelden/sleutel', '/aanmelden/sleutel/vraag', '/mijn-aanmeldingen/sleutels'])
    expect((await send(path, '::1')).status, path).toBe(429)
})

it('counts behind our proxy each caller apart, by what the proxy saw', async () => {
  const send = await open(1)
  for (let nth = 0; nth < 3; nth++) expect((await send('/aanmelden/code', `1.1.1.${nth}, 192.0.2.1`)).status).toBe(422)
  expect((await send('/aanmelden/code', '192.0.2.1')).status).toBe(429)
  expect((await send('/aanmelden/code', '192.0.2.2')).status).toBe(422)
})

it('tells a program in JSON', async () => {
  const send = await open(0)
  for (let nth = 0; nth < 12; nth++) await send('/wat-kan-je-al/belangrijk', '', 'important=hours')
  const stopped = await send('/api/routes', '', '')
  expect(stopped.status).toBe(429)
  expect(await stopped.json()).toMatchObject({ error: 'too-often', says: expect.stringContaining('netwerk') })
})
