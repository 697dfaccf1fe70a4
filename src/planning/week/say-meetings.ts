import { day } from '../../platform/show.ts'
import type { Translate } from '../../platform/words.ts'
import { showClock } from './clock.ts'
import type { GroupBody, GroupMeeting } from './groups/group.ts'

const sayMeeting = ({ weekday, from, to, away }: GroupMeeting, t: Translate): string =>
  t(away ? 'planning.week.meets.away' : 'planning.week.meets', {
    day: t(`planning.week.day.${weekday}`),
    from: showClock(from),
    to: showClock(to),
  })

/** The moments of a group in one line. */
export const sayMeetings = ({ meetings }: Pick<GroupBody, 'meetings'>, t: Translate): string =>
  meetings.length === 0 ? t('planning.week.own-pace') : meetings.map(meeting => sayMeeting(meeting, t)).join(', ')

export const sayDays = ({ firstDay, lastDay }: Pick<GroupBody, 'firstDay' | 'lastDay'>, t: Translate): string =>
  t('planning.week.from-to', { from: day(firstDay, t.language, 'short'), to: day(lastDay, t.language, 'short') })

export const sayPlace = ({ place, postcode }: Pick<GroupBody, 'place' | 'postcode'>, t: Translate): string =>
  postcode === null ? t('planning.week.away') : [postcode, place].filter(Boolean).join(' ')
