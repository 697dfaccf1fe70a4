import type { Db, Trx } from '../../platform/connection.ts'
import type { Id } from '../../platform/ids.ts'
import type { ModuleOutcome } from './outcome.ts'
import { isRunning, type Plan, type Version } from './plan.ts'

const versionColumns = [
  'planVersion.number',
  'planVersion.dossierId',
  'planVersion.cause',
  'planVersion.choices',
  'planVersion.drawn',
  'planVersion.why',
  'planVersion.changes',
  'planVersion.at',
  'planVersion.madeBy',
  'planVersion.role',
] as const

/** The plan of this person as it is now, running or stopped. */
export const planOf = async (db: Db | Trx, person: Id<'person'>): Promise<Plan | null> => {
  const row = await db
    .selectFrom('keptPlan')
    .innerJoin('planVersion', 'planVersion.planId', 'keptPlan.id')
    .select(['keptPlan.id', ...versionColumns])
    .where('keptPlan.personId', '=', person)
    .orderBy('planVersion.number', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!row) return null
  const { id, ...version } = row
  return { id, personId: person, version }
}

/** The same, if it was not stopped. */
export const runningPlanOf = async (db: Db | Trx, person: Id<'person'>): Promise<Plan | null> => {
  const plan = await planOf(db, person)
  return plan && isRunning(plan) ? plan : null
}

/** The number of the newest version, under the lock of the plan: 0 when there is none yet. */
export const lockPlan = async (
  trx: Trx,
  person: Id<'person'>,
  fresh: Pick<Plan, 'id'> & { madeAt: Date },
): Promise<{ id: Plan['id']; newest: number }> => {
  await trx
    .insertInto('keptPlan')
    .values({ ...fresh, personId: person, looked: null, told: null })
    .onConflict(on => on.column('personId').doNothing())
    .execute()
  const { id } = await trx
    .selectFrom('keptPlan')
    .select('id')
    .where('personId', '=', person)
    .forUpdate()
    .executeTakeFirstOrThrow()
  const row = await trx
    .selectFrom('planVersion')
    .select(eb => eb.fn.max('number').as('newest'))
    .where('planId', '=', id)
    .executeTakeFirst()
  return { id, newest: row?.newest ?? 0 }
}

export const insertVersion = (trx: Trx, planId: Plan['id'], version: Version) =>
  trx
    .insertInto('planVersion')
    .values({
      ...version,
      planId,
      choices: JSON.stringify(version.choices),
      drawn: JSON.stringify(version.drawn),
      changes: JSON.stringify(version.changes),
    })
    .execute()

/** When the person was last told that facts changed for this version of their plan; null: not yet. */
export const toldOfChange = async (db: Db, { personId, version }: Plan): Promise<Date | null> => {
  const row = await db
    .selectFrom('message')
    .select(({ fn }) => fn.max('at').as('at'))
    .where('personId', '=', personId)
    .where('about', '=', 'plan-changed')
    .where('at', '>=', version.at)
    .executeTakeFirst()
  return row?.at ?? null
}

/** One version of somebody's plan, by its number; null: there is none. */
export const versionOf = async (db: Db, person: Id<'person'>, number: number): Promise<Version | null> =>
  (await db
    .selectFrom('keptPlan')
    .innerJoin('planVersion', 'planVersion.planId', 'keptPlan.id')
    .select(versionColumns)
    .where('keptPlan.personId', '=', person)
    .where('planVersion.number', '=', Number.isInteger(number) && number > 0 && number < 1e9 ? number : 0)
    .executeTakeFirst()) ?? null

/** Every version of somebody's plan with who made it, the newest first. */
export const versionsOf = (db: Db, person: Id<'person'>) =>
  db
    .selectFrom('keptPlan')
    .innerJoin('planVersion', 'planVersion.planId', 'keptPlan.id')
    .leftJoin('person as maker', 'maker.id', 'planVersion.madeBy')
    .select([...versionColumns, 'maker.name as maker'])
    .where('keptPlan.personId', '=', person)
    .orderBy('planVersion.number', 'desc')
    .execute()

/** What providers said of this person's modules, oldest first. */
export const outcomesOf = (db: Db | Trx, person: Id<'person'>): Promise<ModuleOutcome[]> =>
  db.selectFrom('moduleOutcome').selectAll().where('personId', '=', person).orderBy('day').orderBy('id').execute()
