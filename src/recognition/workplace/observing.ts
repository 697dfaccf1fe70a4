import type { Trx } from '../../platform/connection.ts'
import { accept, type Outcome, refuse } from '../../platform/outcome.ts'
import { record } from '../../platform/record.ts'
import { lockProcedure } from '../procedures/procedure.store.ts'
import { requestViewerOf } from '../requests/request.store.ts'
import type { StepVisit } from '../requests/take-step.ts'
import type { Frame } from './frame.ts'
import type { Observation } from './taps.ts'
import { mayObserve, planOf, type State, type Steps, stateOf, type Trial } from './trial.ts'

export type NoObserving =
  | 'recognition.request.not-yours'
  | 'recognition.request.not-you'
  | 'recognition.request.not-now'
  | 'recognition.trial.stands-aside'

const open: readonly State[] = ['to-agree', 'ready', 'to-decide']

/** A trial under its lock, for who observes in it, once there was a plan. `late`: it has been decided. */
export const lockForObserving = async (
  trx: Trx,
  visit: StepVisit,
  id: string,
): Promise<Outcome<{ trial: Trial; late: boolean }, NoObserving>> => {
  const trial = await lockProcedure<Frame, Steps>(trx, 'workplace', requestViewerOf(visit), id)
  if (!trial) return refuse('recognition.request.not-yours')
  if (!mayObserve(trial, { person: visit.person.id, role: visit.worksFor?.role ?? null }))
    return refuse('recognition.request.not-you')
  if (planOf(trial) === null) return refuse('recognition.request.not-now')
  return accept({ trial, late: !open.includes(stateOf(trial)) })
}

/** What every observation carries; a tablet that lives in the future is believed up to now. */
export const observedBy = (
  visit: StepVisit,
  { trial, late }: { trial: Trial; late: boolean },
  saidAt: Date,
): Pick<Observation, 'procedureId' | 'saidAt' | 'at' | 'receivedAt' | 'personId' | 'late'> => ({
  procedureId: trial.id,
  saidAt,
  at: saidAt > visit.now ? visit.now : saidAt,
  receivedAt: visit.now,
  personId: visit.person.id,
  late,
})

export const recordObserved = (trx: Trx, { person, worksFor, now }: StepVisit, trial: Trial): Promise<void> =>
  record(trx, 'procedure.step', {
    at: now,
    by: { person: person.id, role: worksFor?.role ?? person.role },
    subject: trial.id,
    detail: { kind: 'seen' },
  })
