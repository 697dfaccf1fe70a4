import pino from 'pino'
import { beforeEach, describe, expect, it } from 'vitest'
import { testDatabase } from '../../test/support/database.ts'
import { createApp } from '../app.tsx'

const { db } = await testDatabase()
const start = new Date('2026-11-24T10:00:00Z')
let now = start
const post = { address: 'https://leerladder.voorbeeld.be', send: async () => {}, close: () => {} }
const app = createApp({ db, now: () => now, log: pino({ level: 'silent' }), operatorKey: 'x', practice: null, post })

beforeEach(async () => {
  now = start
  await db.deleteFrom('outbox').execute()
  await db.deleteFrom('signInCode').execute()
})
const later = (minutes: number) => {
  now = new Date(now.getTime() + minutes * 60_000)
}

/** A browser: it keeps its cookie and sends forms. */
const browser = () => {
  let cookie = ''
  const go = async (path: string, form?: Record<string, string>) => {
    const sent = { method: 'POST', body: new URLSearchParams(form), headers: { cookie, origin: 'http://localhost' } }
    const response = await app.request(`http://localhost${path}`, form ? sent : { headers: { cookie } })
    cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? cookie
    return { status: response.status, to: response.headers.get('location'), text: await response.text() }
  }
  return {
    go,
    ask: (address: string) => go('/aanmelden/code', { address, back: '/mijn-dossiers' }),
    enter: (code: string) => go('/aanmelden/code/invoer', { code, back: '/mijn-dossiers' }),
    signedInAs: async () => /Afmelden \(([^)]+)\)/.exec((await go('/')).text)?.[1] ?? null,
  }
}

const lastMail = () => db.selectFrom('outbox').selectAll().orderBy('at', 'desc').orderBy('id').executeTakeFirstOrThrow()
const codeFor = async (address: string): Promise<string> => {
  const mails = await db
    .selectFrom('outbox')
    .select('body')
    .where('recipient', '=', address)
    .orderBy('at', 'desc')
    .execute()
  return /\d{6}/.exec(mails[0]?.body ?? '')?.[0] ?? 'no code'
}
const linkIn = (body: string): string => new URL(/https:\S+/.exec(body)?.[0] ?? '').pathname
const wrongOf = (code: string): string => (code === '000000' ? '000001' : '000000')

describe('signing in with a code by mail', () => {
  it('makes a person the first time, asks for a name, and knows them the next time', async () => {
    const first = browser()
    expect(await first.ask(' Wilma@Voorbeeld.BE ')).toMatchObject({ status: 303 })
    const code = await codeFor('wilma@voorbeeld.be')
    const entered = await first.enter(`${code.slice(0, 3)} ${code.slice(3)}`)
    expect(entered.to).toBe('/mijn-naam?terug=%2Fmijn-dossiers')
    await first.go('/mijn-naam', { name: '  Wilma   De Vos ', back: '/mijn-dossiers' })
    expect(await first.signedInAs()).toBe('Wilma De Vos')
    const next = browser()
    later(1)
    await next.ask('wilma@voorbeeld.be')
    expect((await next.enter(await codeFor('wilma@voorbeeld.be'))).to).toBe('/mijn-dossiers')
    expect(await next.signedInAs()).toBe('Wilma De Vos')
  })

  it('counts only in the browser that asked for it', async () => {
    const asker = browser()
    await asker.ask('a@voorbeeld.be')
    const thief = browser()
    await thief.ask('thief@voorbeeld.be')
    const code = await codeFor('a@voorbeeld.be')
    if (code !== (await codeFor('thief@voorbeeld.be'))) expect((await thief.enter(code)).status).toBe(422)
    expect((await browser().enter(code)).text).toContain('werkt niet meer')
    expect((await asker.enter(code)).status).toBe(303)
  })

  it('is over after five wrong guesses, also for who then has it right', async () => {
    const guesser = browser()
    await guesser.ask('b@voorbeeld.be')
    const code = await codeFor('b@voorbeeld.be')
    for (let guess = 1; guess < 5; guess++) expect((await guesser.enter(wrongOf(code))).text).toContain('kloppen niet')
    expect((await guesser.enter(wrongOf(code))).text).toContain('werkt niet meer')
    expect((await guesser.enter(code)).status).toBe(422)
    expect(await guesser.signedInAs()).toBeNull()
  })

  it('never lets more than five guesses count, however many come at once', async () => {
    const guesser = browser()
    await guesser.ask('c@voorbeeld.be')
    const wrong = wrongOf(await codeFor('c@voorbeeld.be'))
    await Promise.all(Array.from({ length: 20 }, () => guesser.enter(wrong)))
    expect((await db.selectFrom('signInCode').select('tries').executeTakeFirstOrThrow()).tries).toBe(5)
  })

  it('is over after ten minutes, after a newer one, and after it was used', async () => {
    const slow = browser()
    await slow.ask('d@voorbeeld.be')
    const first = await codeFor('d@voorbeeld.be')
    later(10)
    expect((await slow.enter(first)).text).toContain('werkt niet meer')
    await slow.ask('d@voorbeeld.be')
    const second = await codeFor('d@voorbeeld.be')
    later(1)
    await slow.ask('d@voorbeeld.be')
    const third = await codeFor('d@voorbeeld.be')
    if (second !== third) expect((await slow.enter(second)).status).toBe(422)
    expect((await slow.enter(third)).status).toBe(303)
    expect((await slow.enter(third)).status).toBe(422)
  })

  it('lets two clicks at once sign in once, and makes one person of two first times', async () => {
    const [one, other] = [browser(), browser()]
    await Promise.all([one.ask('e@voorbeeld.be'), other.ask('e@voorbeeld.be')])
    const links = (await db.selectFrom('outbox').select('body').execute()).map(({ body }) => linkIn(body))
    const done = await Promise.all(links.flatMap(link => [one.go(link, {}), other.go(link, {})]))
    expect(done.filter(({ status }) => status === 303)).toHaveLength(2)
    expect(await db.selectFrom('person').select('id').where('email', '=', 'e@voorbeeld.be').execute()).toHaveLength(1)
  })

  it('has a link that opens on any device, only after a click, once, and leads to our own address', async () => {
    await browser().ask('f@voorbeeld.be')
    const { body, subject } = await lastMail()
    expect(body).toContain('https://leerladder.voorbeeld.be/aanmelden/code/link/')
    expect(subject).not.toMatch(/\d{6}|voorbeeld/)
    const phone = browser()
    await phone.go(linkIn(body))
    await phone.go(linkIn(body))
    expect(await phone.signedInAs()).toBeNull()
    expect((await phone.go(linkIn(body), {})).status).toBe(303)
    expect(await phone.signedInAs()).toBe('f@voorbeeld.be')
    expect((await browser().go(linkIn(body), {})).status).toBe(422)
  })

  it('answers an address that we know and one that we do not alike, and stops at five an hour', async () => {
    for (const address of ['wilma@voorbeeld.be', 'niemand@voorbeeld.be']) {
      const asker = browser()
      for (let nth = 1; nth <= 5; nth++) expect(await asker.ask(address)).toMatchObject({ status: 303, text: '' })
      expect(await asker.ask(address)).toMatchObject({ status: 422, text: expect.stringContaining('al vijf codes') })
      later(60)
      expect((await asker.ask(address)).status).toBe(303)
    }
  })

  it('keeps what was filled in before, and says what is wrong with an address', async () => {
    const visitor = browser()
    await visitor.go('/wat-kan-je-al/belangrijk', { important: 'hours' })
    expect((await visitor.ask('geen adres')).text).toContain('Dit is geen e-mailadres')
    await visitor.ask('g@voorbeeld.be')
    await visitor.enter(await codeFor('g@voorbeeld.be'))
    expect((await visitor.go('/wat-kan-je-al/belangrijk')).text).toMatch(/value="hours"[^>]*checked/)
  })
})

it('is not there where no mail can leave', async () => {
  const mute = createApp({ db, now: () => now, log: pino({ level: 'silent' }), operatorKey: 'x', practice: null })
  expect((await mute.request('/aanmelden/code')).status).toBe(404)
  expect(await (await mute.request('/aanmelden')).text()).toContain('kan geen mails sturen')
})
