import { day, money } from '../../../platform/show.ts'
import type { Visit } from '../../../platform/visit.ts'
import type { Translate, Word } from '../../../platform/words.ts'
import { Page } from '../../../ui/page.tsx'
import { Empty, Field, type Problem, Problems, Tag } from '../../../ui/pieces.tsx'
import { urls } from '../../../urls.ts'
import type { Board } from '../over-route/board.ts'
import { amountSaid } from '../over-route/incentive-table.tsx'
import { officialSaid } from './application.ts'
import { type Application, standing } from './applications.ts'
import { howOf, tones } from './applying.pages.tsx'
import { counting, type Follow, type StepKind, stepsFrom } from './follow.ts'

export interface StepTyped {
  step: string
  onDay: string
  euros: string
  note: string
}

const History = ({ follow, t }: { follow: Follow; t: Translate }) => {
  const counts = new Set(counting(follow.steps))
  return (
    <ul class="timeline">
      {follow.steps.map(step => (
        <li>
          <p>
            {step.step !== 'undone' && !counts.has(step) ? (
              <s>{t(`incentives.step.${step.step}`)}</s>
            ) : (
              <b>{t(`incentives.step.${step.step}`)}</b>
            )}{' '}
            {day(step.onDay, t.language, 'plain')}
            {step.cents !== null && `: ${money(step.cents, t.language)}`}
            {step.note && <span class="soft"> · {step.note}</span>}
          </p>
        </li>
      ))}
    </ul>
  )
}

const StepForm = (props: {
  application: Application
  address: string
  typed: StepTyped
  problems: Problem[]
  visit: Visit
}) => {
  const { application, address, typed, problems, visit } = props
  const { t } = visit
  const at = standing(application)
  const kinds: readonly StepKind[] = stepsFrom[at]
  return (
    <form method="post" action={address} class="card no-print" novalidate>
      <h2>{t('incentives.apply.tell')}</h2>
      <input type="hidden" name="seen" value={String(application.follow?.steps.length ?? 0)} />
      <Field name="onDay" label={t('incentives.apply.on')} problems={problems}>
        {aria => <input type="date" max={visit.today} value={typed.onDay} {...aria} />}
      </Field>
      {kinds.includes('paid') && (
        <Field
          name="euros"
          label={t('incentives.apply.euros')}
          hint={t('incentives.apply.euros.hint')}
          problems={problems}
        >
          {aria => (
            <input type="text" class="short" inputmode="decimal" autocomplete="off" value={typed.euros} {...aria} />
          )}
        </Field>
      )}
      <Field name="note" label={t('incentives.apply.note')} problems={problems}>
        {aria => <input type="text" maxlength={300} value={typed.note} {...aria} />}
      </Field>
      <div class="buttons">
        {kinds.map((kind, place) => (
          <button type="submit" name="step" value={kind} class={place === 0 ? 'main' : undefined}>
            {t(`incentives.tell.${kind}`)}
          </button>
        ))}
      </div>
    </form>
  )
}

/** One measure: how to ask, what we fill in for you, before when, and what you did about it. */
export const ApplicationPage = (props: {
  visit: Visit
  board: Board
  application: Application
  /** Why nothing can be followed here yet; null: it can. */
  notYet: Word | null
  typed: StepTyped
  problems?: Problem[]
}) => {
  const { visit, board, application, notYet, typed, problems = [] } = props
  const { t } = visit
  const { measure, outcome, follow, dues } = application
  const title = measure.name[t.language]
  const [route, leg] = [board.route.id, String(outcome.leg)]
  const at = standing(application)
  return (
    <Page visit={visit} title={title}>
      <p class="no-print">
        <a href={urls.applications(route)}>{t('incentives.apply.title')}</a>
      </p>
      <Problems problems={problems} t={t} />
      <h1>{title}</h1>
      <p>
        <Tag tone={tones[at]}>{t(`incentives.standing.${at}`)}</Tag>{' '}
        {outcome.uncertain && <Tag tone="urgent">{t('planning.support.uncertain')}</Tag>}
      </p>
      <p>{measure.about[t.language]}</p>
      {outcome.amounts.length > 0 && (
        <ul>
          {outcome.amounts.map(amount => (
            <li>
              {t(`incentives.table.${amount.to}`)}: {amountSaid(amount, t)}
            </li>
          ))}
        </ul>
      )}
      <h2>{t('incentives.apply.how')}</h2>
      <p>{howOf(application, t)}</p>
      {measure.procedure.length > 0 && (
        <ol>
          {measure.procedure.map(step => (
            <li>{step[t.language]}</li>
          ))}
        </ol>
      )}
      {dues.length > 0 && (
        <ul>
          {dues.map(due => (
            <li>
              <b>{day(due.day, t.language, 'plain')}</b>: {due.what[t.language]}
            </li>
          ))}
        </ul>
      )}
      <p>
        {measure.official ? t('incentives.form.official.here') : officialSaid(measure, visit)}{' '}
        {measure.official && <a href={measure.official.address}>{measure.official.title}</a>}
      </p>
      <div class="buttons no-print">
        <a class="button" href={urls.applicationPdf(route, leg, measure.id)}>
          {t('incentives.form.pdf')}
        </a>
        <a class="button" href={urls.applicationData(route, leg, measure.id)}>
          {t('incentives.form.json')}
        </a>
      </div>
      {follow && follow.steps.length > 0 && (
        <section>
          <h2>{t('incentives.apply.done')}</h2>
          <History follow={follow} t={t} />
        </section>
      )}
      {notYet ? (
        <Empty>
          <p>{t(notYet)}</p>
          <a
            class="button"
            href={visit.person ? urls.route(route) : `${urls.signIn}?terug=${encodeURIComponent(visit.path)}`}
          >
            {t(visit.person ? 'incentives.back' : 'house.sign-in')}
          </a>
        </Empty>
      ) : (
        <StepForm
          application={application}
          address={urls.application(route, leg, measure.id)}
          typed={typed}
          problems={problems}
          visit={visit}
        />
      )}
    </Page>
  )
}
