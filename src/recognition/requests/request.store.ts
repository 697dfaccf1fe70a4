import { sql } from 'kysely'
import type { ModuleId, ProviderId } from '../../catalogue/index.ts'
import type { Db, Trx } from '../../platform/connection.ts'
import type { Id } from '../../platform/ids.ts'
import type { Role } from '../../platform/record.ts'
import type { Visit } from '../../platform/visit.ts'
import { deskRoles } from './may-step.ts'
import type { Policy } from './policy.ts'
import type { Details, Request, Shown, Step, StepKind } from './request.ts'

/** Who looks at requests: a person, and the organisation that they work for now. */
export interface RequestViewer {
  person: Id<'person'> | null
  organisation: Id<'organisation'> | null
  role: Role | null
  /** When they look: what let in who asked for somebody else may have ended. */
  now: Date
}

export const requestViewerOf = ({ person, worksFor, now }: Visit): RequestViewer => ({
  person: person?.id ?? null,
  organisation: worksFor?.id ?? null,
  role: worksFor?.role ?? null,
  now,
})

const runs = (organisation: Id<'organisation'> | null) => sql<boolean>`exists (
  select from organisation_provider as run where run.provider = recognition_request.provider
  and run.organisation_id = ${organisation} and run.ended_at is null)`

/** Who was asked for by somebody else agreed to it. */
const agreed = sql<boolean>`(recognition_request.asked_by = recognition_request.person_id or exists (
  select from request_step as step where step.request_id = recognition_request.id and step.kind = 'agreed'))`

const stillLetIn = (now: Date) => sql<boolean>`exists (
  select from access where access.id = recognition_request.access_id and access.withdrawn_at is null
  and (access.until is null or access.until > ${now}))`

const requests = (db: Db | Trx) =>
  db
    .selectFrom('recognitionRequest')
    .innerJoin('recognitionPolicy as policy', 'policy.id', 'recognitionRequest.policyId')
    .innerJoin('person as owner', 'owner.id', 'recognitionRequest.personId')
    .innerJoin('person as asker', 'asker.id', 'recognitionRequest.askedBy')

/**
 * Theirs; asked by them for somebody who lets them in still; or asked, with the person's consent, of a provider for which
 * they work in a role that takes part.
 */
const visible = (db: Db | Trx, { person, organisation, role, now }: RequestViewer) =>
  requests(db).where(eb =>
    eb.or([
      eb('recognitionRequest.personId', '=', person),
      eb.and([eb('recognitionRequest.askedBy', '=', person), stillLetIn(now)]),
      ...(role && deskRoles.includes(role) ? [eb.and([runs(organisation), agreed])] : []),
    ]),
  )

export type FoundRequest = Request & { ownerName: string; askerName: string }

const columns = [
  'recognitionRequest.id',
  'recognitionRequest.personId',
  'recognitionRequest.provider',
  'recognitionRequest.programme',
  'recognitionRequest.shown',
  'recognitionRequest.askedBy',
  'recognitionRequest.askedAt',
  'owner.name as ownerName',
  'asker.name as askerName',
  sql<Policy>`jsonb_build_object('id', policy.id, 'provider', policy.provider, 'validFrom', policy.valid_from,
    'body', policy.body, 'setBy', policy.set_by)`.as('policy'),
] as const

type Row = Omit<FoundRequest, 'steps'>

const withSteps = async (db: Db | Trx, rows: Row[]): Promise<FoundRequest[]> => {
  const ids = rows.map(({ id }) => id)
  const steps = await db
    .selectFrom('requestStep')
    .select(['requestId', 'kind', 'at', 'personId', 'role', 'detail'])
    .where('requestId', '=', sql<Request['id']>`any(${ids})`)
    .orderBy('id')
    .execute()
  return rows.map(row => ({
    ...row,
    steps: steps.filter(({ requestId }) => requestId === row.id).map(({ requestId, ...step }) => step as Step),
  }))
}

/** A request that this viewer may see; null for anybody else's. */
export const findRequest = async (db: Db | Trx, viewer: RequestViewer, id: string): Promise<FoundRequest | null> => {
  const rows = await visible(db, viewer)
    .select(columns)
    .where(sql<string>`recognition_request.id::text`, '=', id)
    .execute()
  const [found] = await withSteps(db, rows)
  return found ?? null
}

/** What this person asked or what was asked for them, the newest first. */
export const requestsOf = async (db: Db | Trx, person: Id<'person'>, now: Date): Promise<FoundRequest[]> => {
  const rows = await visible(db, { person, organisation: null, role: null, now })
    .select(columns)
    .orderBy('recognitionRequest.askedAt', 'desc')
    .execute()
  return withSteps(db, rows)
}

/** What was asked for this person's own exemptions, the oldest first. */
export const ownRequestsOf = async (db: Db | Trx, person: Id<'person'>): Promise<FoundRequest[]> => {
  const own = requests(db).where('recognitionRequest.personId', '=', person)
  return withSteps(db, await own.select(columns).orderBy('recognitionRequest.askedAt').execute())
}

/** What was asked of the providers that this organisation runs, the oldest first. */
export const requestsAt = async (db: Db, organisation: Id<'organisation'>, now: Date): Promise<FoundRequest[]> => {
  const rows = await visible(db, { person: null, organisation, role: 'coordinator', now })
    .select(columns)
    .orderBy('recognitionRequest.askedAt')
    .limit(500)
    .execute()
  return withSteps(db, rows)
}

/** Earlier requests of a provider in which one of these modules was asked: to decide alike. */
export const requestsFor = async (
  db: Db,
  viewer: RequestViewer,
  provider: ProviderId,
  modules: ModuleId[],
): Promise<FoundRequest[]> => {
  const rows = await visible(db, viewer)
    .select(columns)
    .where('recognitionRequest.provider', '=', provider)
    .where(
      sql<boolean>`exists (select from request_step as step, jsonb_array_elements(step.detail -> 'modules') as asked
        where step.request_id = recognition_request.id and step.kind = 'asked' and asked ->> 'module' = any(${modules}))`,
    )
    .orderBy('recognitionRequest.askedAt', 'desc')
    .limit(500)
    .execute()
  return withSteps(db, rows)
}

/** Locks a request until the transaction ends; what it is, is read after: it may just have changed. */
export const lockRequest = async (trx: Trx, viewer: RequestViewer, id: string): Promise<FoundRequest | null> => {
  await trx
    .selectFrom('recognitionRequest')
    .select('id')
    .where(eb => eb.cast<string>('id', 'text'), '=', id)
    .forUpdate()
    .execute()
  return findRequest(trx, viewer, id)
}

export const insertRequest = (trx: Trx, request: Omit<Request, 'steps'> & { accessId: Id<'access'> | null }) => {
  const { policy, shown, ...row } = request
  return trx
    .insertInto('recognitionRequest')
    .values({ ...row, policyId: policy.id, shown: JSON.stringify(shown satisfies Shown) })
    .execute()
}

export const insertStep = <Kind extends StepKind>(
  trx: Trx,
  requestId: Request['id'],
  step: { kind: Kind; at: Date; personId: Id<'person'>; role: Role; detail: Details[Kind] },
) =>
  trx
    .insertInto('requestStep')
    .values({ requestId, ...step, detail: JSON.stringify(step.detail) })
    .execute()

/** Who works for a provider in one of these roles today; they are told of what waits for them. */
export const staffOf = async (
  db: Db | Trx,
  provider: ProviderId,
  roles: readonly Role[],
  today: string,
): Promise<Id<'person'>[]> => {
  const rows = await db
    .selectFrom('organisationProvider')
    .innerJoin('membership', 'membership.organisationId', 'organisationProvider.organisationId')
    .select('membership.personId')
    .distinct()
    .where('organisationProvider.provider', '=', provider)
    .where('organisationProvider.endedAt', 'is', null)
    .where('membership.endedAt', 'is', null)
    .where('membership.role', '=', sql<never>`any(${roles})`)
    .where(sql<boolean>`membership.from_day <= ${today} and coalesce(membership.until_day, 'infinity') >= ${today}`)
    .execute()
  return rows.map(({ personId }) => personId)
}
