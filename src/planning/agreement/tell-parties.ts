import { sql } from 'kysely'
import { tell } from '../../people/index.ts'
import type { Trx } from '../../platform/connection.ts'
import type { Day } from '../../platform/day.ts'
import type { Id } from '../../platform/ids.ts'
import { urls } from '../../urls.ts'
import { type Agreement, type PartyIn, speaks } from './agreement.ts'
import type { SignedIn } from './visit.ts'

/** The workplace is asked of who works there, not of the personnel department again. */
const asked = { ...speaks, workplace: ['team-leader', 'mentor'] }

/** Everybody who can act for a party: the person, or who speaks for the organisation today. */
export const peopleOf = async (trx: Trx, party: PartyIn, today: Day): Promise<Id<'person'>[]> => {
  if (party.personId) return [party.personId]
  const { party: which, organisationId } = party
  if (!organisationId || which === 'worker' || which === 'guardian') return []
  const found = await trx
    .selectFrom('membership')
    .select('personId')
    .distinct()
    .where('organisationId', '=', organisationId)
    .where(sql<boolean>`role = any(${asked[which]})`)
    .where('endedAt', 'is', null)
    .where('fromDay', '<=', today)
    .where(eb => eb.or([eb('untilDay', 'is', null), eb('untilDay', '>=', today)]))
    .execute()
  return found.map(({ personId }) => personId)
}

type Told =
  | 'agreement-sign'
  | 'agreement-changed'
  | 'agreement-complete'
  | 'agreement-refused'
  | 'agreement-said'
  | 'agreement-withdrawn'
  | 'agreement-ended'

/** Tells parties of something, each person once for each key; never who did it themselves. */
export const tellParties = async (
  trx: Trx,
  agreement: Pick<Agreement, 'id'>,
  parties: readonly PartyIn[],
  about: Told,
  key: string,
  visit: Pick<SignedIn, 'person' | 'today' | 'now' | 'origin' | 'mail' | 'sms' | 't'>,
): Promise<void> => {
  const people = new Set<Id<'person'>>()
  for (const party of parties) for (const person of await peopleOf(trx, party, visit.today)) people.add(person)
  people.delete(visit.person.id)
  const kind = about === 'agreement-sign' || about === 'agreement-said' ? 'request' : 'decision'
  const link = urls.agreement(agreement.id)
  // In one order, so that two who tell at once never wait for each other in a circle.
  for (const person of [...people].sort())
    await tell(trx, person, { kind, about, key: `${about}:${agreement.id}:${key}`, link }, visit, visit.now)
}
