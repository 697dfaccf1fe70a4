import { sql } from 'kysely'
import type { Trx } from '../../platform/connection.ts'
import type { Question, Stored } from './reading.ts'
import { type Fields, inSql, shapes } from './stored-tables.ts'

const columns = (fields: string[], from?: string) =>
  sql.join(fields.map(field => (from ? sql`${sql.raw(from)}.${sql.id(inSql(field))}` : sql.id(inSql(field)))))

/** A null byte or half a character: the database cannot keep it as text. */
export class Unstorable extends Error {
  readonly table: Stored
  constructor(table: Stored) {
    super(`A text for ${table} cannot be stored.`)
    this.table = table
  }
}
const oddCharacter = /(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f][0-9a-f]{2})/i

const asJson = (table: Stored, rows: Fields[]): string => {
  const fields = Object.keys(rows[0] ?? {}).map(field => [field, inSql(field)] as const)
  const json = JSON.stringify(
    rows.map(row => Object.fromEntries(fields.map(([field, column]) => [column, row[field]]))),
  )
  if (json.includes('\\u') && oddCharacter.test(json)) throw new Unstorable(table)
  return json
}

const recordset = (table: Stored, rows: Fields[]) =>
  sql`jsonb_populate_recordset(null::${sql.id(inSql(table))}, ${asJson(table, rows)}::jsonb)`

const counted = async (query: ReturnType<typeof sql<{ fresh: number; changed: number }>>, trx: Trx) => {
  const [row] = (await query.execute(trx)).rows
  return { fresh: row?.fresh ?? 0, changed: row?.changed ?? 0 }
}

/** Adds rows and changes those that differ; all rows have the same fields. Fields in `keeps` are for new rows only. */
export const upsert = (
  trx: Trx,
  table: Stored,
  rows: Fields[],
  keeps: string[],
): Promise<{ fresh: number; changed: number }> => {
  const fields = Object.keys(rows[0] ?? {})
  const rest = fields.filter(field => !shapes[table].key.some(key => key === field) && !keeps.includes(field))
  const name = inSql(table)
  const conflict =
    rest.length === 0
      ? sql`do nothing`
      : sql`do update set ${sql.join(rest.map(field => sql`${sql.id(inSql(field))} = excluded.${sql.id(inSql(field))}`))}
          where (${columns(rest, name)}) is distinct from (${columns(rest, 'excluded')})`
  return counted(
    sql<{ fresh: number; changed: number }>`with done as (
      insert into ${sql.id(name)} (${columns(fields)}) select ${columns(fields)} from ${recordset(table, rows)}
      on conflict (${columns(shapes[table].key)}) ${conflict} returning xmax = 0 as fresh
    ) select count(*) filter (where fresh)::int as fresh, count(*) filter (where not fresh)::int as changed from done`,
    trx,
  )
}

/** Changes fields of rows that are there; all rows have the same fields, the first of which is the id. */
export const amend = async (trx: Trx, table: Stored, rows: Fields[]): Promise<number> => {
  const rest = Object.keys(rows[0] ?? {}).filter(field => field !== 'id')
  const result = await sql<{ id: string }>`update ${sql.id(inSql(table))} as held
    set ${sql.join(rest.map(field => sql`${sql.id(inSql(field))} = told.${sql.id(inSql(field))}`))}
    from ${recordset(table, rows)} as told where held.id = told.id
    and (${columns(rest, 'held')}) is distinct from (${columns(rest, 'told')}) returning held.id`.execute(trx)
  return result.rows.length
}

/** Which of these ids are stored. */
export const knownIds = async (trx: Trx, table: Stored, ids: string[]): Promise<Set<string>> => {
  if (ids.length === 0) return new Set()
  const found = await sql<{ id: string }>`select id from ${sql.id(inSql(table))} where id = any(${ids})`.execute(trx)
  return new Set(found.rows.map(row => row.id))
}

/** Takes away labels that a concept no longer has, of the languages and kinds that the rows tell. */
export const dropOldLabels = async (
  trx: Trx,
  table: 'competenceLabel' | 'occupationLabel',
  rows: Fields[],
): Promise<number> => {
  const owner = sql.id(table === 'competenceLabel' ? 'competence_id' : 'occupation_id')
  const sameOrigin = table === 'competenceLabel' ? sql`and held.origin = told.origin` : sql``
  const result = await sql<{ dropped: number }>`with told as materialized (select * from ${recordset(table, rows)}),
    dropped as (
      delete from ${sql.id(inSql(table))} held where exists (
        select from told where held.${owner} = told.${owner} and held.language = told.language and held.kind = told.kind ${sameOrigin})
      and not exists (
        select from told where held.${owner} = told.${owner} and held.language = told.language and held.kind = told.kind and held.text = told.text)
      returning 1
    ) select count(*)::int as dropped from dropped`.execute(trx)
  return result.rows[0]?.dropped ?? 0
}

/** Relations of the owners in these rows that the rows no longer tell: kept, but reported. */
export const missingRelations = async (
  trx: Trx,
  table: 'competenceRelation' | 'occupationCompetence',
  rows: Fields[],
): Promise<string[]> => {
  const [owner, other] = shapes[table].key.map(field => sql.id(inSql(field)))
  const kind = table === 'competenceRelation' ? sql`and held.kind = told.kind and held.origin = told.origin` : sql``
  const result = await sql<{ key: string }>`with told as materialized (select * from ${recordset(table, rows)})
    select held.${owner} || ' ' || held.${other} as key from ${sql.id(inSql(table))} held
    where exists (select from told where held.${owner} = told.${owner} ${kind})
    and not exists (select from told where held.${owner} = told.${owner} and held.${other} = told.${other} ${kind})`.execute(
    trx,
  )
  return result.rows.map(row => row.key)
}

export const isEmpty = async (trx: Trx, table: Stored): Promise<boolean> => {
  const { rows } = await sql`select 1 from ${sql.id(inSql(table))} limit 1`.execute(trx)
  return rows.length === 0
}

/** Puts the questions of one part of an importer in the place of those that it asked before. */
export const replaceQuestions = async (
  trx: Trx,
  importer: string,
  part: string,
  questions: Question[],
): Promise<void> => {
  const keyed = new Map(questions.map(question => [`${part}/${question.key}`, question]))
  await trx
    .deleteFrom('unresolved')
    .where('importer', '=', importer)
    .where(sql<boolean>`starts_with(key, ${`${part}/`})`)
    .execute()
  const values = [...keyed].map(([key, { question, with: detail }]) => ({
    importer,
    key,
    question,
    detail: JSON.stringify(detail),
  }))
  for (let from = 0; from < values.length; from += 1000)
    await trx
      .insertInto('unresolved')
      .values(values.slice(from, from + 1000))
      .execute()
}
