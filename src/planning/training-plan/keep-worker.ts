import type { Db } from '../../platform/connection.ts'
import { newId } from '../../platform/ids.ts'
import { accept, refuse } from '../../platform/outcome.ts'
import type { Visit } from '../../platform/visit.ts'
import type { Level } from './plan.ts'
import { readLevel } from './shape-jobs.ts'
import { changedSince, step, takePlanStep } from './take-plan-step.ts'

const mostWorkers = 200

export interface WorkerAsk {
  name: string
  team: string
  job: string
  percent: string
}

const percentIn = (text: string): number | null =>
  /^\d{1,3}$/.test(text) && Number(text) >= 1 && Number(text) <= 100 ? Number(text) : null

/** Adds somebody, by name or by code only. The code counts on: W01, W02. */
export const addWorker = (db: Db, visit: Visit, id: string, ask: WorkerAsk) =>
  takePlanStep(db, visit, id, async ({ plan, id: planId }, trx) => {
    const percent = percentIn(ask.percent)
    if (percent === null) return refuse('planning.training-plan.wrong-percent')
    if (ask.team === '' || ask.team.length > 60 || ask.name.length > 100)
      return refuse('planning.training-plan.no-team')
    if (plan.workers.length >= mostWorkers) return refuse('planning.training-plan.too-much')
    const { last } = await trx
      .selectFrom('planWorker')
      .select(({ fn }) => fn.countAll<number>().as('last'))
      .where('planId', '=', planId)
      .executeTakeFirstOrThrow()
    const worker = newId<'plan-worker'>()
    const code = `W${String(last + 1).padStart(2, '0')}`
    const open = { fingerprint: null, personId: null, linkedAt: null, goneAt: null }
    await trx
      .insertInto('planWorker')
      .values({ id: worker, planId, code, name: ask.name, addedAt: visit.now, ...open })
      .execute()
    const job = plan.jobs.find(each => each.id === ask.job)?.id ?? null
    return accept([step('worker', { worker, team: ask.team, job, percent })])
  })

/** Changes the team, job and hours of somebody. */
export const changeWorker = (db: Db, visit: Visit, id: string, workerId: string, ask: Omit<WorkerAsk, 'name'>) =>
  takePlanStep(db, visit, id, ({ plan }) => {
    const worker = plan.workers.find(each => each.id === workerId)
    const percent = percentIn(ask.percent)
    if (!worker) return refuse('planning.training-plan.gone')
    if (percent === null) return refuse('planning.training-plan.wrong-percent')
    if (ask.team === '' || ask.team.length > 60) return refuse('planning.training-plan.no-team')
    const job = plan.jobs.find(each => each.id === ask.job)?.id ?? null
    return accept([step('worker', { worker: worker.id, team: ask.team, job, percent })])
  })

/** Keeps what somebody can, as their company sees it: only levels that were changed. */
export const scoreWorker = (
  db: Db,
  visit: Visit,
  id: string,
  workerId: string,
  ask: { levelOf: (row: string) => string; seen: number },
) =>
  takePlanStep(db, visit, id, found => {
    const worker = found.plan.workers.find(each => each.id === workerId)
    if (!worker) return refuse('planning.training-plan.gone')
    const later = found.steps.some(
      ({ id, kind, detail }) => kind === 'scored' && id > ask.seen && 'worker' in detail && detail.worker === worker.id,
    )
    if (later || changedSince(found, ask.seen, ['row-dropped'])) return refuse('planning.training-plan.changed')
    const changed = found.plan.rows.flatMap(({ id }): [string, Level][] => {
      const level = readLevel(ask.levelOf(id))
      return level === null || level === (worker.scores[id] ?? 0) ? [] : [[id, level]]
    })
    return accept(
      changed.length > 0 ? [step('scored', { worker: worker.id, levels: Object.fromEntries(changed) })] : [],
    )
  })

/** Takes somebody out of the plan: their name goes at once, and nobody sees them there any more. */
export const dropWorker = (db: Db, visit: Visit, id: string, workerId: string) =>
  takePlanStep(db, visit, id, async (_, trx) => {
    const gone = await trx
      .updateTable('planWorker')
      .set({ goneAt: visit.now, name: '', personId: null, fingerprint: null })
      .where(eb => eb.cast<string>('id', 'text'), '=', workerId)
      .where(eb => eb.cast<string>('planId', 'text'), '=', id)
      .where('goneAt', 'is', null)
      .executeTakeFirst()
    return gone.numUpdatedRows > 0n ? accept([]) : refuse('planning.training-plan.gone')
  })
