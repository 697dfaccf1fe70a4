import { beforeEach, describe, expect, it, vi } from 'vitest'
import { testDatabase } from '../../../test/support/database.ts'
import { deciding, organisationsHouse } from '../../../test/support/organisations.ts'
import { plain } from '../../../test/support/plain.ts'
import { translators } from '../../platform/words.ts'
import { setPassword } from './set-password.ts'

// A hash is half a second of work, and memory: on a busy machine more.
vi.setConfig({ testTimeout: 180_000 })
const { db } = await testDatabase()
const start = new Date('2026-11-25T10:00:00Z')
let now = start
const later = (minutes: number) => {
  now = new Date(now.getTime() + minutes * 60_000)
}
const house = await organisationsHouse(db, () => now, start)
const { somebody, validated, codeFor, accept, roleOf, boss, app } = house
const erna = await somebody('Erna')
const karim = await somebody('Karim')
type Somebody = typeof erna
const good = 'de salmiak zwemt omhoog'

/** Erna's company, which wants passwords; Karim works there. */
const company = async () => {
  const address = await validated(erna)
  await erna.go(`${address}/aanmelden`, { wish: ['password'] })
  await accept(karim, await codeFor(erna, address))
  return address
}
const set = (who: Pick<Somebody, 'go'>, password: string, old = '') =>
  who.go('/mijn-aanmeldingen/wachtwoord', { password, old })

/** A browser in which nobody signed in. */
const stranger = () => {
  let cookie = ''
  const go = async (path: string, form?: Record<string, string>) => {
    const headers = { cookie, origin: 'http://localhost' }
    const sent = form ? { method: 'POST', headers, body: new URLSearchParams(form) } : { headers }
    const response = await app.request(`http://localhost${path}`, sent)
    cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? cookie
    const text = plain(await response.text())
    return { status: response.status, to: response.headers.get('location') ?? '', text }
  }
  return {
    go,
    enter: (address: string, password: string) =>
      go('/aanmelden/wachtwoord', { address, password, back: '/organisaties' }),
  }
}

beforeEach(async () => {
  now = start
  await house.clear()
  for (const table of ['password', 'guess', 'message'] as const) await db.deleteFrom(table).execute()
  await db.updateTable('session').set({ endedAt: null, way: 'code', beganAt: start }).execute()
})

describe('a password', () => {
  it('signs in who works for an organisation that wants it, exactly as they typed it, and says how', async () => {
    await company()
    const odd = '  木工房 Œuf & <b>fiets</b> 💛  '
    expect((await set(karim, odd)).to).toBe('/mijn-aanmeldingen')
    expect((await stranger().enter(karim.email, odd.trim())).status).toBe(422)
    const browser = stranger()
    expect((await browser.enter(` ${karim.email.toUpperCase()} `, odd)).to).toBe('/organisaties')
    expect((await browser.go('/mijn-aanmeldingen')).text).toContain('Met een wachtwoord')
    const { hash } = await db.selectFrom('password').select('hash').executeTakeFirstOrThrow()
    expect(hash).not.toContain('fiets')
  })

  it('is for nobody else: not where no organisation wants it, nor for who does not work there', async () => {
    const address = await validated(erna)
    await accept(karim, await codeFor(erna, address))
    expect((await karim.go('/mijn-aanmeldingen/wachtwoord')).text).toContain('Je hebt geen wachtwoord nodig')
    expect((await set(karim, good)).status).toBe(422)
    expect(await db.selectFrom('password').select('hash').execute()).toEqual([])
  })

  it('opens nothing once the wish, the role or the organisation’s standing is gone, and opens again with it', async () => {
    const address = await company()
    await set(karim, good)
    const opens = async () => (await stranger().enter(karim.email, good)).status === 303
    await erna.go(`${address}/aanmelden`, { wish: [] })
    expect(await opens()).toBe(false)
    expect((await karim.go('/mijn-aanmeldingen/wachtwoord')).text).toContain('Je wachtwoord opent niets meer')
    await erna.go(`${address}/aanmelden`, { wish: ['password'] })
    expect(await opens()).toBe(true)
    await boss.go(deciding(address), { decision: 'withdrawn', reason: 'Weg.' })
    expect(await opens()).toBe(false)
    await boss.go(deciding(address), { decision: 'validated', reason: '' })
    expect(await opens()).toBe(true)
    await erna.go(`/organisaties/rol/${await roleOf(karim, 'mentor')}/beeindigen`, {})
    expect(await opens()).toBe(false)
  })

  it('is refused when it is weak, with what to do, and is never sent back', async () => {
    await company()
    for (const [weak, says] of [
      ['kort', 'minstens 12 tekens'],
      ['houtwerf2026!', 'waar je werkt'],
      ['Password12345', 'gebruiken veel mensen'],
    ] as const) {
      const refused = await set(karim, weak)
      expect(refused).toMatchObject({ status: 422, text: expect.stringContaining(says) })
      expect(refused.html).not.toContain(weak)
    }
  })

  it('is refused when the operator’s list knows it, whatever else it is', async () => {
    await company()
    const who = { id: karim.id, name: karim.name, role: 'worker' as const, second: false }
    const sends = { mail: false, sms: false, origin: 'http://localhost', t: translators.nl }
    const known = { ...sends, isBreached: (password: string) => password === good }
    const typed = (password: string) => ({ old: '', password })
    const refused = await setPassword(db, who, karim.session, typed(good), known, now)
    expect(refused).toEqual({ ok: false, refusal: 'people.password.common' })
    expect((await setPassword(db, who, karim.session, typed(`${good} en nog iets`), known, now)).ok).toBe(true)
  })

  it('is changed with the old one or a fresh code only; that ends other sessions and is told', async () => {
    await company()
    await set(karim, good)
    later(20)
    const other = await karim.browser()
    expect((await set(karim, 'een heel ander wachtwoord')).status).toBe(422)
    expect((await set(karim, 'een heel ander wachtwoord', 'fout geraden hoor')).text).toContain('oude wachtwoord niet')
    expect((await set(karim, 'een heel ander wachtwoord', good)).status).toBe(303)
    expect((await other.go('/mijn-aanmeldingen')).to).toContain('/aanmelden')
    expect((await stranger().enter(karim.email, good)).status).toBe(422)
    await karim.go('/mijn-aanmeldingen/wachtwoord/weg', {})
    expect((await stranger().enter(karim.email, 'een heel ander wachtwoord')).status).toBe(422)
    const told = await db.selectFrom('message').select('about').where('personId', '=', karim.id).orderBy('at').execute()
    expect(told.map(({ about }) => about)).toEqual(['password-set', 'password-set', 'password-removed'])
    expect(
      (await db.selectFrom('outbox').select('subject').where('recipient', '=', karim.email).execute()).length,
    ).toBe(3)
  })
})

describe('who guesses', () => {
  it('learns nothing from the answer: no account, no password and the wrong one look and cost the same', async () => {
    await company()
    await set(karim, good)
    const answers = []
    for (const address of [karim.email, erna.email, 'niemand@voorbeeld.be'])
      answers.push((await stranger().enter(address, 'fout geraden hoor')).text.replaceAll(address, 'ADRES'))
    expect(answers[0]).toContain('horen niet samen')
    expect(new Set(answers).size).toBe(1)
  })

  it('gets five tries at an address, known or not, however many come at once; a code by mail always works', async () => {
    await company()
    await set(karim, good)
    for (const address of [karim.email, 'niemand@voorbeeld.be']) {
      const answers = await Promise.all(
        Array.from({ length: 20 }, () => stranger().enter(address, 'fout geraden hoor')),
      )
      expect(answers.filter(({ text }) => text.includes('horen niet samen'))).toHaveLength(5)
      expect(answers.filter(({ text }) => text.includes('te veel foute wachtwoorden'))).toHaveLength(15)
    }
    expect((await stranger().enter(karim.email, good)).status).toBe(422)
    const owner = stranger()
    await owner.go('/aanmelden/code', { address: karim.email, back: '/' })
    const mail = await db.selectFrom('outbox').select('body').where('kind', '=', 'code').executeTakeFirstOrThrow()
    const code = /\d{6}/.exec(mail.body)?.[0] ?? ''
    expect((await owner.go('/aanmelden/code/invoer', { code, back: '/' })).status).toBe(303)
    later(15)
    expect((await stranger().enter(karim.email, good)).status).toBe(303)
  })

  it('has nothing of a password that is changed while it is looked at', async () => {
    const address = await company()
    await set(karim, good)
    const [entered] = await Promise.all([
      stranger().enter(karim.email, good),
      erna.go(`${address}/aanmelden`, { wish: [] }),
    ])
    expect(entered.status).toBe(422)
  })
})
