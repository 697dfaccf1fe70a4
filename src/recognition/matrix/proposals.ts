import type { Catalogue, CompetenceId, Module, Programme, Qualification } from '../../catalogue/index.ts'
import type { ConcordanceRow } from '../concordance.ts'
import { exemptableMinutes } from '../exemption.ts'
import { withEquals } from '../held.ts'
import { cellOf, newBody, type RowBody } from './draft.ts'

/** What one qualification has of a list of competences: itself or a sure equal. What is only alike does not count. */
const sharedWith = (
  { competences }: Pick<Qualification, 'competences'>,
  wanted: readonly CompetenceId[],
  catalogue: Catalogue,
): { shared: CompetenceId[]; missing: CompetenceId[] } => {
  const held = withEquals(competences, catalogue)
  return { shared: wanted.filter(id => held.has(id)), missing: wanted.filter(id => !held.has(id)) }
}

/** Qualifications that share at least half of what the programme awards, the most alike first. */
export const alikeTo = (programme: Programme, catalogue: Catalogue) => {
  const awarded = catalogue.qualifications.get(programme.awards)?.competences ?? []
  return [...catalogue.qualifications.values()]
    .filter(({ id }) => id !== programme.awards)
    .map(qualification => ({ qualification, ...sharedWith(qualification, awarded, catalogue) }))
    .filter(({ shared, missing }) => shared.length > 0 && shared.length >= missing.length)
    .sort((a, b) => b.shared.length - a.shared.length || (a.qualification.id < b.qualification.id ? -1 : 1))
}

/** A row that would make sense: who has one of these qualifications masters all that the module proves. */
export interface Proposal {
  cell: string
  body: RowBody
  module: Module
  qualifications: Qualification[]
}

/** Whether a row frees the whole module already for who has been shown to master what it proves. */
const covers = ({ evidence, minutes }: ConcordanceRow, held: ReadonlySet<CompetenceId>): boolean =>
  minutes === null && evidence.kind === 'competences' && evidence.all.every(id => held.has(id))

/** The rows that shared competences propose for these modules; a person accepts or rejects each. */
export const proposalsFor = (
  { programme, modules }: { programme: Programme; modules: readonly Module[] },
  rows: readonly ConcordanceRow[],
  judged: ReadonlySet<string>,
  catalogue: Catalogue,
): Proposal[] =>
  modules
    .filter(module => module.proves.length > 0 && exemptableMinutes(module) > 0)
    .flatMap(module => {
      const body = newBody({ kind: 'competences', all: module.proves, strength: 'certified' }, module.id, null)
      const cell = cellOf(body)
      const proven = withEquals(module.proves, catalogue)
      if (judged.has(cell) || rows.some(row => row.module === module.id && covers(row, proven))) return []
      const qualifications = [...catalogue.qualifications.values()].filter(
        qualification =>
          qualification.id !== programme.awards &&
          sharedWith(qualification, module.proves, catalogue).missing.length === 0,
      )
      return qualifications.length > 0 ? [{ cell, body, module, qualifications }] : []
    })
