import type { Db } from '../../platform/connection.ts'
import { accept } from '../../platform/outcome.ts'
import { type StepVisit, takeStep } from './take-step.ts'

/** Somebody of the provider saw these papers (by place) and found them right; what was ticked before and is not now, is not. */
export const checkPapers = (db: Db, visit: StepVisit, id: string, papers: number[]) =>
  takeStep(db, visit, id, 'checked', ({ shown }) =>
    accept({ papers: shown.papers.map((_, at) => at).filter(at => papers.includes(at)) }),
  )
