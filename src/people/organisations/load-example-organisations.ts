import { readdirSync, readFileSync } from 'node:fs'
import { sql } from 'kysely'
import { parse } from 'yaml'
import { z } from 'zod'
import type { ProviderId } from '../../catalogue/index.ts'
import type { Trx } from '../../platform/connection.ts'
import { dayOf } from '../../platform/day.ts'
import { type Id, newId } from '../../platform/ids.ts'
import { type OrganisationKind, rolesOf } from './organisation.ts'

const folder = new URL('../../../examples/organisations/', import.meta.url)
const roles = Object.values(rolesOf).flat()

const Example = z.object({
  id: z.uuid(),
  kind: z.enum(Object.keys(rolesOf) as [OrganisationKind, ...OrganisationKind[]]),
  name: z.string(),
  number: z.string(),
  /** Providers of the catalogue that it runs. */
  runs: z.array(z.string()).default([]),
  /** File names in examples/people, without their end. */
  members: z.array(z.object({ person: z.string(), role: z.enum(roles) })).min(1),
})
type Example = z.infer<typeof Example>

const examples = (): Example[] =>
  readdirSync(folder)
    .filter(name => name.endsWith('.yaml'))
    .sort()
    .map(name => {
      const read = Example.safeParse(parse(readFileSync(new URL(name, folder), 'utf8'), { schema: 'core' }))
      if (!read.success) throw new Error(`examples/organisations/${name}: ${z.prettifyError(read.error)}`)
      return read.data
    })

/** People by the name of their file; the first administrator decides on what is example. */
export interface Cast {
  idOf: (file: string) => Id<'person'>
  administrator: Id<'person'>
}

const addOrganisation = async (trx: Trx, example: Example, { idOf, administrator }: Cast, now: Date): Promise<void> => {
  const { kind, name, number, members, runs } = example
  const id = example.id as Id<'organisation'>
  const [first] = members
  const added = await trx
    .insertInto('organisation')
    .values({ id, kind, name, number, registeredAt: now, registeredBy: first ? idOf(first.person) : administrator })
    .onConflict(on => on.doNothing())
    .executeTakeFirst()
  if (!added.numInsertedOrUpdatedRows) return
  await trx
    .insertInto('organisationDecision')
    .values({ organisationId: id, decision: 'validated', reason: '', at: now, personId: administrator })
    .execute()
  for (const { person, role } of members)
    await trx
      .insertInto('membership')
      .values({
        id: newId<'membership'>(),
        organisationId: id,
        personId: idOf(person),
        role,
        fromDay: dayOf(now),
        untilDay: null,
        endedAt: null,
      })
      .execute()
  // A house without the catalogue of the examples has nothing for them to run.
  const known = await trx.selectFrom('provider').select('id').where('id', '=', sql<ProviderId>`any(${runs})`).execute()
  for (const { id: provider } of known)
    await trx
      .insertInto('organisationProvider')
      .values({ id: newId<'run'>(), provider, organisationId: id, since: now, tiedBy: administrator, endedAt: null })
      .execute()
}

/** Puts the example organisations in the house, validated, with their people. Who is there already stays as it is. */
export const loadExampleOrganisations = async (trx: Trx, cast: Cast, now: Date): Promise<void> => {
  for (const example of examples()) await addOrganisation(trx, example, cast, now)
}
