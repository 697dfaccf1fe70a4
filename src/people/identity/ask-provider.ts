import type { Db } from '../../platform/connection.ts'
import { fingerprint, newSecret } from '../../platform/ids.ts'
import type { Provider } from '../../platform/openid/provider.ts'
import { accept, type Outcome, refuse } from '../../platform/outcome.ts'
import { overAt, secretsOf } from './identity.ts'

/** Somebody leaves for a provider, in the browser with this session. Gives where it has to go. */
export const askProvider = async (
  db: Db,
  provider: Provider,
  session: string,
  back: string,
  now: Date,
): Promise<Outcome<URL, 'people.openid.away'>> => {
  const state = newSecret()
  const asked = await provider.ask(secretsOf(session, state))
  if (!asked.ok) return refuse('people.openid.away')
  await db
    .insertInto('openidRequest')
    .values({
      state: fingerprint(state),
      provider: provider.id,
      session: fingerprint(session),
      back,
      madeAt: now,
      expiresAt: overAt(now),
      usedAt: null,
      subject: null,
    })
    .execute()
  return accept(asked.value)
}
