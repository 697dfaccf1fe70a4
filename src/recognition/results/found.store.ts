import { sql } from 'kysely'
import type { CompetenceId, ModuleId } from '../../catalogue/index.ts'
import type { Db, Trx } from '../../platform/connection.ts'
import type { Id } from '../../platform/ids.ts'
import type { Role } from '../../platform/record.ts'

/** Something that came of a procedure, and whether it was taken back since. */
interface Came {
  takenBackAt: Date | null
  takenBackBecause: string | null
}

/** What came of one request or procedure for somebody, for them and for who coordinates where it was decided. */
export interface Found {
  about: string
  personId: Id<'person'>
  personName: string
  organisation: { id: Id<'organisation'>; name: string }
  competences: (Came & { id: Id<'result'>; competence: CompetenceId; foundAt: Date })[]
  exemptions: (Came & { id: Id<'exemption'>; module: ModuleId; minutes: number | null; grantedAt: Date })[]
}

export interface FoundViewer {
  person: Id<'person'>
  worksFor: { id: Id<'organisation'>; role: Role } | null
}

const cameOf = (about: string) =>
  sql<boolean>`${about} in (granted_exemption.about, granted_exemption.request_id::text)`

/** Who gets a letter of a decision sees what came of it; so does a coordinator of who wrote it. */
export const findFound = async (db: Db | Trx, viewer: FoundViewer, about: string): Promise<Found | null> => {
  const coordinates = viewer.worksFor?.role === 'coordinator' ? viewer.worksFor.id : null
  const letter = await db
    .selectFrom('letter')
    .innerJoin('organisation', 'organisation.id', 'letter.organisationId')
    .innerJoin('person', 'person.id', 'letter.personId')
    .select(['letter.personId', 'letter.organisationId', 'organisation.name', 'person.name as personName'])
    .where('letter.about', '=', about)
    .where('letter.kind', '!=', 'invitation')
    .where(eb => eb.or([eb('letter.personId', '=', viewer.person), eb('letter.organisationId', '=', coordinates)]))
    .executeTakeFirst()
  if (!letter) return null
  const competences = await db
    .selectFrom('competenceResult')
    .leftJoin('withdrawnResult as back', 'back.resultId', 'competenceResult.id')
    .select([
      'competenceResult.id',
      'competence',
      'foundAt',
      'back.at as takenBackAt',
      'back.words as takenBackBecause',
    ])
    .where('about', '=', about)
    .where('competenceResult.personId', '=', letter.personId)
    .orderBy('competence')
    .execute()
  const exemptions = await db
    .selectFrom('grantedExemption')
    .leftJoin('revokedExemption as back', 'back.exemptionId', 'grantedExemption.id')
    .select(['grantedExemption.id', 'module', 'minutes', 'grantedAt'])
    .select(['back.at as takenBackAt', 'back.words as takenBackBecause'])
    .where(cameOf(about))
    .where('grantedExemption.personId', '=', letter.personId)
    .orderBy('module')
    .execute()
  return {
    about,
    personId: letter.personId,
    personName: letter.personName,
    organisation: { id: letter.organisationId, name: letter.name },
    competences,
    exemptions,
  }
}

/** Locks what came of it, so that two who take it back at once do so one after the other. */
export const lockFound = async (trx: Trx, viewer: FoundViewer, about: string): Promise<Found | null> => {
  await sql`select id from competence_result where about = ${about} order by id for update`.execute(trx)
  await sql`select id from granted_exemption where ${cameOf(about)} order by id for update`.execute(trx)
  return findFound(trx, viewer, about)
}
