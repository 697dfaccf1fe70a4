import { type Db, inTransaction, type Trx } from '../../platform/connection.ts'
import { fingerprint } from '../../platform/ids.ts'
import { accept, type Outcome, refuse } from '../../platform/outcome.ts'
import type { OpenidRequest } from './identity.ts'

/** The request with this state, if this session made it and it is not over; whoever else wants it waits until the end. */
export const lockRequest = async (
  trx: Trx,
  state: string,
  session: string | null,
  now: Date,
): Promise<OpenidRequest | undefined> =>
  trx
    .selectFrom('openidRequest')
    .selectAll()
    .where('state', '=', fingerprint(state))
    .where('session', '=', session)
    .where('expiresAt', '>', now)
    .forUpdate()
    .executeTakeFirst()

/**
 * Somebody came back from a provider: the request that they left with counts once, whatever comes of it, in the browser
 * that made it, for the provider that it was made for.
 */
export const takeRequest = (
  db: Db,
  { provider, state, session }: { provider: string; state: string; session: string | null },
  now: Date,
): Promise<Outcome<OpenidRequest, 'people.openid.over'>> =>
  inTransaction(db, async trx => {
    const request = await lockRequest(trx, state, session, now)
    if (!request || request.usedAt !== null || request.provider !== provider) return refuse('people.openid.over')
    await trx.updateTable('openidRequest').set({ usedAt: now }).where('state', '=', request.state).execute()
    return accept(request)
  })
