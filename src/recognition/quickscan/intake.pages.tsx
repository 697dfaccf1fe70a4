import { Page } from '../../ui/page.tsx'
import { Choices, Field, type Problem, Problems } from '../../ui/pieces.tsx'
import { urls } from '../../urls.ts'
import type { KeptEvidence } from '../evidence/evidence.store.ts'
import { lastStep } from '../procedures/procedure.ts'
import type { Outcome } from './frame.ts'
import { answers } from './scan.ts'
import type { ScanPageProps } from './scan-page.ts'

const fieldOf: Record<string, string> = {
  'recognition.quickscan.intake.no-work': 'work',
  'recognition.quickscan.intake.wrong-years': 'years',
  'recognition.quickscan.intake.wrong-hours': 'hours',
  'recognition.quickscan.no-answer': 'says',
  'recognition.quickscan.no-example': 'example',
}

export const problemsOf = ({ refusal, visit }: Pick<ScanPageProps, 'refusal' | 'visit'>): Problem[] =>
  refusal ? [{ field: fieldOf[refusal] ?? null, text: visit.t(refusal) }] : []

/** Four questions before the quickscan: what one did, how long, what else, and the hours a week. */
export const IntakePage = (props: ScanPageProps & { hours: number | null }) => {
  const { visit, scan, typed = {}, hours } = props
  const { t } = visit
  const said = lastStep(scan, 'intake')?.detail
  const problems = problemsOf(props)
  const first = said ? said.minutesPerWeek / 60 : hours
  return (
    <Page visit={visit} title={t('recognition.quickscan.intake.title')} narrow>
      <Problems t={t} problems={problems} />
      <h1>{t('recognition.quickscan.intake.title')}</h1>
      <form method="post" action={urls.ownScanStep(scan.id, 'intake')}>
        <Field
          name="work"
          label={t('recognition.quickscan.intake.work')}
          hint={t('recognition.quickscan.intake.work.hint')}
          problems={problems}
        >
          {aria => (
            <textarea rows={3} maxlength={1000} {...aria}>
              {typed.work ?? said?.work}
            </textarea>
          )}
        </Field>
        <Field name="years" label={t('recognition.quickscan.intake.years')} problems={problems}>
          {aria => <input type="text" inputmode="numeric" class="short" value={typed.years ?? said?.years} {...aria} />}
        </Field>
        <Field
          name="other"
          label={t('recognition.quickscan.intake.other')}
          hint={t('recognition.quickscan.intake.other.hint')}
          problems={problems}
        >
          {aria => (
            <textarea rows={3} maxlength={1000} {...aria}>
              {typed.other ?? said?.other}
            </textarea>
          )}
        </Field>
        <Field
          name="hours"
          label={t('recognition.quickscan.intake.hours')}
          hint={t('recognition.quickscan.intake.hours.hint')}
          problems={problems}
        >
          {aria => (
            <input
              type="text"
              inputmode="numeric"
              class="short"
              value={typed.hours ?? (first === null ? '' : String(first))}
              {...aria}
            />
          )}
        </Field>
        <button type="submit" class="main">
          {t('recognition.quickscan.next')}
        </button>
      </form>
    </Page>
  )
}

/** A choice of one's own evidence, or of none. */
export const EvidenceChoice = ({
  own,
  chosen,
  label,
  t,
}: {
  own: KeptEvidence[]
  chosen: string
  label: string
  t: ScanPageProps['visit']['t']
}) => (
  <Field name="evidence" label={label}>
    {aria => (
      <select {...aria}>
        <option value="">{t('recognition.quickscan.no-item')}</option>
        {own.map(({ id, title }) => (
          <option value={id} selected={id === chosen}>
            {title}
          </option>
        ))}
      </select>
    )}
  </Field>
)

/** One learning outcome: can you do it, and one example. */
export const OutcomePage = (props: ScanPageProps & { outcome: Outcome; own: KeptEvidence[] }) => {
  const { visit, scan, outcome, own, typed = {} } = props
  const { t } = visit
  const said = props.weighed.find(each => each.outcome.id === outcome.id)?.answer
  const problems = problemsOf(props)
  const number = scan.frame.outcomes.findIndex(({ id }) => id === outcome.id) + 1
  return (
    <Page visit={visit} title={outcome.title[t.language]} narrow>
      <Problems t={t} problems={problems} />
      <p class="soft">{t('recognition.quickscan.number', { number, all: scan.frame.outcomes.length })}</p>
      <h1>{outcome.title[t.language]}</h1>
      <p>{outcome.hint[t.language]}</p>
      <form method="post" action={urls.scanOutcome(scan.id, outcome.id)}>
        <Choices
          name="says"
          legend={t('recognition.quickscan.can-you')}
          options={answers.map(value => ({ value, label: t(`recognition.quickscan.says.${value}`) }))}
          chosen={[typed.says ?? said?.says ?? '']}
        />
        <Field
          name="example"
          label={t('recognition.quickscan.example')}
          hint={t('recognition.quickscan.example.hint')}
          problems={problems}
        >
          {aria => (
            <textarea rows={4} maxlength={2000} {...aria}>
              {typed.example ?? said?.example}
            </textarea>
          )}
        </Field>
        {own.length > 0 && (
          <EvidenceChoice
            own={own}
            chosen={typed.evidence ?? said?.evidence ?? ''}
            label={t('recognition.quickscan.or-evidence')}
            t={t}
          />
        )}
        <button type="submit" class="main">
          {t('recognition.quickscan.keep')}
        </button>
      </form>
      <p>
        <a href={urls.ownScan(scan.id)}>{t('recognition.quickscan.stop-here')}</a>
      </p>
    </Page>
  )
}
