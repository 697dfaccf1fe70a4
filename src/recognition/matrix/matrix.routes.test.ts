import { beforeAll, describe, expect, it } from 'vitest'
import { testDatabase } from '../../../test/support/database.ts'
import { organisationsHouse } from '../../../test/support/organisations.ts'
import { importFile } from '../../catalogue/import/import-file.ts'
import { answerQuestion, startDossier } from '../../people/index.ts'
import { translators } from '../../platform/words.ts'
import { lookAtEverybody } from '../chances/look-at-everybody.ts'
import { findChances } from '../index.ts'

const { db } = await testDatabase()
let clock = new Date('2026-11-25T10:00:00Z')
const house = await organisationsHouse(db, () => clock, clock)
const { somebody, boss, validated, codeFor, accept } = house
const sends = { mail: true, sms: false, origin: 'http://localhost', t: translators.nl }

const pack = (hours = '10 lestijden') => `
defaults: {origin: example, source: {title: Gemaakt voor de proef, address: null, asOf: 2026-11-24}}
competences:
- {id: c-til, kind: technical, label: {nl: Tilt veilig, en: Lifts safely}}
- {id: c-was, kind: technical, label: {nl: Wast, en: Washes}}
qualifications:
- {id: q-zorg, kind: professional, title: {nl: Zorgkundige, en: Nursing aide}, competences: [c-til, c-was]}
- {id: q-huis, kind: professional, title: {nl: Huishoudhulp, en: Domestic help}, competences: [c-was]}
providers:
- {id: cvo-proef, name: CVO Proef, kind: cvo}
- {id: cvo-elders, name: CVO Elders, kind: cvo}
certificates:
- {id: cert-til, title: {nl: Attest tillen, en: Lifting certificate}}
- {id: cert-ehbo, title: {nl: Eerste hulp, en: First aid}}
- {id: cert-huis, title: {nl: Diploma huishoudhulp, en: Domestic help diploma}, awards: q-huis}
programmes:
- {id: proef-zorg, provider: cvo-proef, title: {nl: Opleiding zorg, en: Care}, awards: q-zorg, unit: lesson-period, modules: [{id: m-til, title: {nl: Tillen, en: Lifting}, contact: 40 lestijden, proves: [c-til]}, {id: m-was, title: {nl: Wassen, en: Washing}, contact: 20 lestijden, proves: [c-was]}, {id: m-stage, title: {nl: Stage, en: Internship}, contact: 0 lestijden, workplace: 80 uur}]}
- {id: elders-zorg, provider: cvo-elders, title: {nl: Elders, en: Elsewhere}, awards: q-zorg, unit: lesson-period, modules: [{id: m-elders, title: {nl: Elders tillen, en: Lifting}, contact: 40 lestijden, proves: [c-til]}]}
concordance:
- {id: r-til, certificates: [cert-til], module: m-til, hours: ${hours}, ground: EVK, decides: automatic, how: {nl: Toon je attest., en: Show your certificate.}}
- {id: r-eigen, certificates: [cert-ehbo], module: m-til, provider: cvo-proef, hours: 5 lestijden, ground: EVK, decides: automatic, how: {nl: Toon je attest., en: Show it.}}
`
const readPack = async (text: string, fileName = 'proef.yaml') => {
  const file = { fileName, bytes: new TextEncoder().encode(text), importer: 'pack' as const }
  const read = await importFile(db, { person: null, role: 'operator' }, file, clock)
  if (!read.ok) throw new Error(JSON.stringify(read))
}

const ann = await somebody('Ann')
const bart = await somebody('Bart')
const stranger = await somebody('Vreemde')
const wilma = await somebody('Wilma')

const table = '/matrix/cvo-proef/opleiding/proef-zorg'
const ehbo = 'c:cert-ehbo'
const seen = async (who = ann): Promise<string> =>
  /name="seen" value="(\d+)"/.exec((await who.go(`${table}?bij=${ehbo}`)).html)?.[1] ?? ''
const type = async (who: typeof ann, cells: Record<string, string>, edition?: string) =>
  who.go(table, { seen: edition ?? (await seen()), bij: [ehbo, 'c:cert-huis'], ...cells })
const publish = async (who: typeof ann, from: string) =>
  who.go('/matrix/cvo-proef/publiceer', { seen: await seen(), from })
const told = (who: { id: typeof wilma.id }) =>
  db
    .selectFrom('message')
    .select(['about', 'detail', 'link'])
    .where('personId', '=', who.id)
    .where('kind', '=', 'chance')
    .execute()
const rowsNow = async () => (await ann.go('/vrijstellingen?opleiding=proef-zorg')).text

beforeAll(async () => {
  await readPack(pack())
  const organisation = await validated(ann, 'provider')
  await boss.go(`${organisation.replace('/organisaties/', '/beheer/organisaties/')}/aanbod`, { provider: 'cvo-proef' })
  for (const [who, role] of [
    [ann, 'coordinator'],
    [bart, 'teacher'],
  ] as const) {
    await accept(who, await codeFor(ann, organisation, { role }))
    await who.go('/organisaties/werk-voor', { membership: await house.roleOf(who, role) })
  }
  const by = { person: wilma.id, role: 'worker' as const }
  const begun = await startDossier(db, wilma.session, by, clock)
  const paper = {
    certificate: 'cert-ehbo',
    title: 'EHBO',
    issuer: null,
    issuedOn: null,
    until: null,
    codes: [],
    shown: 'said' as const,
  }
  await answerQuestion(db, begun, 'papers', [paper, { ...paper, certificate: 'cert-til', title: 'Tillen' }], by, clock)
  await wilma.go('/ladder/bewaar', {})
  await db
    .insertInto('dossierAnswer')
    .values({ dossierId: begun.id, question: 'goal', answer: JSON.stringify({ qualification: 'q-zorg' }), at: clock })
    .execute()
  // What holds now is nothing new.
  await findChances(db, sends, clock)
})

describe('the table of exemptions of a provider', () => {
  it('is found by its coordinator alone; the rows of no provider by an administrator', async () => {
    for (const path of [
      '',
      '/voorstellen',
      '/verschil',
      '/vrijstellingen.csv',
      '/vrijstellingen.xlsx',
      '/opleiding/proef-zorg',
    ])
      for (const who of [stranger, bart, wilma]) expect((await who.go(`/matrix/cvo-proef${path}`)).status).toBe(404)
    expect((await bart.go('/matrix')).status).toBe(404)
    expect((await ann.go('/matrix/cvo-elders')).status).toBe(404)
    expect((await ann.go('/matrix/algemeen')).status).toBe(404)
    expect((await ann.go('/matrix/cvo-proef/opleiding/elders-zorg')).status).toBe(404)
    expect((await stranger.go(table, { seen: '0', [`${ehbo} m-was`]: 'heel' })).status).toBe(404)
    expect((await stranger.go('/matrix/cvo-proef/publiceer', { seen: '0', from: '2026-11-25' })).status).toBe(404)
    expect((await boss.go('/matrix/algemeen')).text).toContain('Regels die voor elke school gelden')
    expect((await ann.go('/matrix')).text).toContain('Vrijstellingen van CVO Proef')
  })

  it('shows what opens nothing and what leads nowhere; what holds for all is not to be changed here', async () => {
    const page = await ann.go(table)
    expect(page.text).toContain('Eén module waarvoor geen enkel bewijs telt')
    expect(page.text).toMatch(/Eén bewijs dat hier nergens toe leidt Diploma huishoudhulp/)
    expect(page.html).toContain(`name="${ehbo} m-til"`)
    expect(page.html).not.toContain('name="c:cert-til m-til"')
    // What is learned on the work floor is never exempt here.
    expect(page.html).not.toContain('m-stage"')
    expect((await ann.go(`${table}?zoek=huishoud`)).html).toContain('bij=c%3Acert-huis')
  })

  it('keeps what was typed when a size is none, and says so', async () => {
    const wrong = await type(ann, { [`${ehbo} m-was`]: 'veel' })
    expect(wrong.status).toBe(422)
    expect(wrong.html).toContain('value="veel"')
    expect(wrong.text).toContain('Typ ‘heel’, een getal groter dan nul, of niets.')
  })

  it('puts sizes in a draft that nobody else notices; of two who save at once, one is told', async () => {
    const edition = await seen()
    const answers = await Promise.all([
      type(ann, { [`${ehbo} m-til`]: '20', [`${ehbo} m-was`]: 'heel' }, edition),
      type(ann, { [`${ehbo} m-til`]: '20', [`${ehbo} m-was`]: 'heel' }, edition),
    ])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 422])
    expect(await rowsNow()).not.toContain('Wassen: de hele module')
    const difference = await ann.go('/matrix/cvo-proef/verschil')
    expect(difference.text).toMatch(/Nieuw de hele module, school beslist. Wassen : Eerste hulp/)
    expect(difference.text).toMatch(/Anders 5 lestijden minder, meteen → 20 lestijden minder, meteen. Tillen/)
  })

  it('counts whom it concerns without telling anybody, and names no small numbers', async () => {
    expect((await ann.go('/matrix/cvo-proef/tel', {})).status).toBe(303)
    expect((await ann.go('/matrix/cvo-proef/verschil')).text).toContain('0 van 1 mensen nagekeken')
    await lookAtEverybody(db, sends, clock)
    const { text } = await ann.go('/matrix/cvo-proef/verschil')
    expect(text).toMatch(/zouden een kans krijgen minder dan 5 zouden een kans verliezen niemand/)
    expect(await told(wilma)).toEqual([])
  })

  it('keeps everything about a row', async () => {
    const row = `${table}/rij`
    const about = {
      seen: await seen(),
      bewijs: ehbo,
      module: 'm-was',
      size: 'heel',
      ground: 'EVK',
      decides: 'automatic',
      en: '',
      part: '',
    }
    const wrong = await ann.go(row, { ...about, nl: '' })
    expect([wrong.status, wrong.text.includes('Schrijf wat iemand moet doen')]).toEqual([422, true])
    expect((await ann.go(row, { ...about, nl: 'Toon je brevet.' })).status).toBe(303)
    expect((await ann.go(`${row}?bewijs=${ehbo}&module=m-was`)).text).toContain('Toon je brevet.')
    expect((await ann.go(row, { ...about, nl: 'x', module: 'm-elders' })).status).toBe(404)
  })

  it('is published once, never in the past; then whom it concerns is told once, and what was granted stays', async () => {
    const past = await publish(ann, '2026-11-24')
    expect([past.status, past.text.includes('Kies vandaag of later')]).toEqual([422, true])
    const answers = await Promise.all([publish(ann, '2026-12-01'), publish(ann, '2026-12-01')])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 422])
    expect(await rowsNow()).not.toContain('Wassen: de hele module')
    expect((await ann.go('/vrijstellingen?opleiding=proef-zorg&op=2026-12-01')).text).toContain(
      'Wassen: de hele module',
    )
    expect((await ann.go('/vrijstellingen?opleiding=proef-zorg&op=2026-11-30')).text).toContain('5 lestijden minder')
    await findChances(db, sends, clock)
    await findChances(db, sends, clock)
    expect(await told(wilma)).toEqual([
      { about: 'new-chance', detail: { count: 2 }, link: '/mijn-aanvragen/nieuw?opleiding=proef-zorg' },
    ])
    const version = (await ann.go('/matrix/cvo-proef')).html.match(/\?versie=([0-9a-f-]+)/)?.[1]
    expect((await ann.go(`/matrix/cvo-proef/verschil?versie=${version}`)).text).toMatch(
      /kregen een nieuwe kans minder dan 5/,
    )
    clock = new Date('2026-12-02T10:00:00Z')
    await findChances(db, sends, clock)
    expect(await told(wilma)).toHaveLength(1)
  })

  it('stays as published when the content is read again, and content that gives more is told too', async () => {
    await readPack(pack('30 lestijden'))
    const { text } = await ann.go('/vrijstellingen?opleiding=proef-zorg')
    expect(text).not.toContain('Tillen: 5 lestijden minder')
    await findChances(db, sends, clock)
    expect((await told(wilma)).map(({ detail }) => detail)).toEqual([{ count: 2 }, { count: 1 }])
  })

  it('says that somebody changed it meanwhile, also over a version', async () => {
    const late = await type(ann, { [`${ehbo} m-was`]: '3' }, '0')
    expect([late.status, late.text.includes('Iemand anders veranderde het ontwerp intussen')]).toEqual([422, true])
    expect(late.html).toContain('value="3"')
  })

  it('goes on after the last person when it was stopped', async () => {
    await type(ann, { 'c:cert-til m-was': '1', [`${ehbo} m-was`]: '' })
    await ann.go('/matrix/cvo-proef/tel', {})
    await db
      .updateTable('chanceJob')
      .set({ lastPerson: wilma.id, done: 1, losses: 0 })
      .where('endedAt', 'is', null)
      .execute()
    await lookAtEverybody(db, sends, clock)
    expect((await ann.go('/matrix/cvo-proef/verschil')).text).toMatch(/zouden een kans verliezen niemand/)
    await ann.go('/matrix/cvo-proef/tel', {})
    await lookAtEverybody(db, sends, clock)
    expect((await ann.go('/matrix/cvo-proef/verschil')).text).toMatch(/zouden een kans verliezen minder dan 5/)
  })
})

describe('rows from a spreadsheet', () => {
  const send = (content: string | Uint8Array<ArrayBuffer>) =>
    ann.go('/matrix/cvo-proef/blad', { sheet: new File([content], 'regels.csv'), text: '' })

  it('are looked at row by row first, then taken once', async () => {
    const lines = [
      'cert-til,,m-was,heel',
      'onbekend,,m-was,heel',
      'c-til,,m-was,2',
      'cert-til,,m-elders,2',
      'cert-til,,m-til,veel',
      'cert-ehbo,,m-til,900',
      'cert-til,,m-was,3',
    ]
    const looked = await send(['bewijs,sterkte,module,vrij', ...lines].join('\n'))
    expect(looked.status).toBe(303)
    const { text } = await ann.go(looked.to)
    expect(text).toContain('1 in orde, 6 met een fout')
    for (const says of [
      'Dit bewijs kennen we niet',
      'Hoe moeten de competenties',
      'niet van jullie',
      'hoort ‘heel’ of een getal',
      'Meer dan er',
      'staat hoger al',
    ])
      expect(text).toContain(says)
    const answers = await Promise.all([ann.go(looked.to, {}), ann.go(looked.to, {})])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 422])
    expect((await ann.go(`${table}`)).html).toMatch(/name="c:cert-til m-was" value="heel"/)
    expect((await stranger.go(looked.to)).status).toBe(404)
  })

  it('come back as they went, in both kinds of file', async () => {
    const csv = await ann.go('/matrix/cvo-proef/vrijstellingen.csv')
    expect(csv.html).toContain('cert-til,,m-was,heel,,EVK,provider,')
    const looked = await send(csv.html)
    expect((await ann.go(looked.to)).text).toMatch(/ 0 met een fout/)
    const headers = { cookie: `leerladder=${ann.secret}`, origin: 'http://localhost' }
    const xlsx = await house.app.request('http://localhost/matrix/cvo-proef/vrijstellingen.xlsx', { headers })
    const back = await send(new Uint8Array(await xlsx.arrayBuffer()))
    expect((await ann.go(back.to)).text).toMatch(/ 0 met een fout/)
  })

  it('that are none are refused with a sentence', async () => {
    expect((await send('naam\nx')).text).toContain('De kolommen bewijs')
    expect((await send(new Uint8Array([0x50, 0x4b, 3, 4, 9, 9]))).text).toContain('kunnen we niet lezen')
    expect((await send('')).status).toBe(422)
  })
})

describe('a proposed row', () => {
  it('is accepted into the draft, or rejected with why, and not proposed again', async () => {
    const address = '/matrix/cvo-proef/voorstellen'
    const page = await ann.go(address)
    expect(page.text).toContain('Wassen: de hele module')
    expect(page.text).not.toContain('Tillen: de hele module')
    const cell = 'k:certified:c-was m-was'
    expect((await ann.go(address, { cell, decision: 'rejected', why: '' })).text).toContain('Schrijf waarom')
    const answers = await Promise.all([
      ann.go(address, { cell, decision: 'rejected', why: 'Te lang geleden.' }),
      ann.go(address, { cell, decision: 'accepted', why: '' }),
    ])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 422])
    expect((await ann.go(address)).text).not.toContain('Wassen: de hele module')
    const judged = await db.selectFrom('judgedProposal').select(['cell', 'personId']).execute()
    expect(judged).toEqual([{ cell, personId: ann.id }])
  })
})
