import { beforeAll, describe, expect, it } from 'vitest'
import { testDatabase } from '../../../../test/support/database.ts'
import { organisationsHouse } from '../../../../test/support/organisations.ts'
import { importFile } from '../../../catalogue/import/import-file.ts'
import { answerQuestion, eraseOneself, ownData, type Portrait, startDossier } from '../../../people/index.ts'
import type { Section } from '../../../people/portrait.ts'
import { loadMeasures } from '../load-measures.ts'

const { db } = await testDatabase()
const now = new Date('2026-11-25T10:00:00Z')
const { somebody } = await organisationsHouse(db, () => now, now)
const pack = `
defaults: {origin: example, source: {title: Gemaakt voor de proef, address: null, asOf: 2026-11-24}}
qualifications:
- {id: q-zorg, kind: professional, title: {nl: Zorgkundige, en: Nursing aide}, competences: []}
providers:
- {id: cvo-proef, name: CVO Proef, kind: cvo}
programmes:
- {id: proef-zorg, provider: cvo-proef, title: {nl: Opleiding zorg, en: Care}, awards: q-zorg, unit: lesson-period, modules: [{id: m-til, title: {nl: Tillen, en: Lifting}, contact: 400 lestijden, price: 600 euro}]}
`
await loadMeasures(db)
const wilma = await somebody('Wilma')
const stranger = await somebody('Vreemde')
const own = '/wie-helpt-betalen/proef-zorg'
const cheque = `${own}/aanvragen/0/opleidingscheque`
const by = { person: wilma.id, role: 'worker' as const }

const told: Portrait = {
  goal: { qualification: 'q-zorg' },
  work: { statute: 'employee', employmentPercent: 100, sector: 'private', workRegion: 'flanders' },
  time: { minutesFreePerWeek: 8 * 60, forms: [] },
  about: { birthYear: 1988, highestDiploma: 'secondary' },
  support: { registered: { 'proef-zorg': true } },
}

beforeAll(async () => {
  const file = { fileName: 'proef.yaml', bytes: new TextEncoder().encode(pack), importer: 'pack' as const }
  const read = await importFile(db, { person: null, role: 'operator' }, file, now)
  if (!read.ok) throw new Error(JSON.stringify(read))
  const begun = await startDossier(db, wilma.session, by, now)
  for (const [section, answer] of Object.entries(told) as [Section, never][])
    await answerQuestion(db, begun, section, answer, by, now)
})

const seenOn = async () => /name="seen" value="(\d+)"/.exec((await wilma.go(cheque)).html)?.[1] ?? ''
const tell = async (step: string, over: Record<string, string> = {}) =>
  wilma.go(cheque, { step, onDay: '2026-11-25', euros: '', note: '', seen: await seenOn(), ...over })

describe('asking for support', () => {
  it('says how, where the official form is, and what must be on time', async () => {
    const { text } = await wilma.go(`${own}/aanvragen`)
    expect(text).toContain('Wat op tijd moet')
    expect(text).toContain('25 februari 2027')
    expect((await wilma.go(cheque)).text).toContain('Vlaanderen.be over opleidingscheques')
    expect((await stranger.go(cheque)).status).toBe(404)
    expect((await wilma.go(`${own}/aanvragen/7/opleidingscheque`)).status).toBe(404)
  })

  it('gives a sheet and a file with what is known', async () => {
    const pdf = await wilma.go(`${cheque}/blad.pdf`)
    expect([pdf.status, pdf.html.startsWith('%PDF')]).toEqual([200, true])
    const { fields } = JSON.parse((await wilma.go(`${cheque}/gegevens.json`)).html)
    expect(fields).toContainEqual({ name: 'School', value: 'CVO Proef' })
  })

  it('is followed once the dossier is kept: asked, granted, paid, each a line, the last taken back', async () => {
    expect((await wilma.go(cheque)).text).toContain('Bewaar eerst je ladder')
    expect((await wilma.go(cheque, { step: 'applied', onDay: '2026-11-25', seen: '0' })).status).toBe(422)
    await db.updateTable('dossier').set({ personId: wilma.id, keptAt: now }).execute()
    expect((await tell('granted')).status).toBe(422)
    expect((await tell('applied', { onDay: '2026-12-25' })).text).toContain('Kies vandaag of een dag die voorbij is')
    expect((await tell('applied')).status).toBe(303)
    const late = await tell('granted', { seen: '0', note: 'brief van dinsdag' })
    expect([late.status, late.html.includes('brief van dinsdag')]).toEqual([422, true])
    expect((await tell('granted')).status).toBe(303)
    expect((await tell('paid', { euros: 'veel' })).status).toBe(422)
    expect((await tell('paid', { euros: '62,50' })).status).toBe(303)
    expect((await wilma.go(cheque)).text).toContain('€ 62,50')
    expect((await tell('undone')).status).toBe(303)
    expect((await wilma.go(`${own}/aanvragen`)).text).toContain('goedgekeurd')
    expect(await db.selectFrom('supportStep').select('step').orderBy('id').execute()).toHaveLength(4)
  })

  it('twice at once is told once', async () => {
    const seen = await seenOn()
    const answers = await Promise.all([tell('stopped', { seen }), tell('stopped', { seen })])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 422])
  })
})

describe('a rule that changed', () => {
  it('is told until the person says that they saw it', async () => {
    expect((await wilma.go(own)).text).not.toContain('Er veranderde een regel')
    await db.updateTable('supportSeen').set({ version: 'vov-2025' }).where('measure', '=', 'vov').execute()
    expect((await wilma.go(own)).text).toContain('Er veranderde een regel')
    expect((await wilma.go(own)).text).toContain('Er veranderde een regel')
    expect((await wilma.go(`${own}/gezien`, {})).status).toBe(303)
    expect((await wilma.go(own)).text).not.toContain('Er veranderde een regel')
  })
})

describe('what is kept of it', () => {
  it('goes along with the person, and goes with them', async () => {
    const { support } = await ownData(db, wilma.id)
    expect(support.supportSteps.map(({ step }) => step)).toContain('paid')
    expect(support.rulesSeen.length).toBeGreaterThan(0)
    await eraseOneself(db, { id: wilma.id, role: 'worker' }, now)
    for (const table of ['supportFollow', 'supportStep', 'supportSeen'] as const)
      expect(await db.selectFrom(table).selectAll().execute()).toEqual([])
  })
})
