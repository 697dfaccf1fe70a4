import { sql } from 'kysely'
import type { ProgrammeId, ProviderId, StructureVersion } from '../../catalogue/index.ts'
import type { Db, Trx } from '../../platform/connection.ts'
import type { Day } from '../../platform/day.ts'
import { type Id, newId } from '../../platform/ids.ts'
import type { Content } from './content.ts'
import type { DraftId } from './tables.ts'

/** A change under way: what it is now, and after how many steps. */
export interface Draft {
  id: DraftId
  openedAt: Date
  edition: number
  content: Content
  /** What it was one step before; null: what held. */
  before: Content | null
}

export const openDraftOf = async (db: Db | Trx, programme: ProgrammeId): Promise<Draft | null> => {
  const draft = await db
    .selectFrom('structureDraft')
    .select(['id', 'openedAt'])
    .where('programme', '=', programme)
    .where('closedAt', 'is', null)
    .executeTakeFirst()
  if (!draft) return null
  const [last, before] = await db
    .selectFrom('structureEdit')
    .select(['edition', 'content'])
    .where('draftId', '=', draft.id)
    .orderBy('edition', 'desc')
    .limit(2)
    .execute()
  return last ? { ...draft, ...last, before: before?.content ?? null } : null
}

export const addDraft = async (
  trx: Trx,
  draft: { programme: ProgrammeId; openedAt: Date; openedBy: Id<'person'> },
): Promise<DraftId> => {
  const id = newId<'structure-draft'>()
  await trx
    .insertInto('structureDraft')
    .values({ id, ...draft, closedAt: null, closedBy: null, versionId: null })
    .execute()
  return id
}

export const addEdit = (
  trx: Trx,
  edit: { draftId: DraftId; edition: number; content: Content; at: Date; byPerson: Id<'person'> },
) =>
  trx
    .insertInto('structureEdit')
    .values({ ...edit, content: JSON.stringify(edit.content) })
    .execute()

export const closeDraft = (
  trx: Trx,
  id: DraftId,
  closed: { closedAt: Date; closedBy: Id<'person'>; versionId: StructureVersion['id'] | null },
) => trx.updateTable('structureDraft').set(closed).where('id', '=', id).execute()

/** That somebody asks a second person to publish a draft as it was at a step. */
export interface Proposal {
  edition: number
  validFrom: Day
  at: Date
  byPerson: Id<'person'>
  /** Empty: of somebody who had themselves erased. */
  by: string
}

export const newestProposal = async (db: Db | Trx, draft: DraftId): Promise<Proposal | null> =>
  (await db
    .selectFrom('structureProposal')
    .innerJoin('person', 'person.id', 'structureProposal.byPerson')
    .select(['edition', 'validFrom', 'at', 'byPerson', 'person.name as by'])
    .where('draftId', '=', draft)
    .orderBy('edition', 'desc')
    .executeTakeFirst()) ?? null

/** A structure that was published. */
export interface Version extends StructureVersion {
  publishedAt: Date
  by: string
}

/** Every version of a programme's structure, the newest first. */
export const versionsOf = (db: Db | Trx, programme: ProgrammeId): Promise<Version[]> =>
  db
    .selectFrom('programmeVersion')
    .innerJoin('person', 'person.id', 'programmeVersion.publishedBy')
    .select(['programmeVersion.id', 'programme', 'validFrom', 'structure', 'order', 'excludes', 'publishedAt'])
    .select('person.name as by')
    .where('programme', '=', programme)
    .orderBy('validFrom', 'desc')
    .execute()

export const asksTwoPeople = async (db: Db | Trx, provider: ProviderId): Promise<boolean> => {
  const rule = await db
    .selectFrom('structureRule')
    .select('twoPeople')
    .where('provider', '=', provider)
    .orderBy('id', 'desc')
    .executeTakeFirst()
  return rule?.twoPeople ?? false
}

/** Which of these programmes somebody is changing. */
export const programmesUnderChange = async (db: Db, programmes: ProgrammeId[]): Promise<Set<ProgrammeId>> => {
  const rows = await db
    .selectFrom('structureDraft')
    .select('programme')
    .where('closedAt', 'is', null)
    .where('programme', '=', sql<ProgrammeId>`any(${programmes})`)
    .execute()
  return new Set(rows.map(({ programme }) => programme))
}
