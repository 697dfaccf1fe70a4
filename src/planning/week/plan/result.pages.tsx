import { addDays, type Day } from '../../../platform/day.ts'
import { day, hours } from '../../../platform/show.ts'
import type { Translate } from '../../../platform/words.ts'
import { Icon } from '../../../ui/icon.tsx'
import { Empty, Figures, Tag } from '../../../ui/pieces.tsx'
import { Why } from '../../../ui/why.tsx'
import { urls } from '../../../urls.ts'
import type { Timetable, TimetableAnswer } from '../../timetable/timetable.ts'
import { showClock } from '../clock.ts'
import type { ModuleGroup } from '../groups/group.ts'
import { sayDays, sayMeetings, sayPlace } from '../say-meetings.ts'
import { NotPlanned, PlanFrame, type PlanProps } from './plan.pages.tsx'
import { hasRoom, type PlanModule } from './plan.ts'
import { trialAddress, tried } from './trial.ts'
import { WeekPicture } from './week-picture.tsx'
import { type Stretch, shownWeek, stretchesOf } from './weeks.ts'

type Solved = Exclude<TimetableAnswer, { state: 'impossible' }>

interface ResultProps extends PlanProps {
  answer: Solved
  timetable: Timetable
  stopped: boolean
  asked: Day | null
}

const figuresOf = ({ campusDays, gapMinutes, travelMinutes, overlapMinutes }: Timetable, t: Translate) => [
  { value: String(campusDays), meaning: t('planning.week.figure.days', { count: campusDays }) },
  { value: hours(gapMinutes, t.language), meaning: t('planning.week.figure.gaps') },
  { value: hours(travelMinutes, t.language), meaning: t('planning.week.figure.travel') },
  ...(overlapMinutes > 0
    ? [{ value: hours(overlapMinutes, t.language), meaning: t('planning.week.figure.overlap') }]
    : []),
]

/** Whether it can be better, and by how much at most. */
const HowGood = ({ visit: { t, path }, leg, answer, timetable, stopped }: ResultProps) => {
  if (answer.state === 'proven')
    return (
      <p>
        <Tag tone="done" icon="check">
          {t('planning.week.proven')}
        </Tag>{' '}
        {t('planning.week.proven.explain')}
      </p>
    )
  const fewer = Math.max(0, timetable.campusDays - answer.bound.campusDays)
  return (
    <>
      <p>
        <Tag tone="perhaps">{t('planning.week.bound')}</Tag>{' '}
        {fewer > 0 ? t('planning.week.bound.days', { count: fewer }) : t('planning.week.bound.rest')}
      </p>
      {stopped && (
        <form method="post" action={urls.resumeWeek(leg.programme.id)}>
          <input type="hidden" name="back" value={path} />
          <button type="submit">{t('planning.week.resume')}</button>
        </form>
      )}
    </>
  )
}

const mostOthers = 8

const Others = (props: ResultProps & { module: PlanModule; picked: ModuleGroup }) => {
  const { visit, leg, trial, module, picked } = props
  const { t } = visit
  const others = module.groups.filter(group => group.id !== picked.id && hasRoom(group))
  return others.length === 0 ? null : (
    <details>
      <summary>{t('planning.week.others', { count: others.length })}</summary>
      <ul>
        {others.slice(0, mostOthers).map(group => (
          <li>
            {group.name}: {sayMeetings(group, t)}, {sayPlace(group, t)}, {sayDays(group, t)}{' '}
            <a href={trialAddress(leg.programme.id, tried.fix(trial, group.id))}>
              {t('planning.week.choose')}
              <span class="hidden-text">: {group.name}</span>
            </a>{' '}
            {trial.banned.includes(group.id) && (
              <a href={trialAddress(leg.programme.id, tried.allow(trial, group.id))}>{t('planning.week.allow')}</a>
            )}
          </li>
        ))}
      </ul>
    </details>
  )
}

const Choice = ({ visit: { t }, leg, trial, picked }: ResultProps & { picked: ModuleGroup }) => {
  const link = (next: typeof trial) => trialAddress(leg.programme.id, next)
  return (
    <p class="no-print">
      {trial.fixed.includes(picked.id) ? (
        <>
          <Tag>{t('planning.week.fixed')}</Tag>{' '}
          <a href={link(tried.release(trial, picked.id))}>{t('planning.week.release')}</a>
        </>
      ) : (
        <>
          <a href={link(tried.fix(trial, picked.id))}>
            {t('planning.week.fix')}
            <span class="hidden-text">: {picked.name}</span>
          </a>{' '}
          ·{' '}
          <a href={link(tried.ban(trial, picked.id))}>
            {t('planning.week.ban')}
            <span class="hidden-text">: {picked.name}</span>
          </a>
        </>
      )}
    </p>
  )
}

const PickedRow = (props: ResultProps & { module: PlanModule; picked: ModuleGroup }) => {
  const { visit, module, picked } = props
  const { t } = visit
  const standing = module.groups.find(({ id }) => id === picked.id)
  return (
    <tr>
      <th scope="row">{module.rung.module.title[t.language]}</th>
      <td data-label={t('planning.week.group.name')}>
        <strong>{picked.name}</strong>
        <br />
        {sayMeetings(picked, t)}
        <br />
        {picked.meetings.length > 0 && (
          <>
            {sayPlace(picked, t)}
            <br />
          </>
        )}
        <span class="soft">{sayDays(picked, t)}</span>
        {module.state === 'open' && <Choice {...props} />}
        {module.state === 'open' && <Others {...props} />}
      </td>
      <td data-label={t('planning.week.group.places')}>
        {module.state === 'held' ? (
          <Tag tone="done" icon="check">
            {t('planning.week.held')}
          </Tag>
        ) : (
          standing && t('planning.week.free', { count: standing.places - standing.taken })
        )}
      </td>
    </tr>
  )
}

const Enrol = ({ visit: { t }, chosen }: { visit: ResultProps['visit']; chosen: ModuleGroup[] }) =>
  chosen.length === 0 ? null : (
    <form method="post" action={urls.takePlaces} class="no-print">
      {chosen.map(({ id }) => (
        <input type="hidden" name="group" value={id} />
      ))}
      <button type="submit" class="main">
        {t('planning.week.enrol', { count: chosen.length })}
      </button>
      <p class="soft">{t('planning.week.enrol.explain')}</p>
    </form>
  )

const Stretches = ({ visit: { t }, catalogue, leg, trial, stretches }: PlanProps & { stretches: Stretch[] }) => (
  <table class="table folds">
    <caption>{t('planning.week.stretches')}</caption>
    <thead>
      <tr>
        <th scope="col">{t('planning.week.group.runs')}</th>
        <th scope="col">{t('planning.week.stretch.days')}</th>
        <th scope="col">{t('planning.week.group.meets')}</th>
      </tr>
    </thead>
    <tbody>
      {stretches.map(({ from, to, weeks, lessons, campusDays }) => (
        <tr>
          <th scope="row">
            <a href={trialAddress(leg.programme.id, trial, from)}>
              {day(from, t.language, 'short')} – {day(to, t.language, 'short')}
            </a>
            <br />
            <span class="soft">{t('planning.week.stretch.weeks', { count: weeks })}</span>
          </th>
          <td data-label={t('planning.week.stretch.days')}>{campusDays}</td>
          <td data-label={t('planning.week.group.meets')}>
            {lessons.length === 0
              ? t('planning.week.stretch.none')
              : lessons.map(({ weekday, from: start, to: end, group }) => (
                  <div>
                    {t(`planning.week.day.${weekday}`)} {showClock(start)}–{showClock(end)}{' '}
                    {catalogue.modules.get(group.module)?.title[t.language] ?? group.name}
                  </div>
                ))}
          </td>
        </tr>
      ))}
    </tbody>
  </table>
)

/** The week that was found: how good it is, what it asks, how it looks, and how to have it otherwise. */
export const ResultPage = (props: ResultProps) => {
  const { visit, catalogue, leg, plan, trial, answer, timetable, asked } = props
  const { t } = visit
  const rows = plan.modules.flatMap(module => {
    const picked = plan.groups.get(timetable.picked[module.rung.module.id] ?? '')
    return picked ? [{ module, picked }] : []
  })
  const groups = rows.map(({ picked }) => picked)
  const stretches = stretchesOf(groups)
  const monday = shownWeek(stretches, asked)
  const chosen = rows.filter(({ module }) => module.state === 'open').map(({ picked }) => picked)
  const at = (on: Day) => trialAddress(leg.programme.id, trial, on)
  return (
    <PlanFrame {...props} title="planning.week.result">
      <HowGood {...props} />
      <Figures figures={figuresOf(timetable, t)} />
      <Enrol visit={visit} chosen={chosen} />
      {monday ? (
        <>
          <p class="buttons no-print">
            <a href={at(addDays(monday, -7))}>{t('planning.week.week-before')}</a>
            <a href={at(addDays(monday, 7))}>{t('planning.week.week-after')}</a>
          </p>
          <WeekPicture t={t} catalogue={catalogue} monday={monday} groups={groups} busy={plan.problem.busy} />
        </>
      ) : (
        <Empty>
          <p>{t('planning.week.no-lessons')}</p>
        </Empty>
      )}
      <table class="table folds">
        <caption>{t('planning.week.picked')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('planning.week.group.module')}</th>
            <th scope="col">{t('planning.week.group.name')}</th>
            <th scope="col">{t('planning.week.group.places')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(row => (
            <PickedRow {...props} {...row} />
          ))}
        </tbody>
      </table>
      {stretches.length > 0 && <Stretches {...props} stretches={stretches} />}
      <Why reasons={[answer.because]} of={t('planning.week.result')} t={t} />
      <NotPlanned {...props} />
      <p class="no-print">
        <Icon name="clock" /> <a href={urls.shifts}>{t('planning.week.shifts.title')}</a> ·{' '}
        <a href={urls.weekWishes}>{t('planning.week.wishes.title')}</a>
      </p>
    </PlanFrame>
  )
}
