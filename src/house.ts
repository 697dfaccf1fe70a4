import type { KeyObject } from 'node:crypto'
import type { Hono } from 'hono'
import type { Logger } from 'pino'
import type { Db } from './platform/connection.ts'
import type { Vault } from './platform/files/index.ts'
import type { Limits } from './platform/limits.ts'
import type { Post } from './platform/mail/post.ts'
import type { Sms } from './platform/mail/sms.ts'
import type { Provider } from './platform/openid/provider.ts'
import type { Env } from './platform/visit.ts'

/** What the house stands on. */
export interface House {
  db: Db
  now: () => Date
  log: Logger
  /** What a terminal command on this machine shows to act as the operator. */
  operatorKey: string
  /** Where files that people hand in are kept; null or left out: nobody can hand in any. */
  vault?: Vault | null
  /** What brings mail to people; null: nothing does. */
  post?: Post | null
  /** What brings SMS to people; null: nothing does. */
  sms?: Sms | null
  /** Closes secrets that must be read again; left out: one for as long as this house stands. */
  sealingKey?: KeyObject
  /** Whether a password is known from a breach; none is when left out. */
  isBreached?: (password: string) => boolean
  /** Administrators are that only once they showed a second thing: in production always. */
  strict?: boolean
  /** Who else can say who somebody is; nobody when left out. */
  providers?: readonly Provider[]
  /** How often one place may call; the usual ones when left out. */
  limits?: Limits
  /** How many proxies of our own stand before us. */
  proxies?: number
  /** What who gathers figures must show; null: nobody gathers them. */
  metricsKey?: string | null
  /** Practice tools, mounted only outside production. */
  practice: Hono<Env> | null
}
