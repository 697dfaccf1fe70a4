import type { Generated } from 'kysely'
import type { ModuleId, ProviderId } from '../../catalogue/index.ts'
import type { Id } from '../../platform/ids.ts'
import type { Json } from '../../platform/tables.ts'
import type { GroupMeeting, ModuleGroup } from './groups/group.ts'
import type { GroupRow } from './groups/read-sheet.ts'
import type { Shift } from './shifts/shift.ts'
import type { WeekWishes } from './shifts/wishes.ts'

export interface WeekTables {
  moduleGroup: Omit<ModuleGroup, 'meetings'> & { meetings: Json<GroupMeeting[]> }
  cancelledGroup: { groupId: ModuleGroup['id']; cancelledBy: Id<'person'>; cancelledAt: Date; words: string }
  groupSheet: {
    id: Id<'group-sheet'>
    provider: ProviderId
    fileName: string
    rows: Json<GroupRow[]>
    readBy: Id<'person'>
    readAt: Date
    takenAt: Date | null
  }
  groupPlace: {
    id: Id<'group-place'>
    groupId: ModuleGroup['id']
    /** As many as the group has: the database keeps them the same. */
    places: number
    number: number
    personId: Id<'person'>
    module: ModuleId
    takenAt: Date
    endedAt: Date | null
    endedWhy: 'given-back' | 'cancelled' | null
  }
  groupWait: {
    id: Id<'group-wait'>
    turn: Generated<number>
    groupId: ModuleGroup['id']
    personId: Id<'person'>
    since: Date
    endedAt: Date | null
    endedWhy: 'place' | 'left' | 'cancelled' | 'elsewhere' | null
  }
  shift: Omit<Shift, 'hours'> & { hours: Json<Shift['hours']> }
  weekWish: { id: Generated<number>; personId: Id<'person'>; wishes: Json<WeekWishes>; setAt: Date }
  calendarFeed: {
    id: Id<'calendar-feed'>
    personId: Id<'person'>
    fingerprint: string
    madeAt: Date
    withdrawnAt: Date | null
  }
}
