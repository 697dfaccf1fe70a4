import { sql } from 'kysely'
import type { ProgrammeId } from '../../catalogue/index.ts'
import type { Db, Trx } from '../../platform/connection.ts'
import { addDays, type Day } from '../../platform/day.ts'
import type { Id } from '../../platform/ids.ts'
import { type Attendance, inLine, type Mandate, type Member, mondayOf, type Session, type Wait } from './jury.ts'

type Organisation = Id<'organisation'>

/** Works today as an assessor or teacher of this organisation: who does not, judges nothing here. */
const worksAt = (person: string, organisation: string, today: Day) => sql<boolean>`exists (
  select from membership where membership.person_id = ${sql.ref(person)} and membership.organisation_id = ${sql.ref(organisation)}
  and membership.role in ('assessor', 'teacher') and membership.ended_at is null
  and membership.from_day <= ${today} and coalesce(membership.until_day, 'infinity') >= ${today})`

export type Juror = Mandate & { name: string; here: boolean }

/** Mandates that were not ended, also those that ran out, with who still works here. */
export const jurorsAt = (db: Db | Trx, organisation: string, today: Day): Promise<Juror[]> =>
  db
    .selectFrom('juryMandate')
    .innerJoin('person', 'person.id', 'juryMandate.personId')
    .selectAll('juryMandate')
    .select(['person.name', worksAt('jury_mandate.person_id', 'jury_mandate.organisation_id', today).as('here')])
    // As text: what a form sends may be no id at all.
    .where(sql<string>`jury_mandate.organisation_id::text`, '=', organisation)
    .where('juryMandate.endedAt', 'is', null)
    .orderBy('untilDay')
    .orderBy('person.name')
    .execute()

/** Who works here as an assessor or teacher and has no mandate. */
export const withoutMandate = (db: Db, organisation: Organisation, today: Day) =>
  db
    .selectFrom('membership')
    .innerJoin('person', 'person.id', 'membership.personId')
    .select(['person.id', 'person.name'])
    .distinct()
    .where('membership.organisationId', '=', organisation)
    .where(worksAt('membership.person_id', 'membership.organisation_id', today))
    .where(
      sql<boolean>`not exists (select from jury_mandate as given where given.person_id = membership.person_id
        and given.organisation_id = membership.organisation_id and given.ended_at is null)`,
    )
    .orderBy('person.name')
    .execute()

export interface Seated {
  id: Id<'jury-seat'>
  sessionId: Session['id']
  number: number
  waitId: Wait['id']
  personId: Id<'person'>
  name: string
  procedureId: Id<'procedure'> | null
  requestId: Id<'request'> | null
  attendance: Attendance | null
}

/** A session with who judges and who sits. Members whose part ended are left out. */
export type Sitting = Session & { members: (Member & { name: string })[]; seated: Seated[] }

const whole = async (db: Db | Trx, sessions: Session[]): Promise<Sitting[]> => {
  const ids = sql<Session['id']>`any(${sessions.map(({ id }) => id)})`
  const members = await db
    .selectFrom('juryMember')
    .innerJoin('person', 'person.id', 'juryMember.personId')
    .selectAll('juryMember')
    .select('person.name')
    .where('sessionId', '=', ids)
    .where('endedAt', 'is', null)
    .orderBy('turn')
    .execute()
  const seated = await db
    .selectFrom('jurySeat')
    .innerJoin('juryWait', 'juryWait.id', 'jurySeat.waitId')
    .innerJoin('person', 'person.id', 'juryWait.personId')
    .select(['jurySeat.id', 'sessionId', 'number', 'waitId', 'juryWait.personId', 'person.name'])
    .select(['procedureId', 'requestId', 'attendance'])
    .where('sessionId', '=', ids)
    .where(eb => eb.or([eb('jurySeat.endedAt', 'is', null), eb('attendance', 'is not', null)]))
    .orderBy('number')
    .execute()
  return sessions.map(session => ({
    ...session,
    members: members.filter(({ sessionId }) => sessionId === session.id),
    seated: seated.filter(({ sessionId }) => sessionId === session.id),
  }))
}

const held = (db: Db | Trx) => db.selectFrom('jurySession').selectAll('jurySession').where('calledOffAt', 'is', null)

/** The sessions of an organisation from a day on (to a day, if given), in order. */
export const sessionsAt = async (
  db: Db | Trx,
  organisation: Organisation,
  from: Day,
  until: Day | null = null,
): Promise<Sitting[]> =>
  whole(
    db,
    await held(db)
      .where('organisationId', '=', organisation)
      .where('day', '>=', from)
      .$if(until !== null, query => query.where('day', '<=', until ?? from))
      .orderBy('day')
      .orderBy('fromTime')
      .execute(),
  )

/** The sessions from a day on for which somebody was asked and did not say no, at any organisation. */
export const sessionsOfJuror = async (db: Db, juror: Id<'person'>, from: Day): Promise<Sitting[]> =>
  whole(
    db,
    await held(db)
      .where('day', '>=', from)
      .where(
        sql<boolean>`exists (select from jury_member as asked where asked.session_id = jury_session.id
          and asked.person_id = ${juror} and asked.asked_at is not null and asked.ended_at is null)`,
      )
      .orderBy('day')
      .orderBy('fromTime')
      .execute(),
  )

/** A session of this organisation; null: another's, or called off. */
export const findSession = async (db: Db | Trx, organisation: Organisation, id: string): Promise<Sitting | null> => {
  const rows = await held(db)
    .where('organisationId', '=', organisation)
    .where(sql<string>`jury_session.id::text`, '=', id)
    .execute()
  return (await whole(db, rows))[0] ?? null
}

/** Locks a session until the transaction ends; what it is, is read after: it may just have changed. */
export const lockSession = async (trx: Trx, organisation: Organisation, id: string): Promise<Sitting | null> => {
  await trx
    .selectFrom('jurySession')
    .select('id')
    .where(eb => eb.cast<string>('id', 'text'), '=', id)
    .forNoKeyUpdate()
    .execute()
  return findSession(trx, organisation, id)
}

export type Waiter = Wait & { name: string; seatId: Id<'jury-seat'> | null; sessionId: Session['id'] | null }

const waiters = (db: Db | Trx) =>
  db
    .selectFrom('juryWait')
    .innerJoin('person', 'person.id', 'juryWait.personId')
    .leftJoin('jurySeat', join => join.onRef('jurySeat.waitId', '=', 'juryWait.id').on('jurySeat.endedAt', 'is', null))
    .selectAll('juryWait')
    .select(['person.name', 'jurySeat.id as seatId', 'jurySeat.sessionId'])
    .where('juryWait.endedAt', 'is', null)

/** Who waits at an organisation, in the order in which they may choose; with their seat, if they have one. */
export const waitersAt = async (db: Db | Trx, organisation: Organisation): Promise<Waiter[]> =>
  (await waiters(db).where('juryWait.organisationId', '=', organisation).execute()).sort(inLine)

/** For what this person waits. */
export const waitsOf = (db: Db, person: Id<'person'>): Promise<Waiter[]> =>
  waiters(db).where('juryWait.personId', '=', person).orderBy('since').execute()

/** A wait that is not over, of this person or at this organisation; null for anybody else. */
export const findWait = async (
  db: Db | Trx,
  viewer: { person: Id<'person'>; organisation: Organisation | null },
  id: string,
): Promise<Waiter | null> =>
  (await waiters(db)
    .where(eb =>
      eb.or([eb('juryWait.personId', '=', viewer.person), eb('juryWait.organisationId', '=', viewer.organisation)]),
    )
    .where(sql<string>`jury_wait.id::text`, '=', id)
    .executeTakeFirst()) ?? null

/** Seats that there were in each of the eight weeks before this one, for a programme. */
export const seatsInLastWeeks = async (
  db: Db,
  organisation: Organisation,
  programme: ProgrammeId,
  today: Day,
): Promise<number[]> => {
  const monday = mondayOf(today)
  const rows = await held(db)
    .where('organisationId', '=', organisation)
    .where('programme', '=', programme)
    .where('day', '>=', addDays(monday, -56))
    .where('day', '<', monday)
    .execute()
  const weeks = Array.from({ length: 8 }, (_, week) => addDays(monday, -7 * (week + 1)))
  return weeks.map(week => rows.filter(({ day }) => mondayOf(day) === week).reduce((sum, { seats }) => sum + seats, 0))
}

/** Half-days from a day on on which these people can come. */
export const freeOf = (db: Db | Trx, people: Id<'person'>[], from: Day) =>
  db
    .selectFrom('juryFree')
    .select(['personId', 'day', 'half'])
    .where('personId', '=', sql<Id<'person'>>`any(${people})`)
    .where('day', '>=', from)
    .orderBy('day')
    .execute()

/** Mandates that this person has, at any organisation; also those that ran out: what they declare still counts. */
export const mandatesOf = (db: Db, person: Id<'person'>): Promise<Mandate[]> =>
  db.selectFrom('juryMandate').selectAll().where('personId', '=', person).where('endedAt', 'is', null).execute()
