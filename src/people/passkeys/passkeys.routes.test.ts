import { describe, expect, it } from 'vitest'
import { testDatabase } from '../../../test/support/database.ts'
import { address, calm, log, passkeyHouse, post, start } from '../../../test/support/passkey-house.ts'
import { createApp } from '../../app.tsx'
import type { Id } from '../../platform/ids.ts'
import { urls } from '../../urls.ts'
import { ownData } from '../own-data.store.ts'
import { removeOverdue } from '../retention/remove-overdue.ts'
import { mostPasskeys } from './passkey.ts'

const { db } = await testDatabase()
const { clock, app, withKey, newBrowser } = passkeyHouse(db)

const told = async (person: Id<'person'>) =>
  (await db.selectFrom('message').select('about').where('personId', '=', person).orderBy('at').execute()).map(
    ({ about }) => about,
  )

describe('a key of one’s own', () => {
  it('is made with a name, told of by mail and in the own space, used, and removed, also the last', async () => {
    const { go, id, email, name, device } = await withKey()
    expect((await go(urls.passkeys)).text).toMatch(/Mijn gsm Gemaakt op 25 november 2026 Nog niet gebruikt/)
    const browser = newBrowser()
    expect((await browser.show(device.show(await browser.ask()))).to).toBe('/mijn-dossiers')
    expect(await browser.signedInAs()).toBe(name)
    expect((await browser.go('/mijn-aanmeldingen')).text).toContain('Met een toegangssleutel')
    expect((await go(urls.passkeys)).text).toContain('Laatst gebruikt op 25 november 2026')

    const [key] = await db.selectFrom('passkey').selectAll().where('personId', '=', id).execute()
    const removed = await go(urls.removePasskey(key?.id ?? ''), {})
    expect((await go(removed.to)).text).toMatch(/kan niemand zich nog aanmelden.*Meld me overal anders af/)
    expect((await go(urls.passkeys)).text).toContain('Je hebt nog geen toegangssleutel')
    expect(await told(id)).toEqual(['passkey-added', 'passkey-removed'])
    const mails = await db.selectFrom('outbox').select('body').where('recipient', '=', email).execute()
    expect(mails.map(({ body }) => body.includes(`${address}${urls.passkeys}`))).toEqual([true, true])
    const kinds = await db.selectFrom('event').select('kind').where('subject', '=', id).orderBy('id').execute()
    expect(kinds.map(({ kind }) => kind)).toEqual(['passkey.added', 'session.began', 'passkey.removed'])
  })

  it('is a second thing besides a code by mail: whoever has one is asked for it, and nobody sets up another before', async () => {
    const { go, device, session } = await withKey()
    const asked = await go('/tweede-stap?terug=/organisaties')
    expect(asked.text).toContain('Ga verder met je toegangssleutel')
    expect(asked.text).not.toContain('Code uit je app')
    await go('/tweede-stap/instellen', {})
    expect((await go('/tweede-stap/instellen')).to).toContain('/tweede-stap')
    const question = async () => JSON.parse((await go(urls.askPasskey, {})).html)
    const wrong = device.show(await question(), { origin: 'https://kwaad.example' })
    expect((await go(urls.secondPasskey, { answer: wrong, back: '/organisaties' })).status).toBe(422)
    const answer = device.show(await question())
    expect((await go(urls.secondPasskey, { answer, back: '/organisaties' })).to).toBe('/organisaties')
    expect((await go(urls.secondPasskey, { answer, back: '/organisaties' })).status).toBe(422)
    const { secondAt } = await db
      .selectFrom('session')
      .select('secondAt')
      .where('fingerprint', '=', session)
      .executeTakeFirstOrThrow()
    expect(secondAt).not.toBeNull()
    expect((await go('/tweede-stap')).text).toContain('Stel je tweede stap in')
  })

  it('needs a name; what was typed stays, and the key is not kept', async () => {
    const { make, id } = await withKey()
    for (const wrong of [' ', 'x'.repeat(61)]) {
      const refused = await make(wrong)
      expect(refused.status).toBe(422)
      expect(refused.text).toContain('naam van hoogstens 60 tekens')
    }
    expect(await db.selectFrom('passkey').select('id').where('personId', '=', id).execute()).toHaveLength(1)
  })

  it('is not taken from another site, for another question, unverified, or twice', async () => {
    const { go, make, device, id } = await withKey()
    const wrongs = [
      { origin: 'https://leerladder.voorbeeld.be.kwaad.example' },
      { origin: 'http://localhost' },
      { host: 'kwaad.example' },
      { challenge: 'AAAA' },
      { unverified: true },
    ]
    for (const wrong of wrongs) expect(await make('x', wrong), JSON.stringify(wrong)).toMatchObject({ status: 422 })
    const answer = device.make(JSON.parse((await go(urls.askNewPasskey, {})).html))
    const both = await Promise.all([1, 2].map(() => go(urls.passkeys, { name: 'Twee', answer })))
    expect(both.map(({ status }) => status).sort()).toEqual([303, 422])
    expect(await db.selectFrom('passkey').select('id').where('personId', '=', id).execute()).toHaveLength(2)
  })

  it('is taken without reading the papers of its maker, which name addresses to call', async () => {
    const { make } = await withKey()
    for (const papers of ['tpm', 'android-key', 'made-up']) expect((await make('x', { papers })).status).toBe(303)
  })

  it('stays with who has it: nobody else sees or removes it, and one device does not hold two', async () => {
    const owner = await withKey()
    const other = await withKey()
    const { id } = await db
      .selectFrom('passkey')
      .select('id')
      .where('personId', '=', owner.id)
      .executeTakeFirstOrThrow()
    expect((await other.go(urls.removePasskey(id), {})).status).toBe(404)
    expect((await other.go(urls.removePasskey('geen-id'), {})).status).toBe(404)
    expect((await newBrowser().go(urls.removePasskey(id), {})).to).toContain('/aanmelden')
    expect((await newBrowser().go(urls.askNewPasskey, {})).status).toBe(404)
    expect((await owner.go(urls.passkeys)).text).toContain('Mijn gsm')
    expect(JSON.parse((await owner.go(urls.askNewPasskey, {})).html).excludeCredentials).toHaveLength(1)
  })

  it(`is one of ${mostPasskeys} at most`, async () => {
    const { make } = await withKey()
    for (let kept = 1; kept < mostPasskeys; kept++) expect((await make()).status).toBe(303)
    expect((await make()).text).toContain('Verwijder er eerst een')
  })

  it('goes along, and is erased with its person', async () => {
    const { id, go, device } = await withKey()
    expect(await ownData(db, id)).toMatchObject({ passkeys: [{ name: 'Mijn gsm', usedAt: null }] })
    const browser = newBrowser()
    const answer = device.show(await browser.ask())
    await go('/mijn-gegevens/wissen', { sure: 'wis' })
    expect(await browser.show(answer)).toMatchObject({ status: 422, text: expect.stringContaining(calm) })
    expect(await db.selectFrom('passkey').select('id').where('personId', '=', id).execute()).toEqual([])
  })
})

describe('where keys cannot be', () => {
  it('offers none: without an address from the settings, or with a number for an address', async () => {
    const mute = createApp({ db, now: () => clock.now, log, operatorKey: 'x', practice: null })
    const numbered = { ...post, address: 'http://127.0.0.1:4173' }
    const byNumber = createApp({ db, now: () => clock.now, log, operatorKey: 'x', practice: null, post: numbered })
    for (const house of [mute, byNumber]) {
      expect(await (await house.request('/aanmelden')).text()).not.toContain('toegangssleutel')
      for (const path of [urls.askPasskey, urls.signInPasskey, urls.askNewPasskey])
        expect((await house.request(path, { method: 'POST', headers: { origin: 'http://localhost' } })).status).toBe(
          404,
        )
      expect((await house.request(urls.passkeys)).status).toBe(404)
    }
  })

  it('asks nothing of whoever sends a form from another site', async () => {
    const headers = { origin: 'https://kwaad.example', 'content-type': 'text/plain' }
    expect((await app.request(`http://localhost${urls.askPasskey}`, { method: 'POST', headers })).status).toBe(403)
  })
})

it('keeps no question for longer than a day after it was over', async () => {
  await newBrowser().ask()
  const open = () => db.selectFrom('passkeyChallenge').select('session').execute()
  expect(await open()).not.toEqual([])
  await removeOverdue(db, new Date(start.getTime() + 86_400_000 + 4 * 60_000))
  expect(await open()).not.toEqual([])
  await removeOverdue(db, new Date(start.getTime() + 86_400_000 + 6 * 60_000))
  expect(await open()).toEqual([])
})
