import type { Id } from '../../platform/ids.ts'
import type { Language, Word } from '../../platform/words.ts'
import type { Knowledge } from '../content.ts'

/** A practice as an organisation tells it, in one language. Question, barriers and actors are ids of the content. */
export interface ProposalContent {
  title: string
  challenge: string
  direction: string
  steps: string[]
  conditions: string[]
  forWhom: string
  question: string
  barriers: string[]
  for: string[]
}

export interface Proposal {
  id: Id<'proposal'>
  organisationId: Id<'organisation'>
  proposedBy: Id<'person'>
  proposedAt: Date
  language: Language
  content: ProposalContent
}

export const reviewDecisions = ['published', 'sent-back', 'withdrawn'] as const
export type ReviewDecision = (typeof reviewDecisions)[number]
export type ProposalStanding = ReviewDecision | 'waiting'

/** What may be decided now. What was sent back is proposed anew; what was withdrawn may come again. */
export const reviewsFrom: Record<ProposalStanding, readonly ReviewDecision[]> = {
  waiting: ['published', 'sent-back'],
  published: ['withdrawn'],
  'sent-back': [],
  withdrawn: ['published'],
}

/** What somebody typed, as it came: lists one a line. */
export type TypedProposal = Record<'title' | 'challenge' | 'direction' | 'steps' | 'conditions' | 'forWhom', string> & {
  question: string
  barriers: string[]
  for: string[]
}

export type ProposalField = keyof TypedProposal
export interface ProposalProblem {
  field: ProposalField
  says: Word
}

const mostSigns = { title: 150, challenge: 1000, direction: 1000, forWhom: 500 } as const
const mostLines = 12
const mostInLine = 300

const tidy = (text: string): string => text.normalize('NFC').replace(/\s+/g, ' ').trim()
const linesIn = (text: string): string[] =>
  text
    .split('\n')
    .map(tidy)
    .filter(line => line !== '')

const textProblems = (content: ProposalContent): ProposalProblem[] =>
  (['title', 'challenge', 'direction', 'forWhom'] as const).flatMap((field): ProposalProblem[] => {
    if (content[field] === '') return [{ field, says: 'knowledge.proposal.empty' }]
    return content[field].length > mostSigns[field] ? [{ field, says: 'knowledge.proposal.long' }] : []
  })

const listProblems = (content: ProposalContent): ProposalProblem[] =>
  (['steps', 'conditions'] as const).flatMap((field): ProposalProblem[] => {
    if (content[field].length === 0) return [{ field, says: 'knowledge.proposal.empty' }]
    return content[field].length > mostLines || content[field].some(line => line.length > mostInLine)
      ? [{ field, says: 'knowledge.proposal.long' }]
      : []
  })

/** Reads what somebody typed; a practice needs a question, a barrier and somebody it is for, as those of the files do. */
export const readProposal = (
  typed: TypedProposal,
  { questions, barriers, actors }: Knowledge,
): { content: ProposalContent; problems: ProposalProblem[] } => {
  const known = (things: { id: string }[], ids: string[]) =>
    things.filter(({ id }) => ids.includes(id)).map(({ id }) => id)
  const content: ProposalContent = {
    title: tidy(typed.title),
    challenge: tidy(typed.challenge),
    direction: tidy(typed.direction),
    steps: linesIn(typed.steps),
    conditions: linesIn(typed.conditions),
    forWhom: tidy(typed.forWhom),
    question: known(questions, [typed.question])[0] ?? '',
    barriers: known(barriers, typed.barriers),
    for: known(actors, typed.for),
  }
  const chosen = (['question', 'barriers', 'for'] as const).filter(field => content[field].length === 0)
  return {
    content,
    problems: [
      ...textProblems(content),
      ...listProblems(content),
      ...chosen.map((field): ProposalProblem => ({ field, says: 'knowledge.proposal.choose' })),
    ],
  }
}
