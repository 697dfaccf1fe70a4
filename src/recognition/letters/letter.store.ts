import { sql } from 'kysely'
import type { Db } from '../../platform/connection.ts'
import type { Id } from '../../platform/ids.ts'
import type { Letter } from './letter.ts'

/** A letter without its text. */
export type Written = Omit<Letter, 'pdf' | 'sha256'> & { from: string }

const columns = [
  'letter.id',
  'letter.year',
  'letter.number',
  'letter.kind',
  'letter.personId',
  'letter.organisationId',
  'letter.about',
  'letter.language',
  'letter.writtenAt',
  'letter.writtenBy',
  'organisation.name as from',
] as const

/** The letters to this person, the newest first; of one request or procedure when `about` names it. */
export const lettersTo = (db: Db, person: Id<'person'>, about: string | null = null): Promise<Written[]> =>
  db
    .selectFrom('letter')
    .innerJoin('organisation', 'organisation.id', 'letter.organisationId')
    .select(columns)
    .where('letter.personId', '=', person)
    .$if(about !== null, query => query.where('letter.about', '=', about ?? ''))
    .orderBy('letter.writtenAt', 'desc')
    .orderBy('letter.number', 'desc')
    .execute()

/** A letter, for whom it was written to and for who works for the organisation that wrote it; null for anybody else. */
export const findLetter = async (
  db: Db,
  viewer: { person: Id<'person'> | null; organisation: Id<'organisation'> | null },
  id: string,
): Promise<Pick<Letter, 'id' | 'year' | 'number' | 'pdf'> | null> => {
  const found = await db
    .selectFrom('letter')
    .select(['id', 'year', 'number', 'pdf'])
    .where(sql<string>`letter.id::text`, '=', id)
    .where(eb => eb.or([eb('personId', '=', viewer.person), eb('organisationId', '=', viewer.organisation)]))
    .executeTakeFirst()
  return found ?? null
}
