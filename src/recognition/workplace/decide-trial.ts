import type { Catalogue } from '../../catalogue/index.ts'
import type { Db } from '../../platform/connection.ts'
import { accept, refuse } from '../../platform/outcome.ts'
import { ownWords } from '../requests/own-words.ts'
import type { StepVisit } from '../requests/take-step.ts'
import { judgedIn } from './frame.ts'
import { observationsOf } from './observation.store.ts'
import { settleTrial } from './settle-trial.ts'
import { takeTrialStep } from './take-trial-step.ts'
import type { Verdict } from './trial.ts'
import { checkVerdicts, proposalsOf, provenBy } from './verdict.ts'

/** Ends the observation: what comes in before the decision still counts. Nothing seen is nothing to decide on. */
export const endObservation = (db: Db, visit: StepVisit, id: string) =>
  takeTrialStep(db, visit, id, 'observed', async (trial, trx) => {
    const seen = await observationsOf(trx, trial)
    return seen.some(({ kind }) => kind === 'tap') ? accept({}) : refuse('recognition.trial.nothing-seen')
  })

/** Decides on each competence, from what has been seen by then. */
export const decideTrial = (db: Db, visit: StepVisit, id: string, verdicts: Verdict[], catalogue: Catalogue) =>
  takeTrialStep(
    db,
    visit,
    id,
    'decided',
    async (trial, trx) => {
      const checked = checkVerdicts(verdicts, proposalsOf(trial, await observationsOf(trx, trial)))
      return checked.ok ? accept({ verdicts: checked.value }) : checked
    },
    (trx, trial) => settleTrial(trx, trial, visit, catalogue),
  )

/** A second pair of eyes: from now on it counts. */
export const confirmTrial = (db: Db, visit: StepVisit, id: string, catalogue: Catalogue) =>
  takeTrialStep(
    db,
    visit,
    id,
    'confirmed',
    () => accept({}),
    (trx, trial) => settleTrial(trx, trial, visit, catalogue),
  )

export const returnTrial = (db: Db, visit: StepVisit, id: string, words: string) =>
  takeTrialStep(db, visit, id, 'returned', () => ownWords(words))

export const appealTrial = (db: Db, visit: StepVisit, id: string, words: string) =>
  takeTrialStep(db, visit, id, 'appealed', () => ownWords(words))

/** Somebody who did not decide before hears an appeal. It can find more proven than the decision, never less. */
export const hearTrialAppeal = (
  db: Db,
  visit: StepVisit,
  id: string,
  heard: { proven: string[]; words: string },
  catalogue: Catalogue,
) =>
  takeTrialStep(
    db,
    visit,
    id,
    'heard',
    trial => {
      const said = ownWords(heard.words)
      if (!said.ok) return said
      const before = provenBy(trial) ?? []
      const more = judgedIn(trial.frame).filter(each => heard.proven.includes(each.id) && !before.includes(each.id))
      return accept({ ...said.value, proven: more.map(each => each.id) })
    },
    (trx, trial) => settleTrial(trx, trial, visit, catalogue),
  )
