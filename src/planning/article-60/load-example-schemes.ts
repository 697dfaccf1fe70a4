import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'
import type { ModuleId, ProgrammeId } from '../../catalogue/index.ts'
import { type Db, inTransaction, type Trx } from '../../platform/connection.ts'
import type { Day } from '../../platform/day.ts'
import type { Id } from '../../platform/ids.ts'
import { dayKinds, type Job, type SchemeBody } from './scheme.ts'

const file = new URL('../../../examples/article-60.yaml', import.meta.url)
const text = z.strictObject({ nl: z.string(), en: z.string() })
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)

const Example = z.strictObject({
  id: z.uuid(),
  version: z.uuid(),
  provider: z.uuid(),
  service: z.uuid(),
  title: text,
  programmes: z.array(z.string()).min(1),
  validFrom: day,
  /** File names in examples/people, without their end. */
  proposedBy: z.string(),
  agreedBy: z.string(),
  body: z.strictObject({
    weeks: z.int(),
    semesters: z.array(
      z.strictObject({ week: z.array(z.enum(dayKinds)).length(5), modules: z.array(z.string()), asksAge: z.boolean() }),
    ),
    // Hours, or the whole internship.
    jobs: z.array(
      z.strictObject({ title: text, counts: z.record(z.string(), z.union([z.literal('whole'), z.int().positive()])) }),
    ),
  }),
  plans: z.array(
    z.strictObject({
      id: z.uuid(),
      person: z.string(),
      contractFrom: day,
      percent: z.int(),
      birthYear: z.int(),
      job: z.int(),
    }),
  ),
})
type Example = z.output<typeof Example>

const bodyOf = ({ weeks, semesters, jobs }: Example['body']): SchemeBody => ({
  weeks,
  semesters: semesters.map(semester => ({ ...semester, modules: semester.modules.map(id => id as ModuleId) })),
  jobs: jobs.map(({ title, counts }) => {
    const minutes: Job['counts'] = {}
    for (const [id, most] of Object.entries(counts)) minutes[id as ModuleId] = most === 'whole' ? null : most * 60
    return { title, counts: minutes }
  }),
})

const idOf = async (trx: Trx, name: string): Promise<Id<'person'> | null> =>
  (await trx.selectFrom('person').select('id').where('email', '=', `${name}@voorbeeld.be`).executeTakeFirst())?.id ??
  null

const addPlan = async (trx: Trx, example: Example, plan: Example['plans'][number], guide: Id<'person'>, now: Date) => {
  const person = await idOf(trx, plan.person)
  if (!person) return
  const planId = plan.id as Id<'article60-plan'>
  await trx
    .insertInto('article60Plan')
    .values({
      id: planId,
      personId: person,
      schemeId: example.id as Id<'scheme'>,
      organisationId: example.service as Id<'organisation'>,
      begunBy: guide,
      begunAt: now,
      endedAt: null,
    })
    .execute()
  await trx
    .insertInto('article60Filled')
    .values({
      planId,
      number: 1,
      versionId: example.version as Id<'scheme-version'>,
      contractFrom: plan.contractFrom as Day,
      percent: plan.percent,
      born: JSON.stringify({ kind: 'year', year: plan.birthYear }),
      job: plan.job,
      filledBy: guide,
      filledAt: now,
    })
    .execute()
}

const addScheme = async (trx: Trx, example: Example, now: Date): Promise<void> => {
  const [proposer, guide] = [await idOf(trx, example.proposedBy), await idOf(trx, example.agreedBy)]
  const both = await trx
    .selectFrom('organisation')
    .select('id')
    .where('id', 'in', [example.provider as Id<'organisation'>, example.service as Id<'organisation'>])
    .execute()
  if (!proposer || !guide || both.length < 2) return
  const added = await trx
    .insertInto('article60Scheme')
    .values({
      id: example.id as Id<'scheme'>,
      organisationId: example.provider as Id<'organisation'>,
      serviceId: example.service as Id<'organisation'>,
      title: JSON.stringify(example.title),
      programmes: example.programmes.map(id => id as ProgrammeId),
      begunBy: proposer,
      begunAt: now,
    })
    .onConflict(on => on.doNothing())
    .executeTakeFirst()
  if (!added.numInsertedOrUpdatedRows) return
  const versionId = example.version as Id<'scheme-version'>
  await trx
    .insertInto('article60Version')
    .values({
      id: versionId,
      schemeId: example.id as Id<'scheme'>,
      number: 1,
      validFrom: example.validFrom as Day,
      validTo: null,
      body: JSON.stringify(bodyOf(example.body)),
      proposedBy: proposer,
      proposedAt: now,
    })
    .execute()
  await trx.insertInto('article60Agreement').values({ versionId, agreedBy: guide, agreedAt: now }).execute()
  for (const plan of example.plans) await addPlan(trx, example, plan, guide, now)
}

/** Puts the example schemes in the house, agreed on, with who follows them. What is there already stays as it is. */
export const loadExampleSchemes = async (db: Db, now: Date): Promise<void> => {
  const examples = z.array(Example).parse(parse(readFileSync(file, 'utf8'), { schema: 'core' }))
  for (const example of examples) await inTransaction(db, trx => addScheme(trx, example, now))
}
