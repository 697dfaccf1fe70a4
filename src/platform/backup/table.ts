import { sql } from 'kysely'
import type { Trx } from '../connection.ts'

/** A table as the database itself describes it, so that a new migration is in the backup without being named here. */
export interface Table {
  name: string
  columns: { name: string; type: string; counts: boolean }[]
}

interface Column {
  table: string
  column: string
  type: string
  counts: boolean
}

/** Which migrations ran is told apart: they make the tables before anything is put in. */
const apart = 'migration'

const columnsIn = async (trx: Trx): Promise<Column[]> => {
  const found = await sql<Column>`
    select relname::text as "table", attname::text as "column", format_type(atttypid, atttypmod) as type,
      attidentity <> '' as counts
    from pg_attribute join pg_class on pg_class.oid = attrelid
    where relnamespace = 'public'::regnamespace and relkind = 'r' and attnum > 0 and not attisdropped
      and relname <> ${apart}
    order by relname, attnum`.execute(trx)
  return found.rows
}

/** Which table holds references to which other. */
const referencesIn = async (trx: Trx): Promise<{ from: string; to: string }[]> => {
  const found = await sql<{ from: string; to: string }>`
    select f.relname::text as "from", t.relname::text as "to"
    from pg_constraint join pg_class f on f.oid = conrelid join pg_class t on t.oid = confrelid
    where contype = 'f' and conrelid <> confrelid`.execute(trx)
  return found.rows
}

/** All tables, each after those that it refers to. Throws when tables refer in a circle. */
export const tablesIn = async (trx: Trx): Promise<Table[]> => {
  const tables = new Map<string, Table>()
  for (const { table, column, type, counts } of await columnsIn(trx)) {
    const known = tables.get(table) ?? { name: table, columns: [] }
    known.columns.push({ name: column, type, counts })
    tables.set(table, known)
  }
  const references = await referencesIn(trx)
  const ordered: Table[] = []
  while (tables.size > 0) {
    const free = [...tables.values()].find(
      ({ name }) => !references.some(({ from, to }) => from === name && tables.has(to)),
    )
    if (!free) throw new Error(`These tables refer in a circle: ${[...tables.keys()].join(', ')}`)
    ordered.push(free)
    tables.delete(free.name)
  }
  return ordered
}

const named = ({ name }: { name: string }) => sql.id(name)

/**
 * A row as a JSON array of texts, each what the database itself writes for that value: exact for every type, and it
 * keeps apart a missing value and the JSON value null.
 */
export const rowText = (table: Table) =>
  sql<string>`json_build_array(${sql.join(table.columns.map(column => sql`${named(column)}::text`))})::text`

/** How many rows a table has, and a fingerprint of all of them in which their order does not matter. */
export const fingerprintOf = async (trx: Trx, table: Table): Promise<{ rows: number; fingerprint: string }> => {
  const found = await sql<{ rows: number; fingerprint: string }>`
    select count(*) as rows, coalesce(md5(string_agg(hash, '' order by hash collate "C")), '') as fingerprint
    from (select md5(${rowText(table)}) as hash from ${named(table)}) as hashes`.execute(trx)
  const [told] = found.rows
  if (!told) throw new Error(`${table.name} could not be counted.`)
  return told
}

/** Puts rows back that `rowText` gave. */
export const insertRows = async (trx: Trx, table: Table, rows: unknown[]): Promise<void> => {
  const values = table.columns.map(({ type }, at) => sql`(row->>${sql.lit(at)})::${sql.raw(type)}`)
  await sql`
    insert into ${named(table)} (${sql.join(table.columns.map(named))}) overriding system value
    select ${sql.join(values)} from jsonb_array_elements(${JSON.stringify(rows)}::jsonb) as row`.execute(trx)
}

/** The next row gets a number that none has yet. */
export const countOn = async (trx: Trx, table: Table): Promise<void> => {
  for (const { name } of table.columns.filter(({ counts }) => counts))
    await sql`
      select setval(pg_get_serial_sequence(${`public.${table.name}`}, ${name}), coalesce(max(${sql.id(name)}), 0) + 1, false)
      from ${named(table)}`.execute(trx)
}

/** Values are written the same way, whatever this server's settings are. */
export const writePlainly = async (trx: Trx): Promise<void> => {
  for (const setting of [
    "timezone = 'UTC'",
    "datestyle = 'ISO, YMD'",
    'extra_float_digits = 1',
    "bytea_output = 'hex'",
  ])
    await sql.raw(`set local ${setting}`).execute(trx)
}
