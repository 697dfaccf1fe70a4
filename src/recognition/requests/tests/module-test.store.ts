import { sql } from 'kysely'
import type { ModuleId, ProviderId } from '../../../catalogue/index.ts'
import type { Db, Trx } from '../../../platform/connection.ts'
import { dayOf } from '../../../platform/day.ts'
import type { Id } from '../../../platform/ids.ts'
import type { Request } from '../request.ts'
import type { Failed, ModuleTest, PlannedSession } from './module-test.ts'

/** The tests of a provider as they count now, one a module. */
export const testsOf = (db: Db | Trx, provider: ProviderId): Promise<ModuleTest[]> =>
  db
    .selectFrom('moduleTest')
    .selectAll()
    .distinctOn('module')
    .where('provider', '=', provider)
    .orderBy('module')
    .orderBy('id', 'desc')
    .execute()

/** How a provider tests a module now; null: it does not. */
export const testOf = async (db: Db | Trx, provider: ProviderId, module: string): Promise<ModuleTest | null> =>
  (await testsOf(db, provider)).find(test => test.module === module) ?? null

const sessions = (db: Db | Trx) =>
  db
    .selectFrom('testSession')
    .innerJoin('moduleTest', 'moduleTest.id', 'testSession.testId')
    .select([
      'testSession.id',
      'testSession.testId',
      'testSession.startsAt',
      'testSession.site',
      'testSession.place',
      'testSession.places',
      'testSession.calledOffAt',
      sql<ModuleTest>`jsonb_build_object('id', module_test.id, 'provider', module_test.provider,
        'module', module_test.module, 'body', module_test.body, 'setBy', module_test.set_by)`.as('test'),
      sql<number>`(select count(*)::int from test_seat as seat
        where seat.session_id = test_session.id and seat.left_at is null)`.as('taken'),
    ])

/** The sessions of a provider since a moment, the soonest first. */
export const sessionsOf = (db: Db | Trx, provider: ProviderId, since: Date): Promise<PlannedSession[]> =>
  sessions(db)
    .where('moduleTest.provider', '=', provider)
    .where('testSession.startsAt', '>=', since)
    .orderBy('testSession.startsAt')
    .execute()

/** A session of one of the providers that this organisation runs; null for anybody else's. */
export const findSession = async (
  db: Db | Trx,
  organisation: Id<'organisation'>,
  id: string,
): Promise<PlannedSession | null> => {
  const found = await sessions(db)
    .where(sql<string>`test_session.id::text`, '=', id)
    .where(
      sql<boolean>`exists (select from organisation_provider as run where run.provider = module_test.provider
        and run.organisation_id = ${organisation} and run.ended_at is null)`,
    )
    .executeTakeFirst()
  return found ?? null
}

/** Locks a session until the transaction ends: who takes its last place at the same time waits, and finds it taken. */
export const lockSession = async (trx: Trx, provider: ProviderId, id: string): Promise<PlannedSession | null> => {
  await trx.selectFrom('testSession').select('id').where(sql<string>`id::text`, '=', id).forUpdate().execute()
  const found = await sessions(trx)
    .where(sql<string>`test_session.id::text`, '=', id)
    .where('moduleTest.provider', '=', provider)
    .executeTakeFirst()
  return found ?? null
}

/** The tests of a module that this person took at a provider and did not pass. */
export const failedBy = async (
  db: Db | Trx,
  { personId, provider }: Pick<Request, 'personId' | 'provider'>,
  module: ModuleId,
): Promise<Failed[]> => {
  const rows = await db
    .selectFrom('requestStep')
    .innerJoin('recognitionRequest as asked', 'asked.id', 'requestStep.requestId')
    .select('requestStep.at')
    .where('asked.personId', '=', personId)
    .where('asked.provider', '=', provider)
    .where('requestStep.kind', '=', 'tested')
    .where(sql<boolean>`request_step.detail -> 'results' @> ${JSON.stringify([{ module, passed: false }])}::jsonb`)
    .execute()
  return rows.map(({ at }) => ({ on: dayOf(at) }))
}

/** The requests that have a place in this session. */
export const seatedIn = async (db: Db | Trx, session: PlannedSession['id']): Promise<Request['id'][]> => {
  const rows = await db
    .selectFrom('testSeat')
    .select('requestId')
    .where('sessionId', '=', session)
    .where('leftAt', 'is', null)
    .orderBy('takenAt')
    .execute()
  return rows.map(({ requestId }) => requestId)
}

/** A request gives back the place that it has in a session that is still to come. */
export const leaveSeat = (trx: Trx, request: Request['id'], now: Date) =>
  trx
    .updateTable('testSeat')
    .set({ leftAt: now })
    .where('requestId', '=', request)
    .where('leftAt', 'is', null)
    .where('sessionId', 'in', eb =>
      eb.selectFrom('testSession').select('testSession.id').where('testSession.startsAt', '>', now),
    )
    .execute()
