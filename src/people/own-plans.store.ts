import type { Db } from '../platform/connection.ts'
import type { Id } from '../platform/ids.ts'

/** What a person planned and asked around learning at work, and what they wrote for a provider. */
export const ownPlans = async (db: Db, person: Id<'person'>) => {
  const talks = await db
    .selectFrom('brochureTalk')
    .select(['programme', 'company', 'reach', 'words', 'at', 'answeredAt'])
    .where('personId', '=', person)
    .orderBy('at')
    .execute()
  const brochures = await db
    .selectFrom('brochureWords')
    .select(['programme', 'body', 'at'])
    .where('personId', '=', person)
    .orderBy('id')
    .execute()
  const testimonialsAsked = await db
    .selectFrom('testimonial')
    .select(['programme', 'madeAt', 'agreedAt', 'withdrawnAt'])
    .where('personId', '=', person)
    .orderBy('madeAt')
    .execute()
  return { talks, brochures, testimonialsAsked }
}
