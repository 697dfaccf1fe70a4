import { sql } from 'kysely'
import type { ProgrammeId } from '../../catalogue/index.ts'
import { type Db, inTransaction } from '../../platform/connection.ts'
import type { Day } from '../../platform/day.ts'
import type { Id } from '../../platform/ids.ts'
import { accept, type Outcome, refuse } from '../../platform/outcome.ts'
import type { Word } from '../../platform/words.ts'
import { requestsAt } from '../requests/request.store.ts'
import { stateOf } from '../requests/request.ts'
import type { StepVisit } from '../requests/take-step.ts'
import { type About, waitForJury } from './wait-for-jury.ts'
import { actor, coordinates, lockPlanning } from './who-coordinates.ts'

export interface CouldWait {
  id: string
  about: About
  person: Id<'person'>
  name: string
  programme: ProgrammeId
}

/** Procedures of an organisation that no jury heard or waits for, the newest first. */
const procedures = (db: Db, organisation: Id<'organisation'>) =>
  db
    .selectFrom('procedure')
    .innerJoin('person', 'person.id', 'procedure.personId')
    .innerJoin('organisationProvider as run', 'run.provider', 'procedure.provider')
    .select(['procedure.id', 'procedure.personId', 'person.name', 'procedure.programme'])
    .where('run.organisationId', '=', organisation)
    .where('run.endedAt', 'is', null)
    .where(
      sql<boolean>`not exists (select from jury_wait waits left join jury_seat seat on seat.wait_id = waits.id
        where waits.procedure_id = procedure.id and (waits.ended_at is null or seat.attendance = 'present'))`,
    )
    .orderBy('procedure.begunAt', 'desc')
    .limit(100)
    .execute()

/** What a coordinator can put in the queue: procedures, and requests on which a talk is still possible. */
export const couldWait = async (db: Db, organisation: Id<'organisation'>, now: Date): Promise<CouldWait[]> => {
  const waiting = await db
    .selectFrom('juryWait')
    .select('requestId')
    .where('organisationId', '=', organisation)
    .where('endedAt', 'is', null)
    .execute()
  const requests = (await requestsAt(db, organisation, now)).filter(
    request =>
      request.policy.body.ways.includes('interview') &&
      ['to-decide', 'test'].includes(stateOf(request)) &&
      !waiting.some(({ requestId }) => requestId === request.id),
  )
  return [
    ...(await procedures(db, organisation)).map(({ id, personId, name, programme }) => ({
      id,
      about: { procedure: id },
      person: personId,
      name,
      programme,
    })),
    ...requests.map(({ id, personId, ownerName, programme }) => ({
      id,
      about: { request: id },
      person: personId,
      name: ownerName,
      programme,
    })),
  ]
}

/** The coordinator puts somebody in the queue. */
export const queueForJury = async (
  db: Db,
  visit: StepVisit,
  id: string,
  until: Day | null,
): Promise<Outcome<null, Word>> => {
  const organisation = coordinates(visit)
  const found = organisation && (await couldWait(db, organisation, visit.now)).find(each => each.id === id)
  if (!found) return refuse('recognition.jury.no.who')
  if (until !== null && until <= visit.today) return refuse('recognition.jury.no.day')
  return inTransaction(db, async trx => {
    await lockPlanning(trx, organisation)
    const { about, person, programme } = found
    await waitForJury(trx, { organisation, person, about, programme, until }, actor(visit), visit, visit.now)
    return accept(null)
  })
}
