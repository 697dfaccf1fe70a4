import fc from 'fast-check'
import { expect, it } from 'vitest'
import { testDatabase } from '../test/support/database.ts'
import { codeIn, deciding, organisationsHouse } from '../test/support/organisations.ts'
import { giveRole } from './people/index.ts'
import { readAnswer } from './people/portrait.ts'
import { translators } from './platform/words.ts'

// What people and programs send that is wrong and not noise. Codes that are over, invitations for who is here already,
// lists with wrong rows and files that are not what they say have their tests beside what reads them.
const { db } = await testDatabase()
const now = new Date('2026-11-24T10:00:00Z')
const { app, somebody, register, validated, roleOf, codeFor, accept } = await organisationsHouse(db, () => now, now)
const erna = await somebody('Erna')
const karim = await somebody('Karim')

it('a cookie with any letter changed, cut off or doubled is nobody’s, and says nothing of whose it nearly was', async () => {
  const ask = (cookie: string) => app.request('http://localhost/mijn-gegevens', { headers: { cookie } })
  expect((await ask(`leerladder=${erna.secret}`)).status).toBe(200)
  const changed = [...erna.secret].map((letter, at) => {
    const other = letter === 'A' ? 'B' : 'A'
    return erna.secret.slice(0, at) + other + erna.secret.slice(at + 1)
  })
  const others = [erna.secret.slice(1), erna.secret.slice(0, -1), erna.secret + erna.secret, erna.session, erna.id, '']
  for (const secret of [...changed, ...others]) {
    const answer = await ask(`leerladder=${secret}`)
    expect(answer.status, secret).toBe(303)
    expect(answer.headers.get('location')).toContain('/aanmelden')
    expect(await answer.text()).not.toContain('Erna')
  }
})

it('a role that was taken away while its page stood open does nothing any more', async () => {
  const keeper = await somebody('Keeper', 'administrator')
  const waiting = await register(erna)
  expect((await keeper.go(deciding(waiting))).status).toBe(200)
  const sends = { mail: false, sms: false, origin: 'http://localhost', t: translators.nl }
  await giveRole(db, { email: keeper.email, role: 'worker' }, { person: null, role: 'operator' }, sends, now)
  expect((await keeper.go(deciding(waiting), { decision: 'validated', reason: '' })).status).toBe(404)
  expect((await keeper.go('/beheer/inlezen')).status).toBe(404)

  const address = await validated(erna)
  await accept(karim, await codeFor(erna, address, { role: 'manager' }))
  const role = await roleOf(karim, 'manager')
  expect((await karim.go(address)).text).toContain('Houtwerf')
  await erna.go(`/organisaties/rol/${role}/beeindigen`, {})
  const after = [
    await karim.go(`${address}/uitnodigen`, { address: '', role: 'mentor', until: '' }),
    await karim.go(`${address}/vestigingen`, { name: 'Gent', postcode: '9000' }),
    await karim.go(`/organisaties/rol/${await roleOf(erna, 'manager')}/beeindigen`, {}),
    await karim.go(`/organisaties/rol/${role}/verlengen`, { until: '' }),
  ]
  expect(after.map(({ status }) => status)).toEqual([404, 404, 404, 404])
  expect(after.map(({ text }) => codeIn(text))).toEqual(['', '', '', ''])
})

const scripts = ['a', 'é', 'Ж', 'ش', '漢', 'ა', 'ก', 'א', 'ह', '👩‍🏭', '<', "'", '\u202e']

it.each(scripts)('a name of 500 times %j is refused with a sentence and kept; one of fifty is fine', async sign => {
  const answer = await erna.go('/mijn-naam', { name: sign.repeat(500), back: '/' })
  expect(answer.status).toBe(422)
  expect(answer.html).toContain('aria-invalid="true"')
  const { name } = await db.selectFrom('person').select('name').where('id', '=', erna.id).executeTakeFirstOrThrow()
  const short = sign.repeat(Math.floor(50 / sign.length))
  expect(name.length).toBeLessThan(101)
  expect((await erna.go('/mijn-naam', { name: short, back: '/' })).status).toBe(303)
  expect((await erna.go('/mijn-gegevens')).status).toBe(200)
})

it('a name of any 500 signs never breaks, and no more than a hundred are kept', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'grapheme', minLength: 500, maxLength: 500 }), async name => {
      const { status } = await karim.go('/mijn-naam', { name, back: '/' })
      // Blanks alone make it shorter: what is left may be a name.
      expect([303, 422]).toContain(status)
      const kept = await db.selectFrom('person').select('name').where('id', '=', karim.id).executeTakeFirstOrThrow()
      expect(kept.name.length).toBeLessThanOrEqual(100)
    }),
    { numRuns: 25 },
  )
})

it('a birthday in the future is refused where it is typed and where a program sends it', async () => {
  const typed = await erna.go('/wat-kan-je-al/over-jou', { birthYear: '2031' })
  expect(typed.status).toBe(422)
  expect(typed.html).toContain('value="2031"')
  const send = (birthYear: number, on?: string) =>
    app.request('http://localhost/api/routes', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ goal: 'BK-0544-1', portrait: { about: { birthYear } }, ...(on ? { on } : {}) }),
    })
  for (const answer of [await send(2031), await send(2026), await send(2000, '1999-05-01')]) {
    expect(answer.status).toBe(422)
    expect(await answer.json()).toMatchObject({ problems: [{ at: 'portrait.about.birthYear' }] })
  }
  expect(JSON.stringify(await (await send(1980)).json())).not.toContain('birthYear')
  expect(() => readAnswer('about', { birthYear: 20_310 })).toThrow()
})
