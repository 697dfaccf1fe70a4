import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { testDatabase } from '../../../test/support/database.ts'
import type { Actor } from '../../platform/record.ts'
import { currentCatalogue } from '../catalogue.store.ts'
import { importFile } from './import-file.ts'
import { importRuns, questionsOf } from './runs.store.ts'

const { db } = await testDatabase()
const keeper: Actor = { person: null, role: 'administrator' }
let minute = 0
const now = () => new Date(Date.UTC(2026, 10, 24, 10, minute++))
const take = (fileName: string, text: string | Uint8Array) =>
  importFile(
    db,
    keeper,
    { fileName, importer: null, bytes: typeof text === 'string' ? new TextEncoder().encode(text) : text },
    now(),
  )
const report = async (fileName: string, text: string) => {
  const taken = await take(fileName, text)
  if (!taken.ok) throw new Error(`${taken.refusal} ${JSON.stringify(taken.problems)}`)
  return taken.value.report
}
const version = async () => (await currentCatalogue(db)).version
const count = async (table: 'qualification' | 'competence' | 'importRun' | 'event' | 'occupationLabel' | 'module') =>
  Number(
    (
      await db
        .selectFrom(table)
        .select(q => q.fn.countAll().as('n'))
        .executeTakeFirstOrThrow()
    ).n,
  )

const bk = (version: number, recognised: string, ...titles: string[]) =>
  JSON.stringify({
    bk: `BK-9001-${version}`,
    titel: 'Proefwerker',
    vks: 3,
    erkenningsdatum: recognised,
    competenties: titles.map((tekst, at) => ({ nr: at + 1, tekst, referenties: [`co 9${at}`] })),
  })

describe('reading a file', () => {
  test('twice changes nothing, and says so', async () => {
    expect(await report('BK-9001-1.json', bk(1, '2020-01-01', 'Zaagt', 'Schaaft'))).toMatchObject({
      fresh: 7,
      changed: 0,
      same: 0,
    })
    const before = await version()
    expect(await report('BK-9001-1.json', bk(1, '2020-01-01', 'Zaagt', 'Schaaft'))).toMatchObject({
      fresh: 0,
      changed: 0,
      same: 7,
      derived: 0,
    })
    expect(await version()).toBe(before)
  })

  test('that changed changes only what changed; what vanished stays and is told', async () => {
    const before = await version()
    const changed = await report('BK-9001-1.json', bk(1, '2020-01-01', 'Zaagt recht'))
    expect(changed).toMatchObject({ vanished: { competence: ['bk-9001-1/2'] } })
    expect(changed.perTable).toMatchObject({
      competence: { fresh: 0, changed: 0, same: 1 },
      qualification: { fresh: 0, changed: 1, same: 0 },
      competenceLabel: { fresh: 1, changed: 1, same: 0 },
      certificateType: { fresh: 0, changed: 0, same: 1 },
    })
    const labels = await db
      .selectFrom('competenceLabel')
      .select('text')
      .where('competenceId', '=', 'bk-9001-1/1' as never)
      .execute()
    expect(labels).toEqual([{ text: 'Zaagt recht' }])
    expect(await count('competence')).toBe(2)
    expect(await version()).toBe(before + 1)
    expect(await report('BK-9001-1.json', bk(1, '2020-01-01', 'Zaagt recht'))).toMatchObject({
      fresh: 0,
      changed: 0,
      vanished: { competence: ['bk-9001-1/2'] },
    })
  })

  test('of a newer version ends the older one the day before, whatever comes first', async () => {
    expect(await report('BK-9001-2.json', bk(2, '2024-09-01', 'Zaagt'))).toMatchObject({ part: 'BK-9001-2' })
    await report('BK-9001-1.json', bk(1, '2020-01-01', 'Zaagt recht'))
    const versions = await db
      .selectFrom('qualification')
      .select(['id', 'validFrom', 'validTo'])
      .where('series', '=', 'BK-9001')
      .orderBy('id')
      .execute()
    expect(versions).toEqual([
      { id: 'BK-9001-1', validFrom: '2020-01-01', validTo: '2024-08-31' },
      { id: 'BK-9001-2', validFrom: '2024-09-01', validTo: null },
    ])
  })

  test('is told on the timeline, and its run is kept', async () => {
    const [newest] = await importRuns(db)
    expect(newest).toMatchObject({
      importer: 'bk',
      fileName: 'BK-9001-1.json',
      report: { part: 'BK-9001-1', fresh: 0 },
    })
    const event = await db.selectFrom('event').selectAll().orderBy('id', 'desc').executeTakeFirstOrThrow()
    expect(event).toMatchObject({ kind: 'catalogue.imported', role: 'administrator', subject: newest?.id })
  })

  test('that names something unknown asks about it and stores the rest', async () => {
    const base = 'http://data.europa.eu/esco'
    await report(
      'occupations_nl.csv',
      `conceptUri,iscoGroup,preferredLabel,altLabels,description,code\n${base}/occupation/o1,1,kok,chef,,1\n`,
    )
    await report(
      'skills_en.csv',
      `conceptUri,skillType,reuseLevel,preferredLabel,altLabels,inScheme\n${base}/skill/s1,knowledge,x,cook,,\n`,
    )
    const relations = `occupationUri,relationType,skillType,skillUri\n${base}/occupation/o1,essential,knowledge,${base}/skill/s1\n${base}/occupation/gone,essential,knowledge,${base}/skill/s1\n`
    expect(await report('relations.csv', relations)).toMatchObject({ read: 2, fresh: 1, questions: 1 })
    expect(await questionsOf(db, 'esco', 'relations')).toMatchObject([
      { question: 'unknown-id', with: { id: 'esco/gone' } },
    ])
    await report('relations.csv', relations.split('\n').slice(0, 2).join('\n'))
    expect(await questionsOf(db, 'esco', 'relations')).toEqual([])
  })

  test('with other names for an occupation takes the old ones away, of that language only', async () => {
    const base = 'http://data.europa.eu/esco/occupation/o1'
    const columns = 'conceptUri,iscoGroup,preferredLabel,altLabels,description,code'
    await report('occupations_en.csv', `${columns}\n${base},1,cook,,,1\n`)
    const changed = await report('occupations_nl.csv', `${columns}\n${base},1,kok of kokkin,chef,,1\n`)
    expect(changed.perTable).toMatchObject({
      occupationLabel: { fresh: 1, changed: 1, same: 1 },
      occupation: { same: 1 },
    })
    const names = await db.selectFrom('occupationLabel').select('text').orderBy('text').execute()
    expect(names.map(({ text }) => text)).toEqual(['chef', 'cook', 'kok of kokkin'])
  })
})

describe('a file that is refused', () => {
  const nothingStored = async (refused: () => Promise<unknown>) => {
    const state = () =>
      Promise.all([count('qualification'), count('module'), count('importRun'), count('event'), version()])
    const before = await state()
    const answer = await refused()
    expect(await state()).toEqual(before)
    return answer
  }
  const pack = (awards: string, proves: string) => `providers: [{id: cvo-x, name: X, kind: cvo}]
programmes:
- id: x
  provider: cvo-x
  title: {nl: X, en: X}
  awards: ${awards}
  unit: hour
  modules: [{id: m1, title: {nl: M, en: M}, contact: 10 uur, proves: [${proves}]}]
`

  test('for what it refers to stores nothing at all, and says where', async () => {
    expect(await nothingStored(() => take('x.yaml', pack('BK-9001-2', 'bk-9001-2/77')))).toMatchObject({
      refusal: 'unknown-ids',
      problems: [{ problem: 'unknown-id', place: 'x.yaml: m1, proves', with: { id: 'bk-9001-2/77' } }],
    })
    expect(await nothingStored(() => take('x.yaml', pack('BK-0000-0', 'bk-9001-2/1')))).toMatchObject({
      refusal: 'unknown-ids',
    })
    expect(await take('x.yaml', pack('BK-9001-2', 'bk-9001-2/1'))).toMatchObject({
      ok: true,
      value: { report: { fresh: 3 } },
    })
  })

  test.each([
    ['unknown-kind', 'klanten.csv', 'naam\nX'],
    ['no-column', 'postcodes.csv', 'postcode,plaats\n1000,Brussel'],
    ['wrong-shape', 'bk.json', '{"bk": "BK-1", "competenties": []}'],
    ['unpacks-too-large', 'bom.gz', gzipSync(new Uint8Array(60 * 1024 * 1024))],
    ['encoding', 'x.csv', Uint8Array.of(0x61, 0xff)],
    ['odd-characters', 'BK.json', bk(3, '2026-01-01', 'Zaagt').replace('Zaagt', 'Za\\u0000agt')],
    ['odd-characters', 'BK.json', bk(3, '2026-01-01', 'Zaagt').replace('Zaagt', 'Za\\ud800agt')],
  ])('%s', async (refusal, fileName, text) => {
    expect(await nothingStored(() => take(fileName, text))).toMatchObject({ ok: false, refusal })
  })
})

test('a row that a file tells twice counts once, and is told', async () => {
  const row = `KnowledgeSkillCompetence,http://data.europa.eu/esco/skill/s1,KnowledgeSkillCompetence,http://data.europa.eu/esco/skill/s1`
  const taken = await report('broader.csv', `conceptType,conceptUri,broaderType,broaderUri\n${row}\n${row}\n`)
  expect(taken).toMatchObject({ read: 2, fresh: 1, problems: [{ problem: 'double', place: 'competenceRelation' }] })
})
