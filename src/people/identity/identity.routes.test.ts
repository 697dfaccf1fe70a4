import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pino from 'pino'
import { beforeEach, describe, expect, it } from 'vitest'
import { testDatabase } from '../../../test/support/database.ts'
import {
  type Account,
  fileOf,
  secret,
  settingsOf,
  startLiar,
  startProvider,
  walkThrough,
} from '../../../test/support/openid.ts'
import { people } from '../../../test/support/somebody.ts'
import { createApp } from '../../app.tsx'
import { openProvider } from '../../platform/openid/open-provider.ts'
import { readProviders } from '../../platform/openid/read-providers.ts'
import { urls } from '../../urls.ts'

const { db } = await testDatabase()
const start = new Date('2026-11-24T10:00:00Z')
let now = start
const later = (minutes: number) => {
  now = new Date(now.getTime() + minutes * 60_000)
}

const accounts: Record<string, Account> = {
  'wilma-7': { name: 'Wilma De Vos', email: 'wilma@houtwerf.be', email_verified: true },
  'nameless-8': {},
  'strong-9': { name: 'Sterre Sterk', acr: 'high' },
  'cautious-10': { name: 'Carla', amr: ['pwd', 'mfa'] },
  'boss-11': { name: 'Niet de baas', email: 'boss@voorbeeld.be', email_verified: true },
  'unchecked-12': { name: 'Ongezien', email: 'ongezien@houtwerf.be', email_verified: false },
  // A national number that fits, of nobody: born on day 0 of month 0.
  '85073003328': { name: 'Nummer' },
}
const address = 'http://localhost'
const provider = await startProvider(
  ['overheid', 'houtwerf'].map(id => address + urls.backFrom(id)),
  accounts,
)
const employer = await startProvider([address + urls.backFrom('houtwerf')], accounts)
const liar = await startLiar()

const logged: string[] = []
const log = pino({ level: 'info' }, { write: line => void logged.push(line) })
const file = join(mkdtempSync(join(tmpdir(), 'openid-')), 'providers.yaml')
writeFileSync(
  file,
  fileOf(
    settingsOf(provider.issuer, { secondFactor: { acr: ['high'], amr: ['mfa'] } }),
    settingsOf(employer.issuer, {
      id: 'houtwerf',
      name: { nl: 'Houtwerf', en: 'Houtwerf' },
      organisation: '0403170701',
      mailDomains: ['houtwerf.be'],
    }),
    settingsOf(liar.address, { id: 'leugenaar' }),
  ),
)
const env = { LEERLADDER_OPENID_FILE: file, LEERLADDER_ADDRESS: address, OPENID_SECRET: secret }
const providers = readProviders(env, urls.backFrom).map(settings => openProvider(settings, log))
const post = { address, send: async () => {}, close: () => {} }
const app = createApp({ db, now: () => now, log, operatorKey: 'x', post, providers, practice: null })
const somebody = people(db, app, start)

beforeEach(async () => {
  now = start
  liar.told.lie = {}
  await db.deleteFrom('openidRequest').execute()
  await db.deleteFrom('outbox').execute()
  await db.deleteFrom('session').execute()
  await db.deleteFrom('identity').execute()
  await db.updateTable('person').set({ email: null, name: 'Voorbij' }).execute()
})

/** A browser: it keeps its cookie and sends forms. */
const browser = (cookie = '') => {
  const go = async (path: string, form?: Record<string, string>) => {
    const sent = { method: 'POST', body: new URLSearchParams(form), headers: { cookie, origin: address } }
    const response = await app.request(address + path, form ? sent : { headers: { cookie } })
    cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? cookie
    const { status, headers } = response
    return {
      status,
      to: headers.get('location') ?? '',
      refresh: headers.get('refresh') ?? '',
      text: await response.text(),
    }
  }
  /** Presses the button; gives where that leads. */
  const leave = async (id = 'overheid', back = '/mijn-dossiers') =>
    (await go(urls.signInVia(id), { back })).refresh.replace('0; url=', '')
  const comeBack = (to: URL) => go(to.pathname + to.search)
  const through = async (login: string, id?: string, back?: string) =>
    comeBack(await walkThrough(await leave(id, back), { login }))
  const signedInAs = async () => /Afmelden \(([^)]+)\)/.exec((await go('/')).text)?.[1] ?? null
  return { go, leave, comeBack, through, signedInAs, cookie: () => cookie }
}

const as = (person: { secret: string }) => browser(`leerladder=${person.secret}`)
const identities = () => db.selectFrom('identity').select(['subject', 'personId']).orderBy('subject').execute()
const newestSession = () =>
  db.selectFrom('session').selectAll().where('way', '=', 'openid').orderBy('beganAt', 'desc').executeTakeFirst()

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
      ['strong-9', now],
      ['cautious-10', now],
      ['wilma-7', null],
    ] as const) {
      later(1)
      await browser().through(login)
      expect((await newestSession())?.secondAt, login).toEqual(second && now)
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
    expect(searchParams.get('redirect_uri')).toBe(`${address}/aanmelden/via/overheid/terug`)
    expect(searchParams.get('code_challenge_method')).toBe('S256')
    expect(searchParams.get('acr_values')).toBe('high')
    const rows = JSON.stringify(await db.selectFrom('openidRequest').selectAll().execute())
    for (const kept of ['state', 'nonce', 'code_challenge']) expect(rows).not.toContain(searchParams.get(kept))
  })

  it('is asked for by a form of ours: no other site starts it', async () => {
    const forged = { method: 'POST', body: new URLSearchParams(), headers: { origin: 'https://elders.voorbeeld.be' } }
    expect((await app.request(`${address}/aanmelden/via/overheid`, forged)).status).toBe(403)
    expect((await app.request(`${address}/aanmelden/via/overheid`)).status).toBe(404)
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

describe('coming back', () => {
  it('counts once, in the browser that left, for the provider that it left for, for ten minutes', async () => {
    const leaver = browser()
    const thief = browser()
    await thief.leave()
    const to = await walkThrough(await leaver.leave(), { login: 'wilma-7' })
    expect((await browser().comeBack(to)).text).toContain('begon in een andere browser')
    expect((await thief.comeBack(to)).status).toBe(422)
    const elsewhere = new URL(to.href.replace('/overheid/', '/houtwerf/'))
    expect((await leaver.comeBack(elsewhere)).status).toBe(422)
    const changed = new URL(to)
    changed.searchParams.set('state', 'gokje')
    expect((await leaver.comeBack(changed)).status).toBe(422)
    expect((await leaver.comeBack(to)).status).toBe(303)
    expect((await leaver.comeBack(to)).status).toBe(422)
    const slow = browser()
    const late = await walkThrough(await slow.leave(), { login: 'wilma-7' })
    later(10)
    expect((await slow.comeBack(late)).text).toContain('Deze aanmelding is voorbij')
    expect(await slow.signedInAs()).toBeNull()
  })

  it('lets one of two that come back at once in, and makes one person of two first times', async () => {
    const leaver = browser()
    const to = await walkThrough(await leaver.leave(), { login: 'wilma-7' })
    const cookie = leaver.cookie()
    const both = await Promise.all([browser(cookie).comeBack(to), browser(cookie).comeBack(to)])
    expect(both.map(({ status }) => status).toSorted()).toEqual([303, 422])
    const [one, other] = [browser(), browser()]
    const ways = await Promise.all(
      [one, other].map(async each => walkThrough(await each.leave(), { login: 'cautious-10' })),
    )
    const entered = await Promise.all(ways.map((way, at) => [one, other][at]?.comeBack(way)))
    expect(entered.map(each => each?.status)).toEqual([303, 303])
    expect(await db.selectFrom('person').select('id').where('name', '=', 'Carla').execute()).toHaveLength(1)
  })

  it('takes a code once: with a new state it is worth nothing', async () => {
    const leaver = browser()
    const used = await walkThrough(await leaver.leave(), { login: 'wilma-7' })
    await leaver.comeBack(used)
    const again = browser()
    const fresh = await walkThrough(await again.leave(), { login: 'wilma-7' })
    fresh.searchParams.set('code', used.searchParams.get('code') ?? '')
    expect((await again.comeBack(fresh)).text).toContain('Wat we terugkregen, klopt niet')
    expect(await again.signedInAs()).toBeNull()
  })

  it('takes nothing that says it comes from another provider, or that does not say where it comes from', async () => {
    for (const issuer of ['https://elders.voorbeeld.be', null]) {
      const leaver = browser()
      const to = await walkThrough(await leaver.leave(), { login: 'wilma-7' })
      if (issuer) to.searchParams.set('iss', issuer)
      else to.searchParams.delete('iss')
      expect((await leaver.comeBack(to)).status).toBe(422)
      expect(await leaver.signedInAs()).toBeNull()
    }
  })

  it('says so when somebody stopped on the way', async () => {
    const leaver = browser()
    const to = await walkThrough(await leaver.leave(), { stop: 'ja' })
    expect((await leaver.comeBack(to)).text).toContain('Je stopte onderweg')
  })

  it('never keeps a national number, also when a provider gives it as who somebody is', async () => {
    const leaver = browser()
    expect((await leaver.through('85073003328')).text).toContain('We kregen je rijksregisternummer')
    expect(await identities()).toEqual([])
  })
})

describe('a provider that lies', () => {
  const lied = async () => {
    const leaver = browser()
    const to = new URL(await leaver.leave('leugenaar'))
    liar.told.nonce = to.searchParams.get('nonce') ?? ''
    const state = to.searchParams.get('state') ?? ''
    const query = new URLSearchParams({ code: 'x', state, iss: liar.address })
    const answer = await leaver.go(`${urls.backFrom('leugenaar')}?${query}`)
    return { ...answer, who: await leaver.signedInAs() }
  }

  it('is believed while it tells the truth', async () => {
    expect(await lied()).toMatchObject({ status: 303, who: 'Naam onbekend' })
  })

  const past = Math.floor(Date.now() / 1000) - 3600
  it.each([
    ['a token for somebody else', { claims: { aud: 'een-ander' } }],
    ['a token for us among others, made for another', { claims: { aud: ['leerladder', 'x'], azp: 'x' } }],
    ['a token of another question', { claims: { nonce: 'een-andere' } }],
    ['a token without the question', { claims: { nonce: undefined } }],
    ['a token of another provider', { claims: { iss: 'https://elders.voorbeeld.be' } }],
    ['a token that is over', { claims: { iat: past - 60, exp: past } }],
    ['a token signed by somebody else', { foreignKey: true }],
    ['a token without a signature', { header: { alg: 'none' } }],
    ['a token signed with our own secret', { header: { alg: 'HS256' } }],
    ['a token of nobody', { claims: { sub: '' } }],
    ['a token of somebody endless', { claims: { sub: 'x'.repeat(256) } }],
    ['a token of somebody whom no database can keep', { claims: { sub: 'a\0b' } }],
  ])('is not believed with %s', async (_, lie) => {
    liar.told.lie = lie
    expect(await lied()).toMatchObject({ status: 422, who: null })
    expect(await identities()).toEqual([])
  })

  it('is not asked anything when it says that it is another provider', async () => {
    // What it said of itself is asked again after something went wrong.
    liar.told.lie = { foreignKey: true }
    await lied()
    liar.told.lie = { metadata: { issuer: 'https://elders.voorbeeld.be' } }
    expect((await browser().go(urls.signInVia('leugenaar'), { back: '/' })).status).toBe(422)
    expect(await db.selectFrom('openidRequest').select('state').where('usedAt', 'is', null).execute()).toEqual([])
  })
})

describe('a provider that is away', () => {
  it('is told in one sentence, before and after, and works again once it is back', async () => {
    const before = browser()
    const onTheWay = await walkThrough(await before.leave(), { login: 'wilma-7' })
    await provider.away()
    try {
      expect((await before.comeBack(onTheWay)).text).toContain('Die weg is nu even niet open')
      const asks = browser()
      const refused = await asks.go(urls.signInVia('overheid'), { back: '/' })
      expect(refused).toMatchObject({ status: 422, text: expect.stringContaining('Die weg is nu even niet open') })
      expect((await asks.go('/aanmelden')).status).toBe(200)
    } finally {
      await provider.back()
    }
    expect((await browser().through('wilma-7')).status).toBe(303)
  })
})

describe('linking', () => {
  it('asks first, then lets in; tells; and is taken away again', async () => {
    const tom = await somebody('Tom')
    const there = as(tom)
    const asked = await there.through('wilma-7')
    expect(asked).toMatchObject({ status: 200, text: expect.stringContaining('Wilma De Vos') })
    expect(await identities()).toEqual([])
    const state = /name="state" value="([^"]+)"/.exec(asked.text)?.[1] ?? ''
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
    const stateOf = (text: string) => /name="state" value="([^"]+)"/.exec(text)?.[1] ?? ''
    const late = stateOf((await tom.through('wilma-7')).text)
    later(10)
    expect((await tom.go(urls.linkIdentity, { state: late })).text).toContain('Deze aanmelding is voorbij')
    const state = stateOf((await tom.through('wilma-7')).text)
    await browser().through('wilma-7')
    expect((await tom.go(urls.linkIdentity, { state })).text).toContain('hoort al bij een ander account')
  })

  it('never takes the last way in away, also not with two at once', async () => {
    const only = browser()
    await only.through('nameless-8')
    expect((await only.go(urls.identities)).text).toContain('Dit is de enige weg naar je account')
    const asked = await only.through('strong-9', 'houtwerf')
    await only.go(urls.linkIdentity, { state: /name="state" value="([^"]+)"/.exec(asked.text)?.[1] ?? '' })
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
  expect(logged.length).toBeGreaterThan(20)
  expect(logged.some(line => line.includes('"provider":"overheid"'))).toBe(true)
  expect(logged.filter(line => /wilma|houtwerf\.be|85073003328|code=|state=/i.test(line))).toEqual([])
})
