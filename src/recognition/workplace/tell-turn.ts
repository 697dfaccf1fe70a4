import { tell } from '../../people/index.ts'
import type { Trx } from '../../platform/connection.ts'
import { urls } from '../../urls.ts'
import type { Party } from '../procedures/procedure.ts'
import { staffOf } from '../requests/request.store.ts'
import type { StepVisit } from '../requests/take-step.ts'
import { type Trial, trialMachine } from './trial.ts'

const peopleOf = async (trx: Trx, party: Party, trial: Trial, { today }: StepVisit) => {
  if ('owner' in party) return [trial.personId]
  if ('part' in party) return trial.named.filter(({ part }) => part === party.part).map(({ personId }) => personId)
  return 'person' in party ? [party.person] : staffOf(trx, trial.provider, party.roles, today)
}

/** Tells whoever must act now that it is their turn. */
export const tellTurn = async (trx: Trx, trial: Trial, visit: StepVisit): Promise<void> => {
  for (const { party } of trialMachine.turnsOf(trial))
    for (const person of await peopleOf(trx, party, trial, visit)) {
      const link = person === trial.personId ? urls.ownTrial(trial.id) : urls.trial(trial.id)
      const key = `trial:${trial.id}:${trial.steps.length}`
      await tell(trx, person, { kind: 'request', about: 'trial-your-turn', key, link }, visit, visit.now)
    }
}
