import type { Trx } from '../../platform/connection.ts'
import type { Id } from '../../platform/ids.ts'
import { record } from '../../platform/record.ts'
import { evidenceOf } from '../evidence/evidence.store.ts'
import type { Request } from './request.ts'

/** Evidence of the owner goes along with their request; what is not theirs, or not there any more, does not. */
export const sendAlong = async (
  trx: Trx,
  { id, personId }: Pick<Request, 'id' | 'personId'>,
  chosen: string[],
  now: Date,
): Promise<void> => {
  const own = await evidenceOf(trx, { session: null, person: personId })
  const items: Id<'evidence'>[] = own.flatMap(item => (chosen.includes(item.id) ? [item.id] : []))
  if (items.length === 0) return
  await trx
    .insertInto('requestEvidence')
    .values(items.map(evidenceId => ({ requestId: id, evidenceId, addedAt: now })))
    .onConflict(on => on.doNothing())
    .execute()
  const by = { person: personId, role: 'worker' as const }
  await record(trx, 'evidence.went-along', { at: now, by, subject: personId, detail: { items: items.length } })
}
