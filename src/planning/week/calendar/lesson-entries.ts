import { currentCatalogue } from '../../../catalogue/index.ts'
import type { Db } from '../../../platform/connection.ts'
import { addDays } from '../../../platform/day.ts'
import { urls } from '../../../urls.ts'
import { weeksOf } from '../groups/group.ts'
import { placesOf } from '../places/place.store.ts'
import { sayPlace } from '../say-meetings.ts'
import type { Asks, Entry } from './entries.ts'

/** The lessons of the groups in which a person has a place. */
export const lessonEntries = async (db: Db, { person, today, t }: Asks): Promise<Entry[]> => {
  const { modules } = await currentCatalogue(db)
  const places = await placesOf(db, person, today)
  return places.flatMap(({ takenAt, group }) => {
    const title = modules.get(group.module)?.title[t.language] ?? group.name
    return group.meetings.flatMap(meeting =>
      weeksOf(group, meeting).map(monday => {
        const on = addDays(monday, meeting.weekday)
        return {
          id: `${group.id}-${on}-${meeting.from}`,
          on,
          time: { from: meeting.from, to: meeting.to },
          title: `${title} (${group.name})`,
          where: meeting.away ? t('planning.week.away') : sayPlace(group, t),
          link: urls.week,
          since: takenAt,
        }
      }),
    )
  })
}
