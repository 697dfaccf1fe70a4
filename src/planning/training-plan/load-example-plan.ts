import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'
import type { ModuleId } from '../../catalogue/index.ts'
import { type Db, inTransaction, type Trx } from '../../platform/connection.ts'
import type { Day } from '../../platform/day.ts'
import type { Id } from '../../platform/ids.ts'
import type { Level, PlanWorker } from './plan.ts'
import type { PlanId } from './tables.ts'
import { type NewStep, step } from './take-plan-step.ts'

const file = new URL('../../../examples/training-plan.yaml', import.meta.url)
const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .transform(text => text as Day)
const level = z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)])
const byRow = z.record(z.string(), level)

const Example = z.strictObject({
  id: z.uuid(),
  organisation: z.uuid(),
  by: z.string(),
  title: z.string(),
  from: day,
  until: day,
  limits: z.strictObject({
    budget: z.int(),
    perTeam: z.int(),
    perWorker: z.int(),
    closed: z.array(day),
    size: z.enum(['small', 'medium', 'large']),
    sector: z.enum(['private', 'public', 'social-profit']),
  }),
  rows: z.array(
    z.strictObject({
      id: z.string(),
      competence: z.string().nullable(),
      activity: z.string(),
      nl: z.string(),
      en: z.string(),
    }),
  ),
  jobs: z.array(z.strictObject({ id: z.string(), title: z.string(), by: day.nullable(), wanted: byRow })),
  workers: z.array(
    z.strictObject({
      id: z.uuid(),
      code: z.string(),
      name: z.string(),
      person: z.string().optional(),
      team: z.string(),
      job: z.string(),
      percent: z.int(),
      scores: byRow,
    }),
  ),
  courses: z.array(
    z.strictObject({
      id: z.string(),
      title: z.string(),
      provider: z.string(),
      module: z.string().nullable(),
      kind: z.enum(['in-house', 'adult-education']),
      price: z.int(),
      after: z.string().nullable(),
      teaches: byRow,
      editions: z.array(
        z.strictObject({ id: z.string(), start: day, weeks: z.int(), perWeek: z.int(), seats: z.int() }),
      ),
    }),
  ),
})
type Example = z.output<typeof Example>

const rowsIn = (levels: Record<string, Level>) => Object.entries(levels)

/** Everything that was done in the example until the plan is made: making it is left to who tries it. */
const stepsOf = ({ rows, jobs, workers, courses, limits }: Example): NewStep[] => [
  step('rows', {
    rows: rows.map(({ id, competence, activity, nl, en }) => ({ id, competence, activity, label: { nl, en } })),
  }),
  ...jobs.map(({ id, title, by }) => step('job', { id, title, by })),
  step('wanted', {
    cells: jobs.flatMap(({ id, wanted }) => rowsIn(wanted).map(([row, level]) => ({ job: id, row, level }))),
  }),
  ...workers.flatMap(({ id, team, job, percent, scores }) => {
    const worker = id as PlanWorker['id']
    return [step('worker', { worker, team, job, percent }), step('scored', { worker, levels: scores })]
  }),
  ...courses.map(({ teaches, module, ...course }) =>
    step('course', {
      ...course,
      module: module as ModuleId | null,
      teaches: rowsIn(teaches).map(([row, to]) => ({ row, to })),
    }),
  ),
  step('limits', limits),
]

const personCalled = async (trx: Trx, name: string): Promise<Id<'person'> | null> =>
  (await trx.selectFrom('person').select('id').where('email', '=', `${name}@voorbeeld.be`).executeTakeFirst())?.id ??
  null

/** Puts the example plan of the example care home in the house, once; without that home there is none. */
export const loadExamplePlan = (db: Db, now: Date): Promise<void> =>
  inTransaction(db, async trx => {
    const example = Example.parse(parse(readFileSync(file, 'utf8'), { schema: 'core' }))
    const organisationId = example.organisation as Id<'organisation'>
    const by = await personCalled(trx, example.by)
    const home = await trx.selectFrom('organisation').select('id').where('id', '=', organisationId).executeTakeFirst()
    if (!by || !home) return
    const planId = example.id as PlanId
    const { title, from, until } = example
    const added = await trx
      .insertInto('trainingPlan')
      .values({ id: planId, organisationId, title, fromDay: from, untilDay: until, begunAt: now, begunBy: by })
      .onConflict(on => on.column('id').doNothing())
      .executeTakeFirst()
    if (!added.numInsertedOrUpdatedRows) return
    for (const { id, code, name, person } of example.workers) {
      const personId = person ? await personCalled(trx, person) : null
      const link = { fingerprint: null, personId, linkedAt: personId && now, goneAt: null }
      await trx
        .insertInto('planWorker')
        .values({ id: id as PlanWorker['id'], planId, code, name, addedAt: now, ...link })
        .execute()
    }
    const rows = stepsOf(example).map(({ kind, detail }) => ({
      planId,
      kind,
      detail: JSON.stringify(detail),
      at: now,
      personId: by,
      role: 'employer' as const,
    }))
    await trx.insertInto('planStep').values(rows).execute()
  })
