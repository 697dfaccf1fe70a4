import pino from 'pino'
import { describe, expect, it } from 'vitest'
import { testDatabase } from '../../test/support/database.ts'
import { plain } from '../../test/support/plain.ts'
import { createApp } from '../app.tsx'
import { importFile } from './import/import-file.ts'

const { db } = await testDatabase()
const now = new Date('2026-11-24T10:00:00Z')
const app = createApp({
  db,
  now: () => now,
  log: pino({ level: 'silent' }),
  operatorKey: 'a key of this test only',
  practice: null,
})

const pack = `
defaults: {origin: example, source: {title: Gemaakt voor de proef, address: null, asOf: 2026-11-24}, validFrom: 2024-09-01}
competences:
- {id: comp-veilig, kind: technical, label: {nl: Werkt veilig, en: Works safely}}
qualifications:
- {id: job-hulp, kind: job, title: {nl: Huishoudhulp, en: Domestic help}}
- {id: q-zorg-1, kind: professional, title: {nl: Zorgkundige oud, en: Nursing aide old}, level: 4, series: q-zorg, version: 1, validTo: 2025-08-31}
- {id: q-zorg-2, kind: professional, title: {nl: Zorgkundige, en: Nursing aide}, level: 4, series: q-zorg, version: 2, competences: [comp-veilig], attests: [{kind: Wettelijk attest, title: Visum}], value: {nl: Werken in een woonzorgcentrum., en: Work in a care home.}}
- {id: q-micro, kind: microdegree, title: {nl: Microdegree taal, en: Microdegree language}}
providers:
- {id: cvo-a, name: CVO Proef, kind: cvo, postcode: '2018', place: Antwerpen}
programmes:
- id: proef-zorg
  provider: cvo-a
  title: {nl: Zorgkundige, en: Nursing aide}
  awards: q-zorg-2
  entry: [job-hulp]
  unit: lesson-period
  language: B1
  modules:
  - {id: m-veilig, title: {nl: Veilig werken, en: Working safely}, contact: 20 lestijden, price: 30 euro, proves: [comp-veilig]}
  - {id: m-a, title: {nl: Wonen, en: Living}, contact: 40 lestijden, price: 60 euro}
  - {id: m-b, title: {nl: Dementie, en: Dementia}, contact: 60 lestijden, price: 90 euro}
  - {id: m-c, title: {nl: Mobiliteit, en: Mobility}, contact: 30 lestijden, price: 45 euro}
  - {id: m-stage, title: {nl: Stage, en: Placement}, workplace: 200 uur, price: 60 euro, exemptable: false}
  structure: {all: [m-veilig, {some: 2, of: [m-a, m-b, m-c]}, m-stage]}
  order: [{before: m-veilig, after: m-stage}]
  stops:
  - {title: {nl: Attest veilig werken, en: Attest safe work}, requires: [m-veilig], value: {nl: Geldt in elk bedrijf., en: Counts in any company.}}
  offers:
  - {id: o-1, start: 2027-02-01, form: campus, postcode: '2018', place: Antwerpen, when: {nl: dinsdag overdag, en: Tuesday in daytime}, perWeek: 8 lestijden, days: 1}
  - {id: o-0, start: 2026-09-01, form: campus, postcode: '2018', place: Verleden, when: {nl: voorbij, en: past}}
- id: proef-taal
  provider: cvo-a
  title: {nl: Taal in de klas, en: Language in class}
  awards: q-micro
  unit: credit
  modules:
  - {id: m-t, title: {nl: Taal, en: Language}, credits: 4, contact: 20 uur, price: 60 euro}
  offers: [{id: o-2, form: distance, when: {nl: wanneer je wil, en: whenever you like}}]
- id: proef-later
  provider: cvo-a
  title: {nl: Pas later, en: Only later}
  awards: q-micro
  unit: hour
  validFrom: 2028-01-01
  modules:
  - {id: m-l, title: {nl: Later, en: Later}, contact: 20 uur, validFrom: 2028-01-01}
ladders:
- {id: zorg, title: {nl: Zorg, en: Care}, steps: [job-hulp, q-zorg-2]}
`

const bytes = new TextEncoder().encode(pack)
const read = await importFile(
  db,
  { person: null, role: 'operator' },
  { fileName: 'proef.yaml', bytes, importer: 'pack' },
  now,
)
if (!read.ok) throw new Error(read.refusal)

/** A page as one reads it: its status and its text without tags. */
const open = async (address: string, language = 'nl') => {
  const answer = await app.request(address, { headers: { 'accept-language': language } })
  const html = await answer.text()
  const text = plain(html).replaceAll('&quot;', '"')
  return { status: answer.status, html, text }
}

describe('the list of programmes', () => {
  it('shows what is valid today, with what one compares it by', async () => {
    const { status, text } = await open('/opleidingen')
    expect(status).toBe(200)
    expect(text).toContain('2 opleidingen')
    expect(text).toContain('90 tot 120 lestijden + 200 u op de werkvloer')
    expect(text).toContain('€ 195 tot € 240')
    expect(text).toContain('1 feb 2027')
    expect(text).toContain('4 studiepunten')
    expect(text).not.toContain('Pas later')
    expect(text).not.toContain('Verleden')
  })

  it('keeps its wishes in the address, and says which one to drop when nothing is left', async () => {
    const found = await open('/opleidingen?zoek=zorgkundig&vorm=campus')
    expect(found.text).toContain('Eén opleiding')
    const none = await open('/opleidingen?zoek=zorgkundige&prijs=10')
    expect(none.text).toContain('Zonder ‘hoogstens € 10’: één opleiding')
    expect(none.html).toContain('href="/opleidingen?zoek=zorgkundige"')
  })

  it('answers a postcode that does not exist with what to type, and keeps what was typed', async () => {
    const { status, html, text } = await open('/opleidingen?postcode=9x99')
    expect(status).toBe(422)
    expect(text).toContain('Deze postcode kennen we niet')
    expect(html).toContain('value="9x99"')
  })

  it('speaks English', async () => {
    expect((await open('/opleidingen?zoek=nursing', 'en')).text).toContain('One programme')
  })
})

describe('a programme', () => {
  it('says what it asks, in which order, and what one may leave with', async () => {
    const { status, text } = await open('/opleidingen/proef-zorg')
    expect(status).toBe(200)
    expect(text).toContain('Kies 2 van deze 3')
    expect(text).toContain('Eerst Veilig werken, dan Stage.')
    expect(text).toContain('Attest veilig werken')
    expect(text).toContain('Geldt in elk bedrijf.')
    expect(text).toContain('200 u op de werkvloer')
    expect(text).toContain('Werkt veilig')
    expect(text).toContain('Nederlands op niveau B1')
    expect(text).toContain('Gemaakt voor de proef')
  })

  it('that is not valid yet says so', async () => {
    const { text } = await open('/opleidingen/proef-later')
    expect(text).toContain('geldt niet op 24 nov 2026')
    expect(text).toContain('kan niemand deze opleiding afmaken')
  })

  it('that nobody knows is not found', async () => {
    expect((await open('/opleidingen/bestaat-niet')).status).toBe(404)
  })
})

describe('a qualification', () => {
  it('shows its competences, its ladder, its programmes and its versions', async () => {
    const { status, text } = await open('/kwalificaties/q-zorg-2')
    expect(status).toBe(200)
    expect(text).toContain('Werkt veilig')
    expect(text).toContain('Ladder Zorg met 2 treden. Zorgkundige staat op trede 2.')
    expect(text).toContain('CVO Proef')
    expect(text).toContain('Visum')
    expect(text).toContain('geldig van 1 sep 2024 tot en met 31 aug 2025')
  })

  it('that was replaced leads to the newer one', async () => {
    const { text, html } = await open('/kwalificaties/q-zorg-1')
    expect(text).toContain('Er is een nieuwere versie: Zorgkundige.')
    expect(html).toContain('href="/kwalificaties/q-zorg-2"')
  })

  it('that nobody knows is not found', async () => {
    expect((await open('/kwalificaties/bestaat-niet')).status).toBe(404)
  })
})

it('the sources are named, with what their labels mean', async () => {
  const { status, text } = await open('/bronnen')
  expect(status).toBe(200)
  expect(text).toContain('Voor deze installatie gemaakt')
  expect(text).toContain('3 opleidingen')
})
