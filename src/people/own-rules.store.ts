import type { Db } from '../platform/connection.ts'
import type { Id } from '../platform/ids.ts'

/** Chances that changed rules gave this person, and what they did with rules for exemptions and structures of programmes themselves. */
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
  const structures = await db
    .selectFrom('structureEdit')
    .innerJoin('structureDraft', 'structureDraft.id', 'structureEdit.draftId')
    .select(['programme', 'edition', 'content', 'at'])
    .where('byPerson', '=', person)
    .orderBy('at')
    .orderBy('edition')
    .execute()
  const structureProposals = await db
    .selectFrom('structureProposal')
    .innerJoin('structureDraft', 'structureDraft.id', 'structureProposal.draftId')
    .select(['programme', 'validFrom', 'at'])
    .where('byPerson', '=', person)
    .orderBy('at')
    .execute()
  const structureVersions = await db
    .selectFrom('programmeVersion')
    .select(['programme', 'validFrom', 'publishedAt'])
    .where('publishedBy', '=', person)
    .orderBy('publishedAt')
    .execute()
  const structureRules = await db
    .selectFrom('structureRule')
    .select(['provider', 'twoPeople', 'at'])
    .where('byPerson', '=', person)
    .orderBy('id')
    .execute()
  const structureDrafts = await db
    .selectFrom('structureDraft')
    .select(['programme', 'openedAt', 'closedAt'])
    .where(eb => eb.or([eb('openedBy', '=', person), eb('closedBy', '=', person)]))
    .orderBy('openedAt')
    .execute()
  const rules = {
    drafts,
    judgedProposals,
    sheets,
    structureDrafts,
    structures,
    structureProposals,
    structureVersions,
    structureRules,
  }
  return { chances, rules }
}
