import { type Catalogue, lessonPeriod, type Module, named, type Programme } from '../../catalogue/index.ts'
import { type Because, because } from '../../platform/because.ts'
import type { Valid } from '../../platform/day.ts'
import type { ConcordanceRow, Evidence } from '../concordance.ts'
import { exemptableMinutes } from '../exemption.ts'
import { withEquals } from '../held.ts'
import { cellOf, evidenceKey } from './draft.ts'

/**
 * Something about rows that a person should look at. `conflict`: the same evidence gives two answers for one module.
 * `twice`: two rows free the same. `too-much`: more than the module has. `unknown`: it names what is not there.
 */
export interface Finding {
  kind: 'conflict' | 'twice' | 'too-much' | 'unknown'
  rows: ConcordanceRow['id'][]
  because: Because
}

/** What may not be published: there is no sensible answer for the person concerned. */
export const isFault = ({ kind }: Finding): boolean => kind !== 'twice'

const overlap = (a: Valid, b: Valid): boolean =>
  (a.validTo ?? '9') >= (b.validFrom ?? '') && (b.validTo ?? '9') >= (a.validFrom ?? '')

const evidenceTitle = (evidence: Evidence, catalogue: Catalogue) => {
  const names = evidence.all.map(id =>
    named(
      (evidence.kind === 'certificates'
        ? catalogue.certificates.get(id as never)?.title
        : catalogue.competences.get(id as never)?.label) ?? {},
      id,
    ),
  )
  return { nl: names.map(({ nl }) => nl).join(' + '), en: names.map(({ en }) => en).join(' + ') }
}

const about = ({ evidence, module }: ConcordanceRow, catalogue: Catalogue) => ({
  evidence: evidenceTitle(evidence, catalogue),
  module: named(catalogue.modules.get(module)?.title ?? {}, module),
})

const within = (some: Evidence, others: Evidence): boolean =>
  some.kind === others.kind && some.all.every(id => (others.all as string[]).includes(id))

const pairFinding = (a: ConcordanceRow, b: ConcordanceRow, catalogue: Catalogue): Finding | null => {
  if (a.module !== b.module || !overlap(a, b)) return null
  // Rows of one part are meant to free it once.
  if (a.part !== null && a.part === b.part && cellOf(a) !== cellOf(b)) return null
  const rows = [a.id, b.id]
  if (cellOf(a) === cellOf(b) && a.part === b.part)
    return a.minutes === b.minutes && a.decides === b.decides
      ? { kind: 'twice', rows, because: because('recognition.matrix.finding.same', { with: about(a, catalogue) }) }
      : {
          kind: 'conflict',
          rows,
          because: because('recognition.matrix.finding.conflict', { with: about(a, catalogue) }),
        }
  const smaller = within(a.evidence, b.evidence) ? a : within(b.evidence, a.evidence) ? b : null
  if (!smaller || evidenceKey(a.evidence) === evidenceKey(b.evidence)) return null
  const { evidence } = about(smaller === a ? b : a, catalogue)
  return {
    kind: 'twice',
    rows,
    because: because('recognition.matrix.finding.within', { with: { ...about(smaller, catalogue), other: evidence } }),
  }
}

const isKnown = ({ evidence, module }: ConcordanceRow, catalogue: Catalogue): boolean =>
  catalogue.modules.has(module) &&
  evidence.all.every(id =>
    evidence.kind === 'certificates' ? catalogue.certificates.has(id as never) : catalogue.competences.has(id as never),
  )

const rowFinding = (row: ConcordanceRow, catalogue: Catalogue): Finding[] => {
  if (!isKnown(row, catalogue))
    return [
      {
        kind: 'unknown',
        rows: [row.id],
        because: because('recognition.matrix.finding.unknown', { with: about(row, catalogue) }),
      },
    ]
  const module = catalogue.modules.get(row.module)
  const most = module ? exemptableMinutes(module) : 0
  if (most > 0 && (row.minutes ?? 0) <= most) return []
  const detail = { ...about(row, catalogue), most: Math.round(most / lessonPeriod) }
  return [
    { kind: 'too-much', rows: [row.id], because: because('recognition.matrix.finding.too-much', { with: detail }) },
  ]
}

/** Everything about these rows that a person should look at, whatever their order. */
export const findingsIn = (rows: readonly ConcordanceRow[], catalogue: Catalogue): Finding[] => {
  const sorted = rows.toSorted((a, b) => (a.id < b.id ? -1 : 1))
  return [
    ...sorted.flatMap(row => rowFinding(row, catalogue)),
    ...sorted.flatMap((row, at) => sorted.slice(at + 1).flatMap(other => pairFinding(row, other, catalogue) ?? [])),
  ]
}

/** Modules from which nobody can be exempt, though one may be: no row leads there. */
export const modulesWithoutWay = (modules: readonly Module[], rows: readonly ConcordanceRow[]): Module[] =>
  modules.filter(module => exemptableMinutes(module) > 0 && !rows.some(row => row.module === module.id))

/** Certificates for something that the programme teaches as well, and that no row of it accepts. */
export const certificatesToNowhere = (
  { modules }: { programme: Programme; modules: readonly Module[] },
  rows: readonly ConcordanceRow[],
  catalogue: Catalogue,
) => {
  const taught = withEquals(
    modules.flatMap(({ proves }) => proves),
    catalogue,
  )
  const ofProgramme = rows.filter(row => modules.some(({ id }) => id === row.module))
  return [...catalogue.certificates.values()].filter(({ id, awards }) => {
    const given = (awards && catalogue.qualifications.get(awards)?.competences) ?? []
    if (!given.some(each => taught.has(each))) return false
    const held = withEquals(given, catalogue)
    return !ofProgramme.some(({ evidence }) =>
      evidence.kind === 'certificates' ? evidence.all.includes(id) : evidence.all.every(each => held.has(each)),
    )
  })
}
