import type { ModuleId } from '../../../catalogue/index.ts'
import type { Fields } from '../../../platform/fields.ts'
import { readClock, showClock, weekdays } from '../clock.ts'
import { type AskedGroup, type GroupBody, type GroupMeeting, type GroupProblem, mostMeetings } from './group.ts'
import { countIn, dayIn, daysIn } from './read-sheet.ts'

/** Moments that a form has room for. */
export const formMeetings = Array.from({ length: mostMeetings }, (_, nth) => nth)
const texts = ['module', 'name', 'places', 'firstDay', 'lastDay', 'weeksOff', 'postcode', 'place'] as const
export const meetingFields = ['weekday', 'from', 'to', 'where'] as const

/** A group as it stands in a form. */
export type TypedGroup = Record<(typeof texts)[number], string> & {
  meetings: Record<(typeof meetingFields)[number], string>[]
}

export const typedGroup = (form: Fields): TypedGroup => ({
  ...(Object.fromEntries(texts.map(name => [name, form.one(name)])) as Record<(typeof texts)[number], string>),
  meetings: formMeetings.map(
    nth =>
      Object.fromEntries(meetingFields.map(name => [name, form.one(`${name}-${nth}`)])) as Record<
        (typeof meetingFields)[number],
        string
      >,
  ),
})

const meetingIn = ({ weekday, from, to, where }: TypedGroup['meetings'][number]): GroupMeeting | null => {
  const on = weekdays.find(each => String(each) === weekday)
  const [start, end] = [readClock(from), readClock(to)]
  return on === undefined || start === null || end === null
    ? null
    : { weekday: on, from: start, to: end, away: where === 'away' }
}

export const askedGroup = (typed: TypedGroup, modules: readonly { module: { id: ModuleId } }[]): AskedGroup => ({
  module: modules.find(({ module }) => module.id === typed.module)?.module.id ?? null,
  name: typed.name,
  places: countIn(typed.places),
  firstDay: dayIn(typed.firstDay),
  lastDay: dayIn(typed.lastDay),
  weeksOff: daysIn(typed.weeksOff),
  postcode: typed.postcode,
  place: typed.place.slice(0, 120),
  meetings: typed.meetings.filter(({ weekday, from, to }) => weekday !== '' || from !== '' || to !== '').map(meetingIn),
})

/** At which field a problem stands. */
export const fieldOf: Record<GroupProblem, string> = {
  'planning.week.group.no-module': 'module',
  'planning.week.group.no-name': 'name',
  'planning.week.group.no-places': 'places',
  'planning.week.group.no-days': 'firstDay',
  'planning.week.group.wrong-order': 'lastDay',
  'planning.week.group.too-long': 'lastDay',
  'planning.week.group.no-week': 'weeksOff',
  'planning.week.group.wrong-week-off': 'weeksOff',
  'planning.week.group.no-postcode': 'postcode',
  'planning.week.group.no-meetings': 'weekday-0',
  'planning.week.group.wrong-meeting': 'weekday-0',
  'planning.week.group.too-many-meetings': 'weekday-0',
  'planning.week.group.clash': 'weekday-0',
}

const noMeeting = { weekday: '', from: '', to: '', where: 'campus' }

export const typedOf = (group: GroupBody): TypedGroup => ({
  module: group.module,
  name: group.name,
  places: String(group.places),
  firstDay: group.firstDay,
  lastDay: group.lastDay,
  weeksOff: group.weeksOff.join(', '),
  postcode: group.postcode ?? '',
  place: group.place,
  meetings: formMeetings.map(nth => {
    const meeting = group.meetings[nth]
    if (!meeting) return noMeeting
    const { weekday, from, to, away } = meeting
    return { weekday: String(weekday), from: showClock(from), to: showClock(to), where: away ? 'away' : 'campus' }
  }),
})

export const emptyGroup = (postcode: string | null, place: string | null): TypedGroup => ({
  module: '',
  name: '',
  places: '',
  firstDay: '',
  lastDay: '',
  weeksOff: '',
  postcode: postcode ?? '',
  place: place ?? '',
  meetings: formMeetings.map(() => noMeeting),
})
