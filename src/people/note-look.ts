import { sql } from 'kysely'
import { type Db, inTransaction } from '../platform/connection.ts'
import { lockText } from '../platform/lock-text.ts'
import { type Actor, record } from '../platform/record.ts'
import type { Shown } from './access/access.store.ts'
import { partRules } from './access/parts.ts'
import { type DossierId, findDossier, type Viewer } from './dossier.store.ts'

const quietMinutes = 10

/**
 * Writes down that somebody else than its owner looked at a dossier. Who clicks around for a while looks once: a look
 * by the same person within ten minutes is not told again, unless it is at a narrow part.
 *
 * @param through what let them in; null: a link
 */
export const noteLook = async (
  db: Db,
  dossier: DossierId,
  through: Pick<Shown, 'id' | 'parts'> | null,
  viewer: Viewer,
  by: Actor,
  now: Date,
): Promise<void> => {
  if (await findDossier(db, viewer, dossier)) return
  const everyLook = through?.parts.some(part => partRules[part].everyLook) ?? false
  const since = new Date(now.getTime() - quietMinutes * 60_000)
  await inTransaction(db, async trx => {
    // Two pages opened at once are one look.
    await lockText(trx, `look ${dossier} ${by.person}`)
    const told = everyLook
      ? undefined
      : await trx
          .selectFrom('event')
          .select('id')
          .where('kind', '=', 'dossier.looked-at')
          .where('subject', '=', dossier)
          .where('personId', 'is not distinct from', by.person)
          .where('at', '>', since)
          .where(sql`detail ->> 'access'`, 'is not distinct from', through?.id ?? null)
          .executeTakeFirst()
    if (!told)
      await record(trx, 'dossier.looked-at', {
        at: now,
        by,
        subject: dossier,
        detail: through ? { access: through.id } : {},
      })
  })
}
