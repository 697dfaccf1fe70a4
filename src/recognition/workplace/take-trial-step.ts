import type { Db, Trx } from '../../platform/connection.ts'
import type { Outcome } from '../../platform/outcome.ts'
import type { Word } from '../../platform/words.ts'
import { takeProcedureStep } from '../procedures/take-procedure-step.ts'
import type { StepVisit } from '../requests/take-step.ts'
import { tellTurn } from './tell-turn.ts'
import { type StepKind, type Steps, type Trial, trialMachine } from './trial.ts'

/** Takes a step in a trial, under its lock, and tells whose turn it is then. */
export const takeTrialStep = <Kind extends StepKind>(
  db: Db,
  visit: StepVisit,
  id: string,
  kind: Kind,
  prepare: (trial: Trial, trx: Trx) => Outcome<Steps[Kind], Word> | Promise<Outcome<Steps[Kind], Word>>,
  follow: (trx: Trx, trial: Trial) => Promise<void> = async () => {},
): Promise<Outcome<Trial, Word>> =>
  takeProcedureStep(db, visit, trialMachine, id, kind, prepare, async (trx, trial) => {
    await follow(trx, trial)
    await tellTurn(trx, trial, visit)
  })
