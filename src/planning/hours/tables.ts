import type { Day } from '../../platform/day.ts'
import type { Id } from '../../platform/ids.ts'
import type { Role } from '../../platform/record.ts'
import type { LineKind } from './ledger.ts'

export interface HourTables {
  hourLine: {
    id: Id<'hour-line'>
    agreementId: Id<'agreement'>
    kind: LineKind
    day: Day
    minutes: number
    words: string
    party: string
    toldBy: Id<'person'>
    role: Role
    toldAt: Date
    takenBackAt: Date | null
    takenBackBy: Id<'person'> | null
  }
  hourConfirmation: {
    lineId: Id<'hour-line'>
    party: string
    confirmedBy: Id<'person'>
    role: Role
    confirmedAt: Date
  }
}
