import { beforeAll, describe, expect, it } from 'vitest'
import { testDatabase } from '../../../../test/support/database.ts'
import { organisationsHouse } from '../../../../test/support/organisations.ts'
import { importFile } from '../../../catalogue/import/import-file.ts'
import { answerQuestion, findDossier, type Portrait, shareDossier, startDossier } from '../../../people/index.ts'
import type { Section } from '../../../people/portrait.ts'
import { newId } from '../../../platform/ids.ts'
import { readTable } from '../../../platform/read-table.ts'
import { translators } from '../../../platform/words.ts'
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
- {id: proef-zorg, provider: cvo-proef, title: {nl: Opleiding zorg, en: Care}, awards: q-zorg, unit: lesson-period, modules: [{id: m-til, title: {nl: Tillen, en: Lifting}, contact: 400 lestijden, price: 600 euro}, {id: m-was, title: {nl: Wassen, en: Washing}, contact: 200 lestijden, price: 300 euro}]}
`
await loadMeasures(db)
const wilma = await somebody('Wilma')
const hilde = await somebody('Hilde')
const stranger = await somebody('Vreemde')
const own = '/wie-helpt-betalen/proef-zorg'

const told: Portrait = {
  goal: { qualification: 'q-zorg' },
  work: { statute: 'employee', employmentPercent: 100, sector: 'private', workRegion: 'flanders' },
  time: { minutesFreePerWeek: 8 * 60, forms: [] },
  about: { birthYear: 1988, highestDiploma: 'secondary' },
}
const by = { person: wilma.id, role: 'worker' as const }
let secret = ''

beforeAll(async () => {
  const file = { fileName: 'proef.yaml', bytes: new TextEncoder().encode(pack), importer: 'pack' as const }
  const read = await importFile(db, { person: null, role: 'operator' }, file, now)
  if (!read.ok) throw new Error(JSON.stringify(read))
  const begun = await startDossier(db, wilma.session, by, now)
  await db.updateTable('dossier').set({ personId: wilma.id, keptAt: now }).where('id', '=', begun.id).execute()
  for (const [section, answer] of Object.entries(told) as [Section, never][])
    await answerQuestion(db, begun, section, answer, by, now)
  const dossier = await findDossier(db, { session: wilma.session, person: wilma.id }, begun.id)
  const sends = { mail: false, sms: false, origin: 'http://localhost', t: translators.nl }
  const shared = dossier && (await shareDossier(db, dossier, { days: 30, address: null }, by, sends, now))
  if (!shared?.ok) throw new Error('not shared')
  secret = shared.value
  const access = { dossierId: begun.id, personId: null, organisationId: null, toEmail: hilde.email, roles: [] }
  await db
    .insertInto('access')
    .values({
      id: newId<'access'>(),
      ...access,
      ground: 'consent',
      parts: ['goal', 'work', 'time', 'support'],
      purpose: 'guidance',
      grantedAt: now,
      until: new Date('2027-01-01T00:00:00Z'),
      withdrawnAt: null,
    })
    .execute()
})

describe('Wie helpt betalen', () => {
  it('tells of the whole route who pays what, for worker and employer, month by month', async () => {
    const { status, text } = await wilma.go(own)
    expect(status).toBe(200)
    expect(text).toContain('Vlaams opleidingsverlof')
    expect(text).toContain('Maand na maand')
    expect(text).toContain('Voor je werkgever')
    expect((await wilma.go('/wie-helpt-betalen')).to).toBe(own)
  })

  it('asks first what decides most, keeps the answer in the dossier, and never asks it again', async () => {
    const first = await wilma.go(own)
    expect(first.text).toContain('Heeft de opleiding een ODB-nummer? Dit beslist over:')
    const page = await wilma.go(`${own}/vraag/registeredForLeave?over=proef-zorg`)
    expect(page.status).toBe(200)
    const wrong = await wilma.go(`${own}/vraag/registeredForLeave`, { about: 'proef-zorg', answer: 'wellicht' })
    expect([wrong.status, wrong.text.includes('Kies een van deze antwoorden')]).toEqual([422, true])
    const kept = await wilma.go(`${own}/vraag/registeredForLeave`, { about: 'proef-zorg', answer: 'yes' })
    expect([kept.status, kept.to]).toEqual([303, own])
    const after = await wilma.go(own)
    expect(after.text).not.toContain('ODB-nummer? Dit beslist')
    expect(after.text).toMatch(/hoogstens \d+ u les met loon|hoogstens \d+.u.* les met loon/)
    // Paid lessons: now the wage counts, and it is asked for the money alone.
    expect((await wilma.go(`${own}/vraag/grossMonthlyWage`, { about: '', answer: '28oo' })).status).toBe(422)
    expect((await wilma.go(`${own}/vraag/grossMonthlyWage`, { about: '', answer: '2800' })).status).toBe(303)
    expect((await wilma.go(own)).text).toContain('brutoloon, zonder bijdragen')
  })

  it('sees who is employee and self-employed as both', async () => {
    const address = `${own}/vraag/statute`
    expect((await wilma.go(address, { about: '', answer: 'self-employed', also: 'employee' })).status).toBe(303)
    expect((await wilma.go(own)).text).toContain('zelfstandige en werknemer')
    expect((await wilma.go(address, { about: '', answer: 'employee', also: 'employee' })).status).toBe(303)
    expect((await wilma.go(own)).text).not.toContain('zelfstandige en werknemer')
  })

  it('goes along as a table', async () => {
    const csv = await wilma.go(`${own}/wie-helpt-betalen.csv`)
    expect(csv.html).toContain('Vlaams opleidingsverlof')
    expect(csv.html).toMatch(/\r\n2027-01,/)
    const { headers } = await wilma.go(`${own}/wie-helpt-betalen.xlsx`)
    expect(headers.get('content-disposition')).toContain('wie-helpt-betalen.xlsx')
    expect((await readTable(new TextEncoder().encode(csv.html.split('\r\n,')[0] ?? ''), 100))?.length).toBeGreaterThan(
      5,
    )
  })

  it('is for nobody else: not by address, not by a question', async () => {
    expect((await stranger.go(own)).status).toBe(404)
    expect((await stranger.go(`${own}/vraag/statute`, { about: '', answer: 'jobseeker', also: '' })).status).toBe(404)
    expect((await wilma.go(`${own}/vraag/iets`)).status).toBe(404)
    expect((await wilma.go(`${own}/vraag/registeredForLeave?over=elders`)).status).toBe(404)
  })
})

describe('what the employer sees', () => {
  it('is their own side, by a link', async () => {
    const { status, text } = await stranger.go(`/gedeeld/${secret}/wie-helpt-betalen`)
    expect(status).toBe(200)
    expect(text).toContain('Werkgever betaalt')
    expect(text).not.toContain('Jij betaalt')
    expect((await stranger.go('/gedeeld/verzonnen/wie-helpt-betalen')).status).toBe(404)
  })

  it('is also for who was let in, who finds nothing of others, and the look is told', async () => {
    const { id } = await db
      .selectFrom('access')
      .select('id')
      .where('toEmail', '=', hilde.email)
      .executeTakeFirstOrThrow()
    expect((await hilde.go(`/gedeeld-met-mij/${id}/wie-helpt-betalen`)).text).toContain('Wilma')
    expect((await stranger.go(`/gedeeld-met-mij/${id}/wie-helpt-betalen`)).status).toBe(404)
    const looks = await db.selectFrom('event').select('id').where('kind', '=', 'dossier.looked-at').execute()
    expect(looks.length).toBeGreaterThan(0)
  })
})
