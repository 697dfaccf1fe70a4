import { tell } from '../../people/index.ts'
import type { Trx } from '../../platform/connection.ts'
import { urls } from '../../urls.ts'
import { concerned } from '../procedures/tell-turns.ts'
import type { StepVisit } from '../requests/take-step.ts'
import { type Trial, trialMachine } from './trial.ts'

/** Tells whoever must act now that it is their turn. */
export const tellTurn = async (trx: Trx, trial: Trial, visit: StepVisit): Promise<void> => {
  for (const { party } of trialMachine.turnsOf(trial))
    for (const person of await concerned(trx, party, trial, visit.today)) {
      const link = person === trial.personId ? urls.ownTrial(trial.id) : urls.trial(trial.id)
      const key = `trial:${trial.id}:${trial.steps.length}`
      await tell(trx, person, { kind: 'request', about: 'trial-your-turn', key, link }, visit, visit.now)
    }
}
