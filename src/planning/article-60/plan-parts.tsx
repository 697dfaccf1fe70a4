import { day, hours } from '../../platform/show.ts'
import type { Visit } from '../../platform/visit.ts'
import type { Translate } from '../../platform/words.ts'
import { Tag, type Tone } from '../../ui/pieces.tsx'
import { Why } from '../../ui/why.tsx'
import type { Account } from './internship.ts'
import type { Place } from './place.ts'
import type { Plan, PlanSemester } from './plan.ts'
import { dayInWords, WeekPicture } from './week-picture.tsx'

const tones: Record<Place, Tone> = { inside: 'done', outside: 'todo', unsure: 'perhaps', birthday: 'perhaps' }

type NameOf = (module: string) => string

const dates = ({ span }: PlanSemester, t: Translate) => ({
  from: day(span.from, t.language, 'plain'),
  until: day(span.to, t.language, 'plain'),
})

const SemesterCard = ({ visit, semester, nameOf }: { visit: Visit; semester: PlanSemester; nameOf: NameOf }) => {
  const { t, today } = visit
  const { number, place, uncertain, week, modules, because, span } = semester
  const title = t('planning.article-60.semester', { number })
  const now = span.from <= today && today <= span.to
  return (
    <section class="card" aria-labelledby={`semester-${number}`}>
      <h3 id={`semester-${number}`}>
        {title} {now && <Tag tone="done">{t('planning.article-60.now')}</Tag>}
      </h3>
      <p class="soft">{t('planning.article-60.span', dates(semester, t))}</p>
      <p>
        <Tag tone={tones[place]}>{t(`planning.article-60.place.${place}`)}</Tag>{' '}
        {uncertain && place !== 'unsure' && (
          <Tag tone="perhaps" icon="triangle-alert">
            {t('planning.article-60.uncertain')}
          </Tag>
        )}
      </p>
      <p>{t(`planning.article-60.place.${place}.explain`)}</p>
      <WeekPicture week={week} t={t} />
      <p>{modules.map(nameOf).join(', ')}</p>
      <Why reasons={because} of={title} t={t} />
    </section>
  )
}

/** What happens after the employment, said before anything else. */
export const AheadNotice = ({ t, plan }: { t: Translate; plan: Plan }) => {
  const first = plan.semesters.find(({ place }) => place !== 'inside')
  if (!first) return null
  const { number, place, because } = first
  return (
    <section class={`notice ahead ${place}`} aria-labelledby="straks">
      <h2 id="straks">{t('planning.article-60.ahead', { number })}</h2>
      <p>{t(`planning.article-60.ahead.${place}`, { day: first.span.from })}</p>
      <Why reasons={because} of={t('planning.article-60.ahead', { number })} t={t} />
    </section>
  )
}

export const SemesterList = ({ visit, plan, nameOf }: { visit: Visit; plan: Plan; nameOf: NameOf }) => {
  const { t } = visit
  return (
    <>
      <h2>{t('planning.article-60.weeks')}</h2>
      <div class="cards wide">
        {plan.semesters.map(semester => (
          <SemesterCard visit={visit} semester={semester} nameOf={nameOf} />
        ))}
      </div>
      <table class="table folds">
        <caption>{t('planning.article-60.weeks.table')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('planning.article-60.column.semester')}</th>
            {(['1', '2', '3', '4', '5'] as const).map(number => (
              <th scope="col">{t(`planning.article-60.weekday.${number}.long`)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {plan.semesters.map(({ number, week }) => (
            <tr>
              <th scope="row">{t('planning.article-60.semester', { number })}</th>
              {week.days.map((each, at) => (
                <td data-label={t(`planning.article-60.weekday.${String(at + 1) as '1' | '2' | '3' | '4' | '5'}.long`)}>
                  {dayInWords(each, t)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

const AccountRow = ({
  t,
  account,
  now,
  nameOf,
}: {
  t: Translate
  account: Account
  now: Account | undefined
  nameOf: NameOf
}) => {
  const reached = now ? now.byWork + now.byInternship : 0
  const cell = (word: 'needed' | 'by-work' | 'by-internship' | 'today' | 'open', minutes: number) => (
    <td class="amount" data-label={t(`planning.article-60.column.${word}`)}>
      {hours(minutes, t.language)}
    </td>
  )
  return (
    <tr>
      <th scope="row">{nameOf(account.module)}</th>
      {cell('needed', account.needed)}
      {cell('by-work', account.byWork)}
      {cell('by-internship', account.byInternship)}
      {cell('today', reached)}
      {cell('open', account.open)}
    </tr>
  )
}

/** What counts and what is still open of each internship. */
export const AccountTable = ({ t, plan, nameOf }: { t: Translate; plan: Plan; nameOf: NameOf }) => (
  <section aria-labelledby="stage">
    <h2 id="stage">{t('planning.article-60.account')}</h2>
    {plan.account.length === 0 ? (
      <p>{t('planning.article-60.account.empty')}</p>
    ) : (
      <>
        <p>{t('planning.article-60.account.explain')}</p>
        <table class="table folds">
          <caption class="hidden-text">{t('planning.article-60.account')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('planning.article-60.column.module')}</th>
              {(['needed', 'by-work', 'by-internship', 'today', 'open'] as const).map(word => (
                <th scope="col" class="amount">
                  {t(`planning.article-60.column.${word}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {plan.account.map(account => (
              <AccountRow
                t={t}
                account={account}
                now={plan.today.find(({ module }) => module === account.module)}
                nameOf={nameOf}
              />
            ))}
          </tbody>
        </table>
      </>
    )}
  </section>
)

/** What changes on which day: what is over stands soft. */
export const ChangeList = ({ visit: { t, today }, plan }: { visit: Visit; plan: Plan }) => (
  <section aria-labelledby="wanneer">
    <h2 id="wanneer">{t('planning.article-60.changes')}</h2>
    <ul class="when">
      {plan.changes.map(({ on, says, with: values }) => (
        <li class={on < today ? 'soft' : undefined}>
          <strong>{day(on, t.language, 'plain')}</strong>: {t(says, values)}
        </li>
      ))}
    </ul>
  </section>
)
