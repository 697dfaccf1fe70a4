import type { Db } from '../../platform/connection.ts'
import { accept, refuse } from '../../platform/outcome.ts'
import type { KeptEvidence } from '../evidence/evidence.store.ts'
import { bringEvidence } from '../procedures/procedure-evidence.store.ts'
import { takeProcedureStep } from '../procedures/take-procedure-step.ts'
import type { StepVisit } from '../requests/take-step.ts'
import { quickscan } from './quickscan.ts'
import { answers } from './scan.ts'

/** Keeps what somebody says of one learning outcome, with one example: typed, or one of their own evidence. */
export const answerOutcome = (
  db: Db,
  visit: StepVisit,
  id: string,
  ask: { outcome: string; says: string; example: string; evidence: string },
  own: KeptEvidence[],
) => {
  const evidence = own.find(item => item.id === ask.evidence)?.id ?? null
  return takeProcedureStep(
    db,
    visit,
    quickscan,
    id,
    'answered',
    ({ frame }) => {
      const says = answers.find(each => each === ask.says)
      if (!frame.outcomes.some(outcome => outcome.id === ask.outcome)) return refuse('recognition.request.not-yours')
      if (!says) return refuse('recognition.quickscan.no-answer')
      const example = ask.example.slice(0, 2000)
      if (says !== 'no' && example === '' && evidence === null) return refuse('recognition.quickscan.no-example')
      return accept({ outcome: ask.outcome, says, example, evidence: says === 'no' ? null : evidence })
    },
    async (trx, scan) => {
      if (evidence) await bringEvidence(trx, scan, evidence, visit.now)
    },
  )
}
