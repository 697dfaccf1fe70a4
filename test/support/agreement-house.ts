import { expect } from 'vitest'
import { conditions } from '../../src/planning/agreement/condition.ts'
import type { Db } from '../../src/platform/connection.ts'
import type { Id } from '../../src/platform/ids.ts'
import { requestsHouse } from './requests-house.ts'

export const idIn = (address: string) => (address.split('/').at(-1) ?? '') as Id<'agreement'>
const usual = Object.fromEntries(
  conditions.map(each => [
    each.id,
    each.kind === 'cents' ? '150,00' : each.kind === 'minutes' ? '4' : String(each.usual),
  ]),
)
export const version = {
  ...usual,
  'larger-contract': '0',
  repay: '0',
  retention: '180',
  'retention-most': '365',
  'valid-from': '2026-09-01',
  'valid-to': '',
  asks: ['provider', 'workplace'],
}
export const wishes = {
  programme: 'proef-zorg',
  from: '2027-02-01',
  until: '2028-01-31',
  contract: '28,5',
  statute: ['employee'],
  cover: 'adult',
  'worker-name': 'Wilma',
  'worker-email': 'wilma@voorbeeld.be',
  'guardian-name': '',
  'guardian-email': '',
  workplace: '',
  'workplace-name': '',
  'workplace-email': '',
}
/** A school (Ann) with a set of conditions, an employer (Luc, Hilde) that holds to it, a worker (Wilma) and Gust. */
export const agreementHouse = async (db: Db, now: () => Date) => {
  const house = await requestsHouse(db, now)
  const { ann, somebody } = house
  const [luc, hilde, wilma, gust] = [
    await somebody('Luc'),
    await somebody('Hilde'),
    await somebody('Wilma'),
    await somebody('Gust'),
  ]
  const works = async (who: typeof luc, role: 'manager' | 'mentor') => {
    const membership = await house.roleOf(who, role)
    expect((await who.go('/organisaties/werk-voor', { membership })).status).toBe(303)
  }

  const employer = await house.validated(luc, 'employer')
  await works(luc, 'manager')
  await house.accept(hilde, await house.codeFor(luc, employer, { role: 'mentor' }))
  await works(hilde, 'mentor')
  const { to } = await ann.go('/voorwaarden-beheer', { name: 'Zorgset' })
  const set = to.split('/').at(-1) ?? ''
  expect((await ann.go(to, version)).status).toBe(303)
  const page = await ann.go(to)
  const id = /name="version" value="([^"]+)"/.exec(page.html)?.[1] ?? ''
  expect((await ann.go(`${to}/bekend`, { version: id })).status).toBe(303)
  expect((await luc.go(`/voorwaarden-beheer/${set}/doe-mee`, {})).status).toBe(303)
  await luc.go(`/voorwaarden-beheer/${set}/doe-mee`, {})
  const rows = await db.selectFrom('agreementSetMember').select('id').execute()
  expect(rows).toHaveLength(1)
  const member = rows[0]?.id ?? ''

  const make = async (over: Record<string, string | string[]> = {}, who = luc) => {
    const made = await who.go('/afspraken/nieuw', { ...wishes, member, ...over })
    expect(made.status, made.text).toBe(303)
    return made.to
  }
  const send = async (agreement: string, who = luc) => (await who.go(`${agreement}/stuur`, {})).text
  /** What the page of an agreement would send to sign it for a party. */
  const signing = async (who: typeof luc, agreement: string, party?: string) => {
    const { html } = await who.go(agreement)
    const value = (name: string) => new RegExp(`name="${name}" value="([^"]+)"`).exec(html)?.[1] ?? ''
    return { party: party ?? value('party'), number: value('number'), sha256: value('sha256'), read: 'ja' }
  }
  const sign = async (who: typeof luc, agreement: string, party?: string) =>
    who.go(`${agreement}/teken`, await signing(who, agreement, party))
  const signatures = (agreement: string) =>
    db
      .selectFrom('agreementSignature')
      .select(['party', 'number', 'name'])
      .where('agreementId', '=', idIn(agreement))
      .orderBy('number')
      .orderBy('party')
      .execute()
  const change = async (who: typeof luc, agreement: string, over: Record<string, string>) => {
    const seen = /name="seen" value="(\d+)"/.exec((await who.go(`${agreement}/pas-aan`)).html)?.[1] ?? ''
    const standing = {
      ...usual,
      'larger-contract': '0',
      repay: '0',
      retention: '180',
      from: wishes.from,
      until: wishes.until,
    }
    return who.go(`${agreement}/pas-aan`, { ...standing, contract: '28,5', seen, words: 'Omdat.', ...over })
  }
  const complete = async (over: Record<string, string> = {}) => {
    const agreement = await make(over)
    await send(agreement)
    for (const [who, party] of [
      [wilma, 'worker'],
      [hilde, 'workplace'],
      [ann, 'provider'],
      [luc, 'employer'],
    ] as const)
      expect((await sign(who, agreement, party)).status).toBe(303)
    return agreement
  }
  return { ...house, luc, hilde, wilma, gust, set, member, make, send, signing, sign, signatures, change, complete }
}
