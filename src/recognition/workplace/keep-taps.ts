import { type Db, inTransaction } from '../../platform/connection.ts'
import { accept, type Outcome } from '../../platform/outcome.ts'
import type { StepVisit } from '../requests/take-step.ts'
import { criteriaIn } from './frame.ts'
import { insertObservations } from './observation.store.ts'
import { lockForObserving, type NoObserving, observedBy, recordObserved } from './observing.ts'
import type { Observation, Tap } from './taps.ts'
import type { Trial } from './trial.ts'

/** What came of each tap, by its id. Kept before counts as kept; refused: it is about nothing in this trial. */
export interface Kept {
  kept: string[]
  refused: string[]
}

const isAbout = (tap: Tap, { frame }: Trial): boolean =>
  tap.kind === 'tap'
    ? criteriaIn(frame).some(({ id }) => id === tap.criterion)
    : frame.tasks.some(({ id }) => id === tap.task)

const told = (tap: Tap): Pick<Observation, 'id' | 'kind' | 'criterion' | 'task' | 'seen' | 'words' | 'fileId'> => ({
  id: tap.id,
  kind: tap.kind,
  criterion: tap.kind === 'tap' ? tap.criterion : null,
  seen: tap.kind === 'tap' ? tap.seen : null,
  task: tap.kind === 'remark' ? tap.task : null,
  words: tap.kind === 'remark' ? tap.words : '',
  fileId: null,
})

/** Keeps what a tablet sends, each once, whenever and however often it comes. */
export const keepTaps = (db: Db, visit: StepVisit, id: string, taps: Tap[]): Promise<Outcome<Kept, NoObserving>> =>
  inTransaction(db, async trx => {
    const locked = await lockForObserving(trx, visit, id)
    if (!locked.ok) return locked
    const about = taps.filter(tap => isAbout(tap, locked.value.trial))
    const rows = about.map(tap => ({ ...told(tap), ...observedBy(visit, locked.value, new Date(tap.saidAt)) }))
    const added = await insertObservations(trx, rows)
    if (added > 0) await recordObserved(trx, visit, locked.value.trial)
    const kept = about.map(tap => tap.id)
    return accept({ kept, refused: taps.map(tap => tap.id).filter(each => !kept.includes(each)) })
  })
