import { urls } from '../../urls.ts'
import { proceduresWaiting } from '../procedures/procedures-waiting.ts'
import { trialMachine } from './trial.ts'

export const trialsWaiting = proceduresWaiting(trialMachine, { own: urls.ownTrial, desk: urls.trial })
