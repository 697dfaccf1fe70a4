import type { Catalogue, ModuleId, Programme, ProviderId } from '../../catalogue/index.ts'
import { lessonPeriod } from '../../catalogue/index.ts'
import type { Day } from '../../platform/day.ts'
import type { Id } from '../../platform/ids.ts'
import type { Bilingual, Language } from '../../platform/words.ts'
import type { ConcordanceRow, Evidence, Ground } from '../concordance.ts'
import { type Strength, strengths } from '../strength.ts'

/** What somebody decides of a row; the rest follows from the version in which it comes. */
export type RowBody = Pick<ConcordanceRow, 'evidence' | 'module' | 'minutes' | 'part' | 'ground' | 'decides' | 'how'>

/** One thing that a draft does: `body` comes, `replaces` goes. The id becomes that of the row. */
export interface Change {
  id: Id<'draft-row'>
  replaces: ConcordanceRow['id'] | null
  body: RowBody | null
}

/** Changes that wait to be published together. `provider` null: of rows that hold for every provider. */
export interface Draft {
  id: Id<'concordance-draft'>
  provider: ProviderId | null
  edition: number
  openedAt: Date
  changes: Change[]
}

/** `c:` and certificates, or `k:strength:` and competences; the order in which they were named makes no difference. */
export const evidenceKey = (evidence: Evidence): string => {
  const all = [...evidence.all].sort().join('+')
  return evidence.kind === 'certificates' ? `c:${all}` : `k:${evidence.strength}:${all}`
}

export const readEvidence = (key: string): Evidence | null => {
  const [, kind, strength, all = ''] = /^(?:(c)|k:([a-z-]+)):(.+)$/.exec(key) ?? []
  const ids = all.split('+').filter(Boolean)
  if (ids.length === 0) return null
  if (kind) return { kind: 'certificates', all: ids as Id<'certificate'>[] }
  const known = strengths.find(each => each === strength)
  return known ? { kind: 'competences', all: ids as Id<'competence'>[], strength: known } : null
}

export const cellOf = ({ evidence, module }: Pick<RowBody, 'evidence' | 'module'>): string =>
  `${evidenceKey(evidence)} ${module}`

const groundOf: Record<Strength, Ground> = {
  'self-declared': 'EVC',
  observed: 'professional-competence',
  assessed: 'EVC',
  certified: 'EVK',
}
const how: Bilingual = {
  nl: 'Toon je bewijs als je je inschrijft of een vrijstelling vraagt.',
  en: 'Show your evidence when you enrol or ask for an exemption.',
}

/** A row as it begins: somebody of the provider looks at it, until they choose otherwise. */
export const newBody = (evidence: Evidence, module: ModuleId, minutes: number | null): RowBody => ({
  evidence,
  module,
  minutes,
  part: null,
  ground: evidence.kind === 'certificates' ? 'EVK' : groundOf[evidence.strength],
  decides: 'provider',
  how,
})

const bodyOf = ({ evidence, module, minutes, part, ground, decides, how }: ConcordanceRow): RowBody => ({
  evidence,
  module,
  minutes,
  part,
  ground,
  decides,
  how,
})

const sameBody = (a: RowBody, b: RowBody): boolean =>
  cellOf(a) === cellOf(b) &&
  a.minutes === b.minutes &&
  a.part === b.part &&
  a.ground === b.ground &&
  a.decides === b.decides &&
  a.how.nl === b.how.nl &&
  a.how.en === b.how.en

/** What the draft must do so that instead of `standing` this comes (null: nothing); null: nothing, it is so already. */
export const changeTo = (
  standing: ConcordanceRow | null,
  body: RowBody | null,
): Pick<Change, 'replaces' | 'body'> | null => {
  if (!standing) return body && { replaces: null, body }
  if (body && sameBody(bodyOf(standing), body)) return null
  return { replaces: standing.id, body }
}

/** The body that a cell with other minutes gets: all else stays as it is. */
export const resized = (row: ConcordanceRow, minutes: number | null): RowBody => ({ ...bodyOf(row), minutes })

const source = (name: string, from: Day) => ({ title: name, address: null, asOf: from })

/** The row that a change brings, from a day on. What is made for an example module is an example itself. */
export const rowOf = (
  { id, body }: { id: string; body: RowBody },
  { provider, catalogue, from }: { provider: ProviderId | null; catalogue: Catalogue; from: Day },
): ConcordanceRow => ({
  ...body,
  id,
  provider,
  validFrom: from,
  validTo: null,
  origin: catalogue.modules.get(body.module)?.origin === 'example' ? 'example' : 'official',
  source: source((provider && catalogue.providers.get(provider)?.name) ?? 'Leerladder', from),
})

/** The rows as they would stand with these changes from a day on. */
export const withChanges = (
  rows: readonly ConcordanceRow[],
  changes: readonly Change[],
  ground: Parameters<typeof rowOf>[1],
): ConcordanceRow[] => {
  const gone = new Set(changes.map(({ replaces }) => replaces))
  return [
    ...rows.filter(({ id }) => !gone.has(id)),
    ...changes.flatMap(({ id, body }) => (body ? [rowOf({ id, body }, ground)] : [])),
  ]
}

/** Minutes of one of what a provider counts in; credits say nothing of time, so their modules are counted in hours. */
const minutesIn = (unit: Programme['unit']): number => (unit === 'lesson-period' ? lessonPeriod : 60)

/**
 * What somebody types in a cell: `heel`, `20` (in the provider's unit), `1,5`, or nothing. Minutes, null for the whole
 * module, `none`, or `wrong` when it is nothing of these.
 */
export const readSize = (typed: string, unit: Programme['unit']): number | null | 'none' | 'wrong' => {
  const text = typed.trim().toLowerCase()
  if (text === '' || text === '0' || text === '-') return 'none'
  if (['heel', 'hele', 'alles', 'whole', 'all', 'x'].includes(text)) return null
  if (!/^\d{1,5}([.,]\d{1,2})?$/.test(text)) return 'wrong'
  const minutes = Math.round(Number(text.replace(',', '.')) * minutesIn(unit))
  return minutes > 0 ? minutes : 'wrong'
}

/** A size as one would type it. */
export const sizeText = (minutes: number | null, unit: Programme['unit'], language: Language): string => {
  if (minutes === null) return language === 'nl' ? 'heel' : 'whole'
  const count = String(Math.round((minutes / minutesIn(unit)) * 100) / 100)
  return language === 'nl' ? count.replace('.', ',') : count
}
