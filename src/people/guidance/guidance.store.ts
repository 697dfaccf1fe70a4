import { sql } from 'kysely'
import type { Db, Trx } from '../../platform/connection.ts'
import { dayOf } from '../../platform/day.ts'
import type { Id } from '../../platform/ids.ts'
import { live, validated } from '../organisations/organisation.store.ts'
import type { GuidanceAsk } from './guidance.ts'

/** Asks that are still a question, while who asked guides there and the organisation is validated. */
const openAsks = (db: Db | Trx, now: Date) =>
  db
    .selectFrom('guidanceAsk')
    .innerJoin('organisation', 'organisation.id', 'guidanceAsk.organisationId')
    .innerJoin('person as guide', 'guide.id', 'guidanceAsk.askedBy')
    .where('answeredAt', 'is', null)
    .where('withdrawnAt', 'is', null)
    .where('expiresAt', '>', now)
    .where(validated)
    .where(eb =>
      eb.exists(
        eb
          .selectFrom('membership')
          .select(sql`1`.as('one'))
          .whereRef('membership.organisationId', '=', 'guidanceAsk.organisationId')
          .whereRef('membership.personId', '=', 'guidanceAsk.askedBy')
          .where('membership.role', '=', 'guide')
          .where(live(dayOf(now))),
      ),
    )

export type Asked = Pick<GuidanceAsk, 'id' | 'organisationId' | 'askedBy' | 'askedAt'> & {
  guide: string
  organisation: string
}

/** Who asks this person now whether they may guide them. */
export const askedOf = (db: Db | Trx, person: Id<'person'>, now: Date): Promise<Asked[]> =>
  openAsks(db, now)
    .innerJoin('person as asked', join => join.on('asked.id', '=', person))
    .select(['guidanceAsk.id', 'guidanceAsk.organisationId', 'guidanceAsk.askedBy', 'guidanceAsk.askedAt'])
    .select(sql<string>`coalesce(nullif(guide.name, ''), organisation.name)`.as('guide'))
    .select('organisation.name as organisation')
    .where(eb =>
      eb.or([eb('guidanceAsk.toPerson', '=', person), eb('guidanceAsk.toEmail', '=', eb.ref('asked.email'))]),
    )
    .orderBy('guidanceAsk.askedAt', 'desc')
    .execute()

/** The ask with this id, for whom it is meant; null for anybody else and once it is no question any more. */
export const findAsked = async (db: Db | Trx, person: Id<'person'>, id: string, now: Date): Promise<Asked | null> =>
  (await askedOf(db, person, now)).find(asked => asked.id === id) ?? null

/**
 * Whom a guide asked in the last days and who did not say yes: by the address as they typed it (null: by a code). A no
 * looks the same as no answer.
 */
export const waitingOf = (
  db: Db,
  guide: Id<'person'>,
  organisation: GuidanceAsk['organisationId'],
  now: Date,
): Promise<Pick<GuidanceAsk, 'id' | 'toEmail' | 'askedAt'>[]> =>
  db
    .selectFrom('guidanceAsk')
    .select(['id', 'toEmail', 'askedAt'])
    .where('askedBy', '=', guide)
    .where('organisationId', '=', organisation)
    .where('withdrawnAt', 'is', null)
    .where('expiresAt', '>', now)
    .where(eb => eb.or([eb('answeredAt', 'is', null), eb('accessId', 'is', null)]))
    .orderBy('askedAt', 'desc')
    .execute()

export interface GuideCode {
  personId: Id<'person'>
  fingerprint: string
  madeAt: Date
  expiresAt: Date
}
