import { z } from 'zod'
import type { Source } from '../../platform/because.ts'
import { type Day, readDay } from '../../platform/day.ts'
import { grouped } from '../../platform/grouped.ts'
import type { QualificationId } from '../catalogue.ts'
import { readTable } from './csv.ts'
import { type Question, type Reader, type Reading, type Row, turnAway } from './reading.ts'
import { readYaml } from './structured.ts'

interface Shortage {
  title: string
  group: string
  /** The list's own link to a qualification, as far as there is one. */
  qualification: QualificationId | null
}

const sourceOf = (year: number, asOf: Day | null): Source => ({
  title: `VDAB, knelpuntberoepen ${year}`,
  address: 'https://www.vdab.be/trends-en-cijfers/knelpuntberoepenlijst',
  asOf,
})

/** Apostrophes, quotes and dashes are typed differently from list to list. */
const typed = (text: string): string =>
  text
    .replace(/[’‘`´]/g, "'")
    .replace(/\s+/g, ' ')
    .trim()

const readingOf = (part: string, year: number, asOf: Day | null, all: Shortage[]): Reading => ({
  part,
  read: all.length,
  rows: {
    shortageOccupation: [
      ...new Map(
        all.map(({ title, group }): [string, Row<'shortageOccupation'>] => [
          typed(title),
          { year, title: typed(title), group: typed(group), source: sourceOf(year, asOf) },
        ]),
      ).values(),
    ],
  },
  keeps: { shortageOccupation: ['source', 'group'] },
  mentions: all.flatMap(({ title, qualification }) =>
    qualification ? [{ table: 'qualification' as const, id: qualification, place: title }] : [],
  ),
  questions: [],
  problems: [],
})

const columns = ['beroepsgroep', 'beroep', 'middengeschoold_mb_2025', 'op_vdab_lijst_227'] as const

/** The list as a table; its year stands in the name of the file. */
export const readShortageTable: Reader = (text, fileName) => {
  const year = Number(/(20\d\d)/.exec(fileName)?.[1] ?? 0)
  if (year === 0) return turnAway('no-year', { file: fileName })
  const table = readTable(text, columns)
  if (!table.ok) return table
  const { rows, problems } = table.value
  // A title with an apostrophe is marked "nee" only because the two lists type it differently.
  const listed = rows.filter(row => row.op_vdab_lijst_227 === 'ja' || /[’‘`´']/.test(row.beroep))
  const reading = readingOf(
    'table',
    year,
    null,
    listed.map(row => ({ title: row.beroep, group: row.beroepsgroep, qualification: null })),
  )
  const others = rows.filter(row => !listed.includes(row))
  return {
    ok: true,
    value: {
      ...reading,
      read: rows.length,
      problems,
      questions: others.map(row => ({
        key: `${year} ${row.beroep}`,
        question: 'shortage-not-listed',
        with: { title: row.beroep, year: String(year) },
      })),
    },
  }
}

const list = z.object({
  meta: z.object({ year: z.number().int(), asOf: z.string() }),
  occupations: z.array(
    z.object({ title: z.string().min(1), group: z.string(), beroepskwalificatie: z.string().optional() }),
  ),
})

/** The list as YAML, with the links to qualifications that its keeper found. */
export const readShortageList: Reader = text => {
  const found = readYaml(text, list)
  if (!found.ok) return found
  const { meta, occupations } = found.value.value
  return {
    ok: true,
    value: readingOf(
      'list',
      meta.year,
      readDay(meta.asOf),
      occupations.map(({ title, group, beroepskwalificatie }) => ({
        title,
        group,
        qualification: (beroepskwalificatie ?? null) as QualificationId | null,
      })),
    ),
  }
}

const plain = (text: string): string =>
  typed(text)
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

const smallWords = new Set(['en', 'of', 'van', 'de', 'het', 'een', 'in', 'op', 'voor', 'met'])
const wordsOf = (title: string): Set<string> =>
  new Set(
    plain(title)
      .split(' ')
      .filter(word => !smallWords.has(word)),
  )

/** All words of one title stand in the other: "Chef de partie" and "Chef de partie desserten, gebak en brood". */
const alike = (one: Set<string>, other: Set<string>): boolean => {
  const [small, large] = one.size <= other.size ? [one, other] : [other, one]
  return [...small].every(word => large.has(word))
}

export interface Titled {
  id: QualificationId
  title: string
}

/**
 * Ties shortage occupations to qualifications. Equal titles decide (capitals, accents and punctuation aside); a title
 * whose words all stand in the other only asks; what fits nothing is asked too. One title may fit several
 * qualifications and the other way round: the first stands in the row, all get the mark.
 */
export const matchShortages = (
  shortages: { year: number; title: string }[],
  qualifications: Titled[],
): { rows: Row<'shortageOccupation'>[]; marks: Row<'qualification'>[]; questions: Question[] } => {
  const exact = grouped(qualifications, ({ title }) => plain(title))
  const inWords = qualifications.map(({ id, title }) => ({ id, words: wordsOf(title) }))
  const marks = new Map<QualificationId, Row<'qualification'>>()
  const rows: Row<'shortageOccupation'>[] = []
  const questions: Question[] = []
  for (const { year, title } of shortages) {
    const same = (exact.get(plain(title)) ?? []).map(({ id }) => id)
    const like = inWords
      .filter(({ id, words }) => !same.includes(id) && alike(wordsOf(title), words))
      .map(({ id }) => id)
    const [first] = same
    if (first) rows.push({ year, title, qualification: first })
    for (const id of same)
      if (year >= (marks.get(id)?.shortage?.year ?? 0)) marks.set(id, { id, shortage: { year, title } })
    const key = `${year} ${title}`
    if (like.length > 0)
      questions.push({ key, question: 'shortage-similar', with: { title, qualifications: like.join(', ') } })
    else if (!first) questions.push({ key, question: 'shortage-unmatched', with: { title } })
  }
  return { rows, marks: [...marks.values()], questions }
}
