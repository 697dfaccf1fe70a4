import { expect, it } from 'vitest'
import { testDatabase } from '../../test/support/database.ts'
import { organisationsHouse } from '../../test/support/organisations.ts'

const { db } = await testDatabase()
const now = new Date('2026-11-26T10:00:00Z')
const { somebody, app } = await organisationsHouse(db, () => now, now)
const signOut = async (email: string, key = 'x') => {
  const answer = await app.request('http://localhost/api/afmelden', {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify({ email }),
  })
  return { status: answer.status, said: answer.status === 200 ? await answer.json() : null }
}

it('ends every session of one person, and tells them where they read it next', async () => {
  const [aya, bea] = [await somebody('Aya'), await somebody('Bea')]
  expect((await aya.go('/mijn-berichten')).status).toBe(200)
  expect(await signOut(aya.email)).toEqual({ status: 200, said: { ended: 1 } })
  expect((await aya.go('/mijn-berichten')).status).toBe(303)
  expect((await bea.go('/mijn-berichten')).status).toBe(200)
  const told = await db.selectFrom('message').select(['personId', 'about']).where('about', '=', 'signed-out').execute()
  expect(told).toEqual([{ personId: aya.id, about: 'signed-out' }])
  expect(await signOut(aya.email)).toEqual({ status: 200, said: { ended: 0 } })
})

it('knows no stranger, and is done by who runs the installation alone', async () => {
  const cas = await somebody('Cas')
  expect((await signOut('niemand@voorbeeld.be')).status).toBe(422)
  expect((await signOut(cas.email, 'y')).status).toBe(404)
  expect((await cas.go('/mijn-berichten')).status).toBe(200)
})
