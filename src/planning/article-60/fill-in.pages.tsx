import type { Visit } from '../../platform/visit.ts'
import type { Word } from '../../platform/words.ts'
import { Page } from '../../ui/page.tsx'
import { Choices, Empty, Field, type Problem, Problems } from '../../ui/pieces.tsx'
import { urls } from '../../urls.ts'
import type { Client } from './plan.store.ts'
import type { FoundScheme } from './scheme.store.ts'
import type { Job } from './scheme.ts'
import type { Values } from './version-form.ts'

export interface FillInProps {
  visit: Visit
  client: Client
  /** Schemes that both sides agreed on, each with its jobs; the one that runs, when there is a plan. */
  schemes: (FoundScheme & { jobs: Job[] })[]
  limits: number[]
  values: Values
  /** The newest that this page shows. */
  seen: number
  refusal?: Word
}

const fieldOf: Partial<Record<Word, string>> = {
  'planning.article-60.no.scheme': 'regeling',
  'planning.article-60.no.start': 'start',
  'planning.article-60.no.version': 'start',
  'planning.article-60.no.percent': 'procent',
  'planning.article-60.no.born': 'jaar',
  'planning.article-60.no.which-job': 'werk',
}

/** Groups of ages between the limits of the rules: `-36`, `36-50`, `50-`. */
export const groupsOf = (limits: readonly number[]): { value: string; from: number | null; below: number | null }[] =>
  [null, ...limits].map((from, at) => {
    const below = limits[at] ?? null
    return { value: `${from ?? ''}-${below ?? ''}`, from, below }
  })

const Ages = ({ visit: { t }, limits, values, problems }: FillInProps & { problems: Problem[] }) => (
  <>
    <Field
      name="jaar"
      label={t('planning.article-60.year')}
      hint={t('planning.article-60.year.hint')}
      problems={problems}
    >
      {aria => (
        <input type="text" inputmode="numeric" class="short" maxlength={4} value={values.one('jaar')} {...aria} />
      )}
    </Field>
    <details class="card" open={values.one('verjaardag') !== '' || values.one('leeftijd') !== ''}>
      <summary>{t('planning.article-60.other-age')}</summary>
      <Field name="verjaardag" label={t('planning.article-60.birthday')} hint={t('planning.article-60.birthday.hint')}>
        {aria => <input type="date" value={values.one('verjaardag')} {...aria} />}
      </Field>
      <Choices
        name="leeftijd"
        legend={t('planning.article-60.group')}
        options={[
          { value: '', label: t('planning.article-60.group.none') },
          ...groupsOf(limits).map(({ value, from, below }) => ({
            value,
            label:
              from === null
                ? t('planning.article-60.group.below', { below: below ?? 0 })
                : below === null
                  ? t('planning.article-60.group.from', { from })
                  : t('planning.article-60.group.between', { from, to: below - 1 }),
          })),
        ]}
        chosen={[values.one('leeftijd')]}
        inRow
      />
    </details>
  </>
)

/** What a guide fills in of one of their people: as little as decides. */
export const FillInPage = (props: FillInProps) => {
  const { visit, client, schemes, values, seen, refusal } = props
  const { t } = visit
  const problems = refusal ? [{ field: fieldOf[refusal] ?? null, text: t(refusal) }] : []
  const title = t('planning.article-60.fill', { name: client.name })
  const [only, ...others] = schemes
  return (
    <Page visit={visit} title={title} narrow>
      <p>
        <a href={urls.article60}>{t('planning.article-60.title')}</a>
      </p>
      <Problems problems={problems} t={t} />
      <h1>{title}</h1>
      {!only ? (
        <Empty>
          <p>{t('planning.article-60.fill.no-scheme')}</p>
          <a class="button" href={urls.article60}>
            {t('planning.article-60.title')}
          </a>
        </Empty>
      ) : (
        <form method="post" action={urls.fillIn60(client.access)}>
          <input type="hidden" name="gezien" value={seen} />
          {others.length === 0 ? (
            <input type="hidden" name="regeling" value={only.id} />
          ) : (
            <Choices
              name="regeling"
              legend={t('planning.article-60.fill.scheme')}
              options={schemes.map(({ id, title, provider }) => ({
                value: id,
                label: title[t.language],
                hint: provider,
              }))}
              chosen={[values.one('regeling') || only.id]}
            />
          )}
          <Field
            name="start"
            label={t('planning.article-60.start')}
            hint={t('planning.article-60.start.hint')}
            problems={problems}
          >
            {aria => <input type="date" value={values.one('start')} {...aria} />}
          </Field>
          <Field
            name="procent"
            label={t('planning.article-60.percent')}
            hint={t('planning.article-60.percent.hint')}
            problems={problems}
          >
            {aria => (
              <input
                type="text"
                inputmode="numeric"
                class="short"
                maxlength={3}
                value={values.one('procent')}
                {...aria}
              />
            )}
          </Field>
          <Ages {...props} problems={problems} />
          {schemes.some(({ jobs }) => jobs.length > 1) && (
            <Choices
              name="werk"
              legend={t('planning.article-60.which-job')}
              options={schemes.flatMap(({ jobs, title }) =>
                jobs.map((job, at) => ({
                  value: String(at),
                  label: job.title[t.language],
                  ...(others.length > 0 ? { hint: title[t.language] } : {}),
                })),
              )}
              chosen={[values.one('werk') || '0']}
            />
          )}
          <button type="submit" class="main">
            {t('planning.article-60.show')}
          </button>
        </form>
      )}
    </Page>
  )
}
