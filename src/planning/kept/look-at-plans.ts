import { sql } from 'kysely'
import { currentCatalogue } from '../../catalogue/index.ts'
import { isClosed, type Sends, tell } from '../../people/index.ts'
import { type Db, inTransaction } from '../../platform/connection.ts'
import { dayOf } from '../../platform/day.ts'
import { fingerprint } from '../../platform/ids.ts'
import { record } from '../../platform/record.ts'
import { perObject } from '../../platform/remember.ts'
import { urls } from '../../urls.ts'
import { currentMeasures, type Measure } from '../support/index.ts'
import { printOf } from './accept-change.ts'
import { factsOf } from './facts.store.ts'
import { runningPlanOf } from './plan.store.ts'
import type { Plan } from './plan.ts'
import { replan } from './replan.ts'

/** Plans looked at in one round; the next round goes on. */
const atOnce = 100

const measuresPrint = perObject((measures: Measure[]) => ({ print: fingerprint(JSON.stringify(measures)) }))

/** What a plan's facts are made of, in short: while it is the same, the plan need not be drawn again. */
const stampOf = (shared: string) => sql<string>`concat_ws(' ', ${shared}::text,
  (select max(number) from plan_version where plan_id = kept_plan.id),
  (select max(answer.id) from dossier_answer as answer where answer.dossier_id = (
    select dossier_id from plan_version where plan_id = kept_plan.id order by number desc limit 1)),
  (select count(*) from granted_exemption as given where given.person_id = kept_plan.person_id),
  (select count(*) from revoked_exemption as back join granted_exemption as given on given.id = back.exemption_id
    where given.person_id = kept_plan.person_id),
  (select count(*) from request_step as step join recognition_request as asked on asked.id = step.request_id
    where asked.person_id = kept_plan.person_id and step.kind in ('decided', 'confirmed', 'appealed', 'heard')),
  (select count(*) || '/' || count(ended_at) || '/' || count(nullif(ended_why, 'given-back')) from group_place as sits
    where sits.person_id = kept_plan.person_id),
  (select count(*) from competence_result as found where found.person_id = kept_plan.person_id),
  (select count(*) from withdrawn_result as back join competence_result as found on found.id = back.result_id
    where found.person_id = kept_plan.person_id),
  (select count(*) || '/' || count(withdrawn_at) from module_outcome as said where said.person_id = kept_plan.person_id),
  (select count(*) || '/' || count(removed_at) from evidence where evidence.person_id = kept_plan.person_id),
  (select count(*) from evidence_file join evidence on evidence.id = evidence_file.evidence_id
    join file on file.id = evidence_file.file_id and file.removed_at is null
    where evidence.person_id = kept_plan.person_id))`

/** Plans whose facts are not those that they were compared with last. */
const plansToLookAt = (db: Db, shared: string) =>
  db
    .selectFrom('keptPlan')
    .select(['keptPlan.id', 'keptPlan.personId', stampOf(shared).as('stamp')])
    .where(sql<boolean>`kept_plan.looked is distinct from ${stampOf(shared)}`)
    .where(({ not }) => not(isClosed('kept_plan.person_id')))
    .orderBy('keptPlan.id')
    .limit(atOnce)
    .execute()

/** Compares one plan with the facts of now; its person is told once of each change, however often one looks. */
const lookAtOne = async (
  db: Db,
  { id, personId, stamp }: { id: Plan['id']; personId: Plan['personId']; stamp: string },
  sends: Sends,
  now: Date,
): Promise<void> => {
  const plan = await runningPlanOf(db, personId)
  const facts = plan && (await factsOf(db, personId, plan.version.dossierId, dayOf(now)))
  const found = plan && facts ? replan(plan.version, facts) : null
  const print =
    plan && found?.kind === 'changed'
      ? printOf(plan.version.number, found)
      : plan && found?.kind === 'impossible'
        ? `impossible ${plan.version.number}`
        : null
  await inTransaction(db, async trx => {
    const kept = await trx.selectFrom('keptPlan').select('told').where('id', '=', id).forUpdate().executeTakeFirst()
    // Erased meanwhile.
    if (!kept) return
    const isNews = plan && print !== null && print !== kept.told
    await trx
      .updateTable('keptPlan')
      .set({ looked: stamp, told: print ?? kept.told })
      .where('id', '=', id)
      .execute()
    if (!isNews) return
    const by = { person: null, role: 'operator' as const }
    await record(trx, 'plan.change-found', { at: now, by, subject: plan.version.dossierId })
    const message = { kind: 'request' as const, about: 'plan-changed' as const, key: `plan:${id}:${print}` }
    await tell(trx, personId, { ...message, link: urls.plan }, sends, now)
  })
}

/** One round: plans whose facts may have changed are compared with them, some at a time. */
export const lookAtPlans = async (db: Db, sends: Sends, now: Date): Promise<void> => {
  const [{ version }, measures] = [await currentCatalogue(db), await currentMeasures(db)]
  const shared = `${dayOf(now)} ${version} ${measuresPrint(measures).print.slice(0, 16)}`
  for (const plan of await plansToLookAt(db, shared)) await lookAtOne(db, plan, sends, now)
}
