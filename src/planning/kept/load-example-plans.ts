import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'
import type { ModuleId, OfferId, ProgrammeId, QualificationId } from '../../catalogue/index.ts'
import { grantToOrganisation, keptDossiers, runnerOf } from '../../people/index.ts'
import { type Db, inTransaction } from '../../platform/connection.ts'
import { dayOf } from '../../platform/day.ts'
import { type Id, newId } from '../../platform/ids.ts'
import { drawPlan, type Facts } from './draw-plan.ts'
import { factsOf } from './facts.store.ts'
import { standing } from './outcome.ts'
import { insertVersion, planOf } from './plan.store.ts'
import { type Choices, type Plan, payers, type Version } from './plan.ts'
import { replan } from './replan.ts'

const file = new URL('../../../examples/plans.yaml', import.meta.url)
const Examples = z.array(
  z.strictObject({
    person: z.string(),
    keptDaysAgo: z.int(),
    minutesPerWeek: z.int(),
    agreed: z.strictObject({ minutesPerWeek: z.int(), paidBy: z.enum(payers) }),
    programme: z.string(),
    offer: z.string(),
    modules: z.array(z.string()),
    locked: z.array(z.string()),
    why: z.strictObject({ nl: z.string(), en: z.string() }),
    /** Roles of the school that see the plan. */
    letIn: z.array(z.string()),
    /** `taken`: the plan was fitted to it already. */
    outcomes: z.array(
      z.strictObject({
        module: z.string(),
        passed: z.boolean(),
        daysAgo: z.int(),
        by: z.string(),
        taken: z.boolean(),
      }),
    ),
  }),
)
type Example = z.infer<typeof Examples>[number]

const dayInMs = 86_400_000

const personOf = (db: Db, name: string) =>
  db.selectFrom('person').select(['id', 'role']).where('email', '=', `${name}@voorbeeld.be`).executeTakeFirst()

const choicesIn = (example: Example, goal: string): Choices => ({
  goal: goal as QualificationId,
  legs: [
    {
      programme: example.programme as ProgrammeId,
      modules: example.modules as ModuleId[],
      offer: example.offer as OfferId,
      from: null,
    },
  ],
  minutesPerWeek: example.minutesPerWeek,
  agreed: example.agreed,
  locks: example.locked.map(module => ({ kind: 'module', module: module as ModuleId })),
})

/** The versions that somebody would have made: kept, and fitted to what was noted since. */
const versionsFor = (example: Example, choices: Choices, facts: Facts, now: Date) => {
  const before = { ...facts, outcomes: new Map() }
  const kept = drawPlan(choices, before)
  if (!kept) throw new Error(`examples/plans.yaml: ${example.person} cannot follow this`)
  const at = new Date(now.getTime() - example.keptDaysAgo * dayInMs)
  const first = { number: 1, cause: 'kept' as const, drawn: kept.drawn, why: example.why.nl, changes: [], at }
  const taken = example.outcomes.filter(each => each.taken)
  const outcomes = standing(taken.map(each => ({ ...each, module: each.module as ModuleId, withdrawnAt: null })))
  const next = replan({ choices, drawn: kept.drawn, at }, { ...facts, outcomes })
  if (next.kind !== 'changed') return [first]
  const latest = Math.min(...taken.map(({ daysAgo }) => daysAgo))
  const then = new Date(now.getTime() - latest * dayInMs)
  const changes = [...next.reasons, ...next.effects]
  return [first, { number: 2, cause: 'replanned' as const, drawn: next.plan.drawn, why: '', changes, at: then }]
}

const loadOne = async (db: Db, example: Example, now: Date): Promise<void> => {
  const person = await personOf(db, example.person)
  if (!person || (await planOf(db, person.id))) return
  const [dossier] = await keptDossiers(db, { session: null, person: person.id })
  const goal = dossier?.portrait.goal?.qualification
  const facts = dossier && (await factsOf(db, person.id, dossier.id, dayOf(now)))
  const provider = facts?.catalogue.programmes.get(example.programme as ProgrammeId)?.provider
  const school = provider && (await runnerOf(db, provider))
  if (!dossier || !goal || !facts || !school) return
  const choices = choicesIn(example, goal)
  const versions = versionsFor(example, choices, facts, now)
  const outcomes = await Promise.all(
    example.outcomes.map(async ({ module, passed, daysAgo, by }) => {
      const sayer = await personOf(db, by)
      const at = new Date(now.getTime() - daysAgo * dayInMs)
      const said = { id: newId<'module-outcome'>(), personId: person.id, provider, module: module as ModuleId, passed }
      const saidBy: Id<'person'> = sayer?.id ?? person.id
      const stands = { withdrawnAt: null, withdrawnBy: null }
      return { ...said, day: dayOf(at), organisationId: school.id, saidBy, at, ...stands }
    }),
  )
  await inTransaction(db, async trx => {
    const id: Plan['id'] = newId<'plan'>()
    const madeAt = versions[0]?.at ?? now
    await trx.insertInto('keptPlan').values({ id, personId: person.id, madeAt, looked: null, told: null }).execute()
    for (const version of versions) {
      const made = { ...version, choices, dossierId: dossier.id, madeBy: person.id, role: person.role }
      await insertVersion(trx, id, made satisfies Version)
    }
    await trx.insertInto('moduleOutcome').values(outcomes).execute()
  })
  const ask = {
    organisation: school.id,
    roles: example.letIn,
    parts: ['goal', 'plan'],
    purpose: 'enrolment',
    days: 365,
  }
  await grantToOrganisation(db, dossier, ask, { person: person.id, role: person.role }, now)
}

/** Example people with a plan; who has one already is let be. */
export const loadExamplePlans = async (db: Db, now: Date): Promise<void> => {
  for (const example of Examples.parse(parse(readFileSync(file, 'utf8'), { schema: 'core' })))
    await loadOne(db, example, now)
}
