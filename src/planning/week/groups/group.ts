import type { ModuleId, ProviderId } from '../../../catalogue/index.ts'
import { addDays, type Day } from '../../../platform/day.ts'
import type { Id } from '../../../platform/ids.ts'
import type { Group as TimetableGroup, Weekday } from '../../timetable/timetable.ts'
import { mondayOf, mondaysBetween } from '../clock.ts'

/** One moment of the week; minutes since midnight. `away`: at a distance. */
export interface GroupMeeting {
  weekday: Weekday
  from: number
  to: number
  away: boolean
}

/** What a coordinator says of a group. */
export interface GroupBody {
  module: ModuleId
  name: string
  places: number
  firstDay: Day
  lastDay: Day
  /** Mondays of the weeks in which it does not meet. */
  weeksOff: Day[]
  /** Of the campus; null: at a distance. */
  postcode: string | null
  place: string
  /** None: at one's own pace. */
  meetings: GroupMeeting[]
}

export interface ModuleGroup extends GroupBody {
  id: Id<'module-group'>
  provider: ProviderId
  madeBy: Id<'person'> | null
  madeAt: Date
}

const mostPlaces = 1000
export const mostMeetings = 10
const longestDays = 3 * 366
const longestName = 80

export type GroupProblem =
  | 'planning.week.group.no-module'
  | 'planning.week.group.no-name'
  | 'planning.week.group.no-places'
  | 'planning.week.group.no-days'
  | 'planning.week.group.wrong-order'
  | 'planning.week.group.too-long'
  | 'planning.week.group.no-postcode'
  | 'planning.week.group.no-meetings'
  | 'planning.week.group.wrong-meeting'
  | 'planning.week.group.too-many-meetings'
  | 'planning.week.group.clash'
  | 'planning.week.group.no-week'
  | 'planning.week.group.wrong-week-off'

/** A group as it was typed or read: what could not be read is null. */
export interface AskedGroup {
  module: ModuleId | null
  name: string
  places: number | null
  firstDay: Day | null
  lastDay: Day | null
  weeksOff: (Day | null)[]
  postcode: string
  place: string
  meetings: (GroupMeeting | null)[]
}

/** Every Monday in whose week this moment falls between the first and the last day, weeks off apart. */
export const weeksOf = (
  { firstDay, lastDay, weeksOff }: Pick<GroupBody, 'firstDay' | 'lastDay' | 'weeksOff'>,
  { weekday }: Pick<GroupMeeting, 'weekday'>,
): Day[] =>
  mondaysBetween(firstDay, lastDay).filter(monday => {
    const on = addDays(monday, weekday)
    return firstDay <= on && on <= lastDay && !weeksOff.includes(monday)
  })

const clash = (meetings: GroupMeeting[]): boolean =>
  meetings.some((one, at) =>
    meetings.some(
      (other, nth) => nth > at && one.weekday === other.weekday && one.from < other.to && other.from < one.to,
    ),
  )

const meetingProblem = (asked: AskedGroup, isPostcode: (text: string) => boolean): GroupProblem | null => {
  const meetings = asked.meetings.filter(meeting => meeting !== null)
  if (asked.meetings.length > mostMeetings) return 'planning.week.group.too-many-meetings'
  if (meetings.length < asked.meetings.length || meetings.some(({ from, to }) => from >= to))
    return 'planning.week.group.wrong-meeting'
  if (asked.postcode !== '' && meetings.length === 0) return 'planning.week.group.no-meetings'
  const onCampus = meetings.some(({ away }) => !away)
  if ((onCampus || asked.postcode !== '') && !isPostcode(asked.postcode)) return 'planning.week.group.no-postcode'
  return clash(meetings) ? 'planning.week.group.clash' : null
}

/** The first thing that is wrong with a group; null: nothing. */
export const groupProblem = (asked: AskedGroup, isPostcode: (text: string) => boolean): GroupProblem | null => {
  const { firstDay, lastDay, places } = asked
  if (asked.module === null) return 'planning.week.group.no-module'
  if (asked.name === '' || asked.name.length > longestName) return 'planning.week.group.no-name'
  if (places === null || places < 1 || places > mostPlaces) return 'planning.week.group.no-places'
  if (firstDay === null || lastDay === null) return 'planning.week.group.no-days'
  if (lastDay < firstDay) return 'planning.week.group.wrong-order'
  if (lastDay > addDays(firstDay, longestDays)) return 'planning.week.group.too-long'
  if (asked.weeksOff.includes(null)) return 'planning.week.group.wrong-week-off'
  const wrong = meetingProblem(asked, isPostcode)
  if (wrong) return wrong
  const body = { firstDay, lastDay, weeksOff: mondaysIn(asked.weeksOff) }
  const meets = asked.meetings.flatMap(meeting => (meeting ? weeksOf(body, meeting) : []))
  return asked.meetings.length > 0 && meets.length === 0 ? 'planning.week.group.no-week' : null
}

const mondaysIn = (days: (Day | null)[]): Day[] => [...new Set(days.filter(day => day !== null).map(mondayOf))].sort()

/** A group in which nothing is wrong, as it is kept. */
export const groupBody = (asked: AskedGroup): GroupBody => {
  const { module, places, firstDay, lastDay } = asked
  if (module === null || places === null || firstDay === null || lastDay === null)
    throw new Error('a group is looked at before it is kept')
  const meetings = asked.meetings
    .filter(meeting => meeting !== null)
    .sort((a, b) => a.weekday - b.weekday || a.from - b.from)
  const { name, place, postcode } = asked
  const days = { firstDay, lastDay, weeksOff: mondaysIn(asked.weeksOff) }
  return { module, name, places, ...days, postcode: postcode || null, place, meetings }
}

/** `weeksOf` that counts once for all groups with the same days: of ten thousand groups most have them. */
export const rememberedWeeks = (): typeof weeksOf => {
  const known = new Map<string, Day[]>()
  return (days, { weekday }) => {
    const key = `${days.firstDay} ${days.lastDay} ${days.weeksOff} ${weekday}`
    const weeks = known.get(key) ?? weeksOf(days, { weekday })
    known.set(key, weeks)
    return weeks
  }
}

/** A group as the timetable asks it. Its campus is its postcode. */
export const asTimetableGroup = (
  group: GroupBody & Pick<ModuleGroup, 'id'>,
  weeksIn: typeof weeksOf = weeksOf,
): TimetableGroup => ({
  id: group.id,
  meetings: group.meetings.map(meeting => ({
    weekday: meeting.weekday,
    from: meeting.from,
    to: meeting.to,
    weeks: weeksIn(group, meeting),
    campus: meeting.away ? null : group.postcode,
  })),
  runs: { from: group.firstDay, to: group.lastDay },
})
