import type { Visit } from '../../../platform/visit.ts'
import { Page } from '../../../ui/page.tsx'
import { Choices, Field, type Problem, Problems } from '../../../ui/pieces.tsx'
import { urls } from '../../../urls.ts'

export type WishForm = Record<'days' | 'hours' | 'postcode' | 'overlap', string> & { travel: Record<string, string> }

export interface Campus {
  postcode: string
  place: string
  /** As the crow flies; null: not known. */
  km: number | null
  /** What we guess in minutes one way; null: we cannot. */
  estimate: number | null
}

interface WishesProps {
  visit: Visit
  typed: WishForm
  campuses: Campus[]
  problems: Problem[]
  saved: boolean
}

const Travel = ({ visit: { t }, typed, campuses, problems }: WishesProps) => (
  <fieldset>
    <legend>{t('planning.week.wish.travel')}</legend>
    {campuses.map(({ postcode, place, km, estimate }) => (
      <Field
        name={`travel-${postcode}`}
        label={`${postcode} ${place}`}
        hint={
          estimate === null
            ? t('planning.week.wish.no-estimate')
            : t('planning.week.wish.estimate', { km: km ?? 0, minutes: estimate })
        }
        problems={problems}
      >
        {aria => <input type="text" inputmode="numeric" class="short" value={typed.travel[postcode] ?? ''} {...aria} />}
      </Field>
    ))}
  </fieldset>
)

const overlaps = ['', '0', '1', '3'] as const

/** What somebody wishes of their week. */
export const WishesPage = (props: WishesProps) => {
  const { visit, typed, campuses, problems, saved } = props
  const { t } = visit
  const text = (name: 'days' | 'hours' | 'postcode') => (
    <Field
      name={name}
      label={t(`planning.week.wish.${name}`)}
      hint={t(`planning.week.wish.${name}.hint`)}
      problems={problems}
    >
      {aria => <input type="text" inputmode="numeric" class="short" value={typed[name]} {...aria} />}
    </Field>
  )
  return (
    <Page visit={visit} title={t('planning.week.wishes.title')} narrow>
      <p>
        <a href={urls.week}>{t('planning.week.title')}</a>
      </p>
      <Problems t={t} problems={problems} />
      <h1>{t('planning.week.wishes.title')}</h1>
      {saved && (
        <p class="notice" role="status">
          {t('planning.week.wishes.saved')}
        </p>
      )}
      <p>{t('planning.week.wishes.explain')}</p>
      <form class="card" method="post" action={urls.weekWishes}>
        {text('days')}
        {text('hours')}
        {text('postcode')}
        {campuses.length > 0 && <Travel {...props} campuses={campuses} />}
        <Choices
          name="overlap"
          legend={t('planning.week.wish.overlap')}
          options={overlaps.map(value => ({
            value,
            label: t(value === '' ? 'planning.week.wish.overlap.never' : `planning.week.wish.overlap.${value}`),
          }))}
          chosen={[typed.overlap]}
        />
        <button type="submit" class="main">
          {t('planning.week.wishes.save')}
        </button>
      </form>
    </Page>
  )
}
