import type { Db } from '../../platform/connection.ts'
import { accept, refuse } from '../../platform/outcome.ts'
import { takeProcedureStep } from '../procedures/take-procedure-step.ts'
import type { StepVisit } from '../requests/take-step.ts'
import { quickscan } from './quickscan.ts'

/** The four questions as typed. */
export interface IntakeAsk {
  work: string
  years: string
  other: string
  hours: string
}

/** Keeps what somebody did and how many hours a week they have. Hours 1 to 60, years 0 to 60, both whole. */
export const answerIntake = (db: Db, visit: StepVisit, id: string, { work, years, other, hours }: IntakeAsk) =>
  takeProcedureStep(db, visit, quickscan, id, 'intake', () => {
    if (work === '') return refuse('recognition.quickscan.intake.no-work')
    if (!/^\d{1,2}$/.test(years) || Number(years) > 60) return refuse('recognition.quickscan.intake.wrong-years')
    if (!/^\d{1,2}$/.test(hours) || Number(hours) < 1 || Number(hours) > 60)
      return refuse('recognition.quickscan.intake.wrong-hours')
    return accept({
      work: work.slice(0, 1000),
      years: Number(years),
      other: other.slice(0, 1000),
      minutesPerWeek: Number(hours) * 60,
    })
  })
