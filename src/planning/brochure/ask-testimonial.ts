import type { Programme } from '../../catalogue/index.ts'
import { type Db, inTransaction } from '../../platform/connection.ts'
import { fingerprint, newId, newSecret } from '../../platform/ids.ts'
import { accept, type Outcome, refuse } from '../../platform/outcome.ts'
import { record } from '../../platform/record.ts'
import { actorOf, type Visit } from '../../platform/visit.ts'
import { testimonialsFor } from './brochure.store.ts'
import { readTestimonial, type TestimonialAsk, type TestimonialRefusal } from './testimonial.ts'

/** More would be no brochure any more. */
const most = 6

/**
 * Writes down what somebody wants to say of a programme. Nobody else reads it before they said yes with the link that
 * this gives: it is shown once, and what is stored of it is a fingerprint.
 */
export const askTestimonial = (
  db: Db,
  visit: Visit,
  programme: Programme['id'],
  ask: TestimonialAsk,
): Promise<Outcome<string, TestimonialRefusal | 'planning.brochure.enough'>> =>
  inTransaction(db, async trx => {
    const read = readTestimonial(ask)
    if (!read.ok) return read
    const { person, now } = visit
    if (!person || (await testimonialsFor(trx, programme)).length >= most) return refuse('planning.brochure.enough')
    const secret = newSecret()
    const { firstName, job, words } = read.value
    await trx
      .insertInto('testimonial')
      .values({
        id: newId<'testimonial'>(),
        programme,
        firstName,
        job: JSON.stringify(job),
        words: JSON.stringify(words),
        personId: person.id,
        madeAt: now,
        fingerprint: fingerprint(secret),
        agreedAt: null,
        withdrawnAt: null,
      })
      .execute()
    await record(trx, 'testimonial.asked', { at: now, by: actorOf(visit), subject: programme })
    return accept(secret)
  })
