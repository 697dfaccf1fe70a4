import { beforeEach, describe, expect, it } from 'vitest'
import { authenticator, type Question } from '../../../test/support/authenticator.ts'
import { testDatabase } from '../../../test/support/database.ts'
import { address, calm, passkeyHouse, start } from '../../../test/support/passkey-house.ts'
import { urls } from '../../urls.ts'
import { siteOf } from './passkey.ts'
import { showPasskeyAgain } from './show-passkey.ts'

const { db } = await testDatabase()
const { clock, later, withKey, newBrowser } = passkeyHouse(db)

beforeEach(() => {
  clock.now = start
})

describe('signing in with a key', () => {
  it('says the same calm sentence, and signs nobody in, whatever does not fit', async () => {
    const { device } = await withKey()
    const stranger = authenticator(address)
    stranger.make({ challenge: 'AAAA', rp: { id: siteOf(address).host }, user: { id: 'AAAA' } })
    const browser = newBrowser()
    const wrongs = [
      { origin: 'https://leerladder-voorbeeld.be' },
      { origin: 'http://leerladder.voorbeeld.be' },
      { origin: 'http://localhost' },
      { host: 'kwaad.example' },
      { challenge: 'AAAA' },
      { unverified: true },
      { userHandle: 'AAAA' },
    ]
    const without = (part: string, answer: string) =>
      answer.replace(new RegExp(`"${part}":"[^"]+"`), `"${part}":"AAAA"`)
    const answers: ((asked: Question) => string)[] = [
      ...wrongs.map(wrong => (asked: Question) => device.show(asked, wrong)),
      ...['', '{', '{"id":{}}'].map(broken => () => broken),
      asked => stranger.show(asked),
      asked => device.show(asked).replace('signature', 'sign'),
      asked => without('signature', device.show(asked)),
      asked => without('authenticatorData', device.show(asked)),
    ]
    for (const answer of answers) {
      const given = answer(await browser.ask())
      expect(await browser.show(given), given).toMatchObject({ status: 422, text: expect.stringContaining(calm) })
      expect(await browser.signedInAs(), given).toBeNull()
    }
    expect((await browser.show(device.show(await browser.ask()))).status).toBe(303)
  })

  it('counts once, five minutes, for the newest question, in the browser that was asked', async () => {
    const { device } = await withKey()
    const [browser, other] = [newBrowser(), newBrowser()]
    const answer = device.show(await browser.ask())
    await other.ask()
    expect((await other.show(answer)).status).toBe(422)
    expect((await newBrowser().show(answer)).status).toBe(422)
    const newer = device.show(await browser.ask())
    expect((await browser.show(answer)).status).toBe(422)
    // The wrong answer took the question with it.
    expect((await browser.show(newer)).status).toBe(422)
    const slow = device.show(await browser.ask())
    later(5)
    expect((await browser.show(slow)).status).toBe(422)
    const quick = device.show(await browser.ask(), { counter: 0 })
    later(4.9)
    expect((await browser.show(quick)).status).toBe(303)
    expect((await browser.show(quick)).status).toBe(422)
  })

  it('counts for one of five that send the same answer at once', async () => {
    const { device, id } = await withKey()
    const browser = newBrowser()
    // A key that is on several devices of one person never counts: only the question stops a second use.
    const answer = device.show(await browser.ask(), { counter: 0 })
    const sent = await Promise.all([1, 2, 3, 4, 5].map(() => browser.show(answer)))
    expect(sent.filter(({ status }) => status === 303)).toHaveLength(1)
    const began = await db.selectFrom('session').select('way').where('personId', '=', id).execute()
    expect(began.filter(({ way }) => way === 'passkey')).toHaveLength(1)
  })

  it('stops a copy: a counter that goes back is refused, one that never counts is not', async () => {
    const { device } = await withKey()
    const browser = newBrowser()
    const show = async (counter: number) => (await browser.show(device.show(await browser.ask(), { counter }))).status
    expect(await show(0)).toBe(303)
    expect(await show(0)).toBe(303)
    expect(await show(7)).toBe(303)
    for (const counter of [7, 6, 0]) expect(await show(counter)).toBe(422)
    expect(await show(8)).toBe(303)
  })

  it('is over with a key that was removed, also while it is being shown', async () => {
    for (let round = 1; round <= 5; round++) {
      const { id, go, device } = await withKey()
      const [key] = await db.selectFrom('passkey').select('id').where('personId', '=', id).execute()
      const browser = newBrowser()
      const answer = device.show(await browser.ask())
      const [shown, removed] = await Promise.all([browser.show(answer), go(urls.removePasskey(key?.id ?? ''), {})])
      expect([303, 422]).toContain(shown.status)
      expect(removed.status).toBe(303)
      expect((await browser.show(device.show(await browser.ask()))).status).toBe(422)
    }
  })

  it('breaks nothing while its person has everything erased', async () => {
    for (let round = 1; round <= 5; round++) {
      const { id, go, device } = await withKey()
      const browser = newBrowser()
      const answer = device.show(await browser.ask())
      const [shown, erased] = await Promise.all([browser.show(answer), go('/mijn-gegevens/wissen', { sure: 'wis' })])
      expect([303, 422]).toContain(shown.status)
      expect(erased.status).toBeLessThan(400)
      expect(await db.selectFrom('session').select('way').where('personId', '=', id).execute()).toEqual([])
    }
  })
})

describe('a second thing shown', () => {
  const secondAt = async (session: string) =>
    (await db.selectFrom('session').select('secondAt').where('fingerprint', '=', session).executeTakeFirstOrThrow())
      .secondAt

  it('is a key that one signed in with, or shows again; nobody else’s', async () => {
    const owner = await withKey()
    const other = await withKey()
    const browser = newBrowser()
    await browser.show(owner.device.show(await browser.ask()))
    const session = await browser.session()
    expect(await secondAt(session.fingerprint)).toEqual(start)
    later(30)
    const again = async (device: typeof owner.device) =>
      showPasskeyAgain(db, session, device.show(await browser.ask()), siteOf(address), clock.now)
    expect(await again(other.device)).toEqual({ ok: false, refusal: 'people.passkey.refused' })
    expect(await secondAt(session.fingerprint)).toEqual(start)
    expect(await again(owner.device)).toEqual({ ok: true, value: null })
    expect(await secondAt(session.fingerprint)).toEqual(clock.now)
  })
})
