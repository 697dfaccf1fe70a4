import type { Visit } from '../../../platform/visit.ts'
import { Page } from '../../../ui/page.tsx'
import { Field, type Problem, Problems } from '../../../ui/pieces.tsx'
import { urls } from '../../../urls.ts'
import { weekdays } from '../clock.ts'
import { mostWeeks, type TypedBlock } from './shift.ts'
import { blockName, type PatternForm } from './shift-form.ts'
import { KindChoice } from './shifts.pages.tsx'

interface PatternProps {
  visit: Visit
  typed: PatternForm
  problems: Problem[]
  /** The block that is wrong. */
  wrong?: TypedBlock | null
}

const HowManyWeeks = ({ visit: { t }, typed }: PatternProps) => (
  <form method="get" action={urls.addPattern} class="card">
    <Field name="weken" label={t('planning.week.pattern.weeks')} hint={t('planning.week.pattern.weeks.hint')}>
      {aria => (
        <select {...aria}>
          {Array.from({ length: mostWeeks }, (_, at) => at + 1).map(count => (
            <option value={String(count)} selected={count === typed.weeks}>
              {t('planning.week.pattern.every', { count })}
            </option>
          ))}
        </select>
      )}
    </Field>
    <button type="submit">{t('planning.week.pattern.choose')}</button>
  </form>
)

const WeekRows = ({ visit: { t }, typed, wrong, week }: PatternProps & { week: number }) => (
  <fieldset>
    <legend>
      {typed.weeks === 1 ? t('planning.week.pattern.hours') : t('planning.week.pattern.week', { nth: week + 1 })}
    </legend>
    {weekdays.map(weekday => {
      const isWrong = wrong?.week === week && wrong.weekday === weekday
      const aria = isWrong ? { 'aria-invalid': 'true' as const } : {}
      const name = (side: 'from' | 'to') => blockName(side, week, weekday)
      const label = (side: 'from' | 'to') =>
        `${t(`planning.week.day.${weekday}`)}, ${t(`planning.week.${side}`)}${typed.weeks === 1 ? '' : `, ${t('planning.week.pattern.week', { nth: week + 1 })}`}`
      return (
        <div class="moment">
          <span>{t(`planning.week.day.${weekday}`)}</span>
          {(['from', 'to'] as const).map(side => (
            <input
              type="time"
              id={name(side)}
              name={name(side)}
              value={typed.times[name(side)] ?? ''}
              aria-label={label(side)}
              {...aria}
            />
          ))}
        </div>
      )
    })}
  </fieldset>
)

/** A pattern that comes back: every week the same, or in turn over several weeks. */
export const PatternPage = (props: PatternProps) => {
  const { visit, typed, problems } = props
  const { t } = visit
  return (
    <Page visit={visit} title={t('planning.week.shifts.pattern')} narrow>
      <p>
        <a href={urls.shifts}>{t('planning.week.shifts.title')}</a>
      </p>
      <Problems t={t} problems={problems} />
      <h1>{t('planning.week.shifts.pattern')}</h1>
      <HowManyWeeks {...props} />
      <form class="card" method="post" action={urls.addPattern}>
        <input type="hidden" name="weeks" value={String(typed.weeks)} />
        <KindChoice visit={visit} chosen={typed.kind} />
        <Field
          name="name"
          label={t('planning.week.shift.name')}
          hint={t('planning.week.shift.name.hint')}
          problems={problems}
        >
          {aria => <input type="text" value={typed.name} {...aria} />}
        </Field>
        <Field
          name="from"
          label={t('planning.week.pattern.from')}
          hint={t(typed.weeks === 1 ? 'planning.week.pattern.from.hint' : 'planning.week.pattern.from.turns')}
          problems={problems}
        >
          {aria => <input type="date" value={typed.from} {...aria} />}
        </Field>
        <Field
          name="until"
          label={t('planning.week.pattern.until')}
          hint={t('planning.week.pattern.until.hint')}
          problems={problems}
        >
          {aria => <input type="date" value={typed.until} {...aria} />}
        </Field>
        <p class="soft">{t('planning.week.pattern.explain')}</p>
        {Array.from({ length: typed.weeks }, (_, week) => (
          <WeekRows {...props} week={week} />
        ))}
        <button type="submit" class="main">
          {t('planning.week.shift.add')}
        </button>
      </form>
    </Page>
  )
}
