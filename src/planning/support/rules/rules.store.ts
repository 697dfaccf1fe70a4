import { sql } from 'kysely'
import type { Db, Trx } from '../../../platform/connection.ts'
import type { Id } from '../../../platform/ids.ts'
import type { Visit } from '../../../platform/visit.ts'
import type { Measure, MeasureVersion } from '../measure.ts'
import { allMeasures, versionLayers } from '../support.store.ts'
import type { CaseBody, RuleCase } from './cases.ts'
import type { Draft, RuleBody } from './draft.ts'

/** Somebody who keeps rules: an administrator keeps all, who works on policy or for a sector those of their organisation. */
export type Keeper = Visit & { person: NonNullable<Visit['person']> }

const keepsAll = ({ person }: Keeper): boolean => person.role === 'administrator'

const organisationOf = ({ worksFor }: Keeper): Id<'organisation'> | null =>
  worksFor && (worksFor.role === 'policy' || worksFor.role === 'sector') ? worksFor.id : null

/** Ids of the measures whose rules this person keeps, as what they work now. */
const keptIds = async (visit: Keeper): Promise<Set<string> | 'all'> => {
  if (keepsAll(visit)) return 'all'
  const organisation = organisationOf(visit)
  if (!organisation) return new Set()
  const rows = await visit.db
    .selectFrom('incentiveKeeper')
    .select('incentive')
    .where('organisationId', '=', organisation)
    .execute()
  return new Set(rows.map(({ incentive }) => incentive))
}

export const keptMeasures = async (visit: Keeper): Promise<Measure[]> => {
  const ids = await keptIds(visit)
  const measures = await allMeasures(visit.db)
  return ids === 'all' ? measures : measures.filter(({ id }) => ids.has(id))
}

/** One of these; null: not theirs, or not there. */
export const findKept = async (visit: Keeper, id: string): Promise<Measure | null> =>
  (await keptMeasures(visit)).find(measure => measure.id === id) ?? null

/** The draft under way of a measure; null: none. */
export const openDraft = async (db: Db | Trx, incentive: string): Promise<Draft | null> => {
  const row = await db
    .selectFrom('incentiveDraft')
    .select(['id', 'incentive', 'openedAt'])
    .where('incentive', '=', incentive)
    .where('publishedAt', 'is', null)
    .where('droppedAt', 'is', null)
    .executeTakeFirst()
  if (!row) return null
  const edits = await db
    .selectFrom('incentiveEdit')
    .select(['number', 'body', 'personId'])
    .where('draftId', '=', row.id)
    .orderBy('number')
    .execute()
  const last = edits.at(-1)
  if (!last) return null
  return { ...row, edition: last.number, body: last.body, authors: [...new Set(edits.map(({ personId }) => personId))] }
}

export const casesOf = async (db: Db | Trx, incentive: string): Promise<RuleCase[]> => {
  const rows = await db
    .selectFrom('incentiveCase')
    .select(['id', 'body'])
    .where('incentive', '=', incentive)
    .where('droppedAt', 'is', null)
    .orderBy('madeAt')
    .orderBy('id')
    .execute()
  return rows.map(({ id, body }) => ({ ...body, id }))
}

/** Every version of a measure that was ever written, in the order in which they lie over each other. */
export const layersOf = (db: Db | Trx, incentive: string): Promise<MeasureVersion[]> =>
  versionLayers(db).then(all => all.get(incentive) ?? [])

/** Organisations that may keep rules, and which keep this one. */
export const keepersOf = async (db: Db, incentive: string) => {
  const may = await db
    .selectFrom('organisation')
    .select(['id', 'name'])
    .where('kind', 'in', ['authority', 'sector-partner'])
    .where(
      sql<string>`(select decision from organisation_decision where organisation_id = organisation.id order by id desc limit 1)`,
      '=',
      'validated',
    )
    .orderBy('name')
    .execute()
  const held = await db
    .selectFrom('incentiveKeeper')
    .select('organisationId')
    .where('incentive', '=', incentive)
    .execute()
  const ids = new Set(held.map(({ organisationId }) => organisationId))
  return { may: may.filter(({ id }) => !ids.has(id)), held: may.filter(({ id }) => ids.has(id)) }
}

export const insertEdit = (trx: Trx, draft: Draft['id'], number: number, body: RuleBody, by: Id<'person'>, at: Date) =>
  trx
    .insertInto('incentiveEdit')
    .values({ draftId: draft, number, body: JSON.stringify(body), at, personId: by })
    .execute()

export const insertCase = (
  trx: Trx,
  incentive: string,
  body: CaseBody,
  id: RuleCase['id'],
  by: Id<'person'>,
  at: Date,
) =>
  trx
    .insertInto('incentiveCase')
    .values({ id, incentive, body: JSON.stringify(body), madeAt: at, madeBy: by, droppedAt: null, droppedBy: null })
    .execute()
