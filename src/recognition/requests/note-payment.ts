import type { Db } from '../../platform/connection.ts'
import { accept } from '../../platform/outcome.ts'
import { type StepVisit, takeStep } from './take-step.ts'

/** The provider notes that the fee of its policy was paid. */
export const notePayment = (db: Db, visit: StepVisit, id: string) => takeStep(db, visit, id, 'paid', () => accept({}))
