import type { Id } from '../../platform/ids.ts'
import type { Competence } from './frame.ts'

/** The five short questions of STARR, in their order. */
export const questions = ['situation', 'task', 'action', 'result', 'reflection'] as const
export type Question = (typeof questions)[number]
export const isQuestion = (text: string): text is Question => questions.some(question => question === text)

/** How many examples one can tell with a competence. */
export const mostExamples = 3
export const longest = 4000

export type Answers = Partial<Record<Question, { words: string; evidence: Id<'evidence'> | null }>>

/** One example from practice, told with a competence. */
export interface Entry {
  competence: string
  number: number
  answers: Answers
  /** Evidence that goes with it, besides what was photographed or spoken as an answer. */
  evidence: Id<'evidence'>[]
}

const isAnswered = ({ answers }: Entry, question: Question): boolean => {
  const answer = answers[question]
  return answer !== undefined && (answer.words !== '' || answer.evidence !== null)
}

/** What still has no answer. */
export const openQuestions = (entry: Entry): Question[] => questions.filter(question => !isAnswered(entry, question))

/** Everything that an example shows: its own evidence, and what was photographed or spoken. */
export const evidenceIn = ({ answers, evidence }: Entry): Id<'evidence'>[] => [
  ...new Set([...evidence, ...questions.flatMap(question => answers[question]?.evidence ?? [])]),
]

/** Competences without one example that is told to the end. */
export const withoutExample = (competences: Competence[], entries: Entry[]): Competence[] =>
  competences.filter(
    ({ competence }) => !entries.some(entry => entry.competence === competence && openQuestions(entry).length === 0),
  )
