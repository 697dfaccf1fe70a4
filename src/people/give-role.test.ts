import { expect, it } from 'vitest'
import { testDatabase } from '../../test/support/database.ts'
import { organisationsHouse } from '../../test/support/organisations.ts'

const { db } = await testDatabase()
const now = new Date('2026-11-24T10:00:00Z')
const { somebody, app } = await organisationsHouse(db, () => now, now)
const give = (email: string, role: string, key = 'x') =>
  app.request('http://localhost/api/rol', {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify({ email, role }),
  })

it('is given by the operator to who signed in before, from the next click, and told to them', async () => {
  const aya = await somebody('Aya')
  expect((await aya.go('/beheer/rechten')).status).toBe(404)
  expect((await give(aya.email, 'administrator')).status).toBe(200)
  expect((await aya.go('/beheer/rechten')).status).toBe(200)
  expect((await aya.go('/mijn-berichten')).text).toContain('Je hebt een andere rol')
  await give(aya.email, 'worker')
  expect((await aya.go('/beheer/rechten')).status).toBe(404)
})

it('is not given to a stranger, by anybody else, or one that does not exist', async () => {
  const bea = await somebody('Bea')
  expect((await give('niemand@voorbeeld.be', 'administrator')).status).toBe(422)
  expect((await give(bea.email, 'koning')).status).toBe(422)
  expect((await give(bea.email, 'administrator', 'y')).status).toBe(404)
  expect((await bea.go('/beheer/rechten')).status).toBe(404)
})
