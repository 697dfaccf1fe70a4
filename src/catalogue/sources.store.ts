import { sql } from 'kysely'
import type { Db } from '../platform/connection.ts'
import type { Origin } from './catalogue.ts'
import { importRuns } from './import/runs.store.ts'

const originsIn = [
  'qualification',
  'provider',
  'module',
  'programme',
  'offer',
  'ladder',
  'certificate_type',
  'concordance_row',
] as const
export type Counted = (typeof originsIn)[number]

const countOf = async (db: Db, table: 'occupation' | 'competence' | 'postcode' | 'shortageOccupation' | 'unresolved') =>
  (await db.selectFrom(table).select(db.fn.countAll<number>().as('count')).executeTakeFirstOrThrow()).count

/** What stands in the catalogue, from whom, and what is still asked about it. */
export const stateOfSources = async (db: Db) => {
  const frameworks = await db.selectFrom('framework').selectAll().orderBy('title').execute()
  const competences = await db
    .selectFrom('competence')
    .select(['framework', db.fn.countAll<number>().as('count')])
    .groupBy('framework')
    .execute()
  const shortages = await db
    .selectFrom('shortageOccupation')
    .select('source')
    .orderBy('year', 'desc')
    .limit(1)
    .execute()
  const official = await db
    .selectFrom('qualification')
    .select(['source', db.fn.countAll<number>().over().as('count')])
    .where('origin', '=', 'official')
    .orderBy(sql`source ->> 'asOf'`, order => order.desc().nullsLast())
    .limit(1)
    .executeTakeFirst()
  const perOrigin = await sql<{ table: Counted; origin: Origin; count: number }>`${sql.join(
    originsIn.map(
      table =>
        sql`select ${sql.lit(table)} as "table", origin, count(*)::int as count from ${sql.table(table)} group by origin`,
    ),
    sql` union all `,
  )}`.execute(db)
  return {
    frameworks: frameworks.map(each => ({
      ...each,
      competences: competences.find(({ framework }) => framework === each.id)?.count ?? 0,
    })),
    occupations: await countOf(db, 'occupation'),
    postcodes: await countOf(db, 'postcode'),
    shortages: { count: await countOf(db, 'shortageOccupation'), source: shortages[0]?.source ?? null },
    qualifications: { count: official?.count ?? 0, source: official?.source ?? null },
    perOrigin: perOrigin.rows,
    unresolved: await countOf(db, 'unresolved'),
    runs: (await importRuns(db)).slice(0, 12),
  }
}

export type SourcesState = Awaited<ReturnType<typeof stateOfSources>>
