import { sql } from 'kysely'

/** After this many times we stop; the mail stays in the outbox with what the post office said. */
export const mostTries = 8

/** Where a mail or SMS is: `delivered` means that the post office took it, not that somebody read it. */
export type DeliveryState = 'waiting' | 'tried' | 'delivered' | 'bounced' | 'given-up'

/** The state of a row of the outbox at an instant. */
export const stateAt = (now: Date) => sql<DeliveryState>`case
  when outbox.bounced_at is not null then 'bounced'
  when outbox.sent_at is not null then 'delivered'
  when outbox.tries >= ${mostTries} or outbox.until <= ${now}::timestamptz then 'given-up'
  when outbox.tries > 0 then 'tried'
  else 'waiting' end`
