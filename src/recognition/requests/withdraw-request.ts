import type { Db } from '../../platform/connection.ts'
import { accept } from '../../platform/outcome.ts'
import { type StepVisit, takeStep } from './take-step.ts'

/** The person takes the request back, as long as nothing was decided. */
export const withdrawRequest = (db: Db, visit: StepVisit, id: string) =>
  takeStep(db, visit, id, 'withdrawn', () => accept({}))
