import type { Db } from '../../platform/connection.ts'
import { accept, refuse } from '../../platform/outcome.ts'
import type { KeptEvidence } from '../evidence/evidence.store.ts'
import { takeProcedureStep } from '../procedures/take-procedure-step.ts'
import type { StepVisit } from '../requests/take-step.ts'
import { quickscan, weighed } from './quickscan.ts'
import { missingProofs } from './scan.ts'
import { tellScan } from './settle.ts'

/** Hands the quickscan in: every learning outcome was answered, and what must be shown has a proof that is still there. */
export const handIn = (db: Db, visit: StepVisit, id: string, own: KeptEvidence[]) =>
  takeProcedureStep(
    db,
    visit,
    quickscan,
    id,
    'handed-in',
    scan => {
      const now = weighed(scan, new Set(own.map(item => item.id)))
      if (now.some(({ standing }) => standing === null)) return refuse('recognition.quickscan.not-all')
      return missingProofs(now).length > 0 ? refuse('recognition.quickscan.proof-missing') : accept({})
    },
    (trx, scan) => tellScan(trx, scan, visit),
  )
