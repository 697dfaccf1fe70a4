import { beforeEach, describe, expect, it } from 'vitest'
import { testDatabase } from '../../../test/support/database.ts'
import { walkThrough } from '../../../test/support/openid.ts'
import { openidHouse } from '../../../test/support/openid-house.ts'
import { urls } from '../../urls.ts'

const { db } = await testDatabase()
const start = new Date('2026-11-24T10:00:00Z')
const house = await openidHouse(db, { 'wilma-7': { name: 'Wilma De Vos' }, 'cautious-10': { name: 'Carla' } }, start)
const { browser, identities, later } = house
beforeEach(house.clear)

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
    house.liar.told.nonce = to.searchParams.get('nonce') ?? ''
    const state = to.searchParams.get('state') ?? ''
    const query = new URLSearchParams({ code: 'x', state, iss: house.liar.address })
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
    house.liar.told.lie = lie
    expect(await lied()).toMatchObject({ status: 422, who: null })
    expect(await identities()).toEqual([])
  })

  it('is not asked anything when it says that it is another provider', async () => {
    // What it said of itself is asked again after something went wrong.
    house.liar.told.lie = { foreignKey: true }
    await lied()
    house.liar.told.lie = { metadata: { issuer: 'https://elders.voorbeeld.be' } }
    expect((await browser().go(urls.signInVia('leugenaar'), { back: '/' })).status).toBe(422)
    expect(await db.selectFrom('openidRequest').select('state').where('usedAt', 'is', null).execute()).toEqual([])
  })
})

describe('a provider that is away', () => {
  it('is told in one sentence, before and after, and works again once it is back', async () => {
    const before = browser()
    const onTheWay = await walkThrough(await before.leave(), { login: 'wilma-7' })
    await house.provider.away()
    try {
      expect((await before.comeBack(onTheWay)).text).toContain('Die weg is nu even niet open')
      const asks = browser()
      const refused = await asks.go(urls.signInVia('overheid'), { back: '/' })
      expect(refused).toMatchObject({ status: 422, text: expect.stringContaining('Die weg is nu even niet open') })
      expect((await asks.go('/aanmelden')).status).toBe(200)
    } finally {
      await house.provider.back()
    }
    expect((await browser().through('wilma-7')).status).toBe(303)
  })
})
