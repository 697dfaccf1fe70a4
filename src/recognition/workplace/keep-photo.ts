import { type Db, inTransaction } from '../../platform/connection.ts'
import { examineFile, type FileRefusal, keepFile, type Vault } from '../../platform/files/index.ts'
import { accept, type Outcome, refuse } from '../../platform/outcome.ts'
import { actorOf } from '../../platform/visit.ts'
import type { StepVisit } from '../requests/take-step.ts'
import { insertObservations, isKept } from './observation.store.ts'
import { lockForObserving, type NoObserving, observedBy, recordObserved } from './observing.ts'

/** A photo as a tablet sends it, of one task. */
export interface Photo {
  id: string
  task: string
  saidAt: Date
  name: string
  bytes: Uint8Array
}

/** Keeps a photo, once however often it comes. It is looked at and scanned first, while nobody waits for the trial. */
export const keepPhoto = async (
  db: Db,
  vault: Vault,
  visit: StepVisit,
  trialId: string,
  { id, task, saidAt, name, bytes }: Photo,
): Promise<Outcome<null, NoObserving | FileRefusal | 'recognition.trial.no-photo'>> => {
  const examined = await examineFile(vault, { name, bytes })
  if (!examined.ok) return examined
  if (!examined.value.type.startsWith('image/')) return refuse('recognition.trial.no-photo')
  return inTransaction(db, async trx => {
    const locked = await lockForObserving(trx, visit, trialId)
    if (!locked.ok) return locked
    const { trial } = locked.value
    if (!trial.frame.tasks.some(each => each.id === task)) return refuse('recognition.trial.no-photo')
    if (await isKept(trx, trial, id)) return accept(null)
    const file = await keepFile(vault, trx, examined.value, actorOf(visit), visit.now)
    const said = { id, kind: 'photo' as const, criterion: null, task, seen: null, words: '', fileId: file.id }
    await insertObservations(trx, [{ ...said, ...observedBy(visit, locked.value, saidAt) }])
    await recordObserved(trx, visit, trial)
    return accept(null)
  })
}
