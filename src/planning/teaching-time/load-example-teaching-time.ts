import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'
import type { ModuleId, ProgrammeId } from '../../catalogue/index.ts'
import { type Db, inTransaction, type Trx } from '../../platform/connection.ts'
import type { Id } from '../../platform/ids.ts'
import { parts } from './teaching-time.ts'

const file = new URL('../../../examples/teaching-time.yaml', import.meta.url)
const periods = z.number().multipleOf(0.25).min(0)

const Example = z.strictObject({
  id: z.uuid(),
  organisation: z.uuid(),
  programme: z.string(),
  module: z.string(),
  schoolYear: z.int(),
  funded: periods,
  contact: periods,
  workplace: periods,
  /** File names in examples/people, without their end. */
  dividedBy: z.string(),
  shares: z.array(z.strictObject({ person: z.string(), part: z.enum(parts), periods })),
})
type Example = z.output<typeof Example>

const idOf = async (trx: Trx, name: string): Promise<Id<'person'> | null> =>
  (await trx.selectFrom('person').select('id').where('email', '=', `${name}@voorbeeld.be`).executeTakeFirst())?.id ??
  null

const addTime = async (trx: Trx, example: Example, now: Date): Promise<void> => {
  const { organisation, programme, module, schoolYear, funded, contact, workplace } = example
  const by = await idOf(trx, example.dividedBy)
  const organisationId = organisation as Id<'organisation'>
  const known = await trx.selectFrom('organisation').select('id').where('id', '=', organisationId).executeTakeFirst()
  if (!by || !known) return
  const timeId = example.id as Id<'teaching-time'>
  const about = { programme: programme as ProgrammeId, module: module as ModuleId, schoolYear }
  const added = await trx
    .insertInto('teachingTime')
    .values({ id: timeId, organisationId, ...about, begunBy: by, begunAt: now })
    .onConflict(on => on.doNothing())
    .executeTakeFirst()
  if (!added.numInsertedOrUpdatedRows) return
  const quarters = { funded: funded * 4, contact: contact * 4, workplace: workplace * 4 }
  await trx
    .insertInto('teachingSplit')
    .values({ timeId, number: 1, ...quarters, saidBy: by, saidAt: now })
    .execute()
  for (const { person, part, periods } of example.shares) {
    const personId = await idOf(trx, person)
    if (personId)
      await trx
        .insertInto('teachingShare')
        .values({ timeId, number: 1, personId, part, quarters: periods * 4 })
        .execute()
  }
}

/** Puts example lesson periods in the house, divided. What is there already stays as it is. */
export const loadExampleTeachingTime = async (db: Db, now: Date): Promise<void> => {
  const examples = z.array(Example).parse(parse(readFileSync(file, 'utf8'), { schema: 'core' }))
  for (const example of examples) await inTransaction(db, trx => addTime(trx, example, now))
}
