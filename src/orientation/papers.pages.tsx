import type { Paper } from '../people/index.ts'
import { Field, type Problem, Tag } from '../ui/pieces.tsx'
import { urls } from '../urls.ts'
import { Finder, type Found } from './finder.tsx'
import { asTyped, keyOf, paperFields } from './papers.ts'
import { QuestionPage } from './question.pages.tsx'
import { sayDay } from './say-back.ts'
import type { Step } from './walk.ts'

interface PapersProps {
  step: Step
  papers: Paper[]
  found: Found
  asked: string
  own: string
  typed?: (field: string) => string | undefined
  problems?: Problem[]
  /** What just happened, in sentences. */
  notices?: string[]
}

const Details = ({ paper, props }: { paper: Paper; props: PapersProps }) => {
  const { t } = props.step.visit
  const { typed, problems = [] } = props
  const field = paperFields(paper)
  return (
    <div class="years">
      <Field
        name={field.when}
        label={t('orientation.papers.when')}
        hint={t('orientation.papers.when.hint')}
        problems={problems}
      >
        {aria => (
          <input
            {...aria}
            type="text"
            class="short"
            maxlength={12}
            value={typed?.(field.when) ?? asTyped(paper.issuedOn)}
          />
        )}
      </Field>
      <Field name={field.issuer} label={t('orientation.papers.issuer')} problems={problems}>
        {aria => <input {...aria} type="text" maxlength={200} value={typed?.(field.issuer) ?? paper.issuer ?? ''} />}
      </Field>
    </div>
  )
}

const PaperRow = ({ paper, props }: { paper: Paper; props: PapersProps }) => {
  const { t } = props.step.visit
  const told = [paper.issuer, paper.issuedOn && sayDay(paper.issuedOn, t)].filter(Boolean).join(', ')
  return (
    <li>
      <span>
        <strong>{paper.title}</strong>
        {paper.shown === 'register' && told && <span class="small"> {told}</span>}
      </span>
      {paper.shown === 'register' ? (
        <Tag tone="done" icon="check">
          {t('orientation.papers.register')}
        </Tag>
      ) : (
        <Details paper={paper} props={props} />
      )}
      <button type="submit" class="quiet" name="remove" value={keyOf(paper)}>
        {t('orientation.remove')}
        <span class="hidden-text">: {paper.title}</span>
      </button>
    </li>
  )
}

/** What is not in the list: one's own words, or the file of the register. */
const OtherWays = ({ props }: { props: PapersProps }) => {
  const { step, own, problems = [] } = props
  const { t } = step.visit
  const open = own !== '' || problems.some(({ field }) => field === 'eigen' || field === 'led')
  return (
    <details class="why" open={open}>
      <summary>{t('orientation.papers.other')}</summary>
      <Field
        name="eigen"
        label={t('orientation.papers.own')}
        hint={t('orientation.papers.own.hint')}
        problems={problems}
      >
        {aria => <input {...aria} type="text" maxlength={300} value={own} />}
      </Field>
      <button type="submit" name="do" value="eigen">
        {t('orientation.add')}
      </button>
      <h2>{t('orientation.papers.led')}</h2>
      <Field
        name="led"
        label={t('orientation.papers.led.file')}
        hint={t('orientation.papers.led.hint')}
        problems={problems}
      >
        {aria => <input {...aria} type="file" accept=".xml,text/xml,application/xml" />}
      </Field>
      <button type="submit" name="do" value="led">
        {t('orientation.papers.led.read')}
      </button>
    </details>
  )
}

export const PapersPage = (props: PapersProps) => {
  const { step, papers, found, asked, problems = [], notices = [] } = props
  const { t } = step.visit
  return (
    <QuestionPage step={step} problems={problems} scripts={['live']} sendsFiles>
      {notices.length > 0 && (
        <div class="notice" role="status">
          {notices.map(text => (
            <div>{text}</div>
          ))}
        </div>
      )}
      <Finder
        visit={step.visit}
        label={t('orientation.papers.search')}
        hint={t('orientation.papers.search.hint')}
        live={urls.search(step.question.slug)}
        typed={asked}
        found={found}
        problems={problems}
      />
      <OtherWays props={props} />
      {papers.length > 0 && (
        <section aria-labelledby="gekozen">
          <h2 id="gekozen">{t('orientation.papers.chosen', { count: papers.length })}</h2>
          <ul class="picked">
            {papers.map(paper => (
              <PaperRow paper={paper} props={props} />
            ))}
          </ul>
        </section>
      )}
    </QuestionPage>
  )
}
