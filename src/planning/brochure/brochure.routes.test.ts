import { beforeAll, describe, expect, it } from 'vitest'
import { testDatabase } from '../../../test/support/database.ts'
import { deciding, organisationsHouse } from '../../../test/support/organisations.ts'
import { importFile } from '../../catalogue/import/import-file.ts'
import { loadMeasures } from '../support/index.ts'

const { db } = await testDatabase()
const clock = new Date('2026-11-25T10:00:00Z')
const house = await organisationsHouse(db, () => clock, clock)
const { somebody, boss, validated, codeFor, accept } = house

const pack = `
defaults: {origin: example, source: {title: Gemaakt voor de proef, address: null, asOf: 2026-11-24}}
competences:
- {id: comp-zagen, kind: technical, label: {nl: Hout zagen op maat, en: Sawing wood to size}}
qualifications:
- {id: q-hout, kind: professional, title: {nl: Houtbewerker, en: Wood worker}, competences: [comp-zagen]}
providers:
- {id: cvo-hout, name: CVO Hout, kind: cvo, place: Mechelen}
programmes:
- {id: hout, provider: cvo-hout, title: {nl: Houtbewerken, en: Woodwork}, awards: q-hout, unit: lesson-period, language: B1, modules: [{id: h-zagen, title: {nl: Zagen, en: Sawing}, contact: 80 lestijden, workplace: 20 uur, price: 120.00 euro, proves: [comp-zagen]}], offers: [{id: hout-feb, start: 2027-02-01, form: campus, place: Mechelen, when: {nl: dinsdag overdag, en: Tuesday in daytime}, perWeek: 8 lestijden, days: 1, evening: false}]}
- {id: hout-leeg, provider: cvo-hout, title: {nl: Hout zonder datum, en: Wood without a date}, awards: q-hout, unit: lesson-period, modules: [{id: h-leeg, title: {nl: Leeg, en: Empty}, contact: 40 lestijden}]}
`

const ann = await somebody('Ann')
const luc = await somebody('Luc')
const stranger = await somebody('Vreemde')

beforeAll(async () => {
  const read = await importFile(
    db,
    { person: null, role: 'operator' },
    { fileName: 'hout.yaml', bytes: new TextEncoder().encode(pack), importer: 'pack' },
    clock,
  )
  if (!read.ok) throw new Error(read.refusal)
  await loadMeasures(db)
  const address = await validated(ann, 'provider')
  expect((await boss.go(`${deciding(address)}/aanbod`, { provider: 'cvo-hout' })).status).toBe(303)
  await accept(ann, await codeFor(ann, address, { role: 'coordinator' }))
  await ann.go('/organisaties/werk-voor', { membership: await house.roleOf(ann, 'coordinator') })
})

const said = {
  pitchNl: 'Je mensen leren zagen.',
  pitchEn: '',
  contactName: 'Ann',
  contactMail: 'ann@school.be',
  contactPhone: '',
  seen: '0',
}

describe('a brochure', () => {
  it('tells anybody what the catalogue knows, and says what it does not', async () => {
    const page = await stranger.go('/folder/hout')
    for (const text of ['6 u 40', '10 weken lang', 'dinsdag overdag', 'Mechelen', 'Hout zagen op maat', '€ 120', 'B1'])
      expect(page.text).toContain(text)
    expect(page.text).toContain('In welke weken het leren op de werkvloer valt')
    const empty = await stranger.go('/folder/hout-leeg')
    for (const text of ['Er is nu geen groep gepland', 'Welk niveau Nederlands nodig is, is niet bekend'])
      expect(empty.text).toContain(text)
    expect(empty.html).not.toContain('<h2>Wie het deed, vertelt</h2>')
    expect((await stranger.go('/folder/bestaat-niet')).status).toBe(404)
    expect((await stranger.go('/folder/bestaat-niet/folder.pdf')).status).toBe(404)
  })

  it('reckons for each statute with what the reader says of the company', async () => {
    const small = await stranger.go('/folder/hout?grootte=small&sector=social-profit')
    const rowOf = (html: string, who: string) =>
      html.slice(html.indexOf(`>${who}`), html.indexOf('</tr>', html.indexOf(`>${who}`)))
    // Training leave is perhaps an employee's, and never a civil servant's.
    expect(rowOf(small.html, 'werknemer')).toContain('misschien')
    expect(rowOf(small.html, 'ambtenaar')).not.toContain('misschien')
    expect((await stranger.go('/folder/hout?grootte=reus&sector=niets')).status).toBe(200)
  })

  it('is one sheet of paper, full or empty', async () => {
    for (const id of ['hout', 'hout-leeg']) {
      const pdf = await stranger.go(`/folder/${id}/folder.pdf`)
      expect(pdf.html.startsWith('%PDF')).toBe(true)
      expect(pdf.html.match(/\/Type \/Page\b/g)).toHaveLength(1)
    }
  })
})

describe('who keeps a brochure', () => {
  it('is who coordinates for the provider, and nobody else', async () => {
    expect((await ann.go('/folders')).text).toContain('Houtbewerken')
    expect((await stranger.go('/folders')).text).not.toContain('Houtbewerken')
    expect((await stranger.go('/folders/hout')).status).toBe(404)
    for (const path of [
      '/folders/hout',
      '/folders/hout/getuigenis',
      '/folders/hout/getuigenis/x/weg',
      '/folders/gesprek/x',
    ])
      expect((await stranger.go(path, said)).status, path).toBe(404)
  })

  it('adds a pitch and a contact, and loses nothing when somebody else was first', async () => {
    expect((await ann.go('/folders/hout', { ...said, pitchNl: 'Een. Twee. Drie. Vier.' })).text).toContain(
      'hoogstens drie zinnen',
    )
    expect((await ann.go('/folders/hout', said)).status).toBe(303)
    const late = await ann.go('/folders/hout', { ...said, pitchNl: 'Iets anders.' })
    expect(late.status).toBe(422)
    expect(late.text).toContain('Iemand anders veranderde intussen iets')
    expect(late.html).toContain('Iets anders.')
    const page = await stranger.go('/folder/hout')
    expect(page.text).toContain('Je mensen leren zagen.')
    expect(page.html).toContain('mailto:ann@school.be')
    const [seen] = /name="seen" value="(\d+)"/.exec((await ann.go('/folders/hout')).html)?.slice(1) ?? []
    const both = await Promise.all(
      ['A.', 'B.'].map(pitchNl => ann.go('/folders/hout', { ...said, seen: seen ?? '', pitchNl })),
    )
    expect(both.map(({ status }) => status).sort()).toEqual([303, 422])
  })

  it('shows a testimonial only after its person said yes, and no longer once they take it back', async () => {
    const words = {
      firstName: 'Wout',
      jobNl: 'meubelmaker',
      jobEn: '',
      wordsNl: 'Ik leerde veel in weinig tijd.',
      wordsEn: '',
    }
    expect((await ann.go('/folders/hout/getuigenis', { ...words, firstName: 'Wout Claes' })).status).toBe(422)
    const asked = await ann.go('/folders/hout/getuigenis', words)
    const link = /\/getuigenis\/[\w-]{20,}/.exec(asked.text)?.[0] ?? ''
    expect((await stranger.go('/folder/hout')).text).not.toContain('Ik leerde veel')
    expect((await stranger.go(link)).text).toContain('Mogen we dit tonen?')
    await stranger.go(link, { says: 'ja' })
    expect((await luc.go('/folder/hout')).text).toContain('Ik leerde veel in weinig tijd.')
    await stranger.go(link, { says: 'nee' })
    expect((await luc.go('/folder/hout')).text).not.toContain('Ik leerde veel')
    expect((await stranger.go(link)).status).toBe(410)
    const { firstName } = await db.selectFrom('testimonial').select('firstName').executeTakeFirstOrThrow()
    expect(firstName).toBe('')
    await ann.go('/folders/hout/getuigenis', words)
    const { id } = await db
      .selectFrom('testimonial')
      .select('id')
      .where('withdrawnAt', 'is', null)
      .executeTakeFirstOrThrow()
    await ann.go(`/folders/hout/getuigenis/${id}/weg`, {})
    expect((await ann.go('/folders/hout')).text).not.toContain('Ik leerde veel')
  })
})

describe('a talk', () => {
  const ask = { company: 'Houtwerf', reach: '053 12 34 56', words: 'Voor drie mensen.' }
  it('is asked once, reaches who coordinates, and is answered by them', async () => {
    expect((await luc.go('/folder/hout/gesprek', { ...ask, reach: 'bel mij' })).text).toContain(
      'Schrijf een telefoonnummer',
    )
    const twice = await Promise.all([luc.go('/folder/hout/gesprek', ask), luc.go('/folder/hout/gesprek', ask)])
    expect(twice.map(({ status }) => status).sort()).toEqual([303, 422])
    expect((await luc.go('/folder/hout')).text).toContain('Je vroeg een gesprek')
    expect((await ann.go('/mijn-berichten')).text).toContain('Een werkgever vraagt een gesprek')
    expect((await ann.go('/folders')).text).toContain('Voor drie mensen.')
    const { id } = await db.selectFrom('brochureTalk').select('id').executeTakeFirstOrThrow()
    await ann.go(`/folders/gesprek/${id}`, {})
    expect((await luc.go('/folder/hout')).text).not.toContain('Je vroeg een gesprek')
  })
})
