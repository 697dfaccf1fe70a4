import type { ProgrammeId } from '../../catalogue/index.ts'
import { addDays, type Day } from '../../platform/day.ts'
import type { Id } from '../../platform/ids.ts'

export const halves = ['morning', 'afternoon'] as const
/** Half a day: what a juror is free for and a room is taken for. */
export type Half = (typeof halves)[number]

/** Who may judge for an organisation, on which programmes, from a day to a day. */
export interface Mandate {
  id: Id<'mandate'>
  organisationId: Id<'organisation'>
  personId: Id<'person'>
  programmes: ProgrammeId[]
  fromDay: Day
  untilDay: Day
  givenBy: Id<'person'>
  givenAt: Date
  endedAt: Date | null
}

export interface Session {
  id: Id<'jury-session'>
  organisationId: Id<'organisation'>
  programme: ProgrammeId
  day: Day
  /** `HH:MM` on the clock in Brussels. */
  fromTime: string
  untilTime: string
  half: Half
  siteId: Id<'site'> | null
  room: string
  jurorsWanted: number
  seats: number
  plannedBy: Id<'person'>
  plannedAt: Date
  calledOffAt: Date | null
}

/** Somebody asked to judge in a session; `askedAt` null: a substitute whose turn has not come. */
export interface Member {
  id: Id<'jury-member'>
  sessionId: Session['id']
  personId: Id<'person'>
  turn: number
  askedAt: Date | null
  answer: 'yes' | 'no' | null
  answeredAt: Date | null
  endedAt: Date | null
  why: 'no' | 'left' | null
}

/** Somebody who waits for a jury, for a procedure or a request. */
export interface Wait {
  id: Id<'jury-wait'>
  organisationId: Id<'organisation'>
  personId: Id<'person'>
  procedureId: Id<'procedure'> | null
  requestId: Id<'request'> | null
  programme: ProgrammeId
  since: Date
  untilDay: Day | null
  excused: boolean
  endedAt: Date | null
}

export const attendances = ['present', 'excused', 'absent'] as const
export type Attendance = (typeof attendances)[number]

export interface Seat {
  id: Id<'jury-seat'>
  sessionId: Session['id']
  number: number
  waitId: Wait['id']
  takenBy: Id<'person'>
  takenAt: Date
  endedAt: Date | null
  attendance: Attendance | null
  markedBy: Id<'person'> | null
  markedAt: Date | null
}

/** The Monday of the week in which a day lies. */
export const mondayOf = (day: Day): Day => addDays(day, -((new Date(`${day}T12:00:00Z`).getUTCDay() + 6) % 7))

/** Whether somebody may judge this programme on this day. */
export const mayJudge = (
  { programmes, fromDay, untilDay, endedAt }: Pick<Mandate, 'programmes' | 'fromDay' | 'untilDay' | 'endedAt'>,
  programme: ProgrammeId,
  day: Day,
): boolean => endedAt === null && programmes.includes(programme) && fromDay <= day && day <= untilDay

/** Who was excused before goes first, then who waits longest. */
export const inLine = (a: Pick<Wait, 'excused' | 'since'>, b: Pick<Wait, 'excused' | 'since'>): number =>
  Number(b.excused) - Number(a.excused) || a.since.getTime() - b.since.getTime()
