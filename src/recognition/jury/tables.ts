import type { GeneratedAlways } from 'kysely'
import type { Day } from '../../platform/day.ts'
import type { Id } from '../../platform/ids.ts'
import type { Conflict } from './conflict.store.ts'
import type { Half, Mandate, Member, Seat, Session, Wait } from './jury.ts'

export interface JuryTables {
  juryMandate: Mandate
  juryFree: { personId: Id<'person'>; day: Day; half: Half; saidAt: Date }
  juryConflict: Conflict
  juryWait: Wait
  jurySession: Omit<Session, 'half'> & { half: GeneratedAlways<Half> }
  juryPlace: { sessionId: Session['id']; number: number }
  juryMember: Member
  jurySeat: Seat
}
