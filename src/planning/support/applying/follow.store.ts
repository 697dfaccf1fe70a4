import type { Dossier } from '../../../people/index.ts'
import type { Db, Trx } from '../../../platform/connection.ts'
import type { Id } from '../../../platform/ids.ts'
import type { Follow } from './follow.ts'

/** What the owner of a dossier does with support, of one route or of all. The dossier was found as theirs. */
export const followsOf = async (db: Db | Trx, dossier: Pick<Dossier, 'id'>): Promise<Follow[]> => {
  const rows = await db
    .selectFrom('supportFollow')
    .select(['id', 'programme', 'measure', 'version'])
    .where('dossierId', '=', dossier.id)
    .orderBy('begunAt')
    .execute()
  const steps = await db
    .selectFrom('supportStep')
    .innerJoin('supportFollow', 'supportFollow.id', 'supportStep.followId')
    .select(['followId', 'number', 'step', 'onDay', 'cents', 'note', 'at'])
    .where('dossierId', '=', dossier.id)
    .orderBy('number')
    .execute()
  return rows.map(row => ({
    ...row,
    steps: steps.filter(({ followId }) => followId === row.id).map(({ followId: _, ...step }) => step),
  }))
}

/** The versions that somebody saw, by measure: the one that they saw last. */
export const seenBy = async (db: Db | Trx, person: Id<'person'>): Promise<Map<string, string>> => {
  const rows = await db
    .selectFrom('supportSeen')
    .select(['measure', 'version'])
    .where('personId', '=', person)
    .orderBy('at')
    .execute()
  return new Map(rows.map(({ measure, version }) => [measure, version]))
}

/** That somebody saw these versions; what they saw before stays. */
export const noteSeen = async (
  db: Db | Trx,
  person: Id<'person'>,
  versions: readonly { measure: string; version: string }[],
  at: Date,
): Promise<void> => {
  if (versions.length === 0) return
  await db
    .insertInto('supportSeen')
    .values(versions.map(({ measure, version }) => ({ personId: person, measure, version, at })))
    .onConflict(on => on.columns(['personId', 'measure', 'version']).doUpdateSet({ at }))
    .execute()
}
