import type { Day } from '../../platform/day.ts'
import { accept, refuse } from '../../platform/outcome.ts'
import { ownWords } from '../requests/own-words.ts'
import type { StepVisit } from '../requests/take-step.ts'
import { partsOf } from './evc.ts'
import { take } from './take.ts'

/** Says when and where a part takes place: a simulation, an assignment on the spot, the interview. */
export const planPart = (visit: StepVisit, id: string, typed: { part: string; on: Day | null; where: string }) =>
  take(visit, id, 'planned', evc => {
    const part = partsOf(evc).find(each => each.id === typed.part && each.kind !== 'portfolio')
    if (!part) return refuse('recognition.evc-he.no.part')
    if (!typed.on || typed.on < visit.today) return refuse('recognition.evc-he.no.later-day')
    return accept({ part: part.id, on: typed.on, where: typed.where.slice(0, 300) })
  })

/** The candidate hands in a home assignment; again is possible until a juror judged it. */
export const handInAssignment = (visit: StepVisit, id: string, typed: { part: string; words: string }) =>
  take(visit, id, 'assignment', evc => {
    const part = partsOf(evc).find(each => each.id === typed.part && each.kind === 'home-assignment')
    if (!part) return refuse('recognition.evc-he.no.part')
    if (evc.steps.some(step => step.kind === 'scored' && step.detail.part === part.id))
      return refuse('recognition.evc-he.no.judged-already')
    const words = ownWords(typed.words)
    return words.ok ? accept({ part: part.id, words: words.value.words }) : words
  })
