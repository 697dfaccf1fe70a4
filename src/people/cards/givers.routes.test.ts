import { beforeEach, describe, expect, it } from 'vitest'
import { ask, cards, cardsHouse, isIn, pin, signIn } from '../../../test/support/cards.ts'
import { testDatabase } from '../../../test/support/database.ts'
import { codeIn, deciding } from '../../../test/support/organisations.ts'

const { db } = await testDatabase()
const start = new Date('2026-11-24T10:00:00Z')
const house = await cardsHouse(db, () => start, start)
const { boss, cardBy, phone, renew, roleOf, somebody, validated, working } = house
let at: Awaited<ReturnType<typeof house.begin>>

beforeEach(async () => {
  at = await house.begin()
})

describe('who gives cards', () => {
  it('is a manager, coordinator, guide or mentor who works for a validated organisation, and sees no dossier', async () => {
    const mentor = await at.member('Mia', 'mentor')
    const leader = await at.member('Leo', 'team-leader')
    const { person, code } = await cardBy(mentor)
    const own = phone()
    await own.go('/wat-kan-je-al/over-jou', { birthYear: '1987' })
    await signIn(own, code)
    const kept = await own.go('/ladder/bewaar', {})
    expect((await mentor.go(kept.to)).status).toBe(404)
    expect((await mentor.go('/gedeeld-met-mij')).text).not.toContain('Fatma')
    const nobody = await somebody('Niemand')
    for (const path of [cards, `${cards}/nieuw`, `${cards}/${person}`]) {
      expect((await mentor.go(path)).status, path).toBe(200)
      expect((await leader.go(path)).status, path).toBe(404)
      expect((await nobody.go(path)).status, path).toBe(404)
    }
    expect((await mentor.go(cards)).text).toContain('Laatst gebruikt op 24 november 2026')
    expect((await leader.go(`${cards}/nieuw`, ask)).status).toBe(404)
    await boss.go(deciding(at.organisation), {
      decision: 'withdrawn',
      reason: 'x',
    })
    expect((await mentor.go(cards)).status).toBe(404)
    expect((await renew(mentor, person)).status).toBe(404)
  })

  it('finds nobody of another organisation', async () => {
    const { person } = await cardBy(at.erna)
    const karim = await somebody('Karim')
    await validated(karim)
    await working(karim, 'manager')
    expect((await karim.go(cards)).text).not.toContain('Fatma')
    for (const act of ['vernieuwen', 'blokkeren', 'start', 'kaart.pdf'])
      expect((await karim.go(`${cards}/${person}/${act}`, { until: '2026-12-24', code: 'x' })).status, act).toBe(404)
    expect((await karim.go(`${cards}/${person}`)).status).toBe(404)
    expect(await db.selectFrom('codeCard').select('blockedAt').execute()).toEqual([{ blockedAt: null }])
  })

  it('makes none any more once the role ended while the page was open; a colleague goes on', async () => {
    const mentor = await at.member('Mia', 'mentor')
    const colleague = await at.member('Cas', 'mentor')
    const { person } = await cardBy(mentor)
    await at.erna.go(`/organisaties/rol/${await roleOf(mentor, 'mentor')}/beeindigen`, {})
    expect((await mentor.go(`${cards}/nieuw`, ask)).status).toBe(404)
    expect((await renew(mentor, person)).status).toBe(404)
    expect((await mentor.go(`${cards}/${person}/start`, {})).status).toBe(404)
    expect((await renew(colleague, person)).status).toBe(200)
  })

  it('asks a name and a day within a year, and keeps what was typed', async () => {
    const wrong = await at.erna.go(`${cards}/nieuw`, { ...ask, name: 'Fat & Co', until: '2027-11-25' })
    expect(wrong).toMatchObject({ status: 422, html: expect.stringContaining('Fat &amp; Co') })
    expect((await at.erna.go(`${cards}/nieuw`, { ...ask, until: '2026-11-23' })).status).toBe(422)
    expect((await at.erna.go(`${cards}/nieuw`, { ...ask, name: ' ' })).status).toBe(422)
    expect(await db.selectFrom('codeCard').selectAll().execute()).toEqual([])
  })

  it('leaves one card that works when two renew at once', async () => {
    const mentor = await at.member('Mia', 'mentor')
    const { person, code } = await cardBy(at.erna)
    const renewed = await Promise.all([renew(at.erna, person), renew(mentor, person), renew(at.erna, person)])
    const codes = [code, ...renewed.map(({ text }) => codeIn(text))]
    const entered = await Promise.all(codes.map(each => phone().go('/kaart', { code: each, back: '/' })))
    expect(entered.filter(({ status }) => status === 303)).toHaveLength(1)
  })

  it('prints the card in the language of who gets it, only with the code that is its own', async () => {
    const { person, code } = await cardBy(at.erna, { language: 'en' })
    const renewed = await renew(at.erna, person)
    expect(renewed.text).toContain('Card of Fatma')
    const print = (typed: string) => at.erna.go(`${cards}/${person}/kaart.pdf`, { code: typed })
    const printed = await print(codeIn(renewed.text))
    expect(printed.headers.get('content-type')).toBe('application/pdf')
    expect(printed.html).toMatch(/^%PDF/)
    expect((await print(code)).status).toBe(404)
    expect((await print('#let x = 1')).status).toBe(404)
  })

  it('starts for somebody on a shared device: the own session ends there, and the digits are asked', async () => {
    const { person, code } = await cardBy(at.erna)
    await signIn(phone(), code)
    const device = phone()
    device.use(at.erna.secret)
    expect(await device.go(`${cards}/${person}/start`, {})).toMatchObject({ status: 303, to: '/kaart/pincode' })
    expect((await at.erna.go(cards)).status).toBe(404)
    expect((await device.go(cards)).status).toBe(404)
    expect(await isIn(device)).toBe(false)
    expect((await device.go('/kaart/pincode', { pin, again: '', back: '/' })).status).toBe(303)
    expect((await device.go('/mijn-dossiers')).text).toContain('Afmelden (Fatma)')
    const told = await device.go('/mijn-gegevens/tijdlijn')
    expect(told.text).toContain(
      `${at.erna.name} (beheerder van de organisatie) startte voor jou op een gedeeld toestel`,
    )
  })
})
