import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'
import { type Db, inTransaction } from '../../platform/connection.ts'
import type { Day } from '../../platform/day.ts'
import { owners } from './development.ts'
import type { DevelopmentId } from './tables.ts'
import { devStep, insertDevelopmentSteps } from './take-development-step.ts'

const file = new URL('../../../examples/development-plan.yaml', import.meta.url)
const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .transform(text => text as Day)
const Example = z.strictObject({
  id: z.uuid(),
  person: z.string(),
  goals: z.array(
    z.strictObject({
      id: z.uuid(),
      words: z.string(),
      by: day.nullable(),
      actions: z.array(
        z.strictObject({
          id: z.uuid(),
          words: z.string(),
          who: z.enum(owners),
          by: day.nullable(),
          doneOn: day.nullable(),
        }),
      ),
    }),
  ),
  remarks: z.array(z.string()),
})

/** Puts the example plan of an example person in the house, once. */
export const loadExampleDevelopment = (db: Db, now: Date): Promise<void> =>
  inTransaction(db, async trx => {
    const { id, person, goals, remarks } = Example.parse(parse(readFileSync(file, 'utf8'), { schema: 'core' }))
    const owner = await trx
      .selectFrom('person')
      .select('id')
      .where('email', '=', `${person}@voorbeeld.be`)
      .executeTakeFirst()
    if (!owner) return
    const planId = id as DevelopmentId
    const added = await trx
      .insertInto('developmentPlan')
      .values({ id: planId, personId: owner.id, begunAt: now })
      .onConflict(on => on.doNothing())
      .executeTakeFirst()
    if (!added.numInsertedOrUpdatedRows) return
    const steps = [
      ...goals.flatMap(goal => [
        devStep('goal', { id: goal.id, words: goal.words, by: goal.by }),
        ...goal.actions.flatMap(({ doneOn, ...action }) => [
          devStep('action', { ...action, goal: goal.id }),
          ...(doneOn ? [devStep('done', { action: action.id, on: doneOn })] : []),
        ]),
      ]),
      ...remarks.map(words => devStep('remark', { words })),
    ]
    await insertDevelopmentSteps(trx, planId, steps, { person: owner.id, role: 'worker' }, now)
  })
