import { sql } from 'kysely'
import type { ProviderId } from '../../catalogue/index.ts'
import type { Db, Trx } from '../../platform/connection.ts'
import type { Id } from '../../platform/ids.ts'
import type { Role } from '../../platform/record.ts'
import type { Visit } from '../../platform/visit.ts'
import { rolesFor } from './may-step.ts'
import type { Policy } from './policy.ts'
import type { Details, Request, Shown, Step, StepKind } from './request.ts'

/** Who looks at requests: a person, and the organisation that they work for now. */
export interface RequestViewer {
  person: Id<'person'> | null
  organisation: Id<'organisation'> | null
  role: Role | null
}

export const requestViewerOf = ({ person, worksFor }: Visit): RequestViewer => ({
  person: person?.id ?? null,
  organisation: worksFor?.id ?? null,
  role: worksFor?.role ?? null,
})

const deskRoles: readonly Role[] = [...new Set(Object.values(rolesFor).flat())]

const runs = (organisation: Id<'organisation'> | null) => sql<boolean>`exists (
  select from organisation_provider as run where run.provider = recognition_request.provider
  and run.organisation_id = ${organisation} and run.ended_at is null)`

/** Theirs, asked by them, or asked of a provider for which they work in a role that takes part. */
const visible = (db: Db | Trx, { person, organisation, role }: RequestViewer) =>
  db
    .selectFrom('recognitionRequest')
    .innerJoin('recognitionPolicy as policy', 'policy.id', 'recognitionRequest.policyId')
    .innerJoin('person as owner', 'owner.id', 'recognitionRequest.personId')
    .where(eb =>
      eb.or([
        eb('recognitionRequest.personId', '=', person),
        eb('recognitionRequest.askedBy', '=', person),
        ...(role && deskRoles.includes(role) ? [runs(organisation)] : []),
      ]),
    )

export type FoundRequest = Request & { ownerName: string }

const columns = [
  'recognitionRequest.id',
  'recognitionRequest.personId',
  'recognitionRequest.provider',
  'recognitionRequest.programme',
  'recognitionRequest.shown',
  'recognitionRequest.askedBy',
  'recognitionRequest.askedAt',
  'owner.name as ownerName',
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
export const requestsOf = async (db: Db | Trx, person: Id<'person'>): Promise<FoundRequest[]> => {
  const rows = await visible(db, { person, organisation: null, role: null })
    .select(columns)
    .orderBy('recognitionRequest.askedAt', 'desc')
    .execute()
  return withSteps(db, rows)
}

/** What was asked of the providers that this organisation runs, the oldest first. */
export const requestsAt = async (db: Db, organisation: Id<'organisation'>): Promise<FoundRequest[]> => {
  const rows = await visible(db, { person: null, organisation, role: 'coordinator' })
    .select(columns)
    .orderBy('recognitionRequest.askedAt')
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

export const insertRequest = (trx: Trx, request: Omit<Request, 'steps'>) => {
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
    .where('membership.role', 'in', roles as never)
    .where(sql<boolean>`membership.from_day <= ${today} and coalesce(membership.until_day, 'infinity') >= ${today}`)
    .execute()
  return rows.map(({ personId }) => personId)
}
