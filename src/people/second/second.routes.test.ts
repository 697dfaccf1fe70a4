import pino from 'pino'
import { beforeEach, describe, expect, it } from 'vitest'
import { appShows, secretOn } from '../../../test/support/app.ts'
import { testDatabase } from '../../../test/support/database.ts'
import { codeIn, deciding, organisationsHouse } from '../../../test/support/organisations.ts'
import { people } from '../../../test/support/somebody.ts'
import { createApp } from '../../app.tsx'

const { db } = await testDatabase()
const start = new Date('2026-11-25T10:00:00Z')
let now = start
const later = (seconds: number) => {
  now = new Date(now.getTime() + seconds * 1000)
}
const house = await organisationsHouse(db, () => now, start)
const { somebody, validated, codeFor, accept, roleOf } = house
const erna = await somebody('Erna')
const karim = await somebody('Karim')
type Somebody = typeof erna

const ask = (who: Somebody, organisation: string, ...wish: string[]) => who.go(`${organisation}/aanmelden`, { wish })
const begin = async (who: Pick<Somebody, 'go'>) => {
  await who.go('/tweede-stap/instellen', { back: '/organisaties' })
  return secretOn((await who.go('/tweede-stap/instellen?terug=/organisaties')).html)
}
/** Connects an app; gives its secret and the recovery codes. */
const connected = async (who: Somebody) => {
  const secret = await begin(who)
  const done = await who.go('/tweede-stap/bevestigen', { code: appShows(secret, now), back: '/' })
  expect(done.status).toBe(200)
  later(60)
  return { secret, codes: done.text.match(/\b[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}\b/g) ?? [] }
}
const show = (who: Pick<Somebody, 'go'>, code: string) => who.go('/tweede-stap', { code, back: '/organisaties' })
const anew = async (who: Somebody) => ({ ...who, ...(await who.browser()) })
const wrongOf = (secret: string) => {
  const near = [-60_000, -30_000, 0, 30_000, 60_000].map(off => appShows(secret, new Date(now.getTime() + off)))
  return ['000000', '000001', '000002', '000003', '000004', '000005'].find(code => !near.includes(code)) ?? ''
}
const works = async (who: Pick<Somebody, 'go'>) => {
  const page = await who.go('/organisaties')
  return page.status === 200 && page.text.includes('Je werkt nu voor')
}

beforeEach(async () => {
  now = start
  await house.clear()
  for (const table of ['authenticator', 'recoveryCode', 'guess', 'message'] as const)
    await db.deleteFrom(table).execute()
  await db.updateTable('session').set({ secondAt: null, endedAt: null }).execute()
})

describe('an organisation that asks a second thing', () => {
  it('holds a role back from the next click on, until its person shows it; then they go on', async () => {
    const organisation = await validated(erna)
    await accept(karim, await codeFor(erna, organisation))
    await karim.go('/organisaties/werk-voor', { membership: await roleOf(karim, 'mentor') })
    expect(await works(karim)).toBe(true)
    expect((await ask(erna, organisation, 'second')).status).toBe(303)
    const next = await karim.go('/organisaties')
    expect(next.to).toBe('/tweede-stap?terug=%2Forganisaties')
    expect((await karim.go(next.to)).text).toContain('Stel je tweede stap in')
    // What one sends is not done in a role that does not count.
    expect((await karim.go('/kennis/voorstellen/nieuw', { name: 'x' })).to).toBe('/tweede-stap?terug=%2F')
    const { secret } = await connected(karim)
    expect(await works(karim)).toBe(true)
    const elsewhere = await anew(karim)
    const chosen = await elsewhere.go('/organisaties/werk-voor', { membership: await roleOf(karim, 'mentor') })
    expect((await elsewhere.go(chosen.to)).to).toBe('/tweede-stap?terug=%2Forganisaties')
    expect((await show(elsewhere, appShows(secret, now))).to).toBe('/organisaties')
    expect(await works(elsewhere)).toBe(true)
  })

  it('keeps its own manager out of managing without it, at every address, and says so in its timeline', async () => {
    const organisation = await validated(erna)
    await ask(erna, organisation, 'second')
    const member = await roleOf(erna, 'manager')
    for (const path of [organisation, `${organisation}/tijdlijn`])
      expect((await erna.go(path)).to).toBe(`/tweede-stap?terug=${encodeURIComponent(path)}`)
    expect((await house.invite(erna, organisation)).to).toContain('/tweede-stap')
    expect((await ask(erna, organisation)).to).toContain('/tweede-stap')
    expect((await erna.go(`/organisaties/rol/${member}/verlengen`, { until: '' })).status).toBe(404)
    expect((await karim.go(organisation)).status).toBe(404)
    await connected(erna)
    expect((await erna.go(`${organisation}/tijdlijn`)).text).toContain('met een tweede stap, geen wachtwoord')
  })

  it('lets a role count again the moment that it no longer asks, also in a session that was open', async () => {
    const organisation = await validated(erna)
    await accept(karim, await codeFor(erna, organisation))
    await connected(erna)
    await ask(erna, organisation, 'second')
    await karim.go('/organisaties/werk-voor', { membership: await roleOf(karim, 'mentor') })
    expect(await works(karim)).toBe(false)
    await ask(erna, organisation)
    expect(await works(karim)).toBe(true)
    const kept = await db.selectFrom('signInWish').select('secondAsked').orderBy('id').execute()
    expect(kept.map(({ secondAsked }) => secondAsked)).toEqual([true, false])
  })

  it('lets one go back to working for oneself', async () => {
    const organisation = await validated(erna)
    await accept(karim, await codeFor(erna, organisation))
    await ask(erna, organisation, 'second')
    await karim.go('/organisaties/werk-voor', { membership: await roleOf(karim, 'mentor') })
    await karim.go('/organisaties/werk-voor', { membership: '' })
    expect((await karim.go('/organisaties')).status).toBe(200)
  })

  it('asks its sector partner before it decides on employers', async () => {
    const partner = await validated(erna, 'sector-partner')
    await db.updateTable('membership').set({ role: 'sector' }).where('personId', '=', erna.id).execute()
    expect((await erna.go('/beheer/organisaties')).status).toBe(200)
    const id = partner.split('/').at(-1) as Parameters<typeof wish>[0]
    await wish(id)
    expect((await erna.go('/beheer/organisaties')).status).toBe(404)
    const employer = await house.register(karim)
    expect((await house.validate(employer, erna)).status).toBe(404)
    await connected(erna)
    expect((await erna.go(deciding(employer))).status).toBe(200)
  })
})

const wish = (organisationId: Awaited<ReturnType<typeof idOf>>) =>
  db
    .insertInto('signInWish')
    .values({ organisationId, secondAsked: true, passwordWanted: false, at: now, personId: erna.id })
    .execute()
const idOf = async () => (await db.selectFrom('organisation').select('id').executeTakeFirstOrThrow()).id

describe('an app with codes', () => {
  it('counts each code once, also for two at once', async () => {
    const { secret } = await connected(karim)
    const [one, other] = [await anew(karim), await anew(karim)]
    const code = appShows(secret, now)
    const answers = await Promise.all([show(one, code), show(other, code)])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 422])
    expect((await show(await anew(karim), code)).status).toBe(422)
  })

  it('lets no more than five guesses count, however many come at once; a while later it looks again', async () => {
    const { secret } = await connected(karim)
    const guesser = await anew(karim)
    const wrong = wrongOf(secret)
    const answers = await Promise.all(Array.from({ length: 20 }, () => show(guesser, wrong)))
    expect(answers.filter(({ text }) => text.includes('klopt niet'))).toHaveLength(5)
    expect(answers.filter(({ text }) => text.includes('te veel foute codes'))).toHaveLength(15)
    expect((await show(guesser, appShows(secret, now))).status).toBe(422)
    later(15 * 60)
    expect((await show(guesser, appShows(secret, now))).status).toBe(303)
  })

  it('is closed in the database with a key that is not there', async () => {
    const secret = await begin(karim)
    const { sealed } = await db.selectFrom('authenticator').select('sealed').executeTakeFirstOrThrow()
    expect(secret).toHaveLength(32)
    expect(Buffer.from(sealed).toString('latin1')).not.toContain(secret)
    // A house with another key: the app opens nothing, a recovery code does.
    const { codes } = await connected(karim)
    const app = createApp({ db, now: () => now, log: pino({ level: 'silent' }), operatorKey: 'x', practice: null })
    const { secret: cookie } = await anew(karim)
    const body = (code: string) => ({
      method: 'POST',
      headers: { cookie: `leerladder=${cookie}`, origin: 'http://localhost' },
      body: new URLSearchParams({ code, back: '/' }),
    })
    expect((await app.request('http://localhost/tweede-stap', body(appShows(secret, now)))).status).toBe(422)
    expect((await app.request('http://localhost/tweede-stap', body(codes[0] ?? ''))).status).toBe(303)
  })

  it('takes each recovery code once, and only of its own person; using one is told', async () => {
    const { codes } = await connected(karim)
    expect(new Set(codes).size).toBe(10)
    await connected(erna)
    expect((await show(await anew(erna), codes[0] ?? '')).status).toBe(422)
    const [one, other] = [await anew(karim), await anew(karim)]
    const answers = await Promise.all([show(one, codes[0] ?? ''), show(other, (codes[0] ?? '').toLowerCase())])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 422])
    const told = await db.selectFrom('message').select(['about', 'detail']).where('personId', '=', karim.id).execute()
    expect(told).toContainEqual({ about: 'recovery-code-used', detail: { left: 9 } })
    const kept = await db.selectFrom('recoveryCode').select('fingerprint').execute()
    expect(kept.every(({ fingerprint }) => /^[0-9a-f]{64}$/.test(fingerprint))).toBe(true)
  })

  it('is changed, renewed or removed only by who showed it; that ends other sessions and is told', async () => {
    const { codes } = await connected(karim)
    const thief = await anew(karim)
    for (const path of ['instellen', 'herstelcodes', 'weg', 'bevestigen'])
      await thief.go(`/tweede-stap/${path}`, { code: '123456', back: '/' })
    expect(await db.selectFrom('authenticator').select('id').execute()).toHaveLength(1)
    const renewed = await karim.go('/tweede-stap/herstelcodes', {})
    expect(codeIn(renewed.text)).not.toBe('')
    expect((await show(thief, codes[0] ?? '')).status).toBe(422)
    expect((await karim.go('/tweede-stap/weg', {})).to).toBe('/mijn-aanmeldingen')
    expect((await thief.go('/mijn-aanmeldingen')).to).toContain('/aanmelden')
    expect((await karim.go('/tweede-stap')).text).toContain('Stel je tweede stap in')
    const told = await db.selectFrom('message').select('about').where('personId', '=', karim.id).execute()
    expect(told.map(({ about }) => about)).toEqual(expect.arrayContaining(['second-set-up', 'second-removed']))
  })

  it('is forgotten by who runs the installation, for who lost everything; that ends every session and is told', async () => {
    await connected(karim)
    const ask = (key: string, email: string) =>
      house.app.request('/api/tweede-stap', {
        method: 'POST',
        headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
        body: JSON.stringify({ email }),
      })
    expect((await ask('guess', karim.email)).status).toBe(404)
    expect((await ask('x', 'niemand@voorbeeld.be')).status).toBe(422)
    expect((await ask('x', karim.email)).status).toBe(200)
    expect((await karim.go('/mijn-aanmeldingen')).to).toContain('/aanmelden')
    expect((await (await anew(karim)).go('/tweede-stap')).text).toContain('Stel je tweede stap in')
    const told = await db.selectFrom('message').select('about').where('personId', '=', karim.id).execute()
    expect(told.map(({ about }) => about)).toContain('second-removed')
  })

  it('is connected by one of two who set up at once', async () => {
    const [one, other] = [await anew(karim), await anew(karim)]
    const secret = await begin(one)
    const confirm = (who: typeof one) => who.go('/tweede-stap/bevestigen', { code: appShows(secret, now), back: '/' })
    const answers = await Promise.all([confirm(one), confirm(other)])
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(await db.selectFrom('recoveryCode').select('fingerprint').execute()).toHaveLength(10)
  })
})

describe('an administrator where the house is strict', () => {
  it('is one only after showing a second thing, and is led to where that is', async () => {
    const app = createApp({
      db,
      now: () => now,
      log: pino({ level: 'silent' }),
      operatorKey: 'x',
      practice: null,
      strict: true,
    })
    const chief = await people(db, app, start)('Chief', 'administrator')
    expect((await chief.go('/beheer/rechten')).to).toBe('/tweede-stap?terug=%2Fbeheer%2Frechten')
    expect((await chief.go('/')).text).toContain('Bewijs nog wie je bent')
    const asKeeper = { headers: { cookie: `leerladder=${chief.secret}`, origin: 'http://localhost' } }
    expect((await app.request('/api/inlezen', { method: 'POST', body: '{}', ...asKeeper })).status).toBe(404)
    const secret = await begin(chief)
    await chief.go('/tweede-stap/bevestigen', { code: appShows(secret, now), back: '/' })
    expect((await chief.go('/beheer/rechten')).status).toBe(200)
  })
})
