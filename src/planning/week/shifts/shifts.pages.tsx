import type { Visit } from '../../../platform/visit.ts'
import { Page } from '../../../ui/page.tsx'
import { Choices, Empty, Field, type Problem, Problems, Tag } from '../../../ui/pieces.tsx'
import { urls } from '../../../urls.ts'
import { sayHours, sayPeriod } from './say-shift.ts'
import { type Shift, shiftKinds } from './shift.ts'

const ShiftCard = ({ visit: { t }, shift }: { visit: Visit; shift: Shift }) => {
  const period = sayPeriod(shift.hours, t)
  return (
    <li class="card">
      <h2>
        {shift.name} <Tag>{t(`planning.week.shift.kind.${shift.kind}`)}</Tag>
      </h2>
      {sayHours(shift.hours, t).map(line => (
        <p>{line}</p>
      ))}
      {period && <p class="soft">{period}</p>}
      <form method="post" action={urls.removeShift(shift.id)}>
        <button type="submit" class="quiet">
          {t('planning.week.shift.remove')}
          <span class="hidden-text">: {shift.name}</span>
        </button>
      </form>
    </li>
  )
}

/** What was just done, with how to undo it. */
export interface JustDone {
  removed?: Shift | null
  /** Appointments of a calendar that could not be read; null: none was read. */
  unread?: number | null
}

const Done = ({ visit: { t }, done }: { visit: Visit; done: JustDone }) => (
  <>
    {done.removed && (
      <div class="notice" role="status">
        <p>{t('planning.week.shift.removed', { name: done.removed.name })}</p>
        <form method="post" action={urls.putBackShift(done.removed.id)}>
          <button type="submit">{t('planning.week.shift.put-back')}</button>
        </form>
      </div>
    )}
    {typeof done.unread === 'number' && (
      <p class="notice" role="status">
        {t('planning.week.ics.done', { count: done.unread })}
      </p>
    )}
  </>
)

export const KindChoice = ({ visit: { t }, chosen }: { visit: Visit; chosen: string }) => (
  <Choices
    name="kind"
    legend={t('planning.week.shift.what')}
    options={shiftKinds.map(value => ({ value, label: t(`planning.week.shift.kind.${value}`) }))}
    chosen={[chosen]}
    inRow
  />
)

const ReadCalendar = ({ visit: { t }, problems }: { visit: Visit; problems: Problem[] }) => (
  <section class="card">
    <h2>{t('planning.week.ics.title')}</h2>
    <p>{t('planning.week.ics.explain')}</p>
    <form method="post" action={urls.readCalendar} enctype="multipart/form-data">
      <Field name="calendar" label={t('planning.week.ics.file')} problems={problems}>
        {aria => <input type="file" accept=".ics,text/calendar" {...aria} />}
      </Field>
      <button type="submit">{t('planning.week.ics.read')}</button>
    </form>
  </section>
)

interface ShiftsProps {
  visit: Visit
  shifts: Shift[]
  done: JustDone
  problems: Problem[]
}

/** When somebody cannot come. */
export const ShiftsPage = ({ visit, shifts, done, problems }: ShiftsProps) => {
  const { t } = visit
  return (
    <Page visit={visit} title={t('planning.week.shifts.title')} narrow>
      <p>
        <a href={urls.week}>{t('planning.week.title')}</a>
      </p>
      <Problems t={t} problems={problems} />
      <h1>{t('planning.week.shifts.title')}</h1>
      <p>{t('planning.week.shifts.explain')}</p>
      <Done visit={visit} done={done} />
      {shifts.length === 0 ? (
        <Empty>
          <p>{t('planning.week.shifts.none')}</p>
        </Empty>
      ) : (
        <ul class="cards">
          {shifts.map(shift => (
            <ShiftCard visit={visit} shift={shift} />
          ))}
        </ul>
      )}
      <div class="buttons">
        <a class="button main" href={urls.addPattern}>
          {t('planning.week.shifts.pattern')}
        </a>
        <a class="button" href={urls.addDay}>
          {t('planning.week.shifts.day')}
        </a>
      </div>
      <ReadCalendar visit={visit} problems={problems} />
    </Page>
  )
}

export type DayForm = Record<'kind' | 'name' | 'day' | 'from' | 'to', string>

/** One day on which somebody cannot come. */
export const DayPage = ({ visit, typed, problems }: { visit: Visit; typed: DayForm; problems: Problem[] }) => {
  const { t } = visit
  return (
    <Page visit={visit} title={t('planning.week.shifts.day')} narrow>
      <p>
        <a href={urls.shifts}>{t('planning.week.shifts.title')}</a>
      </p>
      <Problems t={t} problems={problems} />
      <h1>{t('planning.week.shifts.day')}</h1>
      <form class="card" method="post" action={urls.addDay}>
        <KindChoice visit={visit} chosen={typed.kind} />
        <Field name="name" label={t('planning.week.shift.name')} problems={problems}>
          {aria => <input type="text" value={typed.name} {...aria} />}
        </Field>
        <Field name="day" label={t('planning.week.shift.day')} problems={problems}>
          {aria => <input type="date" value={typed.day} {...aria} />}
        </Field>
        <Field name="from" label={t('planning.week.from')} hint={t('planning.week.shift.day.hint')} problems={problems}>
          {aria => <input type="time" value={typed.from} {...aria} />}
        </Field>
        <Field name="to" label={t('planning.week.to')}>
          {aria => <input type="time" value={typed.to} {...aria} />}
        </Field>
        <button type="submit" class="main">
          {t('planning.week.shift.add')}
        </button>
      </form>
    </Page>
  )
}
