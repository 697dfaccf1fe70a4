import pino from 'pino'
import { expect, it } from 'vitest'
import { testDatabase } from '../test/support/database.ts'
import { organisationsHouse } from '../test/support/organisations.ts'
import { createApp } from './app.tsx'

const { db } = await testDatabase()
const now = new Date('2026-11-24T10:00:00Z')
const { app, somebody } = await organisationsHouse(db, () => now, now)

it('gives every page the headers that keep it to itself', async () => {
  const { headers } = await app.request('http://localhost/')
  expect(headers.get('content-security-policy')).toContain("default-src 'none'")
  expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
  expect(headers.get('strict-transport-security')).toBe('max-age=31536000; includeSubDomains')
  expect(headers.get('x-content-type-options')).toBe('nosniff')
  expect(headers.get('referrer-policy')).toBe('same-origin')
  expect(headers.get('content-type')).toBe('text/html; charset=UTF-8')
  expect(headers.get('access-control-allow-origin')).toBeNull()
})

it('lets nothing that a person sees stay in a cache', async () => {
  const { go } = await somebody('Nele')
  expect((await go('/mijn-dossiers')).headers.get('cache-control')).toBe('no-store')
})

it('gives a cookie over https that only this host can set, and no script can read', async () => {
  const request = { method: 'POST', body: new FormData(), headers: { origin: 'https://leer.example' } }
  const { headers } = await app.request('https://leer.example/wat-kan-je-al/opnieuw', request)
  const [cookie] = headers.getSetCookie()
  expect(cookie).toMatch(/^__Host-leerladder=[\w-]{20,};/)
  for (const part of ['HttpOnly', 'Secure', 'SameSite=Lax', 'Path=/']) expect(cookie).toContain(part)
  // One planted under the plain name is nobody's.
  const { go, secret } = await somebody('Piet')
  expect((await go('/mijn-gegevens')).status).toBe(200)
  const planted = { headers: { cookie: `leerladder=${secret}` } }
  expect((await app.request('https://leer.example/mijn-gegevens', planted)).status).toBe(303)
})

it('answers no method that it does not know', async () => {
  for (const method of ['PUT', 'DELETE', 'PATCH'])
    expect((await app.request('http://localhost/', { method, headers: { origin: 'http://localhost' } })).status).toBe(
      404,
    )
})

it('asks for a page again over https where the proxy got it over http, and answers no program there', async () => {
  const post = { address: 'https://leer.example', send: async () => {}, close: () => {} }
  const secure = createApp({
    db,
    now: () => now,
    log: pino({ level: 'silent' }),
    operatorKey: 'x',
    post,
    practice: null,
  })
  const plain = { headers: { 'x-forwarded-proto': 'http', host: 'kwaad.example' } }
  const page = await secure.request('http://kwaad.example/ladder?a=1', plain)
  expect(page.status).toBe(308)
  expect(page.headers.get('location')).toBe('https://leer.example/ladder?a=1')
  const elsewhere = await secure.request('http://leer.example//kwaad.example/x', plain)
  expect(elsewhere.headers.get('location')).toBe('https://leer.example//kwaad.example/x')
  for (const [path, method] of [
    ['/api/openapi.json', 'GET'],
    ['/api/routes', 'POST'],
    ['/aanmelden/code', 'POST'],
  ])
    expect((await secure.request(`http://leer.example${path}`, { ...plain, method: method ?? '' })).status, path).toBe(
      426,
    )
})

it('has the browser throw away what it kept when somebody signs out', async () => {
  const { go } = await somebody('Odette')
  expect((await go('/afmelden', {})).headers.get('clear-site-data')).toBe('"cache", "storage"')
})

it('logs a sign-in that was refused, without who or what', async () => {
  const lines: string[] = []
  const log = pino({ level: 'warn' }, { write: line => void lines.push(line) })
  const post = { address: 'http://localhost', send: async () => {}, close: () => {} }
  const logging = createApp({ db, now: () => now, log, operatorKey: 'x', post, practice: null })
  const body = new URLSearchParams({ code: '123456', address: 'wie@voorbeeld.be' })
  const sent = { method: 'POST', headers: { origin: 'http://localhost' }, body }
  expect((await logging.request('http://localhost/aanmelden/code/invoer', sent)).status).toBe(422)
  expect(lines.map(line => JSON.parse(line))).toMatchObject([{ msg: 'sign-in refused', status: 422 }])
  expect(lines.join()).not.toMatch(/123456|voorbeeld/)
})
