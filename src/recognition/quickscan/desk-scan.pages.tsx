import { hours } from '../../platform/show.ts'
import { Page } from '../../ui/page.tsx'
import { Choices, Field, Problems } from '../../ui/pieces.tsx'
import { urls } from '../../urls.ts'
import { LetterLinks } from '../letters/letters.pages.tsx'
import {
  ConfirmForm,
  JudgeForm,
  Judgements,
  ShownEvidence,
  StateTag,
  Story,
  TurnLines,
} from '../procedures/judged.pages.tsx'
import { judgementsOf, lastDecided } from '../procedures/judging.ts'
import { lastStep } from '../procedures/procedure.ts'
import { problemsOf } from './intake.pages.tsx'
import { StandingTag } from './own-scan.pages.tsx'
import { quickscan } from './quickscan.ts'
import { interviewGuide } from './scan.ts'
import { can, type ScanPageProps } from './scan-page.ts'

/** What the person said, outcome by outcome, with the example and the proofs that are still there. */
const Answers = ({ visit, scan, weighed, shown }: ScanPageProps) => {
  const { t } = visit
  const intake = lastStep(scan, 'intake')?.detail
  return (
    <section>
      <h2>{t('recognition.quickscan.desk.said')}</h2>
      {intake && (
        <dl class="answers">
          {(
            [
              [t('recognition.quickscan.intake.work'), intake.work],
              [t('recognition.quickscan.intake.years'), String(intake.years)],
              [t('recognition.quickscan.intake.other'), intake.other || '–'],
              [t('recognition.quickscan.intake.hours'), hours(intake.minutesPerWeek, t.language)],
            ] as const
          ).map(([about, says]) => (
            <div>
              <dt>{about}</dt>
              <dd>{says}</dd>
            </div>
          ))}
        </dl>
      )}
      <ul class="cards">
        {weighed.map(({ outcome, answer, standing, proofs }) => (
          <li class="card">
            <h3>{outcome.title[t.language]}</h3>
            <p>
              {answer && t(`recognition.quickscan.says.${answer.says}`)}{' '}
              {standing && <StandingTag standing={standing} t={t} />}
            </p>
            {answer?.example && <blockquote>{answer.example}</blockquote>}
            <ShownEvidence id={scan.id} shown={shown.filter(({ id }) => proofs.includes(id))} t={t} />
            {answer?.evidence && !proofs.includes(answer.evidence) && <p>{t('recognition.judging.evidence-gone')}</p>}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** What to ask, from the gaps, with room for what was said. */
const Talk = ({ visit, scan, weighed }: ScanPageProps) => {
  const { t } = visit
  const guide = interviewGuide(weighed)
  const said = scan.steps.flatMap(step => (step.kind === 'talked' ? step.detail.notes : []))
  const things = guide.length > 0 ? guide : scan.frame.outcomes.map(outcome => ({ outcome, questions: [] }))
  return (
    <section class="card">
      <h2>{t('recognition.quickscan.guide')}</h2>
      <p>{t(guide.length > 0 ? 'recognition.quickscan.guide.explain' : 'recognition.quickscan.guide.none')}</p>
      <form method="post" action={urls.deskScanStep(scan.id, 'gesprek')}>
        {things.map(({ outcome, questions }) => (
          <>
            <h3>{outcome.title[t.language]}</h3>
            <ul>
              {questions.map(question => (
                <li>{question[t.language]}</li>
              ))}
            </ul>
            <Field name={`note-${outcome.id}`} label={t('recognition.quickscan.note', { title: outcome.title })}>
              {aria => (
                <textarea rows={3} maxlength={4000} {...aria}>
                  {said.findLast(note => note.outcome === outcome.id)?.words}
                </textarea>
              )}
            </Field>
          </>
        ))}
        <button type="submit">{t('recognition.quickscan.note.do')}</button>
      </form>
    </section>
  )
}

const AskTest = ({ visit, scan }: ScanPageProps) => {
  const { t, today } = visit
  return (
    <details>
      <summary>{t('recognition.quickscan.test.ask')}</summary>
      <form method="post" action={urls.deskScanStep(scan.id, 'proef')}>
        <Choices
          name="outcome"
          legend={t('recognition.quickscan.test.what')}
          options={scan.frame.outcomes.map(({ id, title }) => ({ value: id, label: title[t.language] }))}
          chosen={[]}
          many
        />
        <Field name="on" label={t('recognition.invite.on')}>
          {aria => <input type="date" min={today} {...aria} />}
        </Field>
        <Field name="where" label={t('recognition.invite.where')}>
          {aria => <input type="text" maxlength={300} {...aria} />}
        </Field>
        <button type="submit">{t('recognition.invite.do')}</button>
      </form>
    </details>
  )
}

const TestResult = ({ visit, scan }: ScanPageProps) => {
  const { t } = visit
  const tested = lastStep(scan, 'test')?.detail.outcomes ?? []
  return (
    <section class="card">
      <h2>{t('recognition.test.title')}</h2>
      <form method="post" action={urls.deskScanStep(scan.id, 'uitslag')}>
        {scan.frame.outcomes
          .filter(({ id }) => tested.includes(id))
          .map(({ id, title }) => (
            <Choices
              name={`uitslag-${id}`}
              legend={title[t.language]}
              options={(['passed', 'failed'] as const).map(value => ({ value, label: t(`recognition.test.${value}`) }))}
              chosen={[]}
              inRow
            />
          ))}
        <Field name="words" label={t('recognition.test.words')}>
          {aria => <textarea rows={3} maxlength={4000} {...aria} />}
        </Field>
        <button type="submit" class="main">
          {t('recognition.test.do')}
        </button>
      </form>
    </section>
  )
}

const Notes = ({ visit: { t }, scan }: ScanPageProps) => {
  const tested = lastStep(scan, 'tested')?.detail
  const titleOf = (id: string) => scan.frame.outcomes.find(outcome => outcome.id === id)?.title[t.language] ?? id
  return tested ? (
    <ul>
      {tested.results.map(({ outcome, passed }) => (
        <li>
          {titleOf(outcome)}: {t(passed ? 'recognition.test.passed' : 'recognition.test.failed')}
        </li>
      ))}
    </ul>
  ) : null
}

/** A quickscan as the provider's people see it: what was said, what to ask, and what they can do now. */
export const DeskScanPage = (props: ScanPageProps) => {
  const { visit, scan, programme, letters, typed } = props
  const { t } = visit
  const state = quickscan.stateOf(scan)
  const judgements = judgementsOf(scan)
  const stepOf = (step: string) => urls.deskScanStep(scan.id, step)
  const judge = { things: scan.frame.outcomes, seen: scan.steps.length, typed, t }
  return (
    <Page visit={visit} title={t('recognition.quickscan.title')}>
      <p>
        <a href={urls.deskScans}>{t('recognition.quickscan.at-desk')}</a>
      </p>
      <Problems t={t} problems={problemsOf(props)} />
      <h1>{scan.ownerName}</h1>
      <p>
        {t('recognition.quickscan.of', { programme: programme?.title ?? scan.programme })} ·{' '}
        {t(`recognition.quickscan.evc.${scan.frame.evc}`)}{' '}
        <StateTag state={state} before="recognition.quickscan.runs" t={t} />
      </p>
      <TurnLines turns={quickscan.turnsOf(scan)} procedure={scan} visit={visit} />
      {can(props, 'confirmed') && (
        <>
          <Judgements judgements={lastDecided(scan)} things={scan.frame.outcomes} t={t} />
          <ConfirmForm stepOf={stepOf} t={t} />
        </>
      )}
      {judgements && <Judgements judgements={judgements} things={scan.frame.outcomes} t={t} />}
      {can(props, 'heard') && <JudgeForm {...judge} action={stepOf('beroep')} first={lastDecided(scan)} appeal />}
      <Answers {...props} />
      {can(props, 'talked') && <Talk {...props} />}
      {can(props, 'tested') && <TestResult {...props} />}
      <Notes {...props} />
      {can(props, 'test') && <AskTest {...props} />}
      {can(props, 'decided') && <JudgeForm {...judge} action={stepOf('beslis')} first={lastDecided(scan)} />}
      <LetterLinks visit={visit} letters={letters} />
      <Story steps={scan.steps} visit={visit} />
    </Page>
  )
}
