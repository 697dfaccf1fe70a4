import { sql } from 'kysely'
import type { Sends } from '../../people/index.ts'
import type { Trx } from '../../platform/connection.ts'
import { type Day, dayOf } from '../../platform/day.ts'
import type { Id } from '../../platform/ids.ts'
import { record } from '../../platform/record.ts'
import { endPart } from '../procedures/procedure.store.ts'
import type { Part } from '../procedures/procedure.ts'
import { lockSession } from './jury.store.ts'
import type { Session } from './jury.ts'
import { replaceJuror } from './replace-juror.ts'

const nobody = { person: null, role: 'operator' as const }

/** Whether somebody still works there today, in a role that judges. */
const works = (person: string, organisation: string, today: Day) => sql<boolean>`exists (
  select from membership where membership.person_id = ${sql.ref(person)} and membership.organisation_id = ${sql.ref(organisation)}
  and membership.ended_at is null and membership.role in ('assessor', 'teacher', 'coordinator')
  and membership.from_day <= ${today} and coalesce(membership.until_day, 'infinity') >= ${today})`

interface Gone {
  session: Session['id']
  organisation: Id<'organisation'>
  person: Id<'person'>
}

/** Who is to judge in a session to come, or to stand in, with no mandate on that day or no role there any more. */
const goneMembers = async (trx: Trx, today: Day, only: Id<'organisation'> | null): Promise<Gone[]> => {
  const found = await sql<Gone>`
    select session.id as session, session.organisation_id as organisation, member.person_id as person
    from jury_member member join jury_session session on session.id = member.session_id
    where member.ended_at is null and session.called_off_at is null and session.day >= ${today}
      and (${only}::uuid is null or session.organisation_id = ${only})
      and not (${works('member.person_id', 'session.organisation_id', today)} and exists (
        select from jury_mandate mandate where mandate.person_id = member.person_id
          and mandate.organisation_id = session.organisation_id and mandate.ended_at is null
          and session.programme = any(mandate.programmes)
          and session.day between mandate.from_day and mandate.until_day))
    order by session.id, member.turn`.execute(trx)
  return found.rows
}

/** Who is named to judge at a provider for whose organisation they worked and work no more. */
const goneParts = async (trx: Trx, today: Day) => {
  const found = await sql<{ procedure: Id<'procedure'>; person: Id<'person'>; part: Part }>`
    select procedure.id as procedure, named.person_id as person, named.part from procedure_part named
    join procedure on procedure.id = named.procedure_id
    join organisation_provider run on run.provider = procedure.provider and run.ended_at is null
    where named.ended_at is null and named.part in ('juror', 'assessor')
      and exists (select from membership once where once.person_id = named.person_id
        and once.organisation_id = run.organisation_id)
      and not ${works('named.person_id', 'run.organisation_id', today)}
    order by procedure.id, named.person_id`.execute(trx)
  return found.rows
}

/**
 * Takes who judges here no more off what they were to judge: their chair goes to the next substitute or back to the
 * coordinator, and judgements that they did not finish wait there for somebody else. Gives how many were let go.
 */
export const letJurorsGo = async (
  trx: Trx,
  sends: Sends,
  now: Date,
  only: Id<'organisation'> | null = null,
): Promise<number> => {
  const today = dayOf(now)
  const members = await goneMembers(trx, today, only)
  for (const { session, organisation, person } of members) {
    const sitting = await lockSession(trx, organisation, session)
    const member = sitting?.members.find(({ personId }) => personId === person)
    if (!sitting || !member) continue
    await replaceJuror(trx, sitting, member, 'left', nobody, sends, now)
    await record(trx, 'jury.juror-left', { at: now, by: nobody, subject: organisation, detail: { person } })
  }
  const parts = await goneParts(trx, today)
  for (const { procedure, person, part } of parts) await endPart(trx, procedure, person, part, nobody, now)
  return members.length + parts.length
}
