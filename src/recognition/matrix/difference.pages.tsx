import type { Child } from 'hono/jsx'
import { length } from '../../catalogue/index.ts'
import type { Day } from '../../platform/day.ts'
import { day } from '../../platform/show.ts'
import type { Visit } from '../../platform/visit.ts'
import type { Word } from '../../platform/words.ts'
import { Page } from '../../ui/page.tsx'
import { Empty, Field, Problems, Tag } from '../../ui/pieces.tsx'
import { urls } from '../../urls.ts'
import type { Job } from '../chances/chance.ts'
import type { ConcordanceRow } from '../concordance.ts'
import { type Finding, isFault } from './checks.ts'
import type { Difference } from './difference.ts'
import { evidenceName } from './grid.ts'
import { matrixName } from './matrix.pages.tsx'
import { Progress } from './progress.tsx'
import type { Standing } from './standing.ts'
import { Findings } from './table.pages.tsx'

interface DifferencePageProps {
  visit: Visit
  standing: Standing
  difference: Difference
  /** null: between what holds now and the draft. */
  between: { from: Day; to: Day } | null
  /** What the draft's own rows give cause for. */
  findings: Finding[]
  job: Job | null
  typed: string
  refusal?: Word
}

const sizeOf = ({ visit: { t }, standing }: DifferencePageProps, row: ConcordanceRow): string => {
  const unit = standing.sheets.find(({ modules }) => modules.some(({ id }) => id === row.module))?.programme.unit
  const size =
    row.minutes === null
      ? t('recognition.table.whole')
      : t('recognition.table.part', { size: length(row.minutes, unit ?? 'hour', t) })
  return `${size}, ${t(`recognition.matrix.short.${row.decides}`)}`
}

const Row = ({ props, row, children }: { props: DifferencePageProps; row: ConcordanceRow; children: Child }) => {
  const { visit, standing } = props
  const { t } = visit
  const names = evidenceName(row.evidence, standing.catalogue).map(name => name[t.language])
  const module = standing.catalogue.modules.get(row.module)?.title[t.language] ?? row.module
  return (
    <li>
      {children} <b>{module}</b>: {names.join(' + ')}
    </li>
  )
}

const Differences = (props: DifferencePageProps) => {
  const { difference } = props
  const { t } = props.visit
  const { added, gone, changed } = difference
  return (
    <ul>
      {added.map(row => (
        <Row props={props} row={row}>
          <Tag tone="done">{t('recognition.matrix.added')}</Tag> {sizeOf(props, row)}.
        </Row>
      ))}
      {changed.map(({ from, to }) => (
        <Row props={props} row={to}>
          <Tag tone="perhaps">{t('recognition.matrix.changed')}</Tag> {sizeOf(props, from)} → {sizeOf(props, to)}.
        </Row>
      ))}
      {gone.map(row => (
        <Row props={props} row={row}>
          <Tag tone="urgent">{t('recognition.matrix.gone')}</Tag> {sizeOf(props, row)}.
        </Row>
      ))}
    </ul>
  )
}

const Publish = ({ visit: { t }, standing, findings, typed, refusal }: DifferencePageProps) => {
  const { matrix, edition, base } = standing
  const problems = refusal === 'recognition.matrix.past' ? [{ field: 'from', text: t(refusal) }] : []
  if (findings.some(isFault)) return <p>{t('recognition.matrix.faults')}</p>
  return (
    <form class="card" method="post" action={urls.publishMatrix(matrix.of)}>
      <h2>{t('recognition.matrix.publish')}</h2>
      <p>{t('recognition.matrix.publish.explain')}</p>
      <input type="hidden" name="seen" value={edition} />
      <Field name="from" label={t('recognition.matrix.from')} problems={problems}>
        {aria => <input type="date" min={base} value={typed || base} {...aria} />}
      </Field>
      <button type="submit" class="main">
        {t('recognition.matrix.publish.do')}
      </button>
    </form>
  )
}

const Affected = ({ visit, standing, between, job }: DifferencePageProps) => {
  const { t } = visit
  const isOld = between === null && (job?.cause !== 'count' || job.edition !== standing.edition)
  return (
    <>
      <h2>{t('recognition.matrix.affected')}</h2>
      {job && !isOld && <Progress visit={visit} job={job} />}
      {isOld && (
        <form method="post" action={urls.countAffected(standing.matrix.of)}>
          <p>{t('recognition.matrix.count.explain')}</p>
          <button type="submit">{t('recognition.matrix.count')}</button>
        </form>
      )}
    </>
  )
}

/** What differs between two tables, whom it concerns, and (for the draft) publishing it. */
export const DifferencePage = (props: DifferencePageProps) => {
  const { visit, standing, difference, between, findings, job, refusal } = props
  const { t } = visit
  const { matrix } = standing
  const plain = (value: Day) => day(value, t.language, 'plain')
  const title = between
    ? t('recognition.matrix.between', { from: plain(between.from), to: plain(between.to) })
    : t('recognition.matrix.your-changes')
  const isEmpty = difference.added.length + difference.gone.length + difference.changed.length === 0
  return (
    <Page visit={visit} title={title} narrow>
      <p>
        <a href={urls.matrix(matrix.of)}>{matrixName(visit, matrix)}</a>
      </p>
      <Problems
        t={t}
        problems={refusal ? [{ field: refusal === 'recognition.matrix.past' ? 'from' : null, text: t(refusal) }] : []}
      />
      <h1>{title}</h1>
      {isEmpty ? (
        <Empty>
          <p>{t('recognition.matrix.no-difference')}</p>
        </Empty>
      ) : (
        <>
          <Differences {...props} />
          {findings.length > 0 && <Findings findings={findings} t={t} />}
          {(between === null || job !== null) && <Affected {...props} />}
          {between === null && <Publish {...props} />}
        </>
      )}
    </Page>
  )
}
