import type { Module, Programme } from '../../catalogue/index.ts'
import type { Visit } from '../../platform/visit.ts'
import type { Translate, Word } from '../../platform/words.ts'
import { Page } from '../../ui/page.tsx'
import { Empty, Field, Figures, type Problem, Problems, Tag } from '../../ui/pieces.tsx'
import { urls } from '../../urls.ts'
import { Bars, inPeriods } from './bars.tsx'
import { perPerson, totalsOf } from './report.ts'
import type { FoundTime } from './teaching-time.store.ts'
import { openOf, schoolYearName, sumOf } from './teaching-time.ts'

export interface NamesOf {
  module: (id: string) => string
  programme: (id: string) => string
}

interface HomeProps {
  visit: Visit
  year: number
  years: number[]
  times: FoundTime[]
  names: NamesOf
}

const Head = ({ t, first, words }: { t: Translate; first: Word; words: readonly Word[] }) => (
  <thead>
    <tr>
      <th scope="col">{t(first)}</th>
      {words.map(word => (
        <th scope="col" class="amount">
          {t(word)}
        </th>
      ))}
    </tr>
  </thead>
)

const columns = [
  'planning.teaching-time.column.funded',
  'planning.teaching-time.column.contact',
  'planning.teaching-time.column.workplace',
  'planning.teaching-time.column.open',
] as const

const ByModule = ({ visit: { t }, times, names }: HomeProps) => (
  <table class="table folds">
    <caption>{t('planning.teaching-time.per-module')}</caption>
    <Head t={t} first="planning.teaching-time.column.module" words={columns} />
    <tbody>
      {times.map(time => (
        <tr>
          <th scope="row">
            <a href={urls.teachingTimeOf(time.id)}>{names.module(time.module)}</a>
          </th>
          {[time.funded, sumOf(time.shares, 'contact'), sumOf(time.shares, 'workplace')].map((quarters, at) => (
            <td class="amount" data-label={t(columns[at] ?? columns[0])}>
              {inPeriods(quarters, t)}
            </td>
          ))}
          <td class="amount" data-label={t(columns[3])}>
            {openOf(time) > 0 ? <Tag tone="perhaps">{inPeriods(openOf(time), t)}</Tag> : inPeriods(0, t)}
          </td>
        </tr>
      ))}
    </tbody>
  </table>
)

const ByProgramme = ({ visit: { t }, times, names }: HomeProps) => (
  <table class="table folds">
    <caption>{t('planning.teaching-time.per-programme')}</caption>
    <Head t={t} first="planning.teaching-time.column.programme" words={columns} />
    <tbody>
      {[...new Set(times.map(({ programme }) => programme))].map(programme => {
        const { funded, contact, workplace, open } = totalsOf(times.filter(each => each.programme === programme))
        return (
          <tr>
            <th scope="row">{names.programme(programme)}</th>
            {[funded, contact, workplace, open].map((quarters, at) => (
              <td class="amount" data-label={t(columns[at] ?? columns[0])}>
                {inPeriods(quarters, t)}
              </td>
            ))}
          </tr>
        )
      })}
    </tbody>
  </table>
)

const ByPerson = ({ visit: { t }, times }: HomeProps) => {
  const words = [columns[1], columns[2], 'planning.teaching-time.column.together'] as const
  const people = perPerson(times)
  if (people.length === 0) return <p>{t('planning.teaching-time.nobody')}</p>
  return (
    <table class="table folds">
      <caption>{t('planning.teaching-time.per-person')}</caption>
      <Head t={t} first="planning.teaching-time.column.who" words={words} />
      <tbody>
        {people.map(({ name, contact, workplace }) => (
          <tr>
            <th scope="row">{name || t('planning.teaching-time.somebody')}</th>
            {[contact, workplace, contact + workplace].map((quarters, at) => (
              <td class="amount" data-label={t(words[at] ?? words[0])}>
                {inPeriods(quarters, t)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** The lesson periods of a school year: per module, per programme, per person. */
export const TeachingTimePage = (props: HomeProps) => {
  const { visit, year, years, times, names } = props
  const { t } = visit
  const totals = totalsOf(times)
  return (
    <Page visit={visit} title={t('planning.teaching-time.title')}>
      <h1>{t('planning.teaching-time.title')}</h1>
      <p>{t('planning.teaching-time.explain')}</p>
      <nav class="buttons" aria-label={t('planning.teaching-time.year')} hidden={years.length < 2}>
        {years.map(each => (
          <a
            class="button"
            href={`${urls.teachingTime}?jaar=${each}`}
            aria-current={each === year ? 'true' : undefined}
          >
            {schoolYearName(each)}
          </a>
        ))}
      </nav>
      <h2>{t('planning.teaching-time.of-year', { year: schoolYearName(year) })}</h2>
      {times.length === 0 ? (
        <Empty>
          <p>{t('planning.teaching-time.empty')}</p>
        </Empty>
      ) : (
        <>
          <Figures
            figures={[
              { value: inPeriods(totals.funded, t), meaning: t('planning.teaching-time.figure.funded') },
              {
                value: inPeriods(totals.contact + totals.workplace, t),
                meaning: t('planning.teaching-time.figure.given'),
              },
              { value: inPeriods(totals.open, t), meaning: t('planning.teaching-time.figure.open') },
            ]}
          />
          <Bars
            t={t}
            rows={times.map(time => ({
              label: names.module(time.module),
              contact: sumOf(time.shares, 'contact'),
              workplace: sumOf(time.shares, 'workplace'),
              open: openOf(time),
            }))}
          />
          <ByModule {...props} />
          <ByProgramme {...props} />
          <ByPerson {...props} />
          <p class="buttons">
            <a class="button" href={`${urls.teachingReport('xlsx')}?jaar=${year}`}>
              {t('planning.teaching-time.xlsx')}
            </a>
            <a class="button" href={`${urls.teachingReport('csv')}?jaar=${year}`}>
              {t('planning.teaching-time.csv')}
            </a>
          </p>
        </>
      )}
      <p class="no-print">
        <a class="button main" href={`${urls.newTeachingTime}?jaar=${year}`}>
          {t('planning.teaching-time.add')}
        </a>
      </p>
    </Page>
  )
}

export interface NewProps {
  visit: Visit
  modules: { programme: Programme; module: Module; size: string }[]
  years: number[]
  typed: { module: string; year: string; funded: string }
  refusal?: Word
}

const fieldOf: Partial<Record<Word, string>> = {
  'planning.teaching-time.no.module': 'module',
  'planning.teaching-time.no.twice': 'module',
  'planning.teaching-time.no.year': 'jaar',
  'planning.teaching-time.no.number': 'lestijden',
}

/** Which module, which school year, how many periods are funded. */
export const NewTeachingTimePage = ({ visit, modules, years, typed, refusal }: NewProps) => {
  const { t } = visit
  const problems: Problem[] = refusal ? [{ field: fieldOf[refusal] ?? null, text: t(refusal) }] : []
  const programmes = [...new Set(modules.map(({ programme }) => programme))]
  return (
    <Page visit={visit} title={t('planning.teaching-time.add')} narrow>
      <p>
        <a href={urls.teachingTime}>{t('planning.teaching-time.title')}</a>
      </p>
      <Problems problems={problems} t={t} />
      <h1>{t('planning.teaching-time.add')}</h1>
      <form method="post" action={urls.newTeachingTime}>
        <Field name="module" label={t('planning.teaching-time.module')} problems={problems}>
          {aria => (
            <select {...aria}>
              <option value="">{t('planning.teaching-time.module.choose')}</option>
              {programmes.map(programme => (
                <optgroup label={programme.title[t.language]}>
                  {modules
                    .filter(each => each.programme === programme)
                    .map(({ module, size }) => (
                      <option value={module.id} selected={typed.module === module.id}>
                        {`${module.title[t.language]} (${size})`}
                      </option>
                    ))}
                </optgroup>
              ))}
            </select>
          )}
        </Field>
        <Field name="jaar" label={t('planning.teaching-time.year')} problems={problems}>
          {aria => (
            <select {...aria}>
              {years.map(year => (
                <option value={year} selected={typed.year === String(year)}>
                  {schoolYearName(year)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field
          name="lestijden"
          label={t('planning.teaching-time.funded')}
          hint={t('planning.teaching-time.funded.hint')}
          problems={problems}
        >
          {aria => <input type="text" inputmode="decimal" class="short" maxlength={7} value={typed.funded} {...aria} />}
        </Field>
        <button type="submit" class="main">
          {t('planning.teaching-time.go-on')}
        </button>
      </form>
    </Page>
  )
}
