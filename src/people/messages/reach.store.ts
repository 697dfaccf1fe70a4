import type { Db, Trx } from '../../platform/connection.ts'
import type { Id } from '../../platform/ids.ts'
import { kinds, type MessageKind, type Way } from '../../platform/mail/kinds.ts'
import type { Language } from '../../platform/words.ts'

/** How a person is reached, and what they chose. */
export interface Reach {
  language: Language
  email: string | null
  /** As `+32470123456`. */
  phone: string | null
  byMail: boolean
  bySms: boolean
  wayFor: (kind: MessageKind) => Way
  /** Mail of this kind does not go to their address: it came back, or they asked for none before they were here. */
  mailStopped: (kind: MessageKind) => boolean
}

/** Somebody without mail of their own choice still learns what happens to their account, unless mail came back. */
const stopsFor = (reasons: ('bounced' | 'unsubscribed')[], kind: MessageKind): boolean =>
  reasons.includes('bounced') || (kinds[kind].free && reasons.includes('unsubscribed'))

export const reachOf = async (db: Db | Trx, personId: Id<'person'>): Promise<Reach> => {
  const person = await db
    .selectFrom('person')
    .select(['language', 'email', 'phone', 'byMail', 'bySms'])
    .where('id', '=', personId)
    .executeTakeFirstOrThrow()
  const chosen = await db.selectFrom('messageChoice').select(['kind', 'way']).where('personId', '=', personId).execute()
  const stops =
    person.email === null
      ? []
      : await db.selectFrom('addressStop').select('reason').where('email', '=', person.email).execute()
  const reasons = stops.map(({ reason }) => reason)
  return {
    ...person,
    wayFor: kind => (kinds[kind].free && chosen.find(choice => choice.kind === kind)?.way) || kinds[kind].usual,
    mailStopped: kind => stopsFor(reasons, kind),
  }
}
