import type { Db, Trx } from '../../platform/connection.ts'
import type { Session } from './jury.ts'

/** Where a session is: the place of the organisation, and the room in it. */
export const placeOf = async (db: Db | Trx, { siteId, room }: Pick<Session, 'siteId' | 'room'>): Promise<string> => {
  const site = siteId
    ? await db.selectFrom('site').select(['name', 'postcode']).where('id', '=', siteId).executeTakeFirst()
    : undefined
  return site ? `${room}, ${site.name} (${site.postcode})` : room
}
