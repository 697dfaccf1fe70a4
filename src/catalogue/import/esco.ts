import type { Source } from '../../platform/because.ts'
import type { CompetenceId, OccupationId } from '../catalogue.ts'
import { readTable } from './csv.ts'
import { type Question, type Reader, type Row, turnAway } from './reading.ts'

/** The acknowledgement that the Commission asks for. */
const escoSource: Source = {
  title: 'This service uses the ESCO classification of the European Commission (ESCO v1.1.1 and v1.2.0)',
  address: 'https://esco.ec.europa.eu',
  asOf: null,
}
export const escoFramework: Row<'framework'>[] = [{ id: 'esco', title: 'ESCO', source: escoSource }]

type Language = 'nl' | 'en' | 'fr' | 'de'
const isLanguage = (text: string | undefined): text is Language => ['nl', 'en', 'fr', 'de'].includes(text ?? '')

/** ESCO says the language of a file in its name only: `occupations_nl.csv`. */
const languageOf = (fileName: string): Language | null => {
  const said = /_([a-z]{2})\.(csv|csv\.gz)$/i.exec(fileName)?.[1]?.toLowerCase()
  return isLanguage(said) ? said : null
}

const endOf = (uri: string): string => uri.trim().slice(uri.trim().lastIndexOf('/') + 1)
export const occupationId = (uuid: string): OccupationId => `esco/${uuid}` as OccupationId
export const competenceId = (uuid: string): CompetenceId => `esco/${uuid}` as CompetenceId

const tidy = (text: string): string => text.replace(/\s+/g, ' ').trim()

/** The other names of a concept, without the preferred one and without doubles. */
export const otherNames = (preferred: string, cell: string): string[] => [
  ...new Set(
    cell
      .split(/\n| \| /)
      .map(tidy)
      .filter(name => name !== '' && name !== preferred),
  ),
]

type Label = { language: Language; kind: 'preferred' | 'other'; text: string }
export const labels = (language: Language, preferred: string, others: string[]): Label[] => [
  ...(preferred === '' ? [] : [{ language, kind: 'preferred' as const, text: preferred }]),
  ...others.map(text => ({ language, kind: 'other' as const, text })),
]

const occupationColumns = ['conceptUri', 'iscoGroup', 'preferredLabel', 'altLabels', 'description', 'code'] as const

/** Occupations in one language. The English file decides on ISCO group and code; a translation only adds. */
export const readOccupations: Reader = (text, fileName) => {
  const language = languageOf(fileName)
  if (!language) return turnAway('no-language', { file: fileName })
  const table = readTable(text, occupationColumns)
  if (!table.ok) return table
  const { rows, problems } = table.value
  const description = { nl: 'descriptionNl', en: 'descriptionEn', fr: null, de: null }[language]
  return {
    ok: true,
    value: {
      part: `occupations-${language}`,
      read: rows.length,
      rows: {
        framework: escoFramework,
        occupation: rows.map(row => ({
          id: occupationId(endOf(row.conceptUri)),
          framework: 'esco',
          isco: row.iscoGroup || null,
          code: row.code || null,
          ...(description ? { [description]: row.description.trim() || null } : {}),
        })),
        occupationLabel: rows.flatMap(row => {
          const preferred = tidy(row.preferredLabel)
          const id = occupationId(endOf(row.conceptUri))
          return labels(language, preferred, otherNames(preferred, row.altLabels)).map(label => ({
            occupationId: id,
            ...label,
          }))
        }),
      },
      ...(language === 'en' ? {} : { keeps: { occupation: ['isco', 'code'] } }),
      questions: [],
      problems,
    },
  }
}

export type SkillKind = 'technical' | 'generic' | 'language'
export const skillKind = (reuseLevel: string, schemes: string): SkillKind =>
  schemes.includes('skill-language-groups') ? 'language' : reuseLevel === 'transversal' ? 'generic' : 'technical'

const competenceLabels = (
  id: CompetenceId,
  language: Language,
  preferred: string,
  cell: string,
): Row<'competenceLabel'>[] =>
  labels(language, preferred, otherNames(preferred, cell)).map(label => ({
    competenceId: id,
    ...label,
    origin: 'official',
  }))

const skillColumns = ['conceptUri', 'skillType', 'reuseLevel', 'preferredLabel', 'altLabels', 'inScheme'] as const

/** Skills and knowledge concepts in one language. */
export const readSkills: Reader = (text, fileName) => {
  const language = languageOf(fileName)
  if (!language) return turnAway('no-language', { file: fileName })
  const table = readTable(text, skillColumns)
  if (!table.ok) return table
  const { rows, problems } = table.value
  return {
    ok: true,
    value: {
      part: `skills-${language}`,
      read: rows.length,
      rows: {
        framework: escoFramework,
        competence: rows.map(row => ({
          id: competenceId(endOf(row.conceptUri)),
          framework: 'esco',
          kind: skillKind(row.reuseLevel, row.inScheme),
          codes: [],
        })),
        competenceLabel: rows.flatMap(row =>
          competenceLabels(competenceId(endOf(row.conceptUri)), language, tidy(row.preferredLabel), row.altLabels),
        ),
      },
      questions: rows
        .filter(row => row.skillType === '' || row.reuseLevel === '')
        .map(row => ({
          key: endOf(row.conceptUri),
          question: 'skill-without-type' as const,
          with: { skill: row.conceptUri, title: tidy(row.preferredLabel) },
        })),
      problems,
    },
  }
}

const collectionColumns = ['conceptUri', 'skillType', 'preferredLabel', 'altLabels', 'broaderConceptUri'] as const

/** A collection (language, transversal, ICT skills): labels only; the skills themselves come from the skills file. */
export const readCollection: Reader = (text, fileName) => {
  const language = languageOf(fileName)
  if (!language) return turnAway('no-language', { file: fileName })
  const table = readTable(text, collectionColumns)
  if (!table.ok) return table
  const { rows, problems } = table.value
  return {
    ok: true,
    value: {
      part: `${fileName.replace(/\..*$/, '')}`,
      read: rows.length,
      rows: {
        competenceLabel: rows.flatMap(row =>
          competenceLabels(competenceId(endOf(row.conceptUri)), language, tidy(row.preferredLabel), row.altLabels),
        ),
      },
      questions: [],
      problems,
    },
  }
}

const relationColumns = ['occupationUri', 'relationType', 'skillType', 'skillUri'] as const

export const untyped = (occupation: string, skill: string): Question => ({
  key: `${occupation} ${skill}`,
  question: 'relation-without-type',
  with: { occupation: occupationId(occupation), skill: competenceId(skill) },
})

/** Which skills an occupation asks, essential or optional. */
export const readOccupationSkills: Reader = text => {
  const table = readTable(text, relationColumns)
  if (!table.ok) return table
  const { rows, problems } = table.value
  const known = rows.filter(row => row.relationType === 'essential' || row.relationType === 'optional')
  return {
    ok: true,
    value: {
      part: 'relations',
      read: rows.length,
      rows: {
        occupationCompetence: known.map(row => ({
          occupationId: occupationId(endOf(row.occupationUri)),
          competenceId: competenceId(endOf(row.skillUri)),
          essential: row.relationType === 'essential',
        })),
      },
      questions: known
        .filter(row => row.skillType === '')
        .map(row => untyped(endOf(row.occupationUri), endOf(row.skillUri))),
      problems: [
        ...problems,
        ...rows
          .filter(row => row.relationType !== 'essential' && row.relationType !== 'optional')
          .map(row => ({
            problem: 'wrong-field' as const,
            place: row.occupationUri,
            with: { expected: 'essential, optional' },
          })),
      ],
    },
  }
}

const broaderColumns = ['conceptType', 'conceptUri', 'broaderType', 'broaderUri'] as const
const skillConcept = 'KnowledgeSkillCompetence'

export const broader = (narrow: string, wide: string): Row<'competenceRelation'> => ({
  fromId: competenceId(narrow),
  toId: competenceId(wide),
  kind: 'broader',
  origin: 'official',
  source: escoSource,
})

/** Which skill is broader than which: `from` is the narrow one. Skill groups are no skills and are left out. */
export const readBroader: Reader = text => {
  const table = readTable(text, broaderColumns)
  if (!table.ok) return table
  const { rows, problems } = table.value
  const between = rows.filter(row => row.conceptType === skillConcept && row.broaderType === skillConcept)
  const left = rows.length - between.length
  return {
    ok: true,
    value: {
      part: 'broader',
      read: rows.length,
      rows: { competenceRelation: between.map(row => broader(endOf(row.conceptUri), endOf(row.broaderUri))) },
      questions: [],
      problems:
        left === 0 ? problems : [...problems, { problem: 'left-out', place: 'SkillGroup', with: { count: left } }],
    },
  }
}
