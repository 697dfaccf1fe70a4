import { sql } from 'kysely'
import { codeFingerprint, newPaperCode } from '../../people/index.ts'
import { type Db, inTransaction, type Trx } from '../../platform/connection.ts'
import { accept, type Outcome, refuse } from '../../platform/outcome.ts'
import { record } from '../../platform/record.ts'
import { actorOf, type Visit } from '../../platform/visit.ts'
import type { PlanWorker } from './plan.ts'
import { takePlanStep } from './take-plan-step.ts'

/** Makes a code for a worker, who with it says that this is them. It is shown once; a new one ends the one before. */
export const makeWorkerCode = async (db: Db, visit: Visit, id: string, workerId: string) => {
  const code = newPaperCode()
  const made = await takePlanStep(db, visit, id, async ({ plan }, trx) => {
    const worker = plan.workers.find(each => each.id === workerId && each.personId === null)
    if (!worker) return refuse('planning.training-plan.gone')
    await trx
      .updateTable('planWorker')
      .set({ fingerprint: codeFingerprint(code) })
      .where('id', '=', worker.id)
      .execute()
    return accept([])
  })
  return made.ok ? accept(code) : made
}

/** For whom a code is: the company and the plan; null: for nobody, or it was used. */
export const workerBehind = async (db: Db | Trx, code: string) => {
  const found = await db
    .selectFrom('planWorker')
    .innerJoin('trainingPlan', 'trainingPlan.id', 'planWorker.planId')
    .innerJoin('organisation', 'organisation.id', 'trainingPlan.organisationId')
    .select(['planWorker.id', 'planWorker.planId', 'organisation.name as company', 'trainingPlan.title'])
    .where('planWorker.fingerprint', '=', codeFingerprint(code))
    .where('planWorker.personId', 'is', null)
    .where('planWorker.goneAt', 'is', null)
    .executeTakeFirst()
  return found ?? null
}

/** Somebody says that a worker of a plan is them. The code counts once. They let nobody see anything by this. */
export const linkWorker = (
  db: Db,
  visit: Visit,
  code: string,
): Promise<Outcome<PlanWorker['id'], 'planning.training-plan.code-over' | 'planning.training-plan.linked-already'>> =>
  inTransaction(db, async trx => {
    const found = await workerBehind(trx, code)
    const { person, now } = visit
    if (!found || !person) return refuse('planning.training-plan.code-over')
    const twice = await trx
      .selectFrom('planWorker')
      .select('id')
      .where('planId', '=', found.planId)
      .where('personId', '=', person.id)
      .executeTakeFirst()
    if (twice) return refuse('planning.training-plan.linked-already')
    const linked = await trx
      .updateTable('planWorker')
      .set({ personId: person.id, linkedAt: now, fingerprint: null })
      .where('id', '=', found.id)
      .where('personId', 'is', null)
      .where('fingerprint', '=', codeFingerprint(code))
      .executeTakeFirst()
    if (linked.numUpdatedRows === 0n) return refuse('planning.training-plan.code-over')
    await record(trx, 'training-plan.linked', { at: now, by: actorOf(visit), subject: found.planId })
    return accept(found.id)
  })

/** Somebody takes that back: the company has its code again, and no person with it. */
export const unlinkWorker = (db: Db, visit: Visit, workerId: string): Promise<void> =>
  inTransaction(db, async trx => {
    const { person, now } = visit
    if (!person) return
    const gone = await trx
      .updateTable('planWorker')
      .set({ personId: null, linkedAt: null })
      .where(sql<string>`id::text`, '=', workerId)
      .where('personId', '=', person.id)
      .returning('planId')
      .execute()
    for (const { planId } of gone)
      await record(trx, 'training-plan.unlinked', { at: now, by: actorOf(visit), subject: planId })
  })

/** What a worker says of what the company filled in about them: added, for both to read. */
export const addPlanRemark = (
  db: Db,
  visit: Visit,
  workerId: PlanWorker['id'],
  words: string,
): Promise<Outcome<null, 'planning.training-plan.no-remark'>> =>
  inTransaction(db, async trx => {
    const { person, now } = visit
    if (words === '' || !person) return refuse('planning.training-plan.no-remark')
    await trx
      .insertInto('planRemark')
      .values({ workerId, personId: person.id, words: words.slice(0, 1000), at: now })
      .execute()
    await record(trx, 'training-plan.remark', { at: now, by: actorOf(visit), subject: workerId })
    return accept(null)
  })
