import { beforeEach, describe, expect, it } from 'vitest'
import { testDatabase } from '../../../test/support/database.ts'
import { type Account, walkThrough } from '../../../test/support/openid.ts'
import { openidHouse, stateIn } from '../../../test/support/openid-house.ts'
import { urls } from '../../urls.ts'

const { db } = await testDatabase()
const start = new Date('2026-11-24T10:00:00Z')
const accounts: Record<string, Account> = {
  'wilma-7': { name: 'Wilma De Vos', email: 'wilma@houtwerf.be', email_verified: true },
  'nameless-8': {},
  'strong-9': { name: 'Sterre Sterk', acr: 'high' },
  'cautious-10': { name: 'Carla', amr: ['pwd', 'mfa'] },
  'boss-11': { name: 'Niet de baas', email: 'boss@voorbeeld.be', email_verified: true },
  'unchecked-12': { name: 'Ongezien', email: 'ongezien@houtwerf.be', email_verified: false },
}
const house = await openidHouse(db, accounts, start)
const { app, browser, as, identities, somebody, later, clock, logged } = house
const newestSession = () =>
  db.selectFrom('session').selectAll().where('way', '=', 'openid').orderBy('beganAt', 'desc').executeTakeFirst()

beforeEach(house.clear)

describe('signing in through a provider', () => {
  it('makes a person the first time, with the name that the provider gives, and knows them the next time', async () => {
    const first = browser()
    const entered = await first.through('wilma-7')
    expect(entered).toMatchObject({ status: 303, to: '/mijn-naam?terug=%2Fmijn-dossiers' })
    expect(await first.signedInAs()).toBe('Wilma De Vos')
    // That another address is told later changes nothing: issuer and subject are who somebody is.
    accounts['wilma-7'] = { name: 'Iemand Anders', email: 'anders@voorbeeld.be', email_verified: true }
    const next = browser()
    expect((await next.through('wilma-7')).to).toBe('/mijn-dossiers')
    expect(await next.signedInAs()).toBe('Wilma De Vos')
    expect(await identities()).toHaveLength(1)
    accounts['wilma-7'] = { name: 'Wilma De Vos', email: 'wilma@houtwerf.be', email_verified: true }
  })

  it('asks who has no name there for one, and keeps what was filled in before', async () => {
    const visitor = browser()
    await visitor.go('/wat-kan-je-al/belangrijk', { important: 'hours' })
    await visitor.through('nameless-8')
    expect(await visitor.signedInAs()).toBe('Naam onbekend')
    expect((await visitor.go('/wat-kan-je-al/belangrijk')).text).toMatch(/value="hours"[^>]*checked/)
  })

  it('knows a second factor by what the provider says of it, and only then', async () => {
    for (const [login, second] of [
      ['strong-9', true],
      ['cautious-10', true],
      ['wilma-7', false],
    ] as const) {
      later(1)
      await browser().through(login)
      expect((await newestSession())?.secondAt, login).toEqual(second ? clock.now : null)
    }
  })

  it('sends the browser to the provider with PKCE, and back to the address of the settings, whatever the host says', async () => {
    const cookie = browser()
    const asked = await app.request('http://elders.voorbeeld.be/aanmelden/via/overheid', {
      method: 'POST',
      body: new URLSearchParams({ back: '/' }),
      headers: {
        cookie: cookie.cookie(),
        origin: 'http://elders.voorbeeld.be',
        'x-forwarded-host': 'elders.voorbeeld.be',
      },
    })
    const { searchParams } = new URL(asked.headers.get('refresh')?.replace('0; url=', '') ?? '')
    expect(searchParams.get('redirect_uri')).toBe(`http://localhost/aanmelden/via/overheid/terug`)
    expect(searchParams.get('code_challenge_method')).toBe('S256')
    expect(searchParams.get('acr_values')).toBe('high')
    const rows = JSON.stringify(await db.selectFrom('openidRequest').selectAll().execute())
    for (const kept of ['state', 'nonce', 'code_challenge']) expect(rows).not.toContain(searchParams.get(kept))
  })

  it('is asked for by a form of ours: no other site starts it', async () => {
    const forged = { method: 'POST', body: new URLSearchParams(), headers: { origin: 'https://elders.voorbeeld.be' } }
    expect((await app.request(`http://localhost/aanmelden/via/overheid`, forged)).status).toBe(403)
    expect((await app.request(`http://localhost/aanmelden/via/overheid`)).status).toBe(404)
  })
})

describe('an address that a provider tells', () => {
  it('joins no account, unless the operator lets the provider vouch for its domain', async () => {
    const boss = await somebody('Boss', 'administrator')
    const pretender = browser()
    await pretender.through('boss-11', 'houtwerf')
    expect(await pretender.signedInAs()).toBe('Niet de baas')
    const { email } = await db
      .selectFrom('person')
      .select('email')
      .where('name', '=', 'Niet de baas')
      .executeTakeFirstOrThrow()
    expect(email).toBeNull()
    expect(await identities()).not.toContainEqual(expect.objectContaining({ personId: boss.id }))
  })

  it('joins no account while the provider did not check it, or when another provider tells it', async () => {
    const { id } = await somebody('Ongezien')
    await db.updateTable('person').set({ email: 'ongezien@houtwerf.be' }).where('id', '=', id).execute()
    await browser().through('unchecked-12', 'houtwerf')
    accounts['unchecked-12'] = { ...accounts['unchecked-12'], email_verified: true }
    await browser().through('unchecked-12', 'overheid')
    expect((await identities()).filter(({ personId }) => personId === id)).toEqual([])
    accounts['unchecked-12'] = { ...accounts['unchecked-12'], email_verified: false }
  })

  it('joins the account of that address when it is vouched for, and tells its person', async () => {
    const wilma = await somebody('Wilma')
    await db.updateTable('person').set({ email: 'wilma@houtwerf.be' }).where('id', '=', wilma.id).execute()
    const there = browser()
    expect((await there.through('wilma-7', 'houtwerf')).to).toBe('/mijn-dossiers')
    expect(await there.signedInAs()).toBe('Wilma')
    const told = await db.selectFrom('message').select('about').where('personId', '=', wilma.id).execute()
    expect(told).toEqual([{ about: 'identity-linked' }])
  })

  it('lets who comes through an employer take up the invitation that waits for that address', async () => {
    const boss = await somebody('Boss', 'administrator')
    const erna = await somebody('Erna')
    const { to } = await erna.go('/organisaties/nieuw', { kind: 'employer', name: 'Houtwerf', number: '0403170701' })
    await boss.go(to.replace('/organisaties/', '/beheer/organisaties/'), { decision: 'validated', reason: '' })
    const wilma = browser()
    // Nothing waits yet: signing in gives no role.
    expect((await wilma.through('wilma-7', 'houtwerf')).to).toBe('/mijn-naam?terug=%2Fmijn-dossiers')
    await erna.go(`${to}/uitnodigen`, { address: '', role: 'team-leader', until: '' })
    await erna.go(`${to}/uitnodigen`, { address: 'wilma@houtwerf.be', role: 'mentor', until: '' })
    const again = browser()
    const { to: waiting } = await again.through('wilma-7', 'houtwerf')
    expect((await again.go(waiting)).text).toContain('Houtwerf')
    for (const other of [browser(), as(erna), as(boss)]) {
      expect((await other.go(waiting)).status).toBe(404)
      expect((await other.go(waiting, {})).status).toBe(404)
    }
    const { id } = await db.selectFrom('invitation').select('id').where('email', 'is', null).executeTakeFirstOrThrow()
    expect((await again.go(urls.ownInvitation(id), {})).status).toBe(404)
    const role = () => db.selectFrom('membership').select('role').where('role', '=', 'mentor').execute()
    expect(await role()).toEqual([])
    expect((await again.go(waiting, {})).status).toBe(303)
    expect(await role()).toHaveLength(1)
    expect((await browser().through('wilma-7', 'houtwerf')).to).toBe('/mijn-dossiers')
  })
})

describe('linking', () => {
  it('asks first, then lets in; tells; and is taken away again', async () => {
    const tom = await somebody('Tom')
    const there = as(tom)
    const asked = await there.through('wilma-7')
    expect(asked).toMatchObject({ status: 200, text: expect.stringContaining('Wilma De Vos') })
    expect(await identities()).toEqual([])
    const state = stateIn(asked.text)
    const other = as(await somebody('Tim'))
    expect((await other.go(urls.linkIdentity, { state })).status).toBe(422)
    await Promise.all([1, 2].map(() => there.go(urls.linkIdentity, { state })))
    expect(await identities()).toEqual([{ subject: 'wilma-7', personId: tom.id }])
    expect((await db.selectFrom('message').select('about').where('personId', '=', tom.id).execute()).length).toBe(1)
    const next = browser()
    await next.through('wilma-7')
    expect(await next.signedInAs()).toBe('Tom')
    const page = (await there.go(urls.identities)).text
    const unlink = /action="([^"]+\/los)"/.exec(page)?.[1] ?? ''
    expect((await other.go(unlink, {})).status).toBe(404)
    expect((await there.go(unlink, {})).status).toBe(303)
    expect(await identities()).toEqual([])
  })

  it('refuses what belongs to another account', async () => {
    await browser().through('wilma-7')
    const tom = await somebody('Tom2')
    expect((await as(tom).through('wilma-7')).text).toContain('hoort al bij een ander account')
  })

  it('is over for who said yes too late, or after somebody else linked it', async () => {
    const tom = as(await somebody('Tom3'))
    const late = stateIn((await tom.through('wilma-7')).text)
    later(10)
    expect((await tom.go(urls.linkIdentity, { state: late })).text).toContain('Deze aanmelding is voorbij')
    const state = stateIn((await tom.through('wilma-7')).text)
    await browser().through('wilma-7')
    expect((await tom.go(urls.linkIdentity, { state })).text).toContain('hoort al bij een ander account')
  })

  it('goes when its person has everything erased, also what they were only asked about', async () => {
    const tom = as(await somebody('Tom4'))
    const asked = await tom.through('wilma-7')
    await tom.go(urls.linkIdentity, { state: stateIn(asked.text) })
    await tom.through('strong-9', 'houtwerf')
    expect((await tom.go(urls.ownArchive)).status).toBe(200)
    await tom.go(urls.erase, { sure: 'WIS' })
    expect(await identities()).toEqual([])
    expect(await db.selectFrom('openidRequest').select('state').where('subject', 'is not', null).execute()).toEqual([])
    const again = browser()
    expect((await again.through('wilma-7')).to).toContain('/mijn-naam')
  })

  it('never takes the last way in away, also not with two at once', async () => {
    const only = browser()
    await only.through('nameless-8')
    expect((await only.go(urls.identities)).text).toContain('Dit is de enige weg naar je account')
    const asked = await only.through('strong-9', 'houtwerf')
    await only.go(urls.linkIdentity, { state: stateIn(asked.text) })
    const page = (await only.go(urls.identities)).text
    const both = [...page.matchAll(/action="([^"]+\/los)"/g)].map(([, action = '']) => action)
    expect(both).toHaveLength(2)
    const done = await Promise.all(both.map(action => browser(only.cookie()).go(action, {})))
    expect(done.map(({ status }) => status).toSorted()).toEqual([303, 422])
    expect(await identities()).toHaveLength(1)
  })
})

it('writes nothing of anybody in the log', async () => {
  await browser().through('wilma-7')
  const stops = browser()
  await stops.comeBack(await walkThrough(await stops.leave(), { stop: 'ja' }))
  expect(logged.length).toBeGreaterThan(20)
  expect(logged.some(line => line.includes('"provider":"overheid"'))).toBe(true)
  expect(logged.filter(line => /wilma|houtwerf\.be|85073003328|code=|state=/i.test(line))).toEqual([])
})
