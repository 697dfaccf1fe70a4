import { sql } from 'kysely'
import type { ProviderId } from '../../catalogue/index.ts'
import type { Db, Trx } from '../../platform/connection.ts'
import type { Day } from '../../platform/day.ts'
import { type Id, newId } from '../../platform/ids.ts'
import { lockText } from '../../platform/lock-text.ts'
import type { Change, Draft, RowBody } from './draft.ts'

const sameProvider = (provider: ProviderId | null) => sql<boolean>`provider is not distinct from ${provider}`

/** A draft or version with what it does. */
export const changesOf = async (db: Db | Trx, id: Draft['id']): Promise<Draft | null> => {
  const found = await db
    .selectFrom('concordanceDraft')
    .select(['id', 'provider', 'edition', 'openedAt'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!found) return null
  const changes = await db
    .selectFrom('draftRow')
    .select(['id', 'replaces', 'body'])
    .where('draftId', '=', id)
    .orderBy('cell')
    .orderBy('id')
    .execute()
  return { ...found, changes }
}

/** What is being changed in this matrix now; null: nothing. */
export const openDraft = async (db: Db | Trx, provider: ProviderId | null): Promise<Draft | null> => {
  const found = await db
    .selectFrom('concordanceDraft')
    .select('id')
    .where(sameProvider(provider))
    .where('publishedAt', 'is', null)
    .executeTakeFirst()
  return found ? changesOf(db, found.id) : null
}

/**
 * The draft under way, begun when there is none, locked until the transaction ends. Who waits meanwhile finds the one
 * that is under way by then: the one before may just have been published.
 */
export const lockDraft = async (
  trx: Trx,
  provider: ProviderId | null,
  person: Id<'person'>,
  now: Date,
): Promise<Draft> => {
  await lockText(trx, `concordance:${provider ?? ''}`)
  await trx
    .insertInto('concordanceDraft')
    .values({
      id: newId<'concordance-draft'>(),
      provider,
      // Goes on counting where the last version stopped: an older look is never taken for a newer one.
      edition: eb =>
        eb
          .selectFrom('concordanceDraft')
          .where(sameProvider(provider))
          .select(last => sql<number>`coalesce(${last.fn.max('edition')}, 0)`.as('edition')),
      openedAt: now,
      openedBy: person,
      publishedAt: null,
      publishedBy: null,
      validFrom: null,
    })
    .onConflict(on => on.doNothing())
    .execute()
  const { id } = await trx
    .selectFrom('concordanceDraft')
    .select('id')
    .where(sameProvider(provider))
    .where('publishedAt', 'is', null)
    .executeTakeFirstOrThrow()
  const draft = await changesOf(trx, id)
  if (!draft) throw new Error('A draft that is locked went away.')
  return draft
}

/** Puts a change in a draft, in the place of what the draft did with that cell and row before; null body and row: undoes it. */
export const putChange = async (
  trx: Trx,
  draft: Draft['id'],
  cell: string,
  replaces: Change['replaces'],
  body: RowBody | null,
  keep: boolean,
): Promise<void> => {
  await trx
    .deleteFrom('draftRow')
    .where('draftId', '=', draft)
    .where('cell', '=', cell)
    .where(sql<boolean>`replaces is not distinct from ${replaces}`)
    .execute()
  if (!keep) return
  await trx
    .insertInto('draftRow')
    .values({ id: newId<'draft-row'>(), draftId: draft, cell, replaces, body: body && JSON.stringify(body) })
    .execute()
}

/** Raises the edition of a draft, so that who saves on top of an older look is told. */
export const raiseEdition = (trx: Trx, { id }: Draft) =>
  trx
    .updateTable('concordanceDraft')
    .set(eb => ({ edition: eb('edition', '+', 1) }))
    .where('id', '=', id)
    .execute()

/** A draft that was published. */
export interface Version {
  id: Draft['id']
  validFrom: Day
  publishedAt: Date
  edition: number
  /** Empty: of somebody who had themselves erased. */
  by: string
}

/** Every version of a matrix, the newest first. */
export const versionsOf = async (db: Db | Trx, provider: ProviderId | null): Promise<Version[]> => {
  const rows = await db
    .selectFrom('concordanceDraft')
    .innerJoin('person', 'person.id', 'concordanceDraft.publishedBy')
    .select(['concordanceDraft.id', 'validFrom', 'publishedAt', 'edition', 'person.name as by'])
    .where(sameProvider(provider))
    .where('publishedAt', 'is not', null)
    .orderBy('validFrom', 'desc')
    .orderBy('publishedAt', 'desc')
    .execute()
  return rows.flatMap(({ validFrom, publishedAt, ...row }) =>
    validFrom && publishedAt ? [{ ...row, validFrom, publishedAt }] : [],
  )
}

/** The cells of proposals on which somebody decided, in this matrix. */
export const judgedCells = async (db: Db | Trx, provider: ProviderId | null): Promise<Set<string>> => {
  const rows = await db.selectFrom('judgedProposal').select('cell').where(sameProvider(provider)).execute()
  return new Set(rows.map(({ cell }) => cell))
}
