import type { Db } from '../platform/connection.ts'
import type { Id } from '../platform/ids.ts'

/** What the house keeps of a person's plans under article 60, and what they did in schemes of their organisation. */
export const ownArticle60 = async (db: Db, person: Id<'person'>) => {
  const plans = await db
    .selectFrom('article60Plan')
    .innerJoin('article60Filled', 'article60Filled.planId', 'article60Plan.id')
    .select(['planId', 'number', 'contractFrom', 'percent', 'born', 'filledAt', 'endedAt'])
    .where('personId', '=', person)
    .orderBy('filledAt')
    .execute()
  const proposed = await db
    .selectFrom('article60Version')
    .select(['schemeId', 'number', 'proposedAt'])
    .where('proposedBy', '=', person)
    .orderBy('proposedAt')
    .execute()
  const agreed = await db
    .selectFrom('article60Agreement')
    .select(['versionId', 'agreedAt'])
    .where('agreedBy', '=', person)
    .orderBy('agreedAt')
    .execute()
  return { plans, proposed, agreed }
}
