import type { ColumnType, Generated } from 'kysely'
import type { StoredFile } from './files/file.ts'
import type { Id } from './ids.ts'
import type { EventKind, Role } from './record.ts'

/** A jsonb column: read as the value, written as text. */
export type Json<Value> = ColumnType<Value, string, string>

export interface Message {
  id: Id<'message'>
  recipient: string
  subject: string
  body: string
  at: Date
  /** When the post office took it; null while it waits. */
  sentAt: Generated<Date | null>
  tries: Generated<number>
  nextTryAt: Generated<Date | null>
  /** What the post office said last time, when it took it not. */
  problem: Generated<string | null>
}

export interface PlatformTables {
  file: StoredFile
  outbox: Message
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
