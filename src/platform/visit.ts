import type { KeyObject } from 'node:crypto'
import type { Context } from 'hono'
import type { Db } from './connection.ts'
import type { Day } from './day.ts'
import type { Vault } from './files/index.ts'
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
  /** `second`: they showed a second thing of theirs in this session. */
  person: { id: Id<'person'>; name: string; role: Role; second: boolean } | null
  /** For which organisation this person works now, in which role; null: for themselves. */
  worksFor: { id: Id<'organisation'>; name: string; role: Role } | null
  /** What does not count before this person showed a second thing: the role they chose, or administrator. */
  heldBack: 'member' | 'administrator' | null
  /** When this person last showed who they are, in this session; null: nobody did. */
  provenAt: Date | null
  /** Closes secrets that must be read again, before they go to the database. */
  sealingKey: KeyObject
  /** Who looks along at this person's account, reading only, and until when; null: the person themselves. */
  helper: { id: Id<'person'>; name: string; until: Date } | null
  /** Begun with a code card, perhaps on a device that others use after. */
  byCard: boolean
  /** Practice tools (clock, mailbox, named people) are there: never in production. */
  practice: boolean
  /** Mail can leave, or is shown in the mailbox of a practice installation. */
  mail: boolean
  /** Whether a password is known from a breach. */
  isBreached: (password: string) => boolean
  /** SMS can leave. */
  sms: boolean
  /** Who else can say who somebody is. */
  providers: readonly Provider[]
  /** How many messages wait unread in this person's own space. */
  unread: number
  /** Where links that leave the house lead: `https://leerladder.school.example`. */
  origin: string
  /** Where files that people hand in are kept; null: nobody can hand in any. */
  vault: Vault | null
  /** A terminal command on this machine, by who runs the installation. */
  operator: boolean
}

export type Env = { Variables: { visit: Visit } }
export type Ctx = Context<Env>

export const actorOf = (visit: Visit): Actor =>
  visit.helper
    ? { person: visit.helper.id, role: 'administrator' }
    : {
        person: visit.person?.id ?? null,
        role: visit.operator ? 'operator' : (visit.worksFor?.role ?? visit.person?.role ?? 'visitor'),
      }
