import { sql } from 'kysely'
import type { ModuleId } from '../../catalogue/index.ts'
import { isClosed, type Portrait, readAnswer, type Section } from '../../people/index.ts'
import type { Db, Trx } from '../../platform/connection.ts'
import { grouped } from '../../platform/grouped.ts'
import { type Id, newId } from '../../platform/ids.ts'
import type { Draft } from '../matrix/draft.ts'
import { resultsOfMany } from '../results/result.store.ts'
import { withResults } from '../results/result.ts'
import type { Job } from './chance.ts'

/** People with a kept dossier; who closed theirs is left alone. */
const concerned = (db: Db | Trx) =>
  db
    .selectFrom('dossier')
    .where('dossier.personId', 'is not', null)
    .where('dossier.keptAt', 'is not', null)
    .where(eb => eb.not(isClosed('dossier.person_id')))

export const addJob = async (
  trx: Trx,
  job: Pick<Job, 'cause' | 'draftId' | 'edition' | 'rows' | 'day' | 'begunAt'>,
): Promise<Job['id']> => {
  const id = newId<'chance-job'>()
  const { total } = await concerned(trx)
    .select(eb => eb.fn.count<number>('dossier.personId').distinct().as('total'))
    .executeTakeFirstOrThrow()
  await trx
    .insertInto('chanceJob')
    .values({ ...job, id, total: Number(total), lastPerson: null, endedAt: null })
    .execute()
  return id
}

/** The oldest work that is not done, for whoever asks first; null: there is none, or another is at it. */
export const lockJob = async (trx: Trx): Promise<Job | null> =>
  (await trx
    .selectFrom('chanceJob')
    .selectAll()
    .where('endedAt', 'is', null)
    .orderBy('number')
    .limit(1)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()) ?? null

export const noteProgress = (
  trx: Trx,
  { id }: Job,
  noted: Pick<Job, 'done' | 'lastPerson' | 'gains' | 'losses' | 'endedAt'>,
) => trx.updateTable('chanceJob').set(noted).where('id', '=', id).execute()

/** The newest work about one draft or version. */
export const jobAbout = async (db: Db, draft: Draft['id']): Promise<Job | null> =>
  (await db
    .selectFrom('chanceJob')
    .selectAll()
    .where('draftId', '=', draft)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()) ?? null

/** Somebody with what they tell in each kept dossier, and what they were granted: minutes by module, null for all. */
export interface Concerned {
  id: Id<'person'>
  portraits: Portrait[]
  granted: Map<ModuleId, number | null>
}

const wanted: readonly Section[] = ['papers', 'can', 'goal']

/** The next so many people after one, in the order of their ids, with what an exemption follows from. */
export const peopleAfter = async (trx: Trx, last: Id<'person'> | null, atOnce: number): Promise<Concerned[]> => {
  const dossiers = await concerned(trx)
    .select(['dossier.id', 'dossier.personId'])
    .where(
      'dossier.personId',
      'in',
      concerned(trx)
        .select('dossier.personId')
        .distinct()
        .$if(last !== null, query => query.where('dossier.personId', '>', last))
        .orderBy('dossier.personId')
        .limit(atOnce),
    )
    .orderBy('dossier.personId')
    .execute()
  const people = [...new Set(dossiers.flatMap(({ personId }) => personId ?? []))]
  const answers = await trx
    .selectFrom('dossierAnswer')
    .distinctOn(['dossierId', 'question'])
    .select(['dossierId', 'question', 'answer'])
    .where('dossierId', '=', sql<Id<'dossier'>>`any(${dossiers.map(({ id }) => id)})`)
    .where('question', '=', sql<Section>`any(${wanted})`)
    .orderBy('dossierId')
    .orderBy('question')
    .orderBy('id', 'desc')
    .execute()
  const granted = await trx
    .selectFrom('grantedExemption')
    .select(['personId', 'module', 'minutes'])
    .where('personId', '=', sql<Id<'person'>>`any(${people})`)
    .where(
      sql<boolean>`not exists (select from revoked_exemption as back where back.exemption_id = granted_exemption.id)`,
    )
    .execute()
  const results = grouped(await resultsOfMany(trx, people), ({ personId }) => personId)
  const answersOf = grouped(answers, ({ dossierId }) => dossierId)
  const dossiersOf = grouped(dossiers, ({ personId }) => personId)
  const grantedTo = grouped(granted, ({ personId }) => personId)
  return people.map(id => ({
    id,
    portraits: (dossiersOf.get(id) ?? []).map(dossier => {
      const told = (answersOf.get(dossier.id) ?? []).filter(({ answer }) => answer !== null)
      const portrait = Object.fromEntries(told.map(({ question, answer }) => [question, readAnswer(question, answer)]))
      return withResults(portrait, results.get(id) ?? [])
    }),
    granted: (grantedTo.get(id) ?? []).reduce((sum, { module, minutes }) => {
      const before = sum.get(module)
      return sum.set(module, minutes === null || before === null ? null : minutes + (before ?? 0))
    }, new Map<ModuleId, number | null>()),
  }))
}
