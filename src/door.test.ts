import { expect, it } from 'vitest'
import { testDatabase } from '../test/support/database.ts'
import { organisationsHouse } from '../test/support/organisations.ts'

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
