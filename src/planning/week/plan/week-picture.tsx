import type { Catalogue } from '../../../catalogue/index.ts'
import { addDays, type Day } from '../../../platform/day.ts'
import { day } from '../../../platform/show.ts'
import type { Translate } from '../../../platform/words.ts'
import { Week, type WeekBlock } from '../../../ui/week.tsx'
import type { Busy, Weekday } from '../../timetable/timetable.ts'
import { showClock, weekdays } from '../clock.ts'
import type { ModuleGroup } from '../groups/group.ts'
import { busyIn, lessonsIn } from './weeks.ts'

interface PictureProps {
  t: Translate
  catalogue: Catalogue
  monday: Day
  groups: ModuleGroup[]
  busy: Busy[]
}

interface Block extends WeekBlock {
  weekday: Weekday
  where: string
}

const blocksOf = ({ t, catalogue, monday, groups, busy }: PictureProps): Block[] => [
  ...lessonsIn(groups, monday).map(({ group, weekday, from, to, away }) => ({
    weekday,
    from,
    to,
    kind: away ? ('away' as const) : ('lesson' as const),
    label: catalogue.modules.get(group.module)?.title[t.language] ?? group.name,
    where: away ? t('planning.week.away') : group.place || (group.postcode ?? ''),
  })),
  ...busy.flatMap(({ name, times }) =>
    busyIn(times, monday).map(time => ({ ...time, kind: 'busy' as const, label: name[t.language], where: '' })),
  ),
]

/** Saturday and Sunday only when there is something. */
const shownDays = (blocks: Block[]): Weekday[] =>
  weekdays.filter(weekday => weekday < 5 || blocks.some(block => block.weekday >= weekday))

/** One week as a picture, and beside it the same as a table. */
export const WeekPicture = (props: PictureProps) => {
  const { t, monday } = props
  const blocks = blocksOf(props)
  const days = shownDays(blocks)
  const lessons = blocks.filter(({ kind }) => kind !== 'busy')
  const title = t('planning.week.picture', { day: day(monday, t.language, 'plain') })
  return (
    <div class="week-and-table">
      <section class="card scroll" tabindex={0} aria-label={title}>
        <Week
          days={days.map(weekday => ({
            label: t(`planning.week.day.${weekday}`),
            blocks: blocks.filter(block => block.weekday === weekday),
          }))}
          says={t('planning.week.picture.says', { day: monday, count: lessons.length })}
        />
      </section>
      <table class="table folds">
        <caption>{title}</caption>
        <thead>
          <tr>
            <th scope="col">{t('planning.week.picture.day')}</th>
            <th scope="col">{t('planning.week.picture.what')}</th>
          </tr>
        </thead>
        <tbody>
          {days.map(weekday => {
            const own = blocks.filter(block => block.weekday === weekday).sort((a, b) => a.from - b.from)
            return (
              <tr>
                <th scope="row">{day(addDays(monday, weekday), t.language)}</th>
                <td>
                  {own.length === 0 && <span class="soft">{t('planning.week.picture.free')}</span>}
                  {own.map(({ from, to, label, where, kind }) => (
                    <div class={kind === 'busy' ? 'soft' : undefined}>
                      {showClock(from)}–{showClock(to)} {label}
                      {where && `, ${where}`}
                    </div>
                  ))}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}
