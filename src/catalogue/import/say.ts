import type { Translate } from '../../platform/words.ts'
import { importerNames } from './importers.ts'
import type { Problem, Question, Refused } from './reading.ts'

/** The sentence of a problem, with its place. */
export const problemLine = ({ problem, place, with: detail = {} }: Problem, t: Translate): string =>
  t('catalogue.import.at', { place, what: t(`catalogue.import.problem.${problem}`, detail) })

/** Why a file was not taken in: the sentence, and a line for each mistake in it or for each kind that we can read. */
export const refusalLines = (refused: Refused, t: Translate): string[] => [
  t(`catalogue.import.refusal.${refused.refusal}`, refused.with),
  ...(refused.refusal === 'unknown-kind' ? importerNames.map(name => t(`catalogue.import.kind.${name}`)) : []),
  ...refused.problems.slice(0, 50).map(problem => problemLine(problem, t)),
]

/** The question that a person must answer. */
export const questionLine = ({ question, with: detail }: Pick<Question, 'question' | 'with'>, t: Translate): string =>
  t(`catalogue.import.question.${question}`, detail)
