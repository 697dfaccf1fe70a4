import {
  type Catalogue,
  type CertificateType,
  type Competence,
  type Listed,
  type Meant,
  type Module,
  meantBy,
  type Provider,
  type Qualification,
} from '../catalogue/index.ts'
import { wordsIn } from '../platform/typed.ts'
import type { ConcordanceRow, Ground } from './concordance.ts'

/** A row with the things that it names. */
export interface TableRow {
  row: ConcordanceRow
  module: Module
  certificates: CertificateType[]
  competences: Competence[]
  /** Who has one of these, has all the competences that the row asks. */
  qualifications: Qualification[]
  meaning: GroundMeaning
}

/** The rows for one programme, in the order of its modules. */
export interface TablePart {
  listed: Listed
  rows: TableRow[]
}

/**
 * What a ground means here. EVC is two things: for a profession, tested in an EVC test centre; and the procedure of a
 * university college or university. We always say which.
 */
export type GroundMeaning = Exclude<Ground, 'EVC'> | 'EVC-profession' | 'EVC-higher-education'

const higherEducation = ['university_college', 'university', 'hbo5']

export const meaningOf = (ground: Ground, provider: Pick<Provider, 'kind'>): GroundMeaning => {
  if (ground !== 'EVC') return ground
  return higherEducation.includes(provider.kind) ? 'EVC-higher-education' : 'EVC-profession'
}

const rowIn = (row: ConcordanceRow, listed: Listed, catalogue: Catalogue): TableRow | null => {
  const module = listed.modules.find(({ id }) => id === row.module)
  if (!module || (row.provider !== null && row.provider !== listed.provider.id)) return null
  const { evidence } = row
  const asked = evidence.kind === 'competences' ? evidence.all : []
  return {
    row,
    module,
    certificates:
      evidence.kind === 'certificates' ? evidence.all.flatMap(id => catalogue.certificates.get(id) ?? []) : [],
    competences: asked.flatMap(id => catalogue.competences.get(id) ?? []),
    qualifications: [...catalogue.qualifications.values()].filter(
      ({ competences }) => asked.length > 0 && asked.every(id => competences.includes(id)),
    ),
    meaning: meaningOf(row.ground, listed.provider),
  }
}

const evidenceWords = ({ certificates, competences, qualifications }: TableRow): string[] =>
  [
    ...certificates.flatMap(({ title, issuer }) => [...Object.values(title), issuer ?? '']),
    ...competences.flatMap(({ label }) => Object.values(label)),
    ...qualifications.flatMap(({ title }) => Object.values(title)),
  ].flatMap(wordsIn)

/** The table by programme; programmes without a row stay out. */
export const tableOf = (rows: ConcordanceRow[], programmes: Listed[], catalogue: Catalogue): TablePart[] =>
  programmes
    .map(listed => ({
      listed,
      rows: rows
        .flatMap(row => rowIn(row, listed, catalogue) ?? [])
        .sort((a, b) => listed.modules.indexOf(a.module) - listed.modules.indexOf(b.module)),
    }))
    .filter(part => part.rows.length > 0)

/** Only rows whose evidence is called what somebody typed; a typing error is forgiven when nothing is written so. */
export const withEvidence = (parts: TablePart[], text: string): { parts: TablePart[]; meant: Meant[] } => {
  const vocabulary = new Set(parts.flatMap(({ rows }) => rows.flatMap(evidenceWords)))
  const meant = meantBy(text, vocabulary)
  const answers = (row: TableRow) => {
    const words = evidenceWords(row)
    return meant.every(each => words.some(word => each.words.has(word)))
  }
  return {
    parts: parts
      .map(({ listed, rows }) => ({ listed, rows: rows.filter(answers) }))
      .filter(({ rows }) => rows.length > 0),
    meant,
  }
}
