import type { Db } from '../../platform/connection.ts'
import { accept, refuse } from '../../platform/outcome.ts'
import type { KeptEvidence } from '../evidence/evidence.store.ts'
import { bringEvidence } from '../procedures/procedure-evidence.store.ts'
import { takeProcedureStep } from '../procedures/take-procedure-step.ts'
import type { StepVisit } from '../requests/take-step.ts'
import { quickscan, weighed } from './quickscan.ts'

/** Of each learning outcome a portfolio holds at most so many proofs: one or two tell enough. */
const mostProofs = 2

/** Adds one of one's own evidence as a proof, only where one is asked or a talk will be about it. */
export const addProof = (
  db: Db,
  visit: StepVisit,
  id: string,
  ask: { outcome: string; evidence: string },
  own: KeptEvidence[],
) => {
  const evidence = own.find(item => item.id === ask.evidence)?.id
  const live = new Set<string>(own.map(item => item.id))
  return takeProcedureStep(
    db,
    visit,
    quickscan,
    id,
    'proof',
    scan => {
      const about = weighed(scan, live).find(({ outcome }) => outcome.id === ask.outcome)
      if (!evidence) return refuse('recognition.quickscan.no-evidence')
      if (about?.standing !== 'show' && about?.standing !== 'talk')
        return refuse('recognition.quickscan.no-proof-asked')
      if (about.proofs.length >= mostProofs) return refuse('recognition.quickscan.enough-proofs')
      return accept({ outcome: about.outcome.id, evidence })
    },
    async (trx, scan) => {
      if (evidence) await bringEvidence(trx, scan, evidence, visit.now)
    },
  )
}
