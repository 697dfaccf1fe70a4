import type { Catalogue, CompetenceId } from '../../catalogue/index.ts'
import { runnerOf, tell } from '../../people/index.ts'
import type { Trx } from '../../platform/connection.ts'
import { urls } from '../../urls.ts'
import { writeLetter } from '../letters/write-letter.ts'
import type { StepVisit } from '../requests/take-step.ts'
import { noteResults } from '../results/result.store.ts'
import { proofLetter } from './proof-letter.ts'
import type { Trial } from './trial.ts'
import { provenBy } from './verdict.ts'
import { heldAfter } from './worth-of-trial.ts'

/** Once a decision counts: what was proven counts as assessed, the person is told and gets the proof on paper. */
export const settleTrial = async (trx: Trx, trial: Trial, visit: StepVisit, catalogue: Catalogue): Promise<void> => {
  const proven = provenBy(trial)
  const runner = await runnerOf(trx, trial.provider)
  if (proven === null || !runner) return
  const { person, now, worksFor } = visit
  const by = { person: person.id, role: worksFor?.role ?? person.role }
  const found = { personId: trial.personId, organisationId: runner.id, way: 'workplace' as const, about: trial.id }
  await noteResults(trx, found, proven as CompetenceId[], by, now)
  const held = await heldAfter(trx, trial)
  const text = proofLetter(trial, held, catalogue)
  const letter = { kind: 'proof-for-profession' as const, personId: trial.personId, organisationId: runner.id }
  await writeLetter(trx, { ...letter, about: trial.id, text }, by, now)
  const key = `trial-decided:${trial.id}:${trial.steps.length}`
  const message = { kind: 'decision' as const, about: 'trial-decided' as const, key, link: urls.ownTrial(trial.id) }
  await tell(trx, trial.personId, message, visit, now)
}
