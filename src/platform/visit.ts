import type { Context } from 'hono'
import type { Db } from './connection.ts'
import type { Day } from './day.ts'
import type { Id } from './ids.ts'
import type { Provider } from './openid/provider.ts'
import type { Actor, Role } from './record.ts'
import type { Translate } from './words.ts'

/** What every page and verb may know about the request that it answers. */
export interface Visit {
  db: Db
  now: Date
  today: Day
  t: Translate
  /** Shown on an error page, written in the log. */
  requestId: string
  /** Path and query, to come back to. */
  path: string
  /** Fingerprint of the visitor's session; null before anything was kept. */
  session: string | null
  person: { id: Id<'person'>; name: string; role: Role } | null
  /** For which organisation this person works now, in which role; null: for themselves. */
  worksFor: { id: Id<'organisation'>; name: string; role: Role } | null
  /** Practice tools (clock, mailbox, named people) are there: never in production. */
  practice: boolean
  /** Mail can leave, or is shown in the mailbox of a practice installation. */
  mail: boolean
  /** SMS can leave. */
  sms: boolean
  /** Who else can say who somebody is. */
  providers: readonly Provider[]
  /** How many messages wait unread in this person's own space. */
  unread: number
  /** Where links that leave the house lead: `https://leerladder.school.example`. */
  origin: string
  /** A terminal command on this machine, by who runs the installation. */
  operator: boolean
}

export type Env = { Variables: { visit: Visit } }
export type Ctx = Context<Env>

export const actorOf = (visit: Visit): Actor => ({
  person: visit.person?.id ?? null,
  role: visit.operator ? 'operator' : (visit.worksFor?.role ?? visit.person?.role ?? 'visitor'),
})
