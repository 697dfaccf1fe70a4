import type { Trx } from '../../platform/connection.ts'
import { accept, type Outcome } from '../../platform/outcome.ts'
import type { Word } from '../../platform/words.ts'
import { findProcedure } from '../procedures/procedure.store.ts'
import { takeProcedureStep } from '../procedures/take-procedure-step.ts'
import { ownWords } from '../requests/own-words.ts'
import type { StepVisit } from '../requests/take-step.ts'
import type { Evc, StepKind, Steps } from './evc.ts'
import type { Frame } from './frame.ts'
import { evcHigherEducation } from './machine.ts'
import { tellTurns } from './tell-turns.ts'

/** Takes one step under the lock of the procedure, and tells whoever must act next. */
export const take = <Kind extends StepKind>(
  visit: StepVisit,
  id: string,
  kind: Kind,
  prepare: (evc: Evc, trx: Trx) => Outcome<Steps[Kind], Word> | Promise<Outcome<Steps[Kind], Word>>,
  follow: (trx: Trx, evc: Evc) => Promise<void> = async () => {},
) =>
  takeProcedureStep(visit.db, visit, evcHigherEducation, id, kind, prepare, async (trx, evc) => {
    await follow(trx, evc)
    // Who takes part may have changed; its candidate sees it whatever happened.
    const viewer = { person: evc.personId, organisation: null, role: null, now: visit.now }
    const now = await findProcedure<Frame, Steps>(trx, 'evc-higher-education', viewer, evc.id)
    await tellTurns(trx, now ?? evc, visit)
  })

/** Steps that carry nothing but that they were taken. */
export const takeBare = (visit: StepVisit, id: string, kind: 'withdrawn') => take(visit, id, kind, () => accept({}))

/** Steps that carry own words: not admitted, a comment of the guide, back to the jury, an appeal. */
export const takeWithWords = (
  visit: StepVisit,
  id: string,
  kind: 'declined' | 'commented' | 'returned' | 'appealed',
  typed: string,
) => take(visit, id, kind, () => ownWords(typed))
