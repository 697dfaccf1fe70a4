import { sql } from 'kysely'
import type { Db, Trx } from '../../platform/connection.ts'
import type { Day } from '../../platform/day.ts'
import type { Id } from '../../platform/ids.ts'

type Person = Id<'person'>

/** A juror is too close to a person, or to everybody who is tied to an organisation. */
export interface Conflict {
  id: Id<'conflict'>
  organisationId: Id<'organisation'>
  jurorId: Person
  withPerson: Person | null
  withOrganisation: Id<'organisation'> | null
  declaredBy: Person
  declaredAt: Date
  withdrawnAt: Date | null
}

/** Why somebody should not judge somebody. */
export type Objection = 'self' | 'boss' | 'conflict'

export interface Between {
  juror: Person
  candidate: Person
  why: Objection
}

/**
 * What stands between these jurors and these candidates: they are one, the juror leads at an employer that the candidate
 * works for or let in, or somebody declared it. `boss` stands before `conflict`.
 */
export const objectionsBetween = async (
  db: Db | Trx,
  organisation: Id<'organisation'>,
  jurors: Person[],
  candidates: Person[],
  now: { today: Day; now: Date },
): Promise<Between[]> => {
  const found = await sql<Between>`
    with tie as (
      select dossier.person_id, access.organisation_id from access join dossier on dossier.id = access.dossier_id
      where access.organisation_id is not null and access.withdrawn_at is null
        and (access.until is null or access.until > ${now.now})
      union
      select person_id, organisation_id from membership
      where ended_at is null and from_day <= ${now.today} and coalesce(until_day, 'infinity') >= ${now.today}
    )
    select juror.id as juror, candidate.id as candidate, case
      when juror.id = candidate.id then 'self'
      when exists (select from tie join organisation on organisation.id = tie.organisation_id and kind = 'employer'
        join membership boss on boss.organisation_id = tie.organisation_id and boss.person_id = juror.id
        and boss.ended_at is null and boss.from_day <= ${now.today} and coalesce(boss.until_day, 'infinity') >= ${now.today}
        where tie.person_id = candidate.id) then 'boss'
      when exists (select from jury_conflict declared where declared.juror_id = juror.id
        and declared.organisation_id = ${organisation} and declared.withdrawn_at is null
        and (declared.with_person = candidate.id or declared.with_organisation in (
          select tie.organisation_id from tie where tie.person_id = candidate.id))) then 'conflict'
      end as why
    from unnest(${jurors}::uuid[]) as juror (id) cross join unnest(${candidates}::uuid[]) as candidate (id)`.execute(db)
  return found.rows.filter(({ why }) => why !== null)
}

/** What was declared at an organisation and not taken back, for its coordinator only. */
export const conflictsAt = (db: Db, organisation: Id<'organisation'>) =>
  db
    .selectFrom('juryConflict')
    .leftJoin('person', 'person.id', 'juryConflict.withPerson')
    .leftJoin('organisation', 'organisation.id', 'juryConflict.withOrganisation')
    .select(['juryConflict.id', 'juryConflict.jurorId'])
    .select(sql<string>`coalesce(person.name, organisation.name)`.as('with'))
    .where('juryConflict.organisationId', '=', organisation)
    .where('withdrawnAt', 'is', null)
    .orderBy('declaredAt')
    .execute()
