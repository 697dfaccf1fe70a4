import type { Db } from '../../platform/connection.ts'
import { accept, refuse } from '../../platform/outcome.ts'
import type { KeptEvidence } from '../evidence/evidence.store.ts'
import { bringEvidence } from '../procedures/procedure-evidence.store.ts'
import { takeProcedureStep } from '../procedures/take-procedure-step.ts'
import type { StepVisit } from '../requests/take-step.ts'
import { internshipPortfolio } from './internship.ts'

/** One objective as typed. */
export interface ObjectiveAsk {
  objective: string
  situation: string
  action: string
  result: string
  evidence: string
}

/** Keeps how somebody shows one objective, in three short answers, with perhaps one of their own evidence. */
export const tellObjective = (db: Db, visit: StepVisit, id: string, ask: ObjectiveAsk, own: KeptEvidence[]) => {
  const evidence = own.find(item => item.id === ask.evidence)?.id ?? null
  const [situation, action, result] = [ask.situation, ask.action, ask.result].map(text => text.slice(0, 2000))
  return takeProcedureStep(
    db,
    visit,
    internshipPortfolio,
    id,
    'told',
    ({ frame }) => {
      if (!frame.objectives.some(each => each.id === ask.objective)) return refuse('recognition.request.not-yours')
      if (!situation || !action || !result) return refuse('recognition.internship.tell-all')
      return accept({ objective: ask.objective, situation, action, result, evidence })
    },
    async (trx, internship) => {
      if (evidence) await bringEvidence(trx, internship, evidence, visit.now)
    },
  )
}
