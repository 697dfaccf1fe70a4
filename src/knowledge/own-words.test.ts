import { expect, it } from 'vitest'
import { testDatabase } from '../../test/support/database.ts'
import { organisationsHouse } from '../../test/support/organisations.ts'

const { db } = await testDatabase()
const now = new Date('2026-11-24T10:00:00Z')
const house = await organisationsHouse(db, () => now, now)
const { somebody, validated, codeFor, accept, roleOf } = house
const erna = await somebody('Erna')
const karim = await somebody('Karim')
const sofie = await somebody('Sofie')
const organisation = await validated(erna)
await accept(karim, await codeFor(erna, organisation))
await erna.go('/organisaties/werk-voor', { membership: await roleOf(erna, 'manager') })
await karim.go('/organisaties/werk-voor', { membership: await roleOf(karim, 'mentor') })
const own = '/kennis/eigen-woorden/mentor'
const says = 'Bij Houtwerf zeggen we: peter of meter.'

it('stands beside the shared word for who works there, on the page of words and in place, and for nobody else', async () => {
  expect((await erna.go(own, { word: '  peter  of meter ' })).status).toBe(303)
  for (const who of [erna, karim]) {
    expect((await who.go('/kennis/woorden')).text).toContain(says)
    expect((await who.go('/kennis/praktijken/modulair-werkplekleren')).text).toContain(says)
  }
  expect((await sofie.go('/kennis/woorden')).text).not.toContain(says)
  await karim.go('/organisaties/werk-voor', { membership: '' })
  expect((await karim.go('/kennis/woorden')).text).not.toContain(says)
  await karim.go('/organisaties/werk-voor', { membership: await roleOf(karim, 'mentor') })
  expect((await erna.go(`${organisation}/tijdlijn`)).text).toContain('koos een eigen woord')
})

it('is chosen by a manager only, of a term that there is, in at most eighty characters', async () => {
  expect((await karim.go(own, { word: 'iets' })).status).toBe(422)
  expect((await sofie.go(own, { word: 'iets' })).status).toBe(404)
  expect((await erna.go('/kennis/eigen-woorden/bestaat-niet', { word: 'iets' })).status).toBe(404)
  expect((await erna.go(own, { word: 'x'.repeat(81) })).status).toBe(422)
  expect((await erna.go(own, { word: '𝒘'.repeat(80) })).status).toBe(303)
  expect((await erna.go(own, { word: '<script>alert(1)</script>' })).status).toBe(303)
  expect((await karim.go('/kennis/woorden')).html).not.toContain('<script>alert')
})

it('goes when nothing is typed', async () => {
  await erna.go(own, { word: '' })
  expect((await karim.go('/kennis/woorden')).text).not.toContain('Bij Houtwerf')
})
