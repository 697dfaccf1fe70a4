import { beforeAll, describe, expect, it } from 'vitest'
import { testDatabase } from '../../../test/support/database.ts'
import { requestsHouse } from '../../../test/support/requests-house.ts'
import { eraseOneself, ownData } from '../../people/index.ts'
import type { Day } from '../../platform/day.ts'
import { type Id, newId } from '../../platform/ids.ts'
import { translators } from '../../platform/words.ts'
import { remindOfChanges } from './remind-of-changes.ts'

const { db } = await testDatabase()
let clock = new Date('2026-11-26T10:00:00Z')
const house = await requestsHouse(db, () => clock)
const { ann, stranger, worker, somebody, validated, accept, codeFor } = house
const [sofie, other] = [await somebody('Sofie'), await somebody('Andere')]
const wilma = await worker('Wilma')
let service = ''

const worksAsGuide = async (who: typeof sofie, organisation: string) => {
  await accept(who, await codeFor(who, organisation, { role: 'guide' }))
  const membership = await house.roleOf(who, 'guide')
  expect((await who.go('/organisaties/werk-voor', { membership })).status).toBe(303)
}

/** Somebody says yes to a guide: what a yes leaves in the database. */
const says = async (guide: typeof sofie, person: typeof wilma, organisation: string) => {
  const id = newId<'access'>()
  await db
    .insertInto('access')
    .values({
      ...{ id, dossierId: person.dossier, ground: 'guidance', toEmail: null, roles: ['guide'], parts: ['goal'] },
      ...{ organisationId: organisation.split('/').at(-1) as Id<'organisation'>, personId: guide.id },
      ...{ purpose: 'guidance', grantedAt: clock, until: new Date('2027-11-26'), withdrawnAt: null, restsOn: null },
    })
    .execute()
  return id
}

const version = {
  ...{ van: '2025-09-01', tot: '', weken: '20', gezien: '0', werk1: 'Logistiek medewerker', 'werk1-en': '' },
  ...{ 's1-dag1': 'class', 's1-dag2': 'class', 's1-dag3': 'counts', 's1-dag4': 'counts', 's1-dag5': 'work' },
  ...{ 's2-dag1': 'class', 's2-dag2': 'class', 's2-dag3': 'internship', 's2-dag4': 'internship', 's2-dag5': 'work' },
  ...{
    's3-dag1': 'class',
    's3-dag2': 'internship',
    's3-dag3': 'internship',
    's3-dag4': 'internship',
    's3-dag5': 'work',
  },
  ...{ 's1-module': ['m-til', 'm-stage'], 's2-module': 'm-til', 's3-module': 'm-til', 's3-leeftijd': 'on' },
  ...{ 'werk1-telt-m-stage': 'part', 'werk1-uren-m-stage': '60' },
}
const filled = { start: '2026-02-02', procent: '100', jaar: '1999', gezien: '0' }
let scheme = ''
let access = ''
const own = () => `/artikel-60/mensen/${access}`
const fill = (who: typeof sofie, over: Record<string, string> = {}) =>
  who.go(`${own()}/invullen`, { regeling: scheme.split('/').at(-1) ?? '', ...filled, ...over })

beforeAll(async () => {
  service = await validated(sofie, 'guide-service')
  await worksAsGuide(sofie, service)
  access = await says(sofie, wilma, service)
})

describe('a scheme', () => {
  it('is begun by a coordinator with a social service, over programmes of their own', async () => {
    const ask = {
      naam: 'Van logistiek naar zorg',
      'naam-en': '',
      ocmw: service.split('/').at(-1) ?? '',
      opleiding: 'proef-zorg',
    }
    expect((await ann.go('/artikel-60')).text).toContain('Er is nog geen regeling')
    const wrong = await ann.go('/artikel-60/nieuw', { ...ask, ocmw: '' })
    expect(wrong.status).toBe(422)
    expect(wrong.html).toContain('value="Van logistiek naar zorg"')
    expect((await ann.go('/artikel-60/nieuw', { ...ask, opleiding: 'elders-zorg' })).text).toContain(
      'minstens één opleiding',
    )
    expect((await sofie.go('/artikel-60/nieuw', ask)).status).toBe(404)
    const begun = await ann.go('/artikel-60/nieuw', ask)
    scheme = begun.to.replace('/voorstel', '')
    expect((await stranger.go(scheme)).status).toBe(404)
  })

  it('says what is wrong with its weeks and keeps what was typed', async () => {
    const propose = (over: Record<string, string | string[]>) => ann.go(`${scheme}/voorstel`, { ...version, ...over })
    const wrong = await propose({ tot: '2025-08-31' })
    expect(wrong.status).toBe(422)
    expect(wrong.text).toContain('een einde dat na het begin komt')
    expect(wrong.html).toContain('value="Logistiek medewerker"')
    expect(wrong.html).toContain('<option value="counts" selected')
    expect((await propose({ 'werk1-uren-m-stage': '81' })).text).toContain('niet meer dan de stage duurt')
    expect((await propose({ 'werk1-uren-m-stage': 'veel' })).status).toBe(422)
    expect((await propose({ 'werk1-telt-m-stage': 'none' })).text).toContain('telt bij geen van zijn modules mee')
  })

  it('has one version more when two propose at once, and counts once the social service agreed', async () => {
    const both = await Promise.all([ann.go(`${scheme}/voorstel`, version), ann.go(`${scheme}/voorstel`, version)])
    expect(both.map(({ status }) => status).sort()).toEqual([303, 422])
    expect((await sofie.go(`${scheme}/voorstel`, version)).status).toBe(404)
    expect((await fill(sofie)).text).toContain('is er geen afspraak')
    expect((await ann.go(`${scheme}/akkoord/1`, {})).status).toBe(404)
    for (const twice of [1, 2])
      expect((await sofie.go(`${scheme}/akkoord/${twice}`, {})).status).toBe(twice === 1 ? 303 : 404)
    expect((await ann.go(scheme)).text).toContain('afgesproken op 26 november 2026')
    expect((await ann.go(scheme)).text).toContain('telt mee, hoogstens 60')
    expect((await sofie.go('/mijn-berichten')).text).toContain('Een school stelt weken voor')
    expect((await ann.go('/mijn-berichten')).text).toContain('Het OCMW gaat akkoord')
  })
})

describe('the plan of a person', () => {
  it('is made by their guide only, with as little as decides, and refuses what cannot be', async () => {
    for (const who of [stranger, ann, wilma]) expect((await fill(who)).status).toBe(404)
    const no = async (over: Record<string, string>) => {
      const page = await fill(sofie, over)
      expect(page.status).toBe(422)
      return page.text
    }
    expect(await no({ jaar: '2020' })).toContain('die klopt met het begin')
    expect(await no({ jaar: '', verjaardag: '1999-02-29' })).toContain('die klopt met het begin')
    expect(await no({ start: '2026-02-30' })).toContain('hoogstens drie jaar')
    expect(await no({ procent: '0' })).toContain('van 10 tot 100')
    expect(await no({ start: '2024-12-01' })).toContain('is er geen afspraak')
    expect((await sofie.go('/artikel-60')).text).toContain('Maak een plan')
    expect((await wilma.go('/mijn-artikel-60')).text).toContain('Je hebt nog geen plan')
  })

  it('is one, when two fill it in at once, and shows the weeks and the third semester to both', async () => {
    const both = await Promise.all([fill(sofie), fill(sofie)])
    expect(both.map(({ status }) => status).sort()).toEqual([303, 422])
    for (const page of [await sofie.go(own()), await wilma.go('/mijn-artikel-60')]) {
      for (const text of [
        'Semester 3: dit verandert',
        'Met een opleidingscontract van VDAB',
        '1 feb 2027',
        'telt als stage',
      ])
        expect(page.text).toContain(text)
      // 60 of the 80 hours of the internship by work, the rest has no day.
      expect(page.text).toContain('Van Stage blijft 20 uur open')
      expect(page.text).toContain('Union des Villes')
    }
    expect((await wilma.go('/mijn-berichten')).text).toContain('Je plan om te werken en te leren')
    expect((await ownData(db, wilma.id)).article60.plans).toMatchObject([{ born: { kind: 'year', year: 1999 } }])
  })

  it('asks for the birthday only when it decides, and keeps what was filled in before', async () => {
    await fill(sofie, { jaar: '1990', start: '2025-10-01', gezien: '1' })
    expect((await sofie.go(own())).text).toContain('Hangt af van je verjaardag')
    expect((await fill(sofie, { verjaardag: '1990-02-01', start: '2025-10-01', gezien: '1' })).text).toContain(
      'Iemand anders',
    )
    expect((await fill(sofie, { verjaardag: '1990-02-01', start: '2025-10-01', gezien: '2' })).status).toBe(303)
    const page = await sofie.go(own())
    expect(page.text).toContain('met de verjaardag')
    expect(page.text).toContain('met het geboortejaar')
    await fill(sofie, { jaar: '1999', gezien: '3' })
  })

  it('tells who follows it and their guide once of what changes in ninety days, and stands first at the guide', async () => {
    const sends = { mail: true, sms: false, origin: 'http://localhost', t: translators.nl }
    clock = new Date('2026-12-10T10:00:00Z')
    // The third semester on 1 February, the last day of the contract before 2 February, for two people.
    expect(await remindOfChanges(db, sends, clock)).toBe(4)
    expect(await remindOfChanges(db, sends, clock)).toBe(0)
    const page = await sofie.go('/artikel-60')
    expect(page.text).toMatch(/1 feb 2027 Wilma semester 3 begint, met een opleidingscontract/)
  })

  it('is gone for the guide when the relation ends, is nobody else’s, and can be ended and begun anew', async () => {
    await worksAsGuide(other, await validated(other, 'guide-service'))
    expect((await other.go(own())).status).toBe(404)
    expect((await sofie.go(`${own()}/einde`, {})).status).toBe(303)
    expect((await wilma.go('/mijn-artikel-60')).text).toContain('Je hebt nog geen plan')
    expect((await fill(sofie)).status).toBe(303)
    await db
      .updateTable('access')
      .set({ withdrawnAt: clock })
      .where('id', '=', access as Id<'access'>)
      .execute()
    for (const path of [own(), `${own()}/invullen`]) expect((await sofie.go(path)).status).toBe(404)
    expect((await fill(sofie, { gezien: '1' })).status).toBe(404)
    // Their own plan stays theirs, until they have everything erased.
    expect((await wilma.go('/mijn-artikel-60')).text).toContain('Semester 3')
    await eraseOneself(db, { id: wilma.id, role: 'worker' }, clock)
    expect(await db.selectFrom('article60Plan').select('id').where('personId', '=', wilma.id).execute()).toEqual([])
  })
})

it('the database refuses a second running plan and a version that ends before it starts', async () => {
  const eva = await worker('Eva')
  const { id: schemeId, serviceId: organisationId } = await db
    .selectFrom('article60Scheme')
    .selectAll()
    .executeTakeFirstOrThrow()
  const plan = { personId: eva.id, schemeId, organisationId, begunBy: sofie.id, begunAt: clock, endedAt: null }
  const begin = () =>
    db
      .insertInto('article60Plan')
      .values({ id: newId<'article60-plan'>(), ...plan })
      .execute()
  await begin()
  await expect(begin()).rejects.toThrow('article60_plan_once')
  const body = JSON.stringify({ weeks: 20, semesters: [], jobs: [] })
  const backward = {
    validFrom: '2026-09-01' as Day,
    validTo: '2026-08-31' as Day,
    proposedBy: ann.id,
    proposedAt: clock,
  }
  await expect(
    db
      .insertInto('article60Version')
      .values({ id: newId<'scheme-version'>(), schemeId, number: 9, body, ...backward })
      .execute(),
  ).rejects.toThrow('check')
})

it('the rules stand for everybody to read, with their days and sources', async () => {
  const { text, html } = await stranger.go('/artikel-60/regels')
  for (const line of [
    'iedereen: 312 dagen werk in 36 maanden',
    '36 tot en met 49: 468 dagen',
    'Vanaf 1 maart 2026',
    'niet zeker',
  ])
    expect(text).toContain(line)
  expect(html).toContain('https://uvcw.be/insertion/actus/art-9743')
})
