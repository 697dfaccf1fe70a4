import { dayOf } from '../../platform/day.ts'
import { day, figure } from '../../platform/show.ts'
import type { Visit } from '../../platform/visit.ts'
import type { Translate } from '../../platform/words.ts'
import { Page } from '../../ui/page.tsx'
import { Empty, Field, Figures, type Problem as FormProblem, Problems } from '../../ui/pieces.tsx'
import { urls } from '../../urls.ts'
import type { Counts, Progress } from './apply.ts'
import type { ImportReport } from './import-file.ts'
import { importerNames } from './importers.ts'
import type { Question, Refused, Stored } from './reading.ts'
import type { Run } from './runs.store.ts'
import { problemLine, questionLine, refusalLines } from './say.ts'
import type { UnderWay } from './under-way.ts'

const Upload = ({ t, problems }: { t: Translate; problems: FormProblem[] }) => (
  <form class="card" method="post" action={urls.imports} enctype="multipart/form-data">
    <Field name="bestand" label={t('catalogue.import.file')} hint={t('catalogue.import.file.hint')} problems={problems}>
      {aria => <input type="file" {...aria} required />}
    </Field>
    <Field name="soort" label={t('catalogue.import.kind')}>
      {aria => (
        <select {...aria}>
          <option value="">{t('catalogue.import.kind.guess')}</option>
          {importerNames.map(name => (
            <option value={name}>{t(`catalogue.import.kind.${name}`)}</option>
          ))}
        </select>
      )}
    </Field>
    <button type="submit" class="main">
      {t('catalogue.import.start')}
    </button>
  </form>
)

const counted = ['fresh', 'changed', 'questions'] as const

const Runs = ({ runs, t }: { runs: Run[]; t: Translate }) =>
  runs.length === 0 ? (
    <Empty>
      <p>{t('catalogue.import.runs.none')}</p>
    </Empty>
  ) : (
    <table class="table folds">
      <caption class="hidden-text">{t('catalogue.import.runs')}</caption>
      <thead>
        <tr>
          {(['file', 'run.day', 'run.by'] as const).map(head => (
            <th scope="col">{t(`catalogue.import.${head}`)}</th>
          ))}
          {counted.map(head => (
            <th scope="col" class="amount">
              {t(`catalogue.import.${head}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {runs.map(({ id, fileName, beganAt, name, report }) => (
          <tr>
            <th scope="row">
              <a href={urls.importRun(id)}>{fileName}</a>
            </th>
            <td data-label={t('catalogue.import.run.day')}>{day(dayOf(beganAt), t.language, 'short')}</td>
            <td data-label={t('catalogue.import.run.by')}>{name ?? t('catalogue.import.by.operator')}</td>
            {counted.map(head => (
              <td class="amount" data-label={t(`catalogue.import.${head}`)}>
                {figure(report?.[head] ?? 0, t.language)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )

export const ImportsPage = (props: { visit: Visit; runs: Run[]; problems?: FormProblem[] }) => {
  const { visit, runs, problems = [] } = props
  const { t } = visit
  return (
    <Page visit={visit} title={t('catalogue.import.title')}>
      <Problems t={t} problems={problems} />
      <h1>{t('catalogue.import.title')}</h1>
      <p>{t('catalogue.import.intro')}</p>
      <Upload t={t} problems={problems} />
      <h2>{t('catalogue.import.runs')}</h2>
      <Runs runs={runs} t={t} />
    </Page>
  )
}

const stepLine = ({ done, total, step }: Progress, t: Translate): string =>
  step === 'reading' || step === 'comparing'
    ? t(`catalogue.import.under-way.${step}`)
    : t('catalogue.import.under-way.storing', { table: t(`catalogue.import.table.${step}`), done, total })

/** Looks again by itself through the header Refresh, also without JavaScript. */
export const UnderWayPage = ({ visit, run, state }: { visit: Visit; run: string; state: UnderWay }) => {
  const { t } = visit
  const { done, total } = state.progress
  return (
    <Page visit={visit} title={t('catalogue.import.under-way', { file: state.fileName })} narrow>
      <h1>{t('catalogue.import.under-way', { file: state.fileName })}</h1>
      <p role="status" id="stand">
        {stepLine(state.progress, t)}
      </p>
      <p>
        {total === 0 ? (
          <progress aria-labelledby="stand" />
        ) : (
          <progress aria-labelledby="stand" value={done} max={total} />
        )}
      </p>
      <p class="soft">{t('catalogue.import.under-way.again')}</p>
      <p class="buttons">
        <a class="button" href={urls.importRun(run)}>
          {t('catalogue.import.under-way.look')}
        </a>
      </p>
    </Page>
  )
}

const Back = ({ t }: { t: Translate }) => (
  <p>
    <a class="way-back" href={urls.imports}>
      {t('catalogue.import.back')}
    </a>
  </p>
)

export const RefusedPage = (props: { visit: Visit; fileName: string; refused: Refused }) => {
  const { visit, fileName, refused } = props
  const { t } = visit
  const [why, ...lines] = refusalLines(refused, t)
  return (
    <Page visit={visit} title={t('catalogue.import.refused', { file: fileName })} narrow>
      <Back t={t} />
      <h1>{t('catalogue.import.refused', { file: fileName })}</h1>
      <div class="problems" role="alert">
        <p>{why}</p>
        <ul>
          {lines.map(line => (
            <li>{line}</li>
          ))}
        </ul>
      </div>
    </Page>
  )
}

const outcomes = ['fresh', 'changed', 'same'] as const

const PerTable = ({ perTable, t }: { perTable: ImportReport['perTable']; t: Translate }) => (
  <table class="table folds">
    <caption>{t('catalogue.import.report.tables')}</caption>
    <thead>
      <tr>
        <th scope="col">{t('catalogue.import.report.table')}</th>
        {outcomes.map(head => (
          <th scope="col" class="amount">
            {t(`catalogue.import.${head}`)}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {(Object.entries(perTable) as [Stored, Counts][]).map(([table, counts]) => (
        <tr>
          <th scope="row">{t(`catalogue.import.table.${table}`)}</th>
          {outcomes.map(head => (
            <td class="amount" data-label={t(`catalogue.import.${head}`)}>
              {figure(counts[head], t.language)}
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  </table>
)

const mostShown = 300

const Lines = ({ lines, t }: { lines: string[]; t: Translate }) => (
  <>
    <ul>
      {lines.slice(0, mostShown).map(line => (
        <li>{line}</li>
      ))}
    </ul>
    {lines.length > mostShown && (
      <p>{t('catalogue.import.report.questions.more', { count: lines.length - mostShown })}</p>
    )}
  </>
)

const Vanished = ({ vanished, t }: { vanished: ImportReport['vanished']; t: Translate }) => {
  const lines = (Object.entries(vanished) as [Stored, string[]][]).flatMap(([table, keys]) =>
    keys.map(what => t('catalogue.import.at', { place: t(`catalogue.import.table.${table}`), what })),
  )
  return lines.length === 0 ? null : (
    <section>
      <h2>{t('catalogue.import.report.vanished')}</h2>
      <p>{t('catalogue.import.report.vanished.explain')}</p>
      <Lines lines={lines} t={t} />
    </section>
  )
}

export const RunPage = (props: {
  visit: Visit
  run: Run & { report: Omit<ImportReport, 'keys'> }
  questions: Pick<Question, 'question' | 'with'>[]
}) => {
  const { visit, run, questions } = props
  const { t } = visit
  const { report } = run
  const quiet = report.fresh + report.changed + report.derived === 0
  return (
    <Page visit={visit} title={t('catalogue.import.report', { file: run.fileName })}>
      <Back t={t} />
      <h1>{t('catalogue.import.report', { file: run.fileName })}</h1>
      <p class="soft">
        {t(`catalogue.import.kind.${report.importer}`)}. {day(dayOf(run.beganAt), t.language)},{' '}
        {run.name ?? t('catalogue.import.by.operator')}
      </p>
      <Figures
        figures={(['read', ...outcomes, 'questions'] as const).map(name => ({
          value: figure(report[name], t.language),
          meaning: t(`catalogue.import.${name}`),
        }))}
      />
      {quiet && <p class="notice">{t('catalogue.import.report.nothing-new')}</p>}
      {report.derived > 0 && <p>{t('catalogue.import.report.derived', { count: report.derived })}</p>}
      {Object.keys(report.perTable).length > 0 && <PerTable perTable={report.perTable} t={t} />}
      <section>
        <h2>{t('catalogue.import.report.questions')}</h2>
        {questions.length === 0 ? (
          <Empty>
            <p>{t('catalogue.import.report.questions.none')}</p>
          </Empty>
        ) : (
          <Lines lines={questions.map(question => questionLine(question, t))} t={t} />
        )}
      </section>
      {report.problems.length > 0 && (
        <section>
          <h2>{t('catalogue.import.report.problems')}</h2>
          <Lines lines={report.problems.map(problem => problemLine(problem, t))} t={t} />
        </section>
      )}
      <Vanished vanished={report.vanished} t={t} />
    </Page>
  )
}
