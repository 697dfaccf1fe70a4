import type { CompetenceId } from '../../catalogue/index.ts'
import { type Because, because } from '../../platform/because.ts'
import type { Bilingual } from '../../platform/words.ts'
import type { Evidence } from '../evidence/evidence.ts'
import type { Frame, Outcome } from './frame.ts'

export const answers = ['yes', 'partly', 'no'] as const

/** What a person says of one learning outcome, with one example: in words, or as a piece of evidence. */
export interface Answer {
  outcome: string
  says: (typeof answers)[number]
  example: string
  evidence: Evidence['id'] | null
}

/**
 * What a learning outcome asks next. `strong`: nothing more. `show`: one or two proofs. `talk`: a talk about it.
 * `not-yet`: to be learned.
 */
export const standings = ['strong', 'show', 'talk', 'not-yet'] as const
export type Standing = (typeof standings)[number]

export interface Weighed {
  outcome: Outcome
  answer: Answer | null
  /** Evidence that goes along for it and is still there. */
  proofs: Evidence['id'][]
  /** null: not answered yet. */
  standing: Standing | null
  because: Because[]
}

/** A competence that was assessed or certified before, and by whom. */
export interface Known {
  competence: CompetenceId
  by: string | null
}

const standingOf = (
  outcome: Outcome,
  answer: Answer,
  known: Known[],
  live: ReadonlySet<string>,
): [Standing, Because] => {
  if (answer.says === 'no') return ['not-yet', because('recognition.quickscan.why.no')]
  const before = outcome.competences.map(competence => known.find(each => each.competence === competence))
  if (before.every(found => found !== undefined)) return ['strong', because('recognition.quickscan.why.known')]
  if (answer.says === 'partly') return ['talk', because('recognition.quickscan.why.partly')]
  return answer.evidence !== null && live.has(answer.evidence)
    ? ['strong', because('recognition.quickscan.why.evidence')]
    : ['show', because('recognition.quickscan.why.words')]
}

/**
 * What each learning outcome asks next, from what was answered and what was proven before. `live`: evidence that is
 * still there. The same answers weigh the same, in whatever order they came; of two for one outcome the last counts.
 */
export const weighScan = (
  { outcomes }: Pick<Frame, 'outcomes'>,
  given: { answers: Answer[]; proofs: { outcome: string; evidence: Evidence['id'] }[] },
  known: Known[],
  live: ReadonlySet<string>,
): Weighed[] =>
  outcomes.map(outcome => {
    const answer = given.answers.findLast(each => each.outcome === outcome.id) ?? null
    const [standing, reason] = answer ? standingOf(outcome, answer, known, live) : [null, null]
    const brought = given.proofs.filter(each => each.outcome === outcome.id).map(({ evidence }) => evidence)
    const all = answer?.evidence ? [answer.evidence, ...brought] : brought
    const proofs = [...new Set(all)].filter(evidence => live.has(evidence))
    return { outcome, answer, proofs, standing, because: reason ? [reason] : [] }
  })

/** Learning outcomes that ask a proof which is not there. */
export const missingProofs = (weighed: Weighed[]): Weighed[] =>
  weighed.filter(({ standing, proofs }) => standing === 'show' && proofs.length === 0)

/** What to ask in the talk, from the gaps: all of a part that one can a little, how it went of what one must show. */
export const interviewGuide = (weighed: Weighed[]): { outcome: Outcome; questions: Bilingual[] }[] =>
  weighed
    .map(({ outcome, standing }) => ({
      outcome,
      questions: standing === 'talk' ? outcome.questions : standing === 'show' ? outcome.questions.slice(0, 1) : [],
    }))
    .filter(({ questions }) => questions.length > 0)

/** Modules of which every learning outcome was granted. */
export const freedModules = ({ outcomes }: Pick<Frame, 'outcomes'>, granted: ReadonlySet<string>) => {
  const all = [...new Set(outcomes.flatMap(({ modules }) => modules))]
  return all.filter(module =>
    outcomes.filter(({ modules }) => modules.includes(module)).every(({ id }) => granted.has(id)),
  )
}
