import type { Module } from '../../catalogue/index.ts'
import { hours } from '../../platform/show.ts'
import type { Visit } from '../../platform/visit.ts'
import type { Translate, Word } from '../../platform/words.ts'
import { Page } from '../../ui/page.tsx'
import { Field, type Problem, Problems } from '../../ui/pieces.tsx'
import { urls } from '../../urls.ts'
import type { FoundScheme } from './scheme.store.ts'
import { dayKinds, mostJobs, mostSemesters, weekDays } from './scheme.ts'
import { fieldNames, type Values, withInternship } from './version-form.ts'

export interface ProposeProps {
  visit: Visit
  scheme: FoundScheme
  modules: Module[]
  values: Values
  seen: number
  refusal?: Word
}

const fieldOf: Partial<Record<Word, string>> = {
  'planning.article-60.no.from': 'van',
  'planning.article-60.no.until': 'tot',
  'planning.article-60.no.weeks': 'weken',
  'planning.article-60.no.semester': 'semester-1',
  'planning.article-60.no.modules': 'semester-1',
  'planning.article-60.no.job': fieldNames.job(1),
  'planning.article-60.no.minutes': fieldNames.job(1),
  'planning.article-60.no.counts': fieldNames.job(1),
}

interface Part {
  t: Translate
  modules: Module[]
  values: Values
  number: number
  problems: Problem[]
}

const SemesterFields = ({ t, modules, values, number }: Part) => (
  <fieldset class="card" id={`semester-${number}`}>
    <legend>{t('planning.article-60.semester', { number })}</legend>
    <div class="week-fields">
      {weekDays.map(each => {
        const name = fieldNames.day(number, each)
        return (
          <Field name={name} label={t(`planning.article-60.weekday.${each}.long`)}>
            {aria => (
              <select {...aria}>
                {dayKinds.map(kind => (
                  <option value={kind} selected={values.one(name) === kind}>
                    {t(`planning.article-60.day.${kind}`)}
                  </option>
                ))}
              </select>
            )}
          </Field>
        )
      })}
    </div>
    <details open={values.all(fieldNames.modules(number)).length > 0 || number === 1}>
      <summary>{t('planning.article-60.modules')}</summary>
      <ul class="choices in-row">
        {modules.map(({ id, title }) => (
          <li>
            <label class="choice">
              <input
                type="checkbox"
                name={fieldNames.modules(number)}
                value={id}
                checked={values.all(fieldNames.modules(number)).includes(id)}
              />
              <span>{title[t.language]}</span>
            </label>
          </li>
        ))}
      </ul>
    </details>
    <label class="choice">
      <input
        type="checkbox"
        name={fieldNames.asksAge(number)}
        checked={values.one(fieldNames.asksAge(number)) === 'on'}
      />
      <span>{t('planning.article-60.asks-age')}</span>
    </label>
  </fieldset>
)

const JobFields = ({ t, modules, values, number, problems }: Part) => (
  <fieldset class="card">
    <legend>{t('planning.article-60.job', { number })}</legend>
    <Field
      name={fieldNames.job(number)}
      label={t('planning.article-60.job.title')}
      {...(number > 1 ? { hint: t('planning.article-60.job.maybe') } : {})}
      problems={problems}
    >
      {aria => <input type="text" maxlength={120} value={values.one(fieldNames.job(number))} {...aria} />}
    </Field>
    <Field name={fieldNames.jobEn(number)} label={t('planning.article-60.job.title.en')}>
      {aria => <input type="text" maxlength={120} value={values.one(fieldNames.jobEn(number))} {...aria} />}
    </Field>
    {withInternship(modules).map(({ id, title, workplace }) => {
      const [counts, most] = [fieldNames.counts(number, id), fieldNames.hours(number, id)]
      const module = `${title[t.language]} (${hours(workplace, t.language)})`
      return (
        <div class="pair">
          <Field name={counts} label={t('planning.article-60.job.counts', { module })}>
            {aria => (
              <select {...aria}>
                {(['none', 'whole', 'part'] as const).map(each => (
                  <option value={each} selected={values.one(counts) === each}>
                    {t(`planning.article-60.job.${each}`)}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <Field name={most} label={t('planning.article-60.job.hours', { module: title })}>
            {aria => (
              <input type="text" inputmode="decimal" class="short" maxlength={6} value={values.one(most)} {...aria} />
            )}
          </Field>
        </div>
      )
    })}
  </fieldset>
)

/** How far the form shows empty semesters: one after the last, three at least. */
const shown = ({ all }: Values): number => {
  const last = Array.from({ length: mostSemesters }, (_, at) => at + 1).findLast(
    number => all(fieldNames.modules(number)).length > 0,
  )
  return Math.min(mostSemesters, Math.max(3, (last ?? 0) + 1))
}
const jobsShown = ({ one }: Values): number =>
  Math.min(
    mostJobs,
    1 + Array.from({ length: mostJobs }, (_, at) => one(fieldNames.job(at + 1))).filter(each => each !== '').length,
  )

export const ProposePage = ({ visit, scheme, modules, values, seen, refusal }: ProposeProps) => {
  const { t } = visit
  const problems: Problem[] = refusal ? [{ field: fieldOf[refusal] ?? null, text: t(refusal) }] : []
  const title = t('planning.article-60.propose')
  const part = { t, modules, values, problems }
  return (
    <Page visit={visit} title={title}>
      <p>
        <a href={urls.scheme60(scheme.id)}>{scheme.title[t.language]}</a>
      </p>
      <Problems problems={problems} t={t} />
      <h1>{title}</h1>
      <p>{t('planning.article-60.propose.explain', { service: scheme.service })}</p>
      <form method="post" action={urls.propose60(scheme.id)}>
        <input type="hidden" name="gezien" value={seen} />
        <div class="week-fields">
          <Field name="van" label={t('planning.article-60.from')} problems={problems}>
            {aria => <input type="date" value={values.one('van')} {...aria} />}
          </Field>
          <Field name="tot" label={t('planning.article-60.until')} problems={problems}>
            {aria => <input type="date" value={values.one('tot')} {...aria} />}
          </Field>
          <Field name="weken" label={t('planning.article-60.weeks-of')} problems={problems}>
            {aria => (
              <input
                type="text"
                inputmode="numeric"
                class="short"
                maxlength={2}
                value={values.one('weken')}
                {...aria}
              />
            )}
          </Field>
        </div>
        {Array.from({ length: shown(values) }, (_, at) => (
          <SemesterFields {...part} number={at + 1} />
        ))}
        <h2>{t('planning.article-60.counts')}</h2>
        {Array.from({ length: jobsShown(values) }, (_, at) => (
          <JobFields {...part} number={at + 1} />
        ))}
        <button type="submit" class="main">
          {t('planning.article-60.propose.do')}
        </button>
      </form>
    </Page>
  )
}
