import { type Db, inTransaction } from '../../platform/connection.ts'
import { fingerprint } from '../../platform/ids.ts'
import { record } from '../../platform/record.ts'
import { actorOf, type Visit } from '../../platform/visit.ts'
import { testimonialBehind } from './brochure.store.ts'

/** Whose words they are says yes: from now on everybody reads them. Twice is no fault. False: the link leads nowhere. */
export const agreeToTestimonial = (db: Db, visit: Visit, secret: string): Promise<boolean> =>
  inTransaction(db, async trx => {
    const found = await testimonialBehind(trx, fingerprint(secret))
    if (!found) return false
    const agreed = await trx
      .updateTable('testimonial')
      .set({ agreedAt: visit.now })
      .where('id', '=', found.id)
      .where('agreedAt', 'is', null)
      .where('withdrawnAt', 'is', null)
      .executeTakeFirst()
    if (agreed.numUpdatedRows > 0n)
      await record(trx, 'testimonial.agreed', { at: visit.now, by: actorOf(visit), subject: found.programme })
    return true
  })
