import type { Weekday } from '../../timetable/timetable.ts'
import { readClock, showClock, weekdays } from '../clock.ts'
import type { GroupMeeting } from './group.ts'

/** How people write the days of the week, in either language. */
const written: readonly (readonly string[])[] = [
  ['ma', 'maandag', 'mo', 'mon', 'monday'],
  ['di', 'dinsdag', 'tu', 'tue', 'tuesday'],
  ['wo', 'woensdag', 'we', 'wed', 'wednesday'],
  ['do', 'donderdag', 'th', 'thu', 'thursday'],
  ['vr', 'vrijdag', 'fr', 'fri', 'friday'],
  ['za', 'zaterdag', 'sa', 'sat', 'saturday'],
  ['zo', 'zondag', 'su', 'sun', 'sunday'],
]
const away = ['online', 'afstand', 'op afstand', 'distance', 'at a distance']

const weekdayIn = (text: string): Weekday | null =>
  weekdays.find(weekday => written[weekday]?.includes(text.toLowerCase())) ?? null

/** `ma 18:30-21:30` or `wo 13u-16u online`; null: it cannot be read so. */
const readMeeting = (text: string): GroupMeeting | null => {
  const [, day = '', from = '', to = '', where = ''] =
    /^(\p{L}+)\.?\s+([\d:.uh]+)\s*[-–]\s*([\d:.uh]+)\s*(.*)$/iu.exec(text.trim()) ?? []
  const weekday = weekdayIn(day)
  const [start, end] = [readClock(from), readClock(to)]
  const isAway = away.includes(where.trim().toLowerCase())
  if (weekday === null || start === null || end === null || (where.trim() !== '' && !isAway)) return null
  return { weekday, from: start, to: end, away: isAway }
}

/** Every moment in a cell of a sheet, with commas or semicolons between. */
export const readMeetings = (text: string): (GroupMeeting | null)[] =>
  text
    .split(/[,;\n]/)
    .filter(part => part.trim() !== '')
    .map(readMeeting)

/** As `readMeetings` reads it. */
export const meetingText = (meetings: GroupMeeting[]): string =>
  meetings
    .map(({ weekday, from, to, away: isAway }) => {
      const time = `${written[weekday]?.[0]} ${showClock(from)}-${showClock(to)}`
      return isAway ? `${time} online` : time
    })
    .join(', ')
