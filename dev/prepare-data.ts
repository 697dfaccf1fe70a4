// Makes the compact files of content/data from the official files: npx tsx dev/prepare-data.ts FOLDER
// The folder holds esco-1.1.1-en, esco-nl, vlaanderen-beroepskwalificaties, belgie-postcodes and
// vlaanderen-knelpuntberoepen-2026. The product itself never runs this.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { constants, gzipSync } from 'node:zlib'
import { indexColumns } from '../src/catalogue/import/bk.ts'
import { readTable } from '../src/catalogue/import/csv.ts'
import { otherNames, skillKind } from '../src/catalogue/import/esco.ts'
import { asSteps, type CompactEsco } from '../src/catalogue/import/esco-compact.ts'
import { unpack } from '../src/catalogue/import/unpack.ts'

const [from] = process.argv.slice(2)
if (!from) throw new Error('Say where the official files are: npx tsx dev/prepare-data.ts FOLDER')
const to = new URL('../content/data/', import.meta.url)

const text = (...path: string[]): string => {
  const read = unpack(readFileSync(join(from, ...path)))
  if (!read.ok) throw new Error(`${path.join('/')}: ${read.refusal}`)
  return read.value
}
const table = <Column extends string>(columns: readonly Column[], ...path: string[]): Record<Column, string>[] => {
  const read = readTable(text(...path), columns)
  if (!read.ok) throw new Error(`${path.join('/')}: ${read.refusal} ${JSON.stringify(read.with)}`)
  return read.value.rows
}
const packed = (name: string, content: string): void => {
  const bytes = gzipSync(content, { level: constants.Z_BEST_COMPRESSION })
  writeFileSync(new URL(name, to), bytes)
  process.stdout.write(`${name}: ${bytes.length} bytes\n`)
}
const endOf = (uri: string): string => uri.trim().slice(uri.trim().lastIndexOf('/') + 1)
const tidy = (label: string): string => label.replace(/\s+/g, ' ').trim()

const occupationColumns = ['conceptUri', 'iscoGroup', 'preferredLabel', 'altLabels', 'code'] as const
const english = new Map(
  table(occupationColumns, 'esco-1.1.1-en', 'occupations_en.csv.gz').map(row => [endOf(row.conceptUri), row]),
)
const dutch = new Map(
  table(occupationColumns, 'esco-nl', 'occupations_nl.csv.gz').map(row => [endOf(row.conceptUri), row]),
)
const occupationIds = [...new Set([...english.keys(), ...dutch.keys()])].sort()

const collections = ['transversal', 'language', 'ict'].flatMap(name =>
  table(['conceptUri', 'preferredLabel'], 'esco-nl', `${name}SkillsCollection_nl.csv.gz`),
)
const dutchSkill = new Map(collections.map(row => [endOf(row.conceptUri), tidy(row.preferredLabel)]))
const skillRows = table(
  ['conceptUri', 'reuseLevel', 'preferredLabel', 'inScheme'],
  'esco-1.1.1-en',
  'skills_en.csv.gz',
).toSorted((one, other) => (one.conceptUri < other.conceptUri ? -1 : 1))
const skillAt = new Map(skillRows.map((row, at) => [endOf(row.conceptUri), at]))

const relations = table(
  ['occupationUri', 'relationType', 'skillType', 'skillUri'],
  'esco-1.1.1-en',
  'occupationSkillRelations.csv.gz',
)
const unknownOccupations = [...new Set(relations.map(row => endOf(row.occupationUri)))]
  .filter(id => !english.has(id) && !dutch.has(id))
  .sort()
const occupationAt = new Map([...occupationIds, ...unknownOccupations].map((id, at) => [id, at]))
const place = (places: Map<string, number>, uri: string): number => {
  const at = places.get(endOf(uri))
  if (at === undefined) throw new Error(`Unknown: ${uri}`)
  return at
}
const listed = (length: number, pairs: [number, number][]): number[][] => {
  const lists = Array.from({ length }, (): number[] => [])
  for (const [owner, other] of pairs) lists[owner]?.push(other)
  return lists.map(list => asSteps(list.toSorted((a, b) => a - b)))
}
const ofType = (type: string): number[][] =>
  listed(
    occupationAt.size,
    relations
      .filter(row => row.relationType === type)
      .map(row => [place(occupationAt, row.occupationUri), place(skillAt, row.skillUri)]),
  )
const broader = table(
  ['conceptType', 'conceptUri', 'broaderType', 'broaderUri'],
  'esco-1.1.1-en',
  'broaderRelationsSkillPillar.csv.gz',
)

const esco: CompactEsco = {
  acknowledgement: 'This service uses the ESCO classification of the European Commission',
  source: 'ESCO v1.1.1 (English) and v1.2.0 (Dutch occupations), https://esco.ec.europa.eu',
  occupations: occupationIds.map(id => {
    const [en, nl] = [english.get(id), dutch.get(id)]
    const names = [nl, en].map(row => tidy(row?.preferredLabel ?? ''))
    const others = [nl, en].map((row, at) => otherNames(names[at] ?? '', row?.altLabels ?? ''))
    return [
      id,
      (en ?? nl)?.iscoGroup ?? '',
      (en ?? nl)?.code ?? '',
      names[0] ?? '',
      names[1] ?? '',
      others[0] ?? [],
      others[1] ?? [],
    ]
  }),
  unknownOccupations,
  skills: skillRows.map(row => [
    endOf(row.conceptUri),
    skillKind(row.reuseLevel, row.inScheme),
    dutchSkill.get(endOf(row.conceptUri)) ?? '',
    tidy(row.preferredLabel),
  ]),
  essential: ofType('essential'),
  optional: ofType('optional'),
  broader: listed(
    skillRows.length,
    broader
      .filter(row => skillAt.has(endOf(row.conceptUri)) && skillAt.has(endOf(row.broaderUri)))
      .map(row => [place(skillAt, row.conceptUri), place(skillAt, row.broaderUri)]),
  ),
  untyped: relations
    .filter(row => row.skillType === '')
    .map(row => [place(occupationAt, row.occupationUri), place(skillAt, row.skillUri)]),
}
packed('esco.json.gz', JSON.stringify(esco))

const flemish = 'vlaanderen-beroepskwalificaties'
interface Official {
  bk: string
  competenties: { nr: number; tekst: string; referenties: string[] }[]
  [field: string]: unknown
}
const whole = new Map(
  readdirSync(join(from, flemish))
    .filter(name => /^BK-.*\.json$/.test(name))
    .map(name => JSON.parse(text(flemish, name)) as Official)
    .map(each => [each.bk, each]),
)
// Of the eleven that we have as a whole: codes and titles; what one must know and do for each stays at the source.
const kept = ['bk', 'titel', 'vks', 'erkenningsdatum', 'led_onderwerp', 'attesten', 'deelkwalificaties', 'opgehaald']
const asked = [...whole.values()][0]?.opgehaald
const qualifications = table(indexColumns, flemish, 'beroepskwalificaties-index.csv').map(row => {
  const official = whole.get(row.bk)
  const newer = row.laatst_erkende_versie
  const short = official
    ? {
        ...Object.fromEntries(
          kept.filter(field => official[field] !== undefined).map(field => [field, official[field]]),
        ),
        competenties: official.competenties.map(({ nr, tekst, referenties }) => ({ nr, tekst, referenties })),
      }
    : { bk: row.bk, titel: row.titel, vks: Number(row.vks_niveau), opgehaald: asked }
  return newer === row.bk ? short : { ...short, laatst_erkende_versie: newer }
})
packed(
  'bk.json.gz',
  JSON.stringify({
    bron: 'Bron: Vlaamse overheid, Vlaamse kwalificatiestructuur (API Beroepskwalificaties)',
    kwalificaties: qualifications,
  }),
)

packed('postcodes.csv.gz', text('belgie-postcodes', 'postcodes.csv'))
writeFileSync(
  new URL('shortage-2026.csv', to),
  text('vlaanderen-knelpuntberoepen-2026', 'knelpuntberoepen-vlaanderen-2026.csv'),
)
