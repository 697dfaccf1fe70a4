import { sql } from 'kysely'
import { type Db, inTransaction, type Trx } from '../../platform/connection.ts'
import { fingerprint, newSecret } from '../../platform/ids.ts'
import { accept, type Outcome, refuse } from '../../platform/outcome.ts'
import { findProcedure, lockProcedure, nameFor } from '../procedures/procedure.store.ts'
import type { StepVisit } from '../requests/take-step.ts'
import type { Frame } from './frame.ts'
import { takeTrialStep } from './take-trial-step.ts'
import { type Steps, stateOf, type Trial } from './trial.ts'

/** Makes a link for the contact of the employer; it is shown once, and counts as long as people are agreeing. */
export const makeMentorLink = async (db: Db, visit: StepVisit, id: string) => {
  const secret = newSecret()
  const made = await takeTrialStep(db, visit, id, 'mentor-link', () => accept({ fingerprint: fingerprint(secret) }))
  return made.ok ? accept(secret) : made
}

/** The trial that a link leads to, seen with the eyes of its owner; null: the link leads nowhere, or no longer. */
export const trialByLink = async (db: Db | Trx, secret: string): Promise<Trial | null> => {
  const found = await db
    .selectFrom('procedureStep')
    .innerJoin('procedure', 'procedure.id', 'procedureStep.procedureId')
    .select(['procedure.id', 'procedure.personId as person'])
    .where('procedureStep.kind', '=', 'mentor-link')
    .where('procedure.way', '=', 'workplace')
    .where(sql<string>`procedure_step.detail ->> 'fingerprint'`, '=', fingerprint(secret))
    .executeTakeFirst()
  if (!found) return null
  const owner = { person: found.person, organisation: null, role: null }
  const trial = await findProcedure<Frame, Steps>(db, 'workplace', owner, found.id)
  return trial && stateOf(trial) === 'to-agree' ? trial : null
}

/** Whoever has the link takes part for the employer. Who is judged, or judges, cannot. */
export const followMentorLink = (
  db: Db,
  visit: StepVisit,
  secret: string,
): Promise<Outcome<Trial['id'], 'recognition.trial.mentor.gone' | 'recognition.trial.mentor.not-you'>> =>
  inTransaction(db, async trx => {
    const { person, now } = visit
    const linked = await trialByLink(trx, secret)
    const owner = linked && { person: linked.personId, organisation: null, role: null }
    const trial = owner && (await lockProcedure<Frame, Steps>(trx, 'workplace', owner, linked.id))
    if (!trial || stateOf(trial) !== 'to-agree') return refuse('recognition.trial.mentor.gone')
    if (trial.steps.some(({ personId }) => personId === person.id)) return refuse('recognition.trial.mentor.not-you')
    await nameFor(trx, trial.id, person.id, 'mentor', { person: person.id, role: person.role }, now)
    return accept(trial.id)
  })
