import type { Db } from '../platform/connection.ts'
import type { Id } from '../platform/ids.ts'

/** Chances that changed rules gave this person, and what they did with rules for exemptions themselves. */
export const rulesOf = async (db: Db, person: Id<'person'>) => {
  const chances = await db
    .selectFrom('chance')
    .select(['module', 'rowId', 'foundAt', 'toldAt'])
    .where('personId', '=', person)
    .orderBy('foundAt')
    .execute()
  const drafts = await db
    .selectFrom('concordanceDraft')
    .select(['provider', 'openedAt', 'publishedAt', 'validFrom'])
    .select(eb => eb('publishedBy', '=', person).as('publishedByMe'))
    .where(eb => eb.or([eb('openedBy', '=', person), eb('publishedBy', '=', person)]))
    .orderBy('openedAt')
    .execute()
  const judgedProposals = await db
    .selectFrom('judgedProposal')
    .select(['provider', 'cell', 'decision', 'why', 'at'])
    .where('personId', '=', person)
    .orderBy('id')
    .execute()
  const sheets = await db
    .selectFrom('concordanceSheet')
    .select(['provider', 'fileName', 'rows', 'readAt', 'takenAt'])
    .where('readBy', '=', person)
    .orderBy('readAt')
    .execute()
  const rules = { drafts, judgedProposals, sheets }
  return { chances, rules }
}
