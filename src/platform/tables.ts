import type { ColumnType, Generated } from 'kysely'
import type { StoredFile } from './files/file.ts'
import type { Id } from './ids.ts'
import type { MessageKind } from './mail/kinds.ts'
import type { EventKind, Role } from './record.ts'

/** A jsonb column: read as the value, written as text. */
export type Json<Value> = ColumnType<Value, string, string>

export type Channel = 'mail' | 'sms'

/** A mail or SMS, in the outbox. */
export interface Outgoing {
  id: Id<'outgoing'>
  channel: Channel
  kind: MessageKind
  /** Whose it is; null: of who has the address. */
  personId: Id<'person'> | null
  /** A mail address, or a phone number as `+32470123456`. */
  recipient: string
  subject: string
  body: string
  at: Date
  /** Of no use after; null: always of use. */
  until: Date | null
  /** The secret of the link to get no more of this; null: one cannot. */
  stopSecret: string | null
  /** When the post office took it; null while it waits. */
  sentAt: Generated<Date | null>
  tries: Generated<number>
  nextTryAt: Generated<Date | null>
  /** What the post office said last time, when it took it not. */
  problem: Generated<string | null>
  bouncedAt: Generated<Date | null>
}

export interface PlatformTables {
  file: StoredFile
  outbox: Outgoing
  kindStop: {
    id: Id<'kind-stop'>
    kind: MessageKind
    stoppedAt: Date
    /** How many were written in the hour before. */
    written: number
    letGoAt: Date | null
    letGoBy: Id<'person'> | null
  }
  migration: { name: string; hash: string; at: Generated<Date> }
  event: {
    id: Generated<number>
    at: Date
    kind: EventKind
    personId: Id<'person'> | null
    role: Role
    subject: string
    detail: Json<Record<string, string | number>>
  }
}
