import { type Db, inTransaction } from '../../platform/connection.ts'
import type { Id } from '../../platform/ids.ts'
import { record } from '../../platform/record.ts'
import { actorOf, type Visit } from '../../platform/visit.ts'

/** Writes down that somebody of an organisation looked at evidence of a person: every look, not only the first. */
export const noteEvidenceLook = (db: Db, owner: Id<'person'>, visit: Visit): Promise<void> =>
  inTransaction(db, trx =>
    record(trx, 'evidence.looked-at', {
      at: visit.now,
      by: actorOf(visit),
      subject: owner,
      detail: visit.worksFor ? { organisation: visit.worksFor.id } : {},
    }),
  )
