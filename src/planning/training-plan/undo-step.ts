import type { Db } from '../../platform/connection.ts'
import { accept, refuse } from '../../platform/outcome.ts'
import type { Visit } from '../../platform/visit.ts'
import { standing } from './steps.ts'
import { step, takePlanStep } from './take-plan-step.ts'

/** Takes back the newest step that counts, when it is still the one that the page showed. */
export const undoStep = (db: Db, visit: Visit, id: string, which: number) =>
  takePlanStep(db, visit, id, ({ steps }) => {
    const newest = standing(steps).findLast(({ kind }) => kind !== 'undone')
    return newest?.id === which ? accept([step('undone', { step: which })]) : refuse('planning.training-plan.undo-late')
  })
