import type { Catalogue, Module, ProviderId } from '../../catalogue/index.ts'
import { named } from '../../catalogue/index.ts'
import type { Bilingual } from '../../platform/words.ts'
import type { ConcordanceRow, Evidence } from '../concordance.ts'
import { cellOf, evidenceKey } from './draft.ts'

/** What stands where a piece of evidence and a module meet. */
export interface Cell {
  module: Module
  /** Of this matrix, as its draft leaves it; null: nothing. */
  own: ConcordanceRow | null
  /** Rows that others keep, or parts beside the first: looked at here, not changed. */
  others: ConcordanceRow[]
  /** The draft changes it. */
  isChanged: boolean
}

export interface Line {
  key: string
  evidence: Evidence
  cells: Cell[]
}

/** What evidence is called. */
export const evidenceName = (evidence: Evidence, { certificates, competences }: Catalogue): Bilingual[] =>
  evidence.all.map(id =>
    named(
      (evidence.kind === 'certificates' ? certificates.get(id as never)?.title : competences.get(id as never)?.label) ??
        {},
      id,
    ),
  )

/** Evidence down, modules across: every evidence that a row or the visitor (`besides`) names, in a steady order. */
export const gridOf = (
  modules: readonly Module[],
  {
    before,
    after,
    provider,
  }: { before: readonly ConcordanceRow[]; after: readonly ConcordanceRow[]; provider: ProviderId | null },
  besides: readonly Evidence[],
): Line[] => {
  const ids = new Set(modules.map(({ id }) => id))
  const here = (rows: readonly ConcordanceRow[]) => rows.filter(({ module }) => ids.has(module))
  const all = [...here(before), ...here(after)]
  const evidences = new Map(
    [...all.map(row => row.evidence), ...besides].map(evidence => [evidenceKey(evidence), evidence]),
  )
  const firstModule = (key: string): number =>
    Math.min(
      ...all.filter(row => evidenceKey(row.evidence) === key).map(row => modules.findIndex(m => m.id === row.module)),
    )
  return [...evidences]
    .sort(([a], [b]) => firstModule(a) - firstModule(b) || (a < b ? -1 : 1))
    .map(([key, evidence]) => ({
      key,
      evidence,
      cells: modules.map(module => {
        const cell = cellOf({ evidence, module: module.id })
        const at = (rows: readonly ConcordanceRow[]) => rows.filter(row => cellOf(row) === cell)
        const [own = null, ...parts] = at(after).filter(row => row.provider === provider)
        const others = [...parts, ...at(after).filter(row => row.provider !== provider)]
        const was = at(before).find(row => row.provider === provider) ?? null
        return { module, own, others, isChanged: own !== was }
      }),
    }))
}
