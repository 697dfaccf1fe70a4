import { sql } from 'kysely'
import type { Db, Trx } from '../../platform/connection.ts'
import type { Id } from '../../platform/ids.ts'
import { type Actor, type Role, record } from '../../platform/record.ts'
import type { RequestViewer } from '../requests/request.store.ts'
import type { Part, Procedure, ProcedureWay, StepOf } from './procedure.ts'

/** Who looks: a person, and what they work for now. */
type ProcedureViewer = Omit<RequestViewer, 'now'>

/** Roles of a provider that see its procedures; who takes part by name sees theirs in any role. */
const deskRoles: readonly Role[] = ['coordinator', 'teacher', 'assessor', 'supervisor', 'manager']

/** Theirs, those in which they take part by name, and those of a provider for which they work. */
const visible = (db: Db | Trx, way: ProcedureWay, { person, organisation, role }: ProcedureViewer) =>
  db
    .selectFrom('procedure')
    .innerJoin('person as owner', 'owner.id', 'procedure.personId')
    .where('procedure.way', '=', way)
    .where(eb =>
      eb.or([
        eb('procedure.personId', '=', person),
        sql<boolean>`exists (select from procedure_part as named where named.procedure_id = procedure.id
          and named.person_id = ${person} and named.ended_at is null)`,
        ...(role && deskRoles.includes(role)
          ? [
              sql<boolean>`exists (select from organisation_provider as run where run.provider = procedure.provider
                and run.organisation_id = ${organisation} and run.ended_at is null)`,
            ]
          : []),
      ]),
    )

const columns = [
  'procedure.id',
  'procedure.way',
  'procedure.personId',
  'owner.name as ownerName',
  'procedure.provider',
  'procedure.programme',
  'procedure.frame',
  'procedure.begunBy',
  'procedure.begunAt',
] as const

type Row = Omit<Procedure<unknown, unknown>, 'named' | 'steps'>

const whole = async <Frame, Steps>(db: Db | Trx, rows: Row[]): Promise<Procedure<Frame, Steps>[]> => {
  const ids = sql<Row['id']>`any(${rows.map(({ id }) => id)})`
  const steps = await db
    .selectFrom('procedureStep')
    .select(['procedureId', 'kind', 'at', 'personId', 'role', 'detail'])
    .where('procedureId', '=', ids)
    .orderBy('id')
    .execute()
  const named = await db
    .selectFrom('procedurePart')
    .innerJoin('person', 'person.id', 'procedurePart.personId')
    .select(['procedureId', 'procedurePart.personId', 'person.name', 'part', 'since'])
    .where('procedureId', '=', ids)
    .where('endedAt', 'is', null)
    .orderBy('since')
    .execute()
  return rows.map(row => ({
    ...row,
    frame: row.frame as Frame,
    named: named.filter(({ procedureId }) => procedureId === row.id).map(({ procedureId, ...each }) => each),
    steps: steps
      .filter(({ procedureId }) => procedureId === row.id)
      .map(({ procedureId, ...step }) => step as StepOf<Steps>),
  }))
}

/** A procedure that this viewer may see; null for anybody else's. */
export const findProcedure = async <Frame, Steps>(
  db: Db | Trx,
  way: ProcedureWay,
  viewer: ProcedureViewer,
  id: string,
): Promise<Procedure<Frame, Steps> | null> => {
  const rows = await visible(db, way, viewer).select(columns).where(sql<string>`procedure.id::text`, '=', id).execute()
  return (await whole<Frame, Steps>(db, rows))[0] ?? null
}

/** Every procedure of a way that this viewer may see, the newest first. */
export const proceduresFor = async <Frame, Steps>(
  db: Db | Trx,
  way: ProcedureWay,
  viewer: ProcedureViewer,
): Promise<Procedure<Frame, Steps>[]> =>
  whole<Frame, Steps>(
    db,
    await visible(db, way, viewer).select(columns).orderBy('procedure.begunAt', 'desc').limit(500).execute(),
  )

/** Locks a procedure until the transaction ends; what it is, is read after: it may just have changed. */
export const lockProcedure = async <Frame, Steps>(
  trx: Trx,
  way: ProcedureWay,
  viewer: ProcedureViewer,
  id: string,
): Promise<Procedure<Frame, Steps> | null> => {
  await trx
    .selectFrom('procedure')
    .select('id')
    .where(eb => eb.cast<string>('id', 'text'), '=', id)
    .forUpdate()
    .execute()
  return findProcedure<Frame, Steps>(trx, way, viewer, id)
}

/** Begins a procedure with its first step, in the transaction of who asked for it. */
export const beginProcedure = async <Frame, Steps, Kind extends keyof Steps & string>(
  trx: Trx,
  procedure: Omit<Procedure<Frame, Steps>, 'named' | 'steps' | 'ownerName'>,
  first: { kind: Kind; detail: Steps[Kind] },
  by: Actor & { person: Id<'person'> },
): Promise<void> => {
  await trx
    .insertInto('procedure')
    .values({ ...procedure, frame: JSON.stringify(procedure.frame) })
    .execute()
  await insertProcedureStep<Steps, Kind>(trx, procedure.id, {
    ...first,
    at: procedure.begunAt,
    personId: by.person,
    role: by.role,
  })
  await record(trx, 'procedure.began', {
    at: procedure.begunAt,
    by,
    subject: procedure.id,
    detail: { way: procedure.way },
  })
}

export const insertProcedureStep = <Steps, Kind extends keyof Steps & string>(
  trx: Trx,
  procedureId: Row['id'],
  step: { kind: Kind; at: Date; personId: Id<'person'>; role: Role; detail: Steps[Kind] },
) =>
  trx
    .insertInto('procedureStep')
    .values({ procedureId, ...step, detail: JSON.stringify(step.detail) })
    .execute()

/** Names somebody for a part; doing it twice is no fault. */
export const nameFor = async (
  trx: Trx,
  procedureId: Row['id'],
  person: Id<'person'>,
  part: Part,
  by: Actor & { person: Id<'person'> },
  now: Date,
): Promise<void> => {
  const added = await trx
    .insertInto('procedurePart')
    .values({ procedureId, personId: person, part, since: now, namedBy: by.person, endedAt: null })
    .onConflict(on => on.columns(['procedureId', 'personId', 'part']).where('endedAt', 'is', null).doNothing())
    .executeTakeFirst()
  if (added.numInsertedOrUpdatedRows)
    await record(trx, 'procedure.named', { at: now, by, subject: procedureId, detail: { part, person } })
}

/** Somebody takes part no more; what they did stays theirs. */
export const endPart = async (
  trx: Trx,
  procedureId: Row['id'],
  person: Id<'person'>,
  part: Part,
  by: Actor,
  now: Date,
): Promise<void> => {
  const ended = await trx
    .updateTable('procedurePart')
    .set({ endedAt: now })
    .where('procedureId', '=', procedureId)
    .where('personId', '=', person)
    .where('part', '=', part)
    .where('endedAt', 'is', null)
    .executeTakeFirst()
  if (ended.numUpdatedRows)
    await record(trx, 'procedure.part-ended', { at: now, by, subject: procedureId, detail: { part, person } })
}
