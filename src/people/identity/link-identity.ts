import { type Db, inTransaction } from '../../platform/connection.ts'
import type { Id } from '../../platform/ids.ts'
import type { Provider } from '../../platform/openid/provider.ts'
import { accept, type Outcome, refuse } from '../../platform/outcome.ts'
import type { Actor } from '../../platform/record.ts'
import { urls } from '../../urls.ts'
import type { Message, Sends } from '../messages/message.ts'
import { tell } from '../messages/tell.ts'
import { insertIdentity, lockIdentity } from './identity.store.ts'
import type { Identity } from './identity.ts'
import { lockRequest } from './take-request.ts'

/** Whoever has the account must know that there is another way in. */
export const linkedMessage = (id: Identity['id']): Message => ({
  kind: 'security',
  about: 'identity-linked',
  key: `identity:${id}`,
  link: urls.identities,
})

/** Links as whom somebody came back to their account, after they said yes to it in the same browser. */
export const linkIdentity = (
  db: Db,
  providers: readonly Provider[],
  asked: { state: string; session: string | null; person: Id<'person'> },
  by: Actor,
  sends: Sends,
  now: Date,
): Promise<Outcome<null, 'people.openid.over' | 'people.openid.of-another'>> =>
  inTransaction(db, async trx => {
    const request = await lockRequest(trx, asked.state, asked.session, now)
    const issuer = providers.find(({ id }) => id === request?.provider)?.issuer
    if (!request?.subject || !issuer) return refuse('people.openid.over')
    const known = { issuer, subject: request.subject }
    await trx.updateTable('openidRequest').set({ subject: null }).where('state', '=', request.state).execute()
    if (await lockIdentity(trx, known)) return refuse('people.openid.of-another')
    const id = await insertIdentity(trx, known, asked.person, by, now)
    await tell(trx, asked.person, linkedMessage(id), sends, now)
    return accept(null)
  })
