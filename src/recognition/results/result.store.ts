import { sql } from 'kysely'
import type { CompetenceId } from '../../catalogue/index.ts'
import type { Db, Trx } from '../../platform/connection.ts'
import { type Id, newId } from '../../platform/ids.ts'
import { type Actor, record } from '../../platform/record.ts'
import type { Result } from './result.ts'

/** What assessments found that this person can, with who found it; what was withdrawn is not there. */
export const resultsOf = (db: Db | Trx, person: Id<'person'>): Promise<(Result & { by: string })[]> =>
  resultsOfMany(db, [person])

/** The same of several people. */
export const resultsOfMany = (db: Db | Trx, people: Id<'person'>[]): Promise<(Result & { by: string })[]> =>
  db
    .selectFrom('competenceResult')
    .innerJoin('organisation', 'organisation.id', 'competenceResult.organisationId')
    .selectAll('competenceResult')
    .select('organisation.name as by')
    .where('competenceResult.personId', '=', sql<Id<'person'>>`any(${people})`)
    .where(sql<boolean>`not exists (select from withdrawn_result as back where back.result_id = competence_result.id)`)
    .orderBy('foundAt')
    .execute()

/** Notes that an assessment found these competences, once each for the procedure that it came of. */
export const noteResults = async (
  trx: Trx,
  found: Omit<Result, 'id' | 'competence' | 'foundAt' | 'foundBy'>,
  competences: CompetenceId[],
  by: Actor & { person: Id<'person'> },
  now: Date,
): Promise<void> => {
  if (competences.length === 0) return
  await trx
    .insertInto('competenceResult')
    .values(
      competences.map(competence => ({
        ...found,
        id: newId<'result'>(),
        competence,
        foundAt: now,
        foundBy: by.person,
      })),
    )
    .onConflict(on => on.columns(['about', 'competence']).doNothing())
    .execute()
  await record(trx, 'competences.found', { at: now, by, subject: found.about, detail: { count: competences.length } })
}
