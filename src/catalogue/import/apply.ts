import type { Trx } from '../../platform/connection.ts'
import { grouped } from '../../platform/grouped.ts'
import { fillEmpty } from './fill-empty.ts'
import { amend, dropOldLabels, isEmpty, knownIds, missingRelations, replaceQuestions, upsert } from './import.store.ts'
import {
  type Mention,
  type Problem,
  type Question,
  type Read,
  type Reading,
  type Stored,
  storedTables,
  turnAway,
} from './reading.ts'
import { type Fields, keyOf, referencesOf, shapes } from './stored-tables.ts'

export interface Progress {
  done: number
  total: number
  /** The table that is being filled, or `reading`. */
  step: Stored | 'reading' | 'comparing'
}
export type Tell = (progress: Progress) => void

export interface Counts {
  fresh: number
  changed: number
  same: number
}

export interface Applied {
  perTable: Partial<Record<Stored, Counts>>
  /** Keys that an earlier file of this part told and this one does not: they stay, and a person looks. */
  vanished: Partial<Record<Stored, string[]>>
  /** What this file told, for the next time; not of tables whose rows hang on an owner. */
  keys: Partial<Record<Stored, string[]>>
  questions: Question[]
  /** Rows that the file tells twice: the first counts. */
  problems: Problem[]
}

const batchSize = 4000
/** More questions of one sort than this are told as a number. */
const mostOfOneSort = 500
const owned = new Set<Stored>(['competenceLabel', 'competenceRelation', 'occupationLabel', 'occupationCompetence'])

const rowsOf = (rows: Reading['rows'], table: Stored): Fields[] => (rows[table] ?? []) as Fields[]

/** Rows of one owner together, so that what it no longer has can be found. */
const byOwner = (table: Stored, rows: Fields[]): Fields[] => {
  const [owner] = shapes[table].key
  return owner && owned.has(table) ? [...grouped(rows, row => row[owner]).values()].flat() : rows
}

/** Batches of rows with the same fields; a batch never ends between two rows of one owner. */
const batches = (table: Stored, rows: Fields[]): Fields[][] => {
  const found: Fields[][] = []
  const [owner = 'id'] = shapes[table].key
  for (const group of grouped(rows, row => Object.keys(row).join()).values()) {
    const ordered = byOwner(table, group)
    for (let from = 0; from < ordered.length; ) {
      let to = Math.min(from + batchSize, ordered.length)
      while (to < ordered.length && owned.has(table) && ordered[to]?.[owner] === ordered[to - 1]?.[owner]) to += 1
      found.push(ordered.slice(from, to))
      from = to
    }
  }
  return found
}

/** What the rows and mentions refer to and neither the file nor the database has. */
const unknownReferences = async (trx: Trx, reading: Reading): Promise<{ table: Stored; unknown: Set<string> }[]> => {
  const wanted = new Map<Stored, Set<string>>()
  const want = (table: Stored, id: string) => wanted.set(table, (wanted.get(table) ?? new Set()).add(id))
  for (const table of storedTables)
    for (const row of rowsOf(reading.rows, table)) for (const to of referencesOf(table, row)) want(to.table, to.id)
  for (const { table, id } of reading.mentions ?? []) want(table, id)
  for (const table of storedTables)
    for (const row of (reading.amends?.[table] ?? []) as Fields[]) want(table, String(row.id))
  return Promise.all(
    [...wanted].map(async ([table, ids]) => {
      for (const row of rowsOf(reading.rows, table)) ids.delete(String(row.id))
      const known = await knownIds(trx, table, [...ids])
      return { table, unknown: new Set([...ids].filter(id => !known.has(id))) }
    }),
  )
}

const askAbout = (key: string, id: string, place: string): Question => ({
  key: `${key} ${id}`,
  question: 'unknown-id',
  with: { id, place },
})

const fewer = (questions: Question[]): Question[] => {
  const counts = new Map<string, number>()
  const kept = questions.filter(({ question }) => {
    counts.set(question, (counts.get(question) ?? 0) + 1)
    return (counts.get(question) ?? 0) <= mostOfOneSort
  })
  const more = [...counts].filter(([, count]) => count > mostOfOneSort)
  return [
    ...kept,
    ...more.map(
      ([sort, count]): Question => ({ key: `more ${sort}`, question: 'more', with: { count: count - mostOfOneSort } }),
    ),
  ]
}

/**
 * Stores what a reading tells, in the transaction of the caller: adds, changes what differs, leaves the same alone,
 * deletes nothing but labels that were replaced. What refers to something unknown is asked about and left out;
 * `strict`: it is refused as a whole. `before`: the keys that the last file of this part told.
 */
export const applyReading = async (
  trx: Trx,
  importer: string,
  reading: Reading,
  { strict, before, tell }: { strict: boolean; before: Pick<Applied, 'keys' | 'vanished'>; tell: Tell },
): Promise<Read<Applied>> => {
  const unknown = new Map((await unknownReferences(trx, reading)).map(({ table, unknown: ids }) => [table, ids]))
  const isUnknown = (mention: { table: Stored; id: string }) => unknown.get(mention.table)?.has(mention.id) === true
  const mentioned = (reading.mentions ?? []).filter(isUnknown)
  if (strict && mentioned.length > 0)
    return turnAway(
      'unknown-ids',
      { count: mentioned.length },
      mentioned.map(({ id, place }: Mention): Problem => ({ problem: 'unknown-id', place, with: { id } })),
    )

  const questions = [
    ...reading.questions,
    ...mentioned.map(({ table, id, place }) => askAbout(`${table} ${place}`, id, place)),
  ]
  const problems: Problem[] = []
  const applied: Applied = { perTable: {}, vanished: {}, keys: {}, questions: [], problems }
  const vanish = (table: Stored, keys: string[]) => {
    if (keys.length > 0) applied.vanished[table] = [...(applied.vanished[table] ?? []), ...keys]
  }
  const total = storedTables.reduce((sum, table) => sum + rowsOf(reading.rows, table).length, 0)
  let done = 0
  for (const table of storedTables) {
    const single = new Map<string, Fields>()
    for (const row of rowsOf(reading.rows, table)) {
      const key = keyOf(table, row)
      if (single.has(key)) problems.push({ problem: 'double', place: table, with: { id: key } })
      else single.set(key, row)
    }
    const rows = [...single.values()].filter(row => {
      const missing = referencesOf(table, row).find(isUnknown)
      if (missing) questions.push(askAbout(`${table} ${keyOf(table, row)}`, missing.id, keyOf(table, row)))
      return !missing
    })
    const amended = ((reading.amends?.[table] ?? []) as Fields[]).filter(
      row => !isUnknown({ table, id: String(row.id) }),
    )
    if (rows.length + amended.length === 0) continue
    const first = await isEmpty(trx, table)
    const counts: Counts = { fresh: 0, changed: 0, same: 0 }
    const store = async () => {
      for (const batch of batches(table, rows)) {
        tell({ done, total, step: table })
        const { fresh, changed } = await upsert(trx, table, batch, reading.keeps?.[table] ?? [])
        counts.fresh += fresh
        counts.changed += changed
        counts.same += batch.length - fresh - changed
        if (!first && (table === 'competenceLabel' || table === 'occupationLabel'))
          counts.changed += await dropOldLabels(trx, table, batch)
        if (!first && (table === 'competenceRelation' || table === 'occupationCompetence'))
          vanish(table, await missingRelations(trx, table, batch))
        done += batch.length
      }
    }
    if (first) await fillEmpty(trx, table, rows.length, store)
    else await store()
    for (const batch of batches(table, amended)) {
      const changed = await amend(trx, table, batch)
      counts.changed += changed
      counts.same += batch.length - changed
    }
    applied.perTable[table] = counts
    if (owned.has(table)) continue
    const keys = rows.map(row => keyOf(table, row))
    const now = new Set(keys)
    applied.keys[table] = keys
    const earlier = new Set([...(before.keys[table] ?? []), ...(before.vanished[table] ?? [])])
    vanish(
      table,
      [...earlier].filter(key => !now.has(key)),
    )
  }
  if (strict && problems.length > 0) return turnAway('wrong-shape', { count: problems.length }, problems)
  applied.questions = fewer(questions)
  await replaceQuestions(trx, importer, reading.part, applied.questions)
  tell({ done: total, total, step: 'comparing' })
  return { ok: true, value: applied }
}
