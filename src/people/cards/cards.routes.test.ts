import { beforeEach, describe, expect, it } from 'vitest'
import { cards, cardsHouse, isIn, pin, signIn } from '../../../test/support/cards.ts'
import { testDatabase } from '../../../test/support/database.ts'
import { codeIn } from '../../../test/support/organisations.ts'
import { inTransaction } from '../../platform/connection.ts'
import { fingerprint } from '../../platform/ids.ts'
import { translators } from '../../platform/words.ts'
import { eraseOneself } from '../erase-oneself.ts'
import { ownData } from '../own-data.store.ts'
import { tidyUp } from '../retention/tidy-up.ts'
import { findSession } from '../session.store.ts'
import { enterPin } from './enter-pin.ts'

const { db } = await testDatabase()
const start = new Date('2026-11-24T10:00:00Z')
const minute = 60_000
const day = 86_400_000
let now = start
const house = await cardsHouse(db, () => now, start)
const { cardBy, phone, renew } = house
let at: Awaited<ReturnType<typeof house.begin>>

beforeEach(async () => {
  now = start
  at = await house.begin()
})

describe('a code card', () => {
  it('lets somebody without mail in, with digits that they choose the first time and are asked for after', async () => {
    const { code } = await cardBy(at.erna)
    const own = phone()
    await own.go('/kaart', { code: code.toLowerCase().replaceAll('-', ' '), back: '/' })
    expect(await isIn(own)).toBe(false)
    expect((await own.go('/kaart/pincode')).text).toContain('Dag Fatma, kies een pincode')
    expect((await own.go('/kaart/pincode', { pin: '1111', again: '1111', back: '/' })).status).toBe(422)
    expect((await own.go('/kaart/pincode', { pin, again: '2719', back: '/' })).status).toBe(422)
    const signedIn = await own.go('/kaart/pincode', { pin, again: pin, back: '/mijn-dossiers' })
    expect(signedIn).toMatchObject({ status: 303, to: '/mijn-dossiers' })
    expect(signedIn.headers.getSetCookie()[0]).toContain('Max-Age=7200')
    expect((await own.go('/mijn-dossiers')).text).toContain('Klaar? Meld je af.')

    const library = phone()
    expect((await signIn(library, code, '9999')).text).toContain('Deze pincode klopt niet')
    expect(await isIn(library)).toBe(false)
    expect((await library.go('/kaart/pincode', { pin, again: '', back: '/' })).status).toBe(303)
    expect(await isIn(library)).toBe(true)
    await library.go('/afmelden', {})
    expect(await isIn(library)).toBe(false)
  })

  it('takes along what was filled in before, and nothing that was somebody else’s', async () => {
    const { code } = await cardBy(at.erna)
    const own = phone()
    await own.go('/wat-kan-je-al/over-jou', { birthYear: '1987' })
    await signIn(own, code)
    expect((await own.go('/wat-kan-je-al/over-jou')).html).toContain('1987')
  })

  it('ends after fifteen minutes without a click, and after two hours with', async () => {
    const { code } = await cardBy(at.erna)
    const own = phone()
    await signIn(own, code)
    now = new Date(start.getTime() + 14 * minute)
    expect(await isIn(own)).toBe(true)
    now = new Date(start.getTime() + 30 * minute)
    expect(await isIn(own)).toBe(false)
    now = start
    await signIn(own, code)
    for (let minutes = 10; minutes < 120; minutes += 10) {
      now = new Date(start.getTime() + minutes * minute)
      expect(await isIn(own), `${minutes} minutes`).toBe(true)
    }
    now = new Date(start.getTime() + 121 * minute)
    expect(await isIn(own)).toBe(false)
  })

  it('opens nothing when it is over, blocked or renewed, also what it opened before', async () => {
    const { person, code } = await cardBy(at.erna)
    const own = phone()
    await signIn(own, code)
    now = new Date('2026-12-24T22:59:00Z')
    expect((await signIn(phone(), code)).status).toBe(303)
    now = new Date('2026-12-24T23:00:00Z')
    expect((await signIn(phone(), code)).text).toContain('Deze code werkt niet')
    now = start
    const renewed = codeIn((await renew(at.erna, person)).text)
    expect(await isIn(own)).toBe(false)
    expect((await signIn(own, code)).status).toBe(422)
    expect((await signIn(own, renewed, '3141')).text).toContain('Deze pincode klopt niet')
    expect((await signIn(own, renewed)).status).toBe(303)
    expect((await at.erna.go(`${cards}/${person}/blokkeren`, {})).status).toBe(303)
    expect(await isIn(own)).toBe(false)
    expect((await signIn(own, renewed)).status).toBe(422)
  })

  it('is over while its digits are asked, when it is blocked just then', async () => {
    const { person, code } = await cardBy(at.erna)
    const own = phone()
    await own.go('/kaart', { code, back: '/' })
    await at.erna.go(`${cards}/${person}/blokkeren`, {})
    await own.go('/kaart/pincode', { pin, again: pin, back: '/' })
    expect(await isIn(own)).toBe(false)
  })

  it('takes five guesses of the digits, also of twenty at once, and then waits for who gave it', async () => {
    const { person, code } = await cardBy(at.erna)
    await signIn(phone(), code)
    const thief = phone()
    await thief.go('/kaart', { code, back: '/' })
    const guesses = Array.from({ length: 20 }, (_, nth) => String(5000 + nth))
    const waiting = await findSession(db, fingerprint(thief.secret()), now)
    if (!waiting) throw new Error('The card did not lead to a session.')
    // The card is held until all have guessed: only so do they race for it.
    const { guessed } = await inTransaction(db, async trx => {
      await trx.selectFrom('codeCard').select('id').forUpdate().execute()
      const guessed = Promise.all(guesses.map(guess => enterPin(db, waiting, { pin: guess, again: '' }, now)))
      await new Promise(resolve => setTimeout(resolve, 2000))
      return { guessed }
    })
    const told = (await guessed).map(outcome => (outcome.ok ? 'in' : outcome.refusal))
    expect(told.filter(said => said === 'people.cards.wrong-pin')).toHaveLength(4)
    expect(told.filter(said => said === 'people.cards.waits')).toHaveLength(16)
    const { pinTries } = await db.selectFrom('codeCard').select('pinTries').executeTakeFirstOrThrow()
    expect(pinTries).toBe(5)
    expect((await thief.go('/kaart/pincode', { pin, again: '', back: '/' })).text).toContain('vijf keer fout')
    expect(await isIn(thief)).toBe(false)
    expect((await at.erna.go(`${cards}/${person}`)).text).toContain('wacht op een nieuwe kaart')
    const renewed = codeIn((await renew(at.erna, person)).text)
    expect((await signIn(phone(), renewed)).status).toBe(303)
  })

  it('lets who forgot the digits choose others, and tells them that they were taken away', async () => {
    const { person, code } = await cardBy(at.erna)
    await signIn(phone(), code)
    const renewed = codeIn((await renew(at.erna, person, { forgot: 'yes' })).text)
    const own = phone()
    expect((await signIn(own, renewed, '3141')).status).toBe(303)
    expect((await own.go('/mijn-berichten')).text).toContain('haalde je pincode weg')
    const told = (await own.go('/mijn-gegevens/tijdlijn')).text
    expect(told).toContain(`${at.erna.name} (beheerder van de organisatie) gaf je een nieuwe codekaart`)
    expect(told).toContain('Jij koos een pincode')
  })

  it('is blocked by its person, who then goes on with a mail address of their own', async () => {
    const { person, code } = await cardBy(at.erna)
    const own = phone()
    await signIn(own, code)
    await own.go('/mijn-berichten/adres', { address: 'fatma@voorbeeld.be' })
    const mail = await db
      .selectFrom('outbox')
      .select('body')
      .where('recipient', '=', 'fatma@voorbeeld.be')
      .executeTakeFirstOrThrow()
    await own.go('/mijn-berichten/bevestigen', { code: /\d{6}/.exec(mail.body)?.[0] ?? '' })
    expect((await at.erna.go(`${cards}/${person}`)).text).toContain('heeft nu een eigen e-mailadres')
    // Nobody else gets in again: not by another card, not by starting for them.
    expect((await renew(at.erna, person, { forgot: 'yes' })).status).toBe(422)
    expect((await at.erna.go(`${cards}/${person}/start`, {})).status).toBe(422)
    expect((await own.go('/mijn-aanmeldingen')).text).toContain('Je codekaart')
    await own.go('/mijn-aanmeldingen/kaart', {})
    expect(await isIn(own)).toBe(false)
    expect((await signIn(own, code)).status).toBe(422)
  })

  it('keeps no code and no digits that can be read, and takes its facts along', async () => {
    const { code, person } = await cardBy(at.erna)
    const own = phone()
    await signIn(own, code)
    const kept = JSON.stringify(await db.selectFrom('codeCard').selectAll().execute())
    expect(kept).not.toContain(code.slice(0, 4))
    expect(kept).not.toContain(pin)
    const data = await ownData(db, person)
    expect(data.cards).toMatchObject([{ organisation: 'Houtwerf', untilDay: '2026-12-24' }])
    expect(JSON.stringify(data)).not.toMatch(/[0-9a-f]{64}/)
  })
})

describe('somebody with a card', () => {
  it('is erased with their card, also while it is renewed', async () => {
    for (let again = 0; again < 5; again++) {
      const { person } = await cardBy(at.erna)
      await Promise.all([
        eraseOneself(db, { id: person, role: 'worker' }, now),
        renew(at.erna, person),
        renew(at.erna, person),
      ])
      const left = await db.selectFrom('codeCard').select('id').where('personId', '=', person).execute()
      expect(left).toEqual([])
    }
  })

  it('who never used it goes after as long as anybody who does not come', async () => {
    const { person } = await cardBy(at.erna)
    const sends = { mail: true, sms: false, origin: 'http://localhost', t: translators.nl }
    const erasedAt = async () =>
      (await db.selectFrom('person').select('erasedAt').where('id', '=', person).executeTakeFirstOrThrow()).erasedAt
    await tidyUp(db, sends, new Date(start.getTime() + 701 * day))
    expect(await erasedAt()).toBeNull()
    await tidyUp(db, sends, new Date(start.getTime() + 732 * day))
    expect(await erasedAt()).not.toBeNull()
  })
})
