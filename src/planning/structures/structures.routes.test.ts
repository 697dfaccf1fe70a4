import { beforeAll, describe, expect, it } from 'vitest'
import { testDatabase } from '../../../test/support/database.ts'
import { organisationsHouse } from '../../../test/support/organisations.ts'
import { importFile } from '../../catalogue/import/import-file.ts'
import { currentCatalogue, type ModuleId, modulesIn, type ProgrammeId, programmeOn } from '../../catalogue/index.ts'
import type { Day } from '../../platform/day.ts'

const { db } = await testDatabase()
const clock = new Date('2026-11-26T10:00:00Z')
const house = await organisationsHouse(db, () => clock, clock)
const { somebody, boss, validated, codeFor, accept } = house

const pack = `
defaults: {origin: example, source: {title: Gemaakt voor de proef, address: null, asOf: 2026-11-26}}
competences: [{id: c-zorg, kind: technical, label: {nl: Zorgt, en: Cares}}]
qualifications:
- {id: q-md, kind: microdegree, title: {nl: Microdegree Proef, en: Microdegree}, competences: [c-zorg]}
- {id: q-lang, kind: education, title: {nl: Lange opleiding, en: Long programme}, competences: [c-zorg]}
providers: [{id: hs-proef, name: Hogeschool Proef, kind: university_college}, {id: hs-elders, name: Elders, kind: university_college}]
programmes:
- id: proef-md
  provider: hs-proef
  title: {nl: Proef, en: Trial}
  awards: q-md
  unit: credit
  modules:
  - {id: m-basis, title: {nl: Gemeenschappelijk, en: Common}, distance: 32 uur, credits: 4}
  - {id: m-klas, title: {nl: Zorgzaam in de klas, en: Caring in class}, distance: 32 uur, credits: 4, proves: [c-zorg]}
  - {id: m-school, title: {nl: Zorgzaam op school, en: Caring at school}, distance: 32 uur, credits: 4}
  - {id: m-nieuw, title: {nl: Nieuw in de klas, en: New in class}, distance: 32 uur, credits: 4}
  - {id: m-vernieuw, title: {nl: Nieuw op school, en: New at school}, distance: 24 uur, credits: 3}
- {id: lang, provider: hs-proef, title: {nl: Lang, en: Long}, awards: q-lang, unit: credit, modules: [{id: m-lang, title: {nl: De rest, en: The rest}, distance: 300 uur, credits: 40}, {id: m-zorg, title: {nl: Zorg in het groot, en: Care at large}, distance: 40 uur, credits: 5, proves: [c-zorg]}], structure: {all: [m-basis, m-lang, m-zorg]}}
- {id: elders, provider: hs-elders, title: {nl: Elders, en: Elsewhere}, awards: q-md, unit: credit, modules: [{id: m-elders, title: {nl: Iets, en: Something}, distance: 10 uur, credits: 3}]}
concordance:
- {id: r-zorg, competences: [c-zorg], strength: assessed, module: m-zorg, ground: EVC, decides: automatic, how: {nl: Toon het., en: Show it.}}
`

const ann = await somebody('Ann')
const bart = await somebody('Bart')
const stranger = await somebody('Vreemde')
const at = '/structuren/proef-md'
const seen = async (who = ann): Promise<string> =>
  /name="seen" value="([^"]+)"/.exec((await who.go(`${at}/deel?pad=`)).html)?.[1] ?? ''
const change = async (fields: Record<string, string | string[]>, who = ann) =>
  who.go(`${at}/deel`, { seen: await seen(who), pad: '', ...fields })
const act = async (what: string, fields: Record<string, string> = {}, who = ann) =>
  who.go(`${at}/${what}`, { seen: await seen(who), ...fields })
const page = async (who = ann) => (await who.go(at)).text
const modulesOn = async (day: string) => {
  const catalogue = await currentCatalogue(db)
  const programme = catalogue.programmes.get('proef-md' as ProgrammeId)
  return programme ? modulesIn(programmeOn(programme, catalogue, day as Day).structure) : []
}

/** The microdegree of the report, as a coordinator writes it: one for all, and two of four in two lines. */
const writeMicrodegree = async () => {
  for (const place of ['4', '3', '2', '1']) await change({ pad: place, doe: 'weg' })
  await change({ doe: 'deel-some' })
  await change({ pad: '1', doe: 'regel', soort: 'some', aantal: '2', nl: 'Keuzepakket' })
  await change({ pad: '1', doe: 'deel-line' })
  await change({ pad: '1', doe: 'deel-line' })
  await change({ pad: '1.0', doe: 'regel', soort: 'line', nl: 'Zorgzaam', en: 'Caring' })
  await change({ pad: '1.1', doe: 'regel', soort: 'line', nl: 'Innovatief', en: 'Innovating' })
  await change({ pad: '1.0', doe: 'modules', module: ['m-klas', 'm-school'] })
  await change({ pad: '1.1', doe: 'modules', module: ['m-nieuw', 'm-vernieuw'] })
}

beforeAll(async () => {
  const file = { fileName: 'proef.yaml', bytes: new TextEncoder().encode(pack), importer: 'pack' as const }
  const read = await importFile(db, { person: null, role: 'operator' }, file, clock)
  if (!read.ok) throw new Error(JSON.stringify(read))
  const organisation = await validated(ann, 'provider')
  await boss.go(`${organisation.replace('/organisaties/', '/beheer/organisaties/')}/aanbod`, { provider: 'hs-proef' })
  for (const [who, role] of [
    [ann, 'coordinator'],
    [bart, 'coordinator'],
  ] as const) {
    await accept(who, await codeFor(ann, organisation, { role }))
    await who.go('/organisaties/werk-voor', { membership: await house.roleOf(who, role) })
  }
})

describe('the structure of a programme, in the browser', () => {
  it('is found by who coordinates for its provider, and by nobody else', async () => {
    for (const path of ['/structuren', at, `${at}/deel?pad=`, `${at}/verschil`]) {
      expect((await ann.go(path)).status).toBe(200)
      expect((await stranger.go(path)).status).toBe(404)
    }
    expect((await ann.go('/structuren/elders')).status).toBe(404)
    expect((await ann.go('/structuren/elders/deel', { seen: '', pad: '', doe: 'weg' })).status).toBe(404)
    for (const what of ['deel', 'ongedaan', 'weg', 'voorstel', 'publiceer'])
      expect((await stranger.go(`${at}/${what}`, { seen: await seen(), pad: '', doe: 'op' })).status).toBe(404)
    expect((await stranger.go('/structuren/afspraak', { provider: 'hs-proef', mensen: '2' })).status).toBe(404)
    // Only a manager says how many people it takes.
    expect((await ann.go('/structuren/afspraak', { provider: 'hs-proef', mensen: '2' })).status).toBe(404)
    expect((await ann.go(`${at}/deel?pad=9.9`)).status).toBe(404)
    expect((await ann.go(`${at}/verschil?versie=niets`)).status).toBe(404)
  })

  it('becomes the microdegree of the report: 11 or 12 credits, six choices, nothing wrong', async () => {
    await writeMicrodegree()
    const text = await page()
    expect(text).toContain('11 tot 12')
    expect(text).toMatch(/mogelijke keuzes 6 /)
    expect(text).toContain('Kies 2 van deze 4, uit één lijn of gemengd')
    expect(text).toContain('Klopt: wie begint, kan het afmaken')
    expect((await ann.go(`${at}/verschil`)).text).toContain('naar keuze Zorgzaam in de klas (eerst voor iedereen)')
  })

  it('says what is wrong at its place, and does not publish it', async () => {
    await change({ pad: '1', doe: 'regel', soort: 'some', aantal: '5', nl: 'Keuzepakket' })
    const wrong = await ann.go(at)
    expect(wrong.text).toContain('Men moet 5 delen kiezen, maar er zijn er maar 4.')
    expect(wrong.html).toContain('href="#deel-1"')
    const refused = await act('publiceer', { vanaf: '2027-02-01' })
    expect([refused.status, refused.text.includes('Er klopt nog iets niet')]).toEqual([422, true])
    await act('ongedaan')
    expect(await page()).toContain('Klopt: wie begint, kan het afmaken')
  })

  it('keeps what was typed when it cannot be', async () => {
    const refused = await change({
      pad: '1',
      doe: 'regel',
      soort: 'credits',
      minstens: '9',
      hoogstens: '6',
      nl: 'Pakket',
    })
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('Hoogstens kan niet minder zijn dan minstens.')
    expect(refused.html).toContain('value="Pakket"')
    expect((await change({ doe: 'volgorde', eerst: 'm-basis', dan: 'm-basis' })).text).toContain(
      'Kies twee verschillende',
    )
    expect((await change({ doe: 'modules' })).text).toContain('Kies eerst een module.')
    expect((await change({ doe: 'modules', module: ['m-elders'] })).status).toBe(422)
    expect((await change({ doe: 'iets' })).status).toBe(404)
  })

  it('tells who looked at an older state, and of two at once one', async () => {
    const old = await seen()
    await change({ doe: 'volgorde', eerst: 'm-basis', dan: 'm-klas' })
    const late = await bart.go(`${at}/deel`, { seen: old, pad: '0', doe: 'weg' })
    expect([late.status, late.text.includes('Iemand anders veranderde')]).toEqual([422, true])
    const token = await seen()
    const both = await Promise.all(
      [ann, bart].map((who, place) =>
        who.go(`${at}/deel`, {
          seen: token,
          pad: '',
          doe: 'niet-samen',
          een: 'm-klas',
          ander: place ? 'm-nieuw' : 'm-school',
        }),
      ),
    )
    expect(both.map(({ status }) => status).toSorted()).toEqual([303, 422])
    await act('ongedaan')
  })

  it('is published from a day on: who began earlier keeps what held then', async () => {
    expect((await act('publiceer', { vanaf: '2026-11-25' })).status).toBe(422)
    expect((await act('publiceer', { vanaf: 'ooit' })).text).toContain('Kies een dag vanaf vandaag')
    await change({ pad: '0', doe: 'neer' })
    // Two who publish at once publish once.
    const token = { seen: await seen(), vanaf: '2027-02-01' }
    const both = await Promise.all([ann, bart].map(who => who.go(`${at}/publiceer`, token)))
    expect(both.map(({ status }) => status).toSorted()).toEqual([303, 422])
    expect(await modulesOn('2027-01-31')).toEqual(['m-basis', 'm-klas', 'm-school', 'm-nieuw', 'm-vernieuw'])
    expect((await modulesOn('2027-02-01')).at(-1)).toBe('m-basis')
    const before = (await ann.go('/opleidingen/proef-md/keuze?begin=2027-01-31')).text
    expect(before).toContain('Je volgt alle 5 modules')
    expect((await ann.go('/opleidingen/proef-md/keuze?begin=2027-02-01')).text).toContain('Kies 2 van deze 4')
    const version = /\?versie=([^"]+)"/.exec((await ann.go(at)).html)?.[1]
    expect((await ann.go(`${at}/verschil?versie=${version}`)).text).toContain('Vanaf 1 februari 2027')
    expect((await act('publiceer', { vanaf: '2027-02-01' })).text).toContain('Er is niets veranderd')
  })

  it('is published by a second person where the manager wants that; a change asks it anew', async () => {
    await ann.go('/organisaties/werk-voor', { membership: await house.roleOf(ann, 'manager') })
    expect((await ann.go('/structuren/afspraak', { provider: 'hs-proef', mensen: '2' })).status).toBe(303)
    expect((await ann.go('/structuren/afspraak', { provider: 'hs-elders', mensen: '2' })).status).toBe(404)
    expect((await ann.go('/structuren')).html).toMatch(/value="2" checked/)
    await change({ doe: 'volgorde', eerst: 'm-basis', dan: 'm-nieuw' })
    expect((await act('publiceer', { vanaf: '2027-09-01' })).text).toContain('Een tweede persoon maakt dit bekend')
    await act('voorstel', { vanaf: '2027-09-01' })
    expect((await act('publiceer', { vanaf: '2027-09-01' })).status).toBe(422)
    await change({ doe: 'volgorde', eerst: 'm-basis', dan: 'm-vernieuw' }, bart)
    expect((await act('publiceer', { vanaf: '2027-09-01' }, bart)).status).toBe(422)
    await act('voorstel', { vanaf: '2027-09-01' })
    expect(await page(bart)).toContain('Ann vraagt om dit bekend te maken, geldig vanaf 1 september 2027.')
    expect((await act('publiceer', { vanaf: '2027-10-01' }, bart)).status).toBe(422)
    expect((await act('publiceer', { vanaf: '2027-09-01' }, bart)).status).toBe(303)
    await change({ pad: '0', doe: 'weg' })
    expect((await act('weg')).status).toBe(303)
    expect(await page()).toContain('Dit is wat nu geldt.')
  })
})

describe('trying choices', () => {
  const keuze = '/opleidingen/proef-md/keuze?begin=2027-02-01'

  it('shows anybody what is still needed, and what the ticks give', async () => {
    expect((await stranger.go('/opleidingen/niets/keuze')).status).toBe(404)
    const started = (await stranger.go(`${keuze}&m=m-klas`)).text
    expect(started).toContain('1 van 2 gekozen')
    expect(started).toContain('Nog 2 modules te gaan')
    const done = (await stranger.go(`${keuze}&m=m-basis&m=m-klas&m=m-vernieuw`)).text
    expect(done).toContain('3 modules, 11 studiepunten')
    expect(done).toContain('Hiermee haal je: Microdegree Proef.')
    expect((await stranger.go(`${keuze}&m=m-basis&m=m-klas&m=m-nieuw&m=m-school`)).text).toContain(
      'Niet nodig voor het einde',
    )
  })

  it('says where the credits count later, with how many and why', async () => {
    const { text } = await stranger.go(`${keuze}&m=m-basis&m=m-klas`)
    expect(text).toContain('9 van de 49 studiepunten heb je dan al')
    expect(text).toContain('Het is dezelfde module')
    const less = (await stranger.go(`${keuze}&m=m-basis`)).text
    expect(less).toContain('4 van de 49 studiepunten')
    expect((await stranger.go(`${keuze}&m=m-nieuw`)).text).toContain('geen langere opleiding')
  })
})

it('every module that was ever in it can still be asked about', async () => {
  expect(await modulesOn('2026-11-26')).toContain('m-basis' as ModuleId)
})
