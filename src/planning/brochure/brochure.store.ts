import { sql } from 'kysely'
import type { Programme, ProgrammeId, ProviderId } from '../../catalogue/index.ts'
import { runBy } from '../../people/index.ts'
import type { Db, Trx } from '../../platform/connection.ts'
import type { Id } from '../../platform/ids.ts'
import type { Visit } from '../../platform/visit.ts'
import type { Talk } from './talk.ts'
import type { Testimonial } from './testimonial.ts'
import type { BrochureWords } from './words.ts'

/** What the provider says of a programme now; null: nothing yet. */
export const wordsOf = async (db: Db | Trx, programme: ProgrammeId): Promise<BrochureWords | null> => {
  const found = await db
    .selectFrom('brochureWords')
    .selectAll()
    .where('programme', '=', programme)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return found ?? null
}

/** What everybody reads: said yes to, and not taken back. */
export const testimonialsOn = (db: Db, programme: ProgrammeId): Promise<Testimonial[]> =>
  db
    .selectFrom('testimonial')
    .selectAll()
    .where('programme', '=', programme)
    .where('agreedAt', 'is not', null)
    .where('withdrawnAt', 'is', null)
    .orderBy('agreedAt', 'desc')
    .execute()

/** All that are not taken back, for who keeps the brochure. */
export const testimonialsFor = (db: Db | Trx, programme: ProgrammeId): Promise<Testimonial[]> =>
  db
    .selectFrom('testimonial')
    .selectAll()
    .where('programme', '=', programme)
    .where('withdrawnAt', 'is', null)
    .orderBy('madeAt')
    .execute()

/** The testimonial of a link; null: the link leads nowhere, or it was taken back. */
export const testimonialBehind = async (db: Db | Trx, fingerprint: string): Promise<Testimonial | null> => {
  const found = await db
    .selectFrom('testimonial')
    .selectAll()
    .where('fingerprint', '=', fingerprint)
    .where('withdrawnAt', 'is', null)
    .executeTakeFirst()
  return found ?? null
}

/** The providers whose brochures this visitor keeps: they coordinate or manage, in this session, who runs them. */
export const keptProviders = async ({ db, worksFor }: Visit): Promise<ReadonlySet<ProviderId>> =>
  worksFor && ['coordinator', 'manager'].includes(worksFor.role)
    ? new Set((await runBy(db, worksFor.id)).map(({ id }) => id))
    : new Set()

/** Talks that were asked of a provider, those that wait first, with who asked. */
export const talksFor = (
  db: Db,
  programmes: readonly Programme['id'][],
): Promise<
  (Pick<Talk, 'id' | 'programme' | 'company' | 'reach' | 'words' | 'at' | 'answeredAt'> & { name: string })[]
> =>
  db
    .selectFrom('brochureTalk')
    .innerJoin('person', 'person.id', 'brochureTalk.personId')
    .select(['brochureTalk.id', 'programme', 'company', 'reach', 'words', 'at', 'answeredAt', 'person.name'])
    .where('programme', '=', sql<ProgrammeId>`any(${programmes})`)
    .orderBy(sql`answered_at nulls first`)
    .orderBy('at', 'desc')
    .limit(100)
    .execute()

/** A talk that this person asked for and that nobody answered yet. */
export const openTalk = async (db: Db | Trx, programme: ProgrammeId, person: Id<'person'>): Promise<boolean> =>
  (await db
    .selectFrom('brochureTalk')
    .select('id')
    .where('programme', '=', programme)
    .where('personId', '=', person)
    .where('answeredAt', 'is', null)
    .executeTakeFirst()) !== undefined

/** Who of the organisation that runs a provider is told when a talk is asked. */
export const coordinatorsOf = async (trx: Trx, provider: ProviderId, today: string): Promise<Id<'person'>[]> => {
  const rows = await sql<{ person: Id<'person'> }>`
    select distinct membership.person_id as person from membership
    join organisation_provider run on run.organisation_id = membership.organisation_id
    where run.provider = ${provider} and run.ended_at is null and membership.role = 'coordinator'
      and membership.ended_at is null and membership.from_day <= ${today}
      and coalesce(membership.until_day, 'infinity') >= ${today}`.execute(trx)
  return rows.rows.map(({ person }) => person)
}
