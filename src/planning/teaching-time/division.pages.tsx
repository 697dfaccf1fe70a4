import { dayOf } from '../../platform/day.ts'
import { grouped } from '../../platform/grouped.ts'
import { figure } from '../../platform/show.ts'
import type { Visit } from '../../platform/visit.ts'
import type { Translate, Word } from '../../platform/words.ts'
import { Page } from '../../ui/page.tsx'
import { Empty, Field, type Problem, Problems } from '../../ui/pieces.tsx'
import { urls } from '../../urls.ts'
import { type BarRow, Bars, inPeriods } from './bars.tsx'
import type { NamesOf } from './teaching-time.pages.tsx'
import type { FoundTime, OwnShare } from './teaching-time.store.ts'
import { openOf, periodsOf, type Staff, schoolYearName, sumOf } from './teaching-time.ts'

export interface DivisionProps {
  visit: Visit
  /** Every division, the newest first. */
  divisions: [FoundTime, ...FoundTime[]]
  staff: Staff[]
  names: NamesOf
  /** What stands in the form, by the name of the field. */
  typed: (name: string) => string
  refusal?: Word
}

export const supervisorField = (id: string): string => `wie-${id}`

const fieldOf: Partial<Record<Word, string>> = {
  'planning.teaching-time.no.number': 'totaal',
  'planning.teaching-time.no.over': 'contact',
  'planning.teaching-time.no.shares': 'werkplek',
  'planning.teaching-time.no.person': 'leraar',
}

const works = ({ roles }: Staff, among: string[]): boolean => roles.some(role => among.includes(role))

const Form = ({ visit: { t }, divisions: [now], staff, typed, problems }: DivisionProps & { problems: Problem[] }) => {
  const supervisors = staff.filter(each => works(each, ['teacher', 'supervisor']))
  const number = (name: string, label: string, hint?: string) => (
    <Field name={name} label={label} {...(hint ? { hint } : {})} problems={problems}>
      {aria => <input type="text" inputmode="decimal" class="short" maxlength={7} value={typed(name)} {...aria} />}
    </Field>
  )
  return (
    <form method="post" action={urls.teachingTimeOf(now.id)} class="card">
      <input type="hidden" name="gezien" value={now.number} />
      {number('totaal', t('planning.teaching-time.funded'), t('planning.teaching-time.quarters'))}
      <div class="week-fields">
        {number('contact', t('planning.teaching-time.contact'))}
        {number('werkplek', t('planning.teaching-time.workplace'))}
      </div>
      <Field
        name="leraar"
        label={t('planning.teaching-time.teacher')}
        hint={t('planning.teaching-time.teacher.hint')}
        problems={problems}
      >
        {aria => (
          <select {...aria}>
            <option value="">{t('planning.teaching-time.teacher.none')}</option>
            {staff
              .filter(each => works(each, ['teacher']))
              .map(({ id, name }) => (
                <option value={id} selected={typed('leraar') === id}>
                  {name}
                </option>
              ))}
          </select>
        )}
      </Field>
      <fieldset>
        <legend>{t('planning.teaching-time.supervisors')}</legend>
        {supervisors.length === 0 ? (
          <p>{t('planning.teaching-time.supervisors.none')}</p>
        ) : (
          <div class="week-fields">{supervisors.map(({ id, name }) => number(supervisorField(id), name))}</div>
        )}
      </fieldset>
      <button type="submit" class="main">
        {t('planning.teaching-time.divide')}
      </button>
    </form>
  )
}

const sayShares = ({ shares }: FoundTime, t: Translate): string =>
  shares
    .map(({ name, part, quarters }) =>
      t(`planning.teaching-time.share.${part}`, {
        name: name || t('planning.teaching-time.somebody'),
        periods: inPeriods(quarters, t),
      }),
    )
    .join('; ')

/** One module: how its periods are divided now, dividing them anew, and how it was before. */
export const DivisionPage = (props: DivisionProps) => {
  const { visit, divisions, staff, names, refusal } = props
  const { t } = visit
  const [now, ...before] = divisions
  const title = names.module(now.module)
  const problems: Problem[] = refusal ? [{ field: fieldOf[refusal] ?? null, text: t(refusal) }] : []
  const gone = now.shares.filter(({ personId }) => !staff.some(({ id }) => id === personId))
  return (
    <Page visit={visit} title={title} narrow>
      <p>
        <a href={`${urls.teachingTime}?jaar=${now.schoolYear}`}>
          {t('planning.teaching-time.of-year', { year: schoolYearName(now.schoolYear) })}
        </a>
      </p>
      <Problems problems={problems} t={t} />
      <h1>{title}</h1>
      <p class="soft">{names.programme(now.programme)}</p>
      <Bars
        t={t}
        rows={[
          {
            label: t('planning.teaching-time.of', { periods: inPeriods(now.funded, t) }),
            contact: sumOf(now.shares, 'contact'),
            workplace: sumOf(now.shares, 'workplace'),
            open: openOf(now),
          },
        ]}
      />
      {now.shares.length > 0 && (
        <ul>
          {now.shares.map(share => (
            <li>{sayShares({ ...now, shares: [share] }, t)}</li>
          ))}
        </ul>
      )}
      {gone.map(({ name, quarters }) => (
        <p class="notice">
          {t('planning.teaching-time.gone', {
            name: name || t('planning.teaching-time.somebody'),
            periods: inPeriods(quarters, t),
          })}
        </p>
      ))}
      <h2>{t('planning.teaching-time.divide')}</h2>
      <Form {...props} problems={problems} />
      {before.length > 0 && (
        <section aria-labelledby="vroeger">
          <h2 id="vroeger">{t('planning.teaching-time.before')}</h2>
          <ul>
            {before.map(each => (
              <li>
                {t('planning.teaching-time.before.line', {
                  day: dayOf(each.saidAt),
                  funded: inPeriods(each.funded, t),
                  contact: inPeriods(each.contact, t),
                  workplace: inPeriods(each.workplace, t),
                })}{' '}
                {sayShares(each, t)}
              </li>
            ))}
          </ul>
        </section>
      )}
    </Page>
  )
}

const OwnTable = ({ t, year, shares, names }: { t: Translate; year: number; shares: OwnShare[]; names: NamesOf }) => {
  const together = shares.reduce((sum, { quarters }) => sum + quarters, 0)
  return (
    <table class="table folds">
      <caption>
        {t('planning.teaching-time.own.year', { year: schoolYearName(year), periods: inPeriods(together, t) })}
      </caption>
      <thead>
        <tr>
          <th scope="col">{t('planning.teaching-time.column.module')}</th>
          <th scope="col">{t('planning.teaching-time.column.programme')}</th>
          <th scope="col">{t('planning.teaching-time.column.part')}</th>
          <th scope="col" class="amount">
            {t('planning.teaching-time.column.periods')}
          </th>
        </tr>
      </thead>
      <tbody>
        {shares.map(({ module, programme, organisation, part, quarters }) => (
          <tr>
            <th scope="row">{names.module(module)}</th>
            <td data-label={t('planning.teaching-time.column.programme')}>
              {names.programme(programme)}, {organisation}
            </td>
            <td data-label={t('planning.teaching-time.column.part')}>{t(`planning.teaching-time.key.${part}`)}</td>
            <td class="amount" data-label={t('planning.teaching-time.column.periods')}>
              {figure(periodsOf(quarters), t.language, 2)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** One bar for each module, of what one has in it. */
const barsOf = (shares: OwnShare[], names: NamesOf): BarRow[] =>
  [...grouped(shares, ({ id }) => id).values()].map(own => ({
    label: own[0] ? names.module(own[0].module) : '',
    contact: sumOf(own, 'contact'),
    workplace: sumOf(own, 'workplace'),
    open: 0,
  }))

/** What one person has over modules, schools and school years. */
export const OwnTeachingPage = ({ visit, shares, names }: { visit: Visit; shares: OwnShare[]; names: NamesOf }) => {
  const { t } = visit
  const title = t('planning.teaching-time.own')
  return (
    <Page visit={visit} title={title}>
      <h1>{title}</h1>
      {shares.length === 0 ? (
        <Empty>
          <p>{t('planning.teaching-time.own.empty')}</p>
          <a class="button" href={urls.desk}>
            {t('planning.teaching-time.own.on')}
          </a>
        </Empty>
      ) : (
        [...new Set(shares.map(({ schoolYear }) => schoolYear))].map(year => {
          const own = shares.filter(({ schoolYear }) => schoolYear === year)
          return (
            <>
              <h2>{schoolYearName(year)}</h2>
              <Bars t={t} rows={barsOf(own, names)} />
              <OwnTable t={t} year={year} shares={own} names={names} />
            </>
          )
        })
      )}
    </Page>
  )
}

/** For who coordinates no school in this session. */
export const NotCoordinatingPage = ({ visit }: { visit: Visit }) => {
  const { t } = visit
  return (
    <Page visit={visit} title={t('planning.teaching-time.title')} narrow>
      <h1>{t('planning.teaching-time.title')}</h1>
      <p>{t('planning.teaching-time.explain')}</p>
      <Empty>
        <p>{t('planning.teaching-time.not-coordinating')}</p>
        <a class="button" href={urls.ownTeaching}>
          {t('planning.teaching-time.own')}
        </a>
      </Empty>
    </Page>
  )
}
