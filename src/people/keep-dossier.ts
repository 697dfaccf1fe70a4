import { type Db, inTransaction } from '../platform/connection.ts'
import { accept, type Outcome, refuse } from '../platform/outcome.ts'
import { type Actor, record } from '../platform/record.ts'
import type { Dossier } from './dossier.store.ts'

/** Makes what was filled in this person's own. Two clicks at once keep it once. */
export const keepDossier = async (
  db: Db,
  dossier: Dossier,
  by: Actor,
  now: Date,
): Promise<Outcome<Dossier, 'people.sign-in-first'>> => {
  const { person } = by
  if (person === null) return refuse('people.sign-in-first')
  await inTransaction(db, async trx => {
    const kept = await trx
      .updateTable('dossier')
      .set({ personId: person, keptAt: now })
      .where('id', '=', dossier.id)
      .where('personId', 'is', null)
      .executeTakeFirst()
    if (kept.numUpdatedRows > 0n) await record(trx, 'dossier.kept', { at: now, by, subject: dossier.id })
  })
  return accept({ ...dossier, keptAt: dossier.keptAt ?? now })
}
