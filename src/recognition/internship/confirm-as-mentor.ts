import type { Db } from '../../platform/connection.ts'
import { accept, refuse } from '../../platform/outcome.ts'
import { takeProcedureStep } from '../procedures/take-procedure-step.ts'
import type { StepVisit } from '../requests/take-step.ts'
import { internshipPortfolio } from './internship.ts'

/** The mentor says which objectives they saw the person do, and adds words where they want; saying it again counts last. */
export const confirmAsMentor = (db: Db, visit: StepVisit, id: string, said: { objectives: string[]; words: string }) =>
  takeProcedureStep(db, visit, internshipPortfolio, id, 'seen', ({ frame }) => {
    const objectives = frame.objectives.map(each => each.id).filter(each => said.objectives.includes(each))
    const words = said.words.slice(0, 2000)
    return objectives.length === 0 && words === ''
      ? refuse('recognition.internship.mentor-says')
      : accept({ objectives, words })
  })
