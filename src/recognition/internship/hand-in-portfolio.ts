import type { Db } from '../../platform/connection.ts'
import { accept, refuse } from '../../platform/outcome.ts'
import { takeProcedureStep } from '../procedures/take-procedure-step.ts'
import type { StepVisit } from '../requests/take-step.ts'
import { internshipPortfolio, toldOf } from './internship.ts'
import { tellInternship } from './settle-internship.ts'

/** Hands the portfolio in, in time, with something told of every objective. */
export const handInPortfolio = (db: Db, visit: StepVisit, id: string) =>
  takeProcedureStep(
    db,
    visit,
    internshipPortfolio,
    id,
    'handed-in',
    internship =>
      internship.frame.objectives.every(({ id: objective }) => toldOf(internship, objective))
        ? accept({})
        : refuse('recognition.internship.not-all'),
    (trx, internship) => tellInternship(trx, internship, visit),
  )
