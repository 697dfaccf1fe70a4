import { dayOf } from '../../platform/day.ts'
import { day } from '../../platform/show.ts'
import type { Visit } from '../../platform/visit.ts'
import { Page } from '../../ui/page.tsx'
import { Empty, Field, Problems, Tag } from '../../ui/pieces.tsx'
import { urls } from '../../urls.ts'
import { LetterLinks } from '../letters/letters.pages.tsx'
import { intakeQuestions } from './ask-for-evc.ts'
import { Admitting, Declaring, type DeskProps, NewJury, Replacing, WithWords } from './desk-jury.pages.tsx'
import { titleOf } from './evc.pages.tsx'
import { askedOf, hasScored, isScored, jurorsOf, partsOf, stateOf } from './evc.ts'
import { can, type ListedEvc, stepperOf } from './own.pages.tsx'
import { Outcome, StateTag, Story, TurnLines } from './standing.tsx'

/** What runs at the college, or where one was named. */
export const DeskEvcHesPage = ({
  visit,
  listed,
  programmes,
}: {
  visit: Visit
  listed: ListedEvc[]
  programmes: string[]
}) => {
  const { t } = visit
  return (
    <Page visit={visit} title={t('recognition.evc-he.desk')}>
      <h1>{t('recognition.evc-he.desk')}</h1>
      {listed.length === 0 ? (
        <Empty>
          <p>{t('recognition.evc-he.desk.empty')}</p>
        </Empty>
      ) : (
        <ul class="cards">
          {listed.map(each => (
            <li>
              <a class="card" href={urls.deskEvcHe(each.evc.id)}>
                <h2>{each.evc.ownerName}</h2>
                <p>{titleOf(each, t)}</p>
                <p>
                  {day(dayOf(each.evc.begunAt), t.language, 'plain')} <StateTag evc={each.evc} t={t} />
                </p>
              </a>
            </li>
          ))}
        </ul>
      )}
      {programmes.map(programme => (
        <p>
          <a href={urls.juryAgreement(programme)}>{t('recognition.evc-he.agreement.title')}</a>
        </p>
      ))}
    </Page>
  )
}

/** Per part how far the jury is; never what anybody found. */
const Progress = (props: DeskProps) => {
  const { visit, evc } = props
  const { t } = visit
  const jurors = jurorsOf(evc)
  const juror = jurors.some(({ personId }) => personId === visit.person.id)
  return (
    <section>
      <h2>{t('recognition.evc-he.parts')}</h2>
      <p>{t('recognition.evc-he.jurors', { names: jurors.map(({ name }) => name).join(', ') })}</p>
      <ul class="cards">
        {partsOf(evc).map(part => {
          const planned = evc.steps.findLast(step => step.kind === 'planned' && step.detail.part === part.id)
          const count = jurors.filter(({ personId }) => hasScored(evc, personId, part.id)).length
          const mine = hasScored(evc, visit.person.id, part.id)
          return (
            <li class="card">
              <h3>
                {juror ? (
                  <a href={urls.judgePart(evc.id, part.id)}>{part.title[t.language]}</a>
                ) : (
                  part.title[t.language]
                )}
              </h3>
              {planned?.kind === 'planned' && (
                <p>
                  {day(planned.detail.on, t.language)} {planned.detail.where}
                </p>
              )}
              <p>
                <Tag tone={isScored(evc, part.id) ? 'done' : 'todo'}>
                  {t('recognition.evc-he.scored', { count, of: evc.frame.jurors })}
                </Tag>{' '}
                {juror && !mine && can(props, 'scored') && (
                  <Tag tone="urgent">{t('recognition.evc-he.waits.score')}</Tag>
                )}
              </p>
              {part.kind === 'interview' && juror && (
                <a href={urls.interviewGuide(evc.id)}>{t('recognition.evc-he.guide.title')}</a>
              )}
              {can(props, 'planned') && !['portfolio', 'home-assignment'].includes(part.kind) && (
                <details>
                  <summary>
                    {t('recognition.evc-he.plan.title')}
                    <span class="hidden-text">: {part.title[t.language]}</span>
                  </summary>
                  <form method="post" action={urls.deskEvcHeStep(evc.id, 'plan')}>
                    <input type="hidden" name="part" value={part.id} />
                    <Field name={`on-${part.id}`} label={t('recognition.invite.on')}>
                      {aria => <input type="date" min={visit.today} {...aria} />}
                    </Field>
                    <Field name={`where-${part.id}`} label={t('recognition.invite.where')}>
                      {aria => <input type="text" maxlength={300} {...aria} />}
                    </Field>
                    <button type="submit">{t('recognition.evc-he.plan.do')}</button>
                  </form>
                </details>
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}

/** What was told at the start, and which competences are asked. */
const Intake = ({ visit, evc }: DeskProps) => {
  const { t } = visit
  const asked = evc.steps[0]
  if (asked?.kind !== 'asked') return null
  return (
    <details open={stateOf(evc) === 'to-admit'}>
      <summary>{t('recognition.evc-he.intake')}</summary>
      <p>
        {askedOf(evc)
          .map(({ title }) => title[t.language])
          .join(', ')}
      </p>
      <dl class="answers">
        {intakeQuestions.map((question, at) => (
          <div>
            <dt>{t(`recognition.evc-he.intake.${question}`)}</dt>
            <dd>{asked.detail.answers[at]}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}

/** A procedure for who guides, judges or coordinates it: what is theirs to do, and how far it is. */
export const DeskEvcHePage = (props: DeskProps) => {
  const { visit, evc, letters, refusal } = props
  const { t } = visit
  const state = stateOf(evc)
  const me = visit.person.id
  const declared = evc.steps.some(step => step.kind === 'declared' && step.personId === me)
  const deliberates = ['deliberation', 'to-confirm'].includes(state)
  return (
    <Page visit={visit} title={t('recognition.evc-he.title')}>
      <p>
        <a href={urls.deskEvcHes}>{t('recognition.evc-he.desk')}</a>
      </p>
      <Problems t={t} problems={refusal ? [{ field: null, text: t(refusal) }] : []} />
      <h1>{evc.ownerName}</h1>
      <p>
        {t('recognition.evc-he.of', { programme: titleOf(props, t) })} <StateTag evc={evc} t={t} />
      </p>
      <TurnLines evc={evc} visit={visit} who={stepperOf(visit)} />
      {can(props, 'declared') && !declared && <Declaring {...props} />}
      {can(props, 'admitted') && <Admitting {...props} />}
      {can(props, 'new-jury') && <NewJury {...props} />}
      {deliberates && (
        <p class="buttons">
          <a class="button main" href={urls.deliberation(evc.id)}>
            {t('recognition.evc-he.deliberation.go')}
          </a>
        </p>
      )}
      {can(props, 'confirmed') && (
        <section class="card">
          <h2>{t('recognition.evc-he.confirm.title')}</h2>
          <form method="post" action={urls.deskEvcHeStep(evc.id, 'bevestig')}>
            <button type="submit" class="main">
              {t('recognition.evc-he.confirm.do')}
            </button>
          </form>
          <WithWords
            action={urls.deskEvcHeStep(evc.id, 'terug')}
            name="terug"
            label={t('recognition.evc-he.return.words')}
            word={t('recognition.evc-he.return.do')}
          />
        </section>
      )}
      <Outcome evc={evc} t={t} />
      <LetterLinks visit={visit} letters={letters} />
      <Intake {...props} />
      {!['to-admit', 'declined'].includes(state) && (
        <p>
          <a href={urls.judgePart(evc.id, 'portfolio')}>{t('recognition.evc-he.portfolio.read')}</a>
        </p>
      )}
      {can(props, 'commented') && (
        <WithWords
          action={urls.deskEvcHeStep(evc.id, 'opmerking')}
          name="opmerking"
          label={t('recognition.evc-he.comment.words')}
          word={t('recognition.evc-he.comment.do')}
        />
      )}
      {can(props, 'more-time') && (
        <details>
          <summary>{t('recognition.evc-he.more-time.title')}</summary>
          <form method="post" action={urls.deskEvcHeStep(evc.id, 'meer-tijd')}>
            <Field name="until" label={t('recognition.evc-he.more-time.until')}>
              {aria => <input type="date" min={visit.today} {...aria} />}
            </Field>
            <Field name="words-tijd" label={t('recognition.evc-he.more-time.words')}>
              {aria => <textarea rows={2} maxlength={4000} {...aria} />}
            </Field>
            <button type="submit">{t('recognition.evc-he.more-time.do')}</button>
          </form>
        </details>
      )}
      {!['to-admit', 'declined', 'withdrawn'].includes(state) && <Progress {...props} />}
      {can(props, 'replaced') && <Replacing {...props} />}
      <Story evc={evc} visit={visit} />
    </Page>
  )
}
