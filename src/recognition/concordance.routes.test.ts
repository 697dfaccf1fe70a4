import pino from 'pino'
import { describe, expect, it } from 'vitest'
import { testDatabase } from '../../test/support/database.ts'
import { plain } from '../../test/support/plain.ts'
import { createApp } from '../app.tsx'
import { importFile } from '../catalogue/import/import-file.ts'
import type { ModuleId } from '../catalogue/index.ts'
import type { Day } from '../platform/day.ts'
import { rowsOn } from './concordance.store.ts'
import { meaningOf } from './concordance-table.ts'

const { db } = await testDatabase()
const now = new Date('2026-11-24T10:00:00Z')
const log = pino({ level: 'silent' })
const app = createApp({ db, now: () => now, log, operatorKey: 'a key of this test only', practice: null })

const pack = `
defaults: {origin: example, source: {title: Gemaakt voor de proef, address: null, asOf: 2026-11-24}}
competences:
- {id: comp-veilig, kind: technical, label: {nl: Werkt veilig, en: Works safely}}
qualifications:
- {id: q-zorg, kind: professional, title: {nl: Zorgkundige, en: Nursing aide}, competences: [comp-veilig]}
- {id: q-micro, kind: microdegree, title: {nl: Microdegree taal, en: Microdegree language}}
providers:
- {id: cvo-a, name: CVO Proef, kind: cvo}
- {id: hogeschool, name: Hogeschool Proef, kind: university_college}
programmes:
- {id: proef-zorg, provider: cvo-a, title: {nl: Zorgkundige, en: Nursing aide}, awards: q-zorg, unit: lesson-period, modules: [{id: m-veilig, title: {nl: Veilig werken, en: Working safely}, contact: 20 lestijden}, {id: m-wonen, title: {nl: Wonen, en: Living}, contact: 40 lestijden}]}
- {id: proef-taal, provider: hogeschool, title: {nl: Taal, en: Language}, awards: q-micro, unit: credit, modules: [{id: m-taal, title: {nl: Taal, en: Language}, credits: 4, contact: 20 uur}]}
certificates:
- {id: c-logistiek, title: {nl: Certificaat logistiek, en: Certificate logistics}}
- {id: c-ehbo, title: {nl: Brevet eerste hulp, en: First aid}}
concordance:
- {id: r-oud, certificates: [c-logistiek], module: m-veilig, hours: 5 lestijden, ground: EVK, decides: automatic, how: {nl: Oude regel, en: Old rule}, validTo: 2026-08-31}
- {id: r-nu, certificates: [c-logistiek, c-ehbo], module: m-veilig, ground: EVK, decides: automatic, how: {nl: Toon je papieren., en: Show your papers.}, validFrom: 2026-09-01}
- {id: r-evc, competences: [comp-veilig], strength: assessed, module: m-wonen, hours: 10 lestijden, ground: EVC, decides: provider, how: {nl: Doe de proef., en: Take the test.}}
- {id: r-hoger, competences: [comp-veilig], strength: assessed, module: m-taal, ground: EVC, decides: provider, how: {nl: Vraag het aan., en: Ask for it.}}
`
const bytes = new TextEncoder().encode(pack)
const read = await importFile(
  db,
  { person: null, role: 'operator' },
  { fileName: 'proef.yaml', bytes, importer: 'pack' },
  now,
)
if (!read.ok) throw new Error(read.refusal)

const open = async (address: string, language = 'nl') => {
  const answer = await app.request(address, { headers: { 'accept-language': language } })
  const text = plain(await answer.text())
  return { status: answer.status, text }
}

describe('the table of exemptions', () => {
  it('finds the rows that hold on a day, for some modules or for all', async () => {
    const ids = async (day: string, modules: string[] = []) =>
      (await rowsOn(db, day as Day, modules as ModuleId[])).map(({ id }) => id)
    expect(await ids('2026-08-31')).toEqual(['r-hoger', 'r-oud', 'r-evc'])
    expect(await ids('2026-09-01')).toEqual(['r-hoger', 'r-nu', 'r-evc'])
    expect(await ids('2026-09-01', ['m-veilig'])).toEqual(['r-nu'])
  })

  it('shows the rules of today, or of the day in the address', async () => {
    const today = await open('/vrijstellingen')
    expect(today.status).toBe(200)
    expect(today.text).toContain('3 regels op 24 november 2026.')
    expect(today.text).toContain('Certificaat logistiek en Brevet eerste hulp')
    expect(today.text).toContain('Veilig werken: de hele module')
    expect(today.text).toContain('10 lestijden minder')
    const before = await open('/vrijstellingen?op=2026-08-31')
    expect(before.text).toContain('Oude regel')
    expect(before.text).not.toContain('Toon je papieren.')
  })

  it('is narrowed by evidence, typing errors forgiven, and by programme or module', async () => {
    expect((await open('/vrijstellingen?zoek=logistik')).text).toContain('Eén regel op')
    expect((await open('/vrijstellingen?zoek=zorgkundige')).text).toContain('2 regels op')
    expect((await open('/vrijstellingen?opleiding=proef-taal')).text).toContain('Eén regel op')
    expect((await open('/vrijstellingen?module=m-wonen')).text).toContain('Alleen voor de module Wonen.')
    expect((await open('/vrijstellingen?zoek=timmerman')).text).toContain('Geen regels op')
  })

  it('always says which EVC is meant', async () => {
    expect(meaningOf('EVC', { kind: 'cvo' })).toBe('EVC-profession')
    expect(meaningOf('EVC', { kind: 'university_college' })).toBe('EVC-higher-education')
    expect(meaningOf('EVK', { kind: 'university' })).toBe('EVK')
    const higher = await open('/vrijstellingen?opleiding=proef-taal')
    expect(higher.text.split('Je toont').at(-1)).toContain('EVC in het hoger onderwijs')
    const profession = await open('/vrijstellingen?opleiding=proef-zorg')
    expect(profession.text.split('Je toont').at(-1)).toContain('EVC voor een beroep')
  })

  it('answers a day that does not exist with what to choose', async () => {
    const { status, text } = await open('/vrijstellingen?op=2026-02-30')
    expect(status).toBe(422)
    expect(text).toContain('Kies een dag van de kalender')
  })

  it('speaks English', async () => {
    expect((await open('/vrijstellingen', 'en')).text).toContain('3 rules on 24 November 2026.')
  })
})
