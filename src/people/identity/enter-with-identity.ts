import { type Db, inTransaction, type Trx } from '../../platform/connection.ts'
import { fingerprint } from '../../platform/ids.ts'
import type { Said } from '../../platform/openid/provider.ts'
import { accept, type Outcome, refuse } from '../../platform/outcome.ts'
import type { SignedIn } from '../enter-code.ts'
import type { Sends } from '../messages/message.ts'
import { tell } from '../messages/tell.ts'
import type { Person } from '../person.ts'
import { personWith } from '../person-with.ts'
import type { LiveSession } from '../session.store.ts'
import { beginSession } from '../sign-in.ts'
import { insertIdentity, lockIdentity } from './identity.store.ts'
import { type Identity, isNationalNumber, type OpenidRequest } from './identity.ts'
import { linkedMessage } from './link-identity.ts'

type Entered = (SignedIn & { person: Person['id'] }) | 'ask-to-link'
type Refusal = 'people.openid.of-another' | 'people.openid.national-number'

const begin = async (
  trx: Trx,
  person: Pick<Person, 'id' | 'role'>,
  before: LiveSession | null,
  said: Said,
  now: Date,
): Promise<string> => {
  const secret = await beginSession(trx, person, before, 'openid', now)
  if (said.secondFactor)
    await trx.updateTable('session').set({ secondAt: now }).where('fingerprint', '=', fingerprint(secret)).execute()
  return secret
}

/** Somebody whom nobody here knows as this: who has the address that was vouched for, or a new person. */
const firstTime = async (trx: Trx, issuer: string, said: Said, sends: Sends, now: Date) => {
  const name = said.name ?? sends.t('people.openid.nameless')
  const found = await personWith(trx, { email: said.email, name }, sends.t.language, now)
  const { id, role } = found.person
  const link = await insertIdentity(trx, { issuer, subject: said.subject }, id, { person: id, role }, now)
  if (!found.isNew) await tell(trx, id, linkedMessage(link), sends, now)
  return found
}

const personOf = (trx: Trx, { personId }: Identity): Promise<Person> =>
  trx.selectFrom('person').selectAll().where('id', '=', personId).executeTakeFirstOrThrow()

/**
 * Signs in whom a provider knows. Only issuer and subject say who that is: an address joins an account only when the
 * operator lets this provider vouch for it. Who is signed in already and comes with something new is asked first.
 */
export const enterWithIdentity = (
  db: Db,
  issuer: string,
  said: Said,
  request: Pick<OpenidRequest, 'state'>,
  before: LiveSession,
  sends: Sends,
  now: Date,
): Promise<Outcome<Entered, Refusal>> =>
  inTransaction(db, async trx => {
    const { subject } = said
    if (isNationalNumber(subject)) return refuse('people.openid.national-number')
    const identity = await lockIdentity(trx, { issuer, subject })
    const here = before.person?.id
    if (identity && here && here !== identity.personId) return refuse('people.openid.of-another')
    if (!identity && here) {
      await trx.updateTable('openidRequest').set({ subject }).where('state', '=', request.state).execute()
      return accept('ask-to-link')
    }
    const { person, isNew } = identity
      ? { person: await personOf(trx, identity), isNew: false }
      : await firstTime(trx, issuer, said, sends, now)
    return accept({ secret: await begin(trx, person, before, said, now), isNew, person: person.id })
  })
