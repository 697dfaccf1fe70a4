import { sql } from 'kysely'
import type { Db, Trx } from '../platform/connection.ts'
import type { Id } from '../platform/ids.ts'
import type { Visit } from '../platform/visit.ts'
import { type Portrait, readAnswer, type Section, sectionNames } from './portrait.ts'
import { isClosed } from './retention/restriction.ts'

export type DossierId = Id<'dossier'>

/** Who looks: a session, and the person signed in to it. What these may not see, they cannot find. */
export interface Viewer {
  session: string | null
  person: Id<'person'> | null
}

export const viewerOf = ({ session, person }: Visit): Viewer => ({ session, person: person?.id ?? null })

/** A viewer's own dossiers: kept by this person, or still nobody's and being filled in by this session. */
const owned = (db: Db | Trx, viewer: Viewer) =>
  db.selectFrom('dossier').where(eb =>
    eb.or([
      ...(viewer.person ? [eb('dossier.personId', '=', viewer.person)] : []),
      eb.and([
        eb('dossier.personId', 'is', null),
        eb.exists(
          eb
            .selectFrom('session')
            .select(sql`1`.as('one'))
            .whereRef('session.dossierId', '=', 'dossier.id')
            .where('session.fingerprint', '=', viewer.session ?? ''),
        ),
      ]),
    ]),
  )

/** The portrait as its newest answers paint it, or some parts of it; an answer of null clears a section. */
export const painted = async (
  db: Db | Trx,
  id: DossierId,
  parts: readonly Section[] = sectionNames,
): Promise<Pick<Dossier, 'portrait' | 'newest'>> => {
  const answers = await db
    .selectFrom('dossierAnswer')
    .distinctOn('question')
    .select(['id', 'question', 'answer'])
    .where('dossierId', '=', id)
    .where('question', '=', sql<Section>`any(${parts})`)
    .orderBy('question')
    .orderBy('id', 'desc')
    .execute()
  const told = answers.filter(({ answer }) => answer !== null)
  return {
    portrait: Object.fromEntries(told.map(({ question, answer }) => [question, readAnswer(question, answer)])),
    newest: Math.max(0, ...answers.map(answer => answer.id)),
  }
}

export interface Dossier {
  id: DossierId
  keptAt: Date | null
  portrait: Portrait
  /** Id of the newest answer that was read: who answers on top of it can tell whether another came in between. */
  newest: number
}

export const findDossier = async (db: Db, viewer: Viewer, id: string): Promise<Dossier | null> => {
  if (!/^[0-9a-f-]{36}$/.test(id)) return null
  const row = await owned(db, viewer)
    .select(['dossier.id', 'dossier.keptAt'])
    .where('dossier.id', '=', id as DossierId)
    .executeTakeFirst()
  return row ? { ...row, ...(await painted(db, row.id)) } : null
}

/** The dossier that this session is working on. */
export const openDossier = async (db: Db, viewer: Viewer): Promise<Dossier | null> => {
  const row = await owned(db, viewer)
    .innerJoin('session', 'session.dossierId', 'dossier.id')
    .select(['dossier.id', 'dossier.keptAt'])
    .where('session.fingerprint', '=', viewer.session ?? '')
    .executeTakeFirst()
  return row ? { ...row, ...(await painted(db, row.id)) } : null
}

export const keptDossiers = async (db: Db, viewer: Viewer): Promise<Dossier[]> => {
  if (!viewer.person) return []
  const rows = await owned(db, viewer)
    .select(['dossier.id', 'dossier.keptAt'])
    .where('dossier.keptAt', 'is not', null)
    .orderBy('dossier.keptAt', 'desc')
    .execute()
  return Promise.all(rows.map(async row => ({ ...row, ...(await painted(db, row.id)) })))
}

/** The dossier behind a shared link, if that link has neither expired nor been withdrawn. */
export const findShared = async (db: Db, secretFingerprint: string, now: Date): Promise<Dossier | 'over' | null> => {
  const share = await db
    .selectFrom('share')
    .innerJoin('dossier', 'dossier.id', 'share.dossierId')
    .select(['dossier.id', 'dossier.keptAt', 'share.expiresAt', 'share.withdrawnAt'])
    .select(isClosed('dossier.person_id').as('closed'))
    .where('share.fingerprint', '=', secretFingerprint)
    .executeTakeFirst()
  if (!share) return null
  if (share.withdrawnAt !== null || share.expiresAt <= now || share.closed) return 'over'
  return { id: share.id, keptAt: share.keptAt, ...(await painted(db, share.id)) }
}

export interface Share {
  id: Id<'share'>
  madeAt: Date
  expiresAt: Date
  withdrawnAt: Date | null
}

export const sharesOf = (db: Db, dossier: Dossier): Promise<Share[]> =>
  db
    .selectFrom('share')
    .select(['id', 'madeAt', 'expiresAt', 'withdrawnAt'])
    .where('dossierId', '=', dossier.id)
    .orderBy('madeAt', 'desc')
    .execute()

export const insertAnswer = (trx: Trx, id: DossierId, question: Section, answer: unknown, at: Date) =>
  trx
    .insertInto('dossierAnswer')
    .values({ dossierId: id, question, answer: JSON.stringify(answer), at })
    .execute()

/** Locks the dossier until the transaction ends, and tells whether a question was answered after `newest`. */
export const isAnsweredSince = async (trx: Trx, { id, newest }: Dossier, question: Section): Promise<boolean> => {
  await trx.selectFrom('dossier').select('id').where('id', '=', id).forUpdate().execute()
  const later = await trx
    .selectFrom('dossierAnswer')
    .select('id')
    .where('dossierId', '=', id)
    .where('question', '=', question)
    .where('id', '>', newest)
    .executeTakeFirst()
  return later !== undefined
}
