import type { Programme } from '../../catalogue/index.ts'
import { type Db, inTransaction } from '../../platform/connection.ts'
import { fingerprint } from '../../platform/ids.ts'
import { record } from '../../platform/record.ts'
import { actorOf, type Visit } from '../../platform/visit.ts'

const nothing = JSON.stringify({ nl: '', en: '' })

/**
 * Takes a testimonial back at once, by whose it is (with the link) or by who keeps the brochure: nobody reads it any more,
 * and its name and words are gone. Twice is no fault.
 */
export const withdrawTestimonial = (
  db: Db,
  visit: Visit,
  which: { secret: string } | { id: string; programme: Programme['id'] },
): Promise<void> =>
  inTransaction(db, async trx => {
    const open = trx
      .updateTable('testimonial')
      .set({ withdrawnAt: visit.now, firstName: '', job: nothing, words: nothing })
      .where('withdrawnAt', 'is', null)
    const withdrawn = await ('secret' in which
      ? open.where('fingerprint', '=', fingerprint(which.secret))
      : open.where(eb => eb.cast<string>('id', 'text'), '=', which.id).where('programme', '=', which.programme)
    )
      .returning('programme')
      .execute()
    for (const { programme } of withdrawn)
      await record(trx, 'testimonial.withdrawn', { at: visit.now, by: actorOf(visit), subject: programme })
  })
