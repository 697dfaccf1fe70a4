import { guestOf, type Shown, shownTo } from '../../people/index.ts'
import type { Db, Trx } from '../../platform/connection.ts'
import type { Id } from '../../platform/ids.ts'
import type { Visit } from '../../platform/visit.ts'
import type { Facts } from './plan.ts'
import type { FoundVersion } from './scheme.store.ts'
import type { Scheme, SchemeVersion } from './scheme.ts'

/** What was filled in one time, by whom. */
export type Filled = Facts & { number: number; versionId: SchemeVersion['id']; filledAt: Date; by: string }

/** A running plan with the scheme and the version that it rests on, and everything that was ever filled in, newest first. */
export interface FoundPlan {
  id: Id<'article60-plan'>
  personId: Id<'person'>
  organisationId: Id<'organisation'>
  scheme: Pick<Scheme, 'id' | 'title' | 'programmes'> & { provider: string; service: string }
  version: Pick<FoundVersion, 'id' | 'number' | 'body' | 'validTo'>
  filled: [Filled, ...Filled[]]
}

/** Running plans of some people; who asks found these people through what lets them see them. */
const plansOf = async (
  db: Db | Trx,
  people: Id<'person'>[],
  service: Id<'organisation'> | null,
): Promise<FoundPlan[]> => {
  if (people.length === 0) return []
  const plans = await db
    .selectFrom('article60Plan')
    .innerJoin('article60Scheme', 'article60Scheme.id', 'article60Plan.schemeId')
    .innerJoin('organisation as provider', 'provider.id', 'article60Scheme.organisationId')
    .innerJoin('organisation as service', 'service.id', 'article60Scheme.serviceId')
    .select(['article60Plan.id', 'article60Plan.personId', 'article60Plan.organisationId', 'article60Plan.schemeId'])
    .select(['article60Scheme.title', 'article60Scheme.programmes'])
    .select(['provider.name as provider', 'service.name as service'])
    .where('article60Plan.personId', 'in', people)
    .where('article60Plan.endedAt', 'is', null)
    .$if(service !== null, query => query.where('article60Plan.organisationId', '=', service))
    .execute()
  if (plans.length === 0) return []
  const rows = await db
    .selectFrom('article60Filled')
    .innerJoin('article60Version', 'article60Version.id', 'article60Filled.versionId')
    .innerJoin('person', 'person.id', 'article60Filled.filledBy')
    .selectAll('article60Filled')
    .select(['article60Version.number as versionNumber', 'article60Version.body', 'article60Version.validTo'])
    .select('person.name as by')
    .where(
      'planId',
      'in',
      plans.map(({ id }) => id),
    )
    .orderBy('article60Filled.number', 'desc')
    .execute()
  return plans.flatMap(({ schemeId, title, programmes, provider, service: name, ...plan }) => {
    const [newest, ...older] = rows.filter(({ planId }) => planId === plan.id)
    if (!newest) return []
    const { versionId: id, versionNumber: number, body, validTo } = newest
    const scheme = { id: schemeId, title, programmes, provider, service: name }
    return [{ ...plan, scheme, version: { id, number, body, validTo }, filled: [newest, ...older] }]
  })
}

/** Every plan that runs, for rounds that tell who follows it. */
export const runningPlans = async (db: Db): Promise<FoundPlan[]> => {
  const people = await db.selectFrom('article60Plan').select('personId').where('endedAt', 'is', null).execute()
  return plansOf(
    db,
    people.map(({ personId }) => personId),
    null,
  )
}

/** Who has a live relation with this guide. */
const clientsOf = async ({ db, now, ...visit }: Visit): Promise<Shown[]> => {
  const guest = guestOf({ db, now, ...visit })
  if (guest?.worksFor?.role !== 'guide') return []
  return (await shownTo(db, guest, now)).filter(({ ground }) => ground === 'guidance')
}

export interface Client {
  access: Shown['id']
  personId: Id<'person'>
  name: string
  plan: FoundPlan | null
}

const withPlan = (clients: readonly Shown[], plans: readonly FoundPlan[]): Client[] =>
  clients.map(({ id, ownerId, owner }) => ({
    access: id,
    personId: ownerId,
    name: owner,
    plan: plans.find(({ personId }) => personId === ownerId) ?? null,
  }))

/** The people of a guide, each once, with the plan that the guide's organisation made for them. */
export const clientsWithPlans = async (visit: Visit): Promise<Client[]> => {
  const clients = await clientsOf(visit)
  const once = clients.filter(({ ownerId }, at) => clients.findIndex(each => each.ownerId === ownerId) === at)
  const service = visit.worksFor?.id ?? null
  return withPlan(
    once,
    await plansOf(
      visit.db,
      once.map(({ ownerId }) => ownerId),
      service,
    ),
  )
}

/** One of a guide's people, by how they were let in; null: no live relation. */
export const findClient = async (visit: Visit, access: string): Promise<Client | null> => {
  const client = (await clientsOf(visit)).find(({ id }) => id === access)
  if (!client) return null
  const [found] = withPlan([client], await plansOf(visit.db, [client.ownerId], visit.worksFor?.id ?? null))
  return found ?? null
}

/** Somebody's own plan. */
export const ownPlan = async (db: Db, person: Id<'person'>): Promise<FoundPlan | null> =>
  (await plansOf(db, [person], null))[0] ?? null

/** A running plan, locked: of two who fill in at once the second reads what the first did. */
export const lockPlan = async (
  trx: Trx,
  person: Id<'person'>,
): Promise<{
  id: FoundPlan['id']
  organisationId: Id<'organisation'>
  schemeId: Scheme['id']
  newest: number
} | null> => {
  const plan = await trx
    .selectFrom('article60Plan')
    .select(['id', 'organisationId', 'schemeId'])
    .where('personId', '=', person)
    .where('endedAt', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  if (!plan) return null
  const { newest } = await trx
    .selectFrom('article60Filled')
    .select(eb => eb.fn.coalesce(eb.fn.max('number'), eb.lit(0)).as('newest'))
    .where('planId', '=', plan.id)
    .executeTakeFirstOrThrow()
  return { ...plan, newest }
}
