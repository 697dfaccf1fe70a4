import type { Db } from '../platform/connection.ts'
import type { Id } from '../platform/ids.ts'

/** What this person does with support measures, which rules they saw, and what they did with rules themselves. */
export const ownSupport = async (db: Db, person: Id<'person'>) => {
  const supportSteps = await db
    .selectFrom('supportFollow')
    .leftJoin('supportStep', 'supportStep.followId', 'supportFollow.id')
    .select(['route', 'programme', 'measure', 'version', 'step', 'onDay', 'cents', 'note', 'at'])
    .where('personId', '=', person)
    .orderBy('supportStep.id')
    .execute()
  const rulesSeen = await db
    .selectFrom('supportSeen')
    .select(['measure', 'version', 'at'])
    .where('personId', '=', person)
    .orderBy('at')
    .execute()
  const ruleEdits = await db
    .selectFrom('incentiveEdit')
    .innerJoin('incentiveDraft', 'incentiveDraft.id', 'incentiveEdit.draftId')
    .select(['incentive', 'number', 'at'])
    .where('personId', '=', person)
    .orderBy('at')
    .execute()
  const rulesPublished = await db
    .selectFrom('incentiveDraft')
    .select(['incentive', 'publishedAt'])
    .where('publishedBy', '=', person)
    .execute()
  const ruleCases = await db
    .selectFrom('incentiveCase')
    .select(['incentive', 'body', 'madeAt', 'droppedAt'])
    .where(eb => eb.or([eb('madeBy', '=', person), eb('droppedBy', '=', person)]))
    .orderBy('madeAt')
    .execute()
  const rulesGiven = await db
    .selectFrom('incentiveKeeper')
    .select(['incentive', 'givenAt'])
    .where('givenBy', '=', person)
    .execute()
  return { supportSteps, rulesSeen, ruleEdits, rulesPublished, ruleCases, rulesGiven }
}
