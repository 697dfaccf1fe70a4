import { grouped } from '../../platform/grouped.ts'
import type { Id } from '../../platform/ids.ts'
import { plainTitle } from './bk-equality.ts'
import { readTable } from './csv.ts'
import type { Question, Reader, Row } from './reading.ts'

const columns = [
  'opleiding_code',
  'opleiding_naam',
  'module_code',
  'module_naam',
  'instellingsnummer',
  'instelling',
  'les_postcode',
  'les_gemeente',
] as const
type Cells = Record<(typeof columns)[number], string>

const origin = 'official' as const
const source = { title: 'MAGDA, volwassenenonderwijs (GeefHistoriekInschrijving 02.01)', address: null, asOf: null }

/** One code, one paper; codes keep their leading zeros. */
const papers = (register: string, prefix: string, rows: { code: string; name: string }[]): Row<'certificateType'>[] =>
  [...grouped(rows, ({ code }) => code)].map(([code, [first]]) => ({
    id: `${register}:${code}` as Id<'certificate'>,
    title: { nl: `${prefix} ${first?.name ?? code}` },
    issuer: null,
    codes: [`${register}:${code}`],
    awards: null,
    origin,
    source,
  }))

const differentNames = (rows: { code: string; name: string }[]): Question[] =>
  [...grouped(rows, ({ code }) => code)]
    .map(([code, all]) => ({ code, names: [...new Map(all.map(({ name }) => [plainTitle(name), name])).values()] }))
    .filter(({ names }) => names.length > 1)
    .map(({ code, names }) => ({
      key: `name ${code}`,
      question: 'code-with-names',
      with: { code, names: names.join(', ') },
    }))

const providerOf = (of: Cells): Row<'provider'> => ({
  id: `instelling-${of.instellingsnummer}` as Id<'provider'>,
  name: of.instelling,
  kind: /basiseducatie/i.test(of.instelling) ? 'cbe' : 'cvo',
  postcode: of.les_postcode || null,
  place: of.les_gemeente || null,
  origin,
  source,
})

/** Modules and programmes of adult education as enrolments name them: papers that people hold, and who gives them. */
export const readCvoModules: Reader = text => {
  const table = readTable(text, columns)
  if (!table.ok) return table
  const { rows, problems } = table.value
  const modules = rows
    .filter(row => row.module_code !== '')
    .map(row => ({ code: row.module_code, name: row.module_naam }))
  const programmes = rows
    .filter(row => row.opleiding_code !== '')
    .map(row => ({ code: row.opleiding_code, name: row.opleiding_naam }))
  const places = grouped(
    rows.filter(row => row.instellingsnummer !== ''),
    row => row.instellingsnummer,
  )
  return {
    ok: true,
    value: {
      part: 'all',
      read: rows.length,
      rows: {
        provider: [...places.values()].flatMap(([first]) => (first ? [providerOf(first)] : [])),
        certificateType: [
          ...papers('vwo-module', 'Module', modules),
          ...papers('vwo-opleiding', 'Certificaat', programmes),
        ],
      },
      questions: [...differentNames(modules), ...differentNames(programmes)],
      problems,
    },
  }
}
