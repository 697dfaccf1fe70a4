import { expect } from 'vitest'
import type { MemberRole } from '../../src/people/organisations/organisation.ts'
import type { Db } from '../../src/platform/connection.ts'
import { freshBrowser } from './fresh-browser.ts'
import { codeIn, organisationsHouse } from './organisations.ts'

export const cards = '/mensen-zonder-mail'
/** The digits of everybody with a card, unless a test says otherwise. */
export const pin = '2718'
export const ask = { name: 'Fatma', language: 'nl', until: '2026-12-24' }

type Browser = ReturnType<typeof freshBrowser>

/** Types the code and the digits, chosen when they were not yet. */
export const signIn = async (browser: Browser, code: string, digits = pin) => {
  const entered = await browser.go('/kaart', { code, back: '/mijn-dossiers' })
  if (entered.status !== 303) return entered
  return browser.go('/kaart/pincode', { pin: digits, again: digits, back: '/mijn-dossiers' })
}

export const isIn = async (browser: Browser) => (await browser.go('/mijn-dossiers')).status === 200

/** A house where an organisation gives cards to people without mail. */
export const cardsHouse = async (db: Db, now: () => Date, beganAt: Date) => {
  const house = await organisationsHouse(db, now, beganAt)
  type Somebody = typeof house.boss
  let round = 0
  /** Somebody of whom there is one a test. */
  const somebody = (name: string) => house.somebody(`${name}${round}`)
  /** From now on this person works for the organisation in this role, in their own browser. */
  const working = async (who: Somebody, role: MemberRole) => {
    await who.go('/organisaties/werk-voor', { membership: await house.roleOf(who, role) })
    return who
  }
  /** A new organisation with who manages it, and no other. */
  const begin = async () => {
    await house.clear()
    round++
    const erna = await somebody('Erna')
    const organisation = await house.validated(erna)
    await working(erna, 'manager')
    /** Somebody who works for it too. */
    const member = async (name: string, role: MemberRole) => {
      const who = await somebody(name)
      await house.accept(who, await house.codeFor(erna, organisation, { role }))
      return working(who, role)
    }
    return { erna, organisation, member }
  }
  /** A card that this person makes: whose it is, and its code. */
  const cardBy = async (who: Somebody, over: Partial<typeof ask> = {}) => {
    const made = await who.go(`${cards}/nieuw`, { ...ask, ...over })
    expect(made.status).toBe(200)
    const person = /mensen-zonder-mail\/([0-9a-f-]{36})/.exec(made.html)?.[1] ?? ''
    return { person: person as Somebody['id'], code: codeIn(made.text) }
  }
  const renew = (who: Somebody, person: string, over: Record<string, string> = {}) =>
    who.go(`${cards}/${person}/vernieuwen`, { until: '2027-01-24', ...over })
  const phone = () => freshBrowser(house.app)
  return { ...house, somebody, working, begin, cardBy, renew, phone }
}
