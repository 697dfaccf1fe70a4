import { describe, expect, it } from 'vitest'
import { agreementHouse, idIn, version } from '../../../test/support/agreement-house.ts'
import { testDatabase } from '../../../test/support/database.ts'
import { codeIn } from '../../../test/support/organisations.ts'
import { ownAgreements } from '../../people/own-agreements.store.ts'
import { removeOverdue } from '../../people/retention/remove-overdue.ts'
import type { Day } from '../../platform/day.ts'
import { translators } from '../../platform/words.ts'
import { agreedHoursOf, remindOfEnds } from './index.ts'

const { db } = await testDatabase()
let now = new Date('2026-11-24T10:00:00Z')
const house = await agreementHouse(db, () => now)
const { ann, bart, luc, hilde, wilma, gust, stranger, somebody, set, make, send, sign, signing, signatures } = house
const { change, complete } = house
const sends = { mail: true, sms: false, origin: 'http://localhost', t: translators.nl }

describe('a set of conditions', () => {
  it('is read by anybody, with its sources and who holds to it', async () => {
    expect((await stranger.go('/voorwaarden')).text).toContain('Zorgset')
    const page = await stranger.go(`/voorwaarden/${set}`)
    for (const text of ['Houtwerf', '4 u per week', 'scholingsbeding', 'niet zeker']) expect(page.text).toContain(text)
    expect((await stranger.go('/voorwaarden-beheer')).status).toBe(404)
    expect((await luc.go(`/voorwaarden-beheer/${set}`)).status).toBe(404)
    expect((await stranger.go(`/voorwaarden-beheer/${set}/stop-ermee`, {})).status).toBe(404)
  })

  it('has versions with dates, each published by a second person where that is asked', async () => {
    const { to } = await ann.go('/voorwaarden-beheer', { name: 'Twee ogen', second: 'ja' })
    const wrong = await ann.go(to, { ...version, 'valid-to': '2026-08-31', materials: '12,345' })
    expect(wrong.status).toBe(422)
    expect(wrong.text).toContain('De laatste dag ligt vóór de eerste')
    expect(wrong.text).toContain('Schrijf een bedrag in euro')
    expect(wrong.html).toContain('value="12,345"')
    expect((await ann.go(to, { ...version, retention: '400' })).text).toContain('meer dan het hoogste')
    await ann.go(to, version)
    const { id } = await db
      .selectFrom('agreementSetVersion')
      .innerJoin('agreementSet', 'agreementSet.id', 'agreementSetVersion.setId')
      .select('agreementSetVersion.id')
      .where('name', '=', 'Twee ogen')
      .executeTakeFirstOrThrow()
    expect((await ann.go(`${to}/bekend`, { version: id })).text).toContain('Iemand anders van je organisatie')
    expect((await bart.go(`${to}/bekend`, { version: id })).status).toBe(404)
    await house.works(bart, 'coordinator')
    expect((await bart.go(`${to}/bekend`, { version: id })).status).toBe(303)
    expect((await bart.go(`${to}/bekend`, { version: id })).text).toContain('al bekendgemaakt')
  })
})

describe('around an agreement', () => {
  it('is asked about, proposed otherwise, refused with a reason and withdrawn', async () => {
    const agreement = await make()
    await send(agreement)
    expect((await wilma.go(`${agreement}/vraag`, { 'words-vraag': ' ' })).status).toBe(422)
    await wilma.go(`${agreement}/vraag`, { 'words-vraag': 'Telt de examendag mee?' })
    expect((await luc.go('/wat-wacht')).text).toContain('Antwoord op een vraag')
    expect((await wilma.go(`${agreement}/antwoord`, { 'words-antwoord': 'Ja.' })).status).toBe(422)
    expect((await luc.go(`${agreement}/antwoord`, { 'words-antwoord': 'Ja, dat is werktijd.' })).status).toBe(303)
    expect((await luc.go(`${agreement}/antwoord`, { 'words-antwoord': 'Nog eens.' })).status).toBe(422)
    const odd = { condition: 'materials', value: '1,234', 'words-voorstel': 'Duur.' }
    const refused = await wilma.go(`${agreement}/voorstel`, odd)
    expect(refused.text).toContain('Schrijf een bedrag in euro')
    expect(refused.html).toContain('value="1,234"')
    expect((await wilma.go(`${agreement}/voorstel`, { ...odd, value: '250,50' })).status).toBe(303)
    expect((await luc.go(`${agreement}/pas-aan`)).html).toContain('value="250,50"')
    expect((await luc.go(`${agreement}/niet-over`, { 'words-niet-over': 'Dat kan niet.' })).status).toBe(303)
    expect((await wilma.go(`${agreement}/weiger`, { 'words-weiger': 'Te weinig uren.' })).status).toBe(303)
    const page = await luc.go(agreement)
    for (const text of ['iemand tekent niet', 'Te weinig uren.', 'Ja, dat is werktijd.', 'Dat kan niet.'])
      expect(page.text).toContain(text)
    expect((await wilma.go(`${agreement}/intrekken`, {})).status).toBe(422)
    expect((await luc.go(`${agreement}/intrekken`, {})).status).toBe(303)
    expect((await sign(wilma, agreement, 'worker')).text).toContain('Dat kan nu niet meer')
    expect((await wilma.go(agreement)).text).toContain('ingetrokken')
  })

  it('asks a legal representative and an unknown workplace by a code on paper or a mail, each once', async () => {
    const asks = { 'guardian-name': 'Moeder', workplace: 'Atelier Zuid', 'workplace-name': 'Baas Zuid' }
    const agreement = await make({ ...asks, cover: 'minor', 'workplace-email': 'gust@voorbeeld.be' })
    const code = codeIn(await send(agreement))
    expect(code).not.toBe('')
    // Whoever is here by that address takes part at once.
    expect((await gust.go(agreement)).status).toBe(200)
    const mother = await somebody('Moeke')
    expect((await mother.go('/afspraak', { code: 'ABCD-EFGH-JKLM' })).status).toBe(422)
    expect((await mother.go('/afspraak', { code: code.toLowerCase() })).status).toBe(303)
    expect((await mother.go(`/afspraak/${code}`)).text).toContain('Je wordt gevraagd als Wettelijke vertegenwoordiger')
    // The worker cannot be their own representative.
    expect((await wilma.go(`/afspraak/${code}`, {})).text).toContain('Eén persoon kan niet twee partijen zijn')
    const [first, second] = await Promise.all([1, 2].map(() => mother.go(`/afspraak/${code}`, {})))
    expect([first?.status, second?.status].sort()).toEqual([303, 404])
    expect((await sign(mother, agreement, 'guardian')).status).toBe(303)
    expect((await sign(gust, agreement, 'workplace')).status).toBe(303)
    expect((await mother.go(`${agreement}/teken`, await signing(wilma, agreement, 'worker'))).status).toBe(422)
  })

  it('gives another code to who lost it; the first leads nowhere, and a mail only its own address', async () => {
    const agreement = await make({ 'worker-email': '', 'worker-name': 'Papier' })
    const first = codeIn(await send(agreement))
    const again = codeIn((await luc.go(`${agreement}/code`, { party: 'worker' })).text)
    expect(again).not.toBe(first)
    expect((await gust.go(`/afspraak/${first}`)).status).toBe(404)
    expect((await gust.go(`/afspraak/${again}`, {})).status).toBe(303)
    expect((await luc.go(`${agreement}/code`, { party: 'worker' })).text).toContain('geen code nodig')
    const mailed = await make({ 'worker-email': 'nieuw@voorbeeld.be', 'worker-name': 'Nieuw' })
    await send(mailed)
    const mail = await db
      .selectFrom('outbox')
      .select('body')
      .where('recipient', '=', 'nieuw@voorbeeld.be')
      .executeTakeFirstOrThrow()
    const link = /\/afspraak\/[A-Z0-9-]+/.exec(mail.body)?.[0] ?? ''
    expect((await gust.go(link, {})).text).toContain('voor een ander e-mailadres')
  })

  it('is made by the worker too, from what they told', async () => {
    const erna = await house.worker('Erna')
    const agreement = await make({ 'worker-name': '', 'worker-email': '' }, erna)
    await send(agreement, erna)
    expect((await luc.go(agreement)).text).toContain('Wat je krijgt')
    expect((await change(luc, agreement, { hours: '5', 'motive-hours': 'Graag.' })).status).toBe(303)
    expect((await luc.go('/afspraken')).text).toContain('Erna')
  })

  it('shows who keeps the set where employers differ: not with whom, and not why', async () => {
    const agreement = await make()
    await change(luc, agreement, { hours: '3', 'motive-hours': 'Wilma vroeg dat.' })
    await send(agreement)
    for (const who of [wilma, hilde, ann, luc]) await sign(who, agreement)
    const kept = await ann.go(`/voorwaarden-beheer/${set}`)
    for (const text of [
      '1 afspraak is getekend op deze set',
      'Houtwerf Les in de werktijd 4 u per week 3 u per week 1',
    ])
      expect(kept.text).toContain(text)
    expect(kept.text).not.toContain('Wilma')
  })
})

describe('the end of an agreement', () => {
  it('is told before, twice; then it is renewed or let end', async () => {
    const agreement = await complete({ from: '2026-11-24', until: '2027-01-20' })
    expect((await luc.go('/wat-wacht')).text).toContain('Een afspraak loopt bijna af')
    expect(await remindOfEnds(db, sends, now)).toBeGreaterThan(0)
    expect(await remindOfEnds(db, sends, now)).toBe(0)
    now = new Date('2027-01-08T10:00:00Z')
    expect(await remindOfEnds(db, sends, now)).toBeGreaterThan(0)
    const twice = await Promise.all([1, 2].map(() => luc.go(`${agreement}/verleng`, {})))
    expect(twice.map(({ status }) => status).sort()).toEqual([303, 422])
    const next = twice.find(({ status }) => status === 303)?.to ?? ''
    expect((await luc.go(next)).text).toContain('Volgt op een vorige afspraak')
    expect((await wilma.go(next)).status).toBe(404)
    await send(next)
    expect((await sign(wilma, next, 'worker')).status).toBe(303)
    expect((await wilma.go(agreement)).text).toContain('Er volgt een nieuwe afspraak op')
    expect(await remindOfEnds(db, sends, now)).toBe(0)
    const other = await complete({ from: '2027-01-08', until: '2027-02-01' })
    expect((await luc.go(`${other}/laat-aflopen`, {})).status).toBe(303)
    expect((await luc.go(`${other}/laat-aflopen`, {})).status).toBe(422)
    expect((await luc.go(other)).text).not.toContain('Verleng met een nieuwe afspraak')
    // After its last day nobody signs or changes it.
    const late = await make({ from: '2027-01-08', until: '2027-01-09' })
    await send(late)
    const form = await signing(wilma, late)
    now = new Date('2027-01-10T10:00:00Z')
    expect((await wilma.go(`${late}/teken`, form)).text).toContain('Dat kan nu niet meer')
    expect((await wilma.go(late)).text).toContain('nooit helemaal getekend')
  })

  it('comes early by a fact, with its day and why', async () => {
    const agreement = await complete({ from: '2027-01-08' })
    const end = (over: Record<string, string> = {}) =>
      wilma.go(`${agreement}/stop`, { why: 'worker-leaves', day: '2027-03-01', words: 'Ik verhuis.', ...over })
    expect((await end({ why: 'zomaar' })).text).toContain('Kies waarom de afspraak stopt')
    const wrong = await end({ day: '2030-01-01' })
    expect(wrong.text).toContain('Kies een dag tussen')
    expect(wrong.html).toContain('Ik verhuis.')
    expect((await luc.go(`${agreement}/intrekken`, {})).text).toContain('Iedereen tekende al')
    expect((await Promise.all([end(), end()])).map(({ status }) => status).sort()).toEqual([303, 422])
    expect((await luc.go(agreement)).text).toContain('Deze afspraak stopt op 1 maart 2027: de werknemer gaat weg.')
    const viewer = { person: wilma.id, organisation: null, role: null }
    const on = async (day: string) =>
      (await agreedHoursOf(db, viewer, wilma.id, day as Day)).map(each => each.agreement)
    const id = idIn(agreement)
    expect(await on('2027-03-01')).toContain(id)
    expect(await on('2027-03-02')).not.toContain(id)
  })
})

describe('what stays', () => {
  it('is checked by anybody with the paper, without names', async () => {
    const agreement = await complete({ from: '2027-01-10' })
    const { sha256 } = await db
      .selectFrom('agreementVersion')
      .select('sha256')
      .where('agreementId', '=', idIn(agreement))
      .executeTakeFirstOrThrow()
    const short = sha256
      .slice(0, 16)
      .toUpperCase()
      .replace(/(.{4})(?=.)/g, '$1-')
    for (const path of [`/afspraak-nagaan/${sha256}`, `/afspraak-nagaan?kenmerk=${short}`]) {
      const page = await stranger.go(path)
      expect(page.text).toContain('Kijk een afspraak op papier na geldig')
      expect(page.text).not.toContain('Wilma')
    }
    for (const wrong of ['abc', sha256.slice(0, 12), sha256.replace(/^./, each => (each === 'a' ? 'b' : 'a'))])
      expect((await stranger.go(`/afspraak-nagaan/${wrong}`)).status).toBe(404)
  })

  it('goes along with who takes their data, and points to nobody when they have themselves erased', async () => {
    const tine = await somebody('Tinette')
    const agreement = await make({ 'worker-name': 'Tinette', 'worker-email': tine.email })
    await send(agreement)
    await tine.go(`${agreement}/vraag`, { 'words-vraag': 'Mag Tinette ook op zaterdag?' })
    await sign(tine, agreement, 'worker')
    await sign(luc, agreement, 'employer')
    const own = await ownAgreements(db, tine.id)
    expect(own.agreements.versions[0]?.text).toContain('Afspraak over leren en werken')
    expect(JSON.stringify(own)).toContain('zaterdag')
    // Signed in just now: erasing everything asks that.
    await db.updateTable('session').set({ beganAt: now }).where('fingerprint', '=', tine.session).execute()
    await tine.go('/mijn-gegevens/wissen', { sure: 'wis' })
    const left = await luc.go(agreement)
    expect(left.text).toContain('iemand die er niet meer is')
    expect(left.html).not.toContain('Tinette')
    expect(await signatures(agreement)).toEqual([
      { party: 'employer', number: 1, name: 'Luc' },
      { party: 'worker', number: 1, name: '' },
    ])
  })

  it('goes five years after its last day', async () => {
    const agreement = await complete({ from: '2027-01-10', until: '2027-06-30' })
    const kept = async (on: string) => {
      await removeOverdue(db, new Date(on))
      const rows = await db.selectFrom('agreement').select('id').where('id', '=', idIn(agreement)).execute()
      return rows.length
    }
    expect(await kept('2032-06-28T10:00:00Z')).toBe(1)
    expect(await kept('2032-07-02T10:00:00Z')).toBe(0)
  })
})
