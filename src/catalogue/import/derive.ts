import { sql } from 'kysely'
import type { Trx } from '../../platform/connection.ts'
import { type Applied, applyReading, type Tell } from './apply.ts'
import { compareCompetences } from './bk-equality.ts'
import type { Reading, Stored } from './reading.ts'
import { matchShortages } from './shortage.ts'

/** What follows from the stored facts of more than one file; worked out anew when one of its tables changed. */
interface Derivation {
  importer: string
  from: Stored[]
  read: (trx: Trx) => Promise<Reading>
}

const sameCompetences = async (trx: Trx): Promise<Reading> => {
  const held = await trx
    .selectFrom('competence')
    .innerJoin('competenceLabel', 'competenceLabel.competenceId', 'competence.id')
    .select(['competence.id', 'competence.codes', 'competenceLabel.text as title'])
    .where('framework', '=', 'bk')
    .where('competenceLabel.language', '=', 'nl')
    .where('competenceLabel.kind', '=', 'preferred')
    .orderBy('competence.id')
    .execute()
  const { relations, questions } = compareCompetences(held)
  const told = relations.map(({ fromId, toId, kind }) => `${fromId} ${toId} ${kind}`)
  // Worked out here, so what no longer follows goes.
  await sql`delete from competence_relation where origin = 'derived' and from_id like 'bk-%' and to_id like 'bk-%'
    and not (from_id || ' ' || to_id || ' ' || kind = any(${told}))`.execute(trx)
  return {
    part: 'same-competence',
    read: held.length,
    rows: { competenceRelation: relations },
    questions,
    problems: [],
  }
}

const shortages = async (trx: Trx): Promise<Reading> => {
  const listed = await trx
    .selectFrom('shortageOccupation')
    .select(['year', 'title', 'group', 'source'])
    .orderBy('title')
    .execute()
  const qualifications = await trx
    .selectFrom('qualification')
    .select(['id', 'title'])
    .where('kind', '=', 'professional')
    .where('validTo', 'is', null)
    .orderBy('id')
    .execute()
  const { rows, marks, questions } = matchShortages(
    listed,
    qualifications.map(({ id, title }) => ({ id, title: title.nl ?? '' })),
  )
  const fitted = new Map(rows.map(row => [`${row.year} ${row.title}`, row.qualification ?? null]))
  return {
    part: 'match',
    read: listed.length,
    rows: {
      shortageOccupation: listed.map(row => ({
        ...row,
        qualification: fitted.get(`${row.year} ${row.title}`) ?? null,
      })),
    },
    amends: { qualification: marks },
    questions,
    problems: [],
  }
}

const derivations: Derivation[] = [
  { importer: 'bk', from: ['competence', 'competenceLabel'], read: sameCompetences },
  { importer: 'shortage', from: ['shortageOccupation', 'qualification'], read: shortages },
]

/** A version holds until the day before the next one of its series starts, as far as that day is known. */
const closeOlderVersions = async (trx: Trx): Promise<number> => {
  const closed = await sql`update qualification as old set valid_to = next.valid_from - 1
    from (select series, version, valid_from from qualification where origin = 'official' and valid_from is not null) as next
    where old.origin = 'official' and old.kind in ('professional', 'partial')
    and next.series = old.series and next.version = (
      select min(version) from qualification later
      where later.series = old.series and later.version > old.version and later.origin = 'official' and later.valid_from is not null)
    and (old.valid_from is null or old.valid_from < next.valid_from)
    and old.valid_to is distinct from next.valid_from - 1 returning old.id`.execute(trx)
  return closed.rows.length
}

/** Brings what follows from the changed tables up to date; gives how many rows that changed. */
export const derive = async (trx: Trx, changed: Set<Stored>, tell: Tell): Promise<number> => {
  let count = changed.has('qualification') ? await closeOlderVersions(trx) : 0
  for (const { importer, from, read } of derivations) {
    if (!from.some(table => changed.has(table))) continue
    const reading = await read(trx)
    const applied = await applyReading(trx, importer, reading, {
      strict: false,
      before: { keys: {}, vanished: {} },
      tell,
    })
    if (!applied.ok) throw new Error(`What follows from stored facts could not be stored: ${applied.refusal}`)
    count += changesIn(applied.value)
  }
  return count
}

const changesIn = (applied: Applied): number =>
  Object.values(applied.perTable).reduce((sum, { fresh, changed }) => sum + fresh + changed, 0)
