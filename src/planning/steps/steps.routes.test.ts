import { beforeAll, describe, expect, it } from 'vitest'
import { testDatabase } from '../../../test/support/database.ts'
import { organisationsHouse } from '../../../test/support/organisations.ts'
import { importFile } from '../../catalogue/import/import-file.ts'
import { answerQuestion, startDossier } from '../../people/index.ts'

const { db } = await testDatabase()
const clock = new Date('2026-11-26T10:00:00Z')
const { somebody } = await organisationsHouse(db, () => clock, clock)

const pack = `
defaults: {origin: example, source: {title: Gemaakt voor de proef, address: null, asOf: 2026-11-26}}
qualifications:
- {id: q-huis, kind: professional, title: {nl: Huishoudhulp zorg, en: Care home help}, value: {nl: Je werkt bij mensen thuis., en: You work in homes.}, occupations: [esco/huis]}
- {id: q-zorg, kind: professional, title: {nl: Zorgkundige, en: Nursing aide}, level: 4}
- {id: q-los, kind: professional, title: {nl: Iets los, en: Something else}}
providers: [{id: cvo-proef, name: CVO Proef, kind: cvo}]
certificates: [{id: cert-huis, title: {nl: Certificaat huishoudhulp, en: Certificate}, awards: q-huis}]
programmes:
- {id: huis, provider: cvo-proef, title: {nl: Huis, en: Home}, awards: q-huis, unit: hour, language: A2, modules: [{id: m-huis, title: {nl: Huis, en: Home}, contact: 40 uur}]}
- {id: zorg, provider: cvo-proef, title: {nl: Zorg, en: Care}, awards: q-zorg, entry: [q-huis], unit: hour, language: B1, modules: [{id: m-zorg, title: {nl: Zorg, en: Care}, contact: 100 uur}, {id: m-thuis, title: {nl: Thuis, en: At home}, contact: 30 uur}]}
- {id: los, provider: cvo-proef, title: {nl: Los, en: Other}, awards: q-los, unit: hour, modules: [{id: m-los, title: {nl: Los, en: Other}, contact: 10 uur}]}
ladders: [{id: proef, title: {nl: Zorg, en: Care}, steps: [q-huis, q-zorg]}]
concordance:
- {id: r-thuis, certificates: [cert-huis], module: m-thuis, ground: EVK, decides: automatic, how: {nl: Toon het., en: Show it.}}
`
const anybody = await somebody('Iemand')
const nadia = await somebody('Nadia')

beforeAll(async () => {
  await db
    .insertInto('framework')
    .values({ id: 'esco', title: 'ESCO', source: JSON.stringify({ title: 'ESCO', address: null, asOf: null }) })
    .onConflict(on => on.doNothing())
    .execute()
  await db
    .insertInto('occupation')
    .values({
      id: 'esco/huis' as never,
      framework: 'esco',
      isco: null,
      code: null,
      descriptionNl: null,
      descriptionEn: null,
    })
    .execute()
  await db
    .insertInto('occupationLabel')
    .values({ occupationId: 'esco/huis' as never, language: 'nl', kind: 'preferred', text: 'huishoudhulp' })
    .execute()
  const file = { fileName: 'proef.yaml', bytes: new TextEncoder().encode(pack), importer: 'pack' as const }
  const read = await importFile(db, { person: null, role: 'operator' }, file, clock)
  if (!read.ok) throw new Error(JSON.stringify(read))
  const by = { person: nadia.id, role: 'worker' as const }
  const begun = await startDossier(db, nadia.session, by, clock)
  const paper = {
    certificate: 'cert-huis',
    title: 'Huishoudhulp',
    issuer: null,
    issuedOn: null,
    until: null,
    codes: [],
    shown: 'said' as const,
  }
  await answerQuestion(db, begun, 'papers', [paper], by, clock)
  await answerQuestion(db, begun, 'dutch', { level: 'A2' }, by, clock)
})

describe('the ladders', () => {
  it('are listed for anybody, and each is a page', async () => {
    const list = await anybody.go('/ladders')
    expect([list.status, list.text.includes('Van Huishoudhulp zorg tot Zorgkundige')]).toEqual([200, true])
    expect((await anybody.go('/ladders/niets')).status).toBe(404)
    const { text } = await anybody.go('/ladders/proef')
    expect(text).toContain('Gerekend voor wie nog niets kan tonen')
    expect(text).toContain('+ 40 u bovenop de sport eronder')
    expect(text).toContain('+ 100 u bovenop de sport eronder')
    expect(text).toContain('(van 130 u voor wie van nul begint)')
    expect(text).toContain('Jobs: huishoudhulp')
    expect(text).toContain('Nederlands op niveau B1')
    expect(text).toContain('140 u')
  })

  it('are reckoned up to where one aims; an aim that is not on it is the top', async () => {
    const aimed = await anybody.go('/ladders/proef?doel=q-huis')
    expect(aimed.html).toMatch(/<option value="q-huis" selected/)
    expect((await anybody.go('/ladders/proef?doel=niets')).html).toMatch(/<option value="q-zorg" selected/)
  })

  it('count what somebody told: they stand higher, and see what their Dutch asks', async () => {
    const { text } = await nadia.go('/ladders/proef')
    expect(text).toContain('Gerekend voor jou')
    expect(text).toContain('Je zegt dat je het bewijs “Huishoudhulp” hebt.')
    expect(text).toContain('Je Nederlands is A2; deze opleiding vraagt B1')
    expect(text).not.toContain('+ 40 u bovenop')
  })

  it('lead to the routes', async () => {
    const to = await nadia.go('/wat-kan-je-al/doel?na=nakijken', { goal: 'q-zorg' })
    expect(to.status).toBe(303)
    expect((await nadia.go('/ladder')).text).toContain('Zorgkundige')
  })
})
