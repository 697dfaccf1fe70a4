import { type Db, inTransaction } from '../../platform/connection.ts'
import { type Id, newId } from '../../platform/ids.ts'
import { accept, type Outcome, refuse } from '../../platform/outcome.ts'
import { type Actor, record } from '../../platform/record.ts'
import { countItems, lockKeeper } from './evidence.store.ts'
import { type Evidence, most } from './evidence.ts'

type Told = Omit<Evidence, 'id' | 'personId' | 'addedAt' | 'removedAt' | 'removedBy'>

/** A person adds a piece of evidence, still without files. */
export const addEvidence = (
  db: Db,
  person: Id<'person'>,
  told: Told,
  by: Actor,
  now: Date,
): Promise<Outcome<Evidence['id'], 'recognition.evidence.full'>> =>
  inTransaction(db, async trx => {
    await lockKeeper(trx, person)
    if ((await countItems(trx, person)) >= most.items) return refuse('recognition.evidence.full')
    const id = newId<'evidence'>()
    await trx
      .insertInto('evidence')
      .values({ ...told, id, personId: person, addedAt: now, removedAt: null, removedBy: null })
      .execute()
    await record(trx, 'evidence.added', { at: now, by, subject: person, detail: { kind: told.kind } })
    return accept(id)
  })
