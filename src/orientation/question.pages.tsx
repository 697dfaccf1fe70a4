import type { Child } from 'hono/jsx'
import { Icon } from '../ui/icon.tsx'
import { Page } from '../ui/page.tsx'
import { type Problem, Problems } from '../ui/pieces.tsx'
import { urls } from '../urls.ts'
import { addressBefore, placeOf } from './questions.ts'
import { addressIn, onward, type Step } from './walk.ts'

const Progress = ({ at, of }: { at: number; of: number }) => (
  <ol class="progress" aria-hidden="true">
    {Array.from({ length: of }, (_, index) => (
      <li class={index < at ? 'done' : undefined} />
    ))}
  </ol>
)

interface QuestionFrame {
  step: Step
  problems?: Problem[]
  /** Names of further behaviours. */
  scripts?: string[]
  sendsFiles?: boolean
  /** What stands above the form: what just happened. */
  notice?: Child
  children: Child
}

/** One question: where one is, the question as heading, the answer, and *Sla over* and *Verder* under the thumb. */
export const QuestionPage = ({ step, problems = [], scripts = [], sendsFiles, notice, children }: QuestionFrame) => {
  const { visit, question, portrait, checking } = step
  const { t } = visit
  const place = placeOf(question)
  const title = t(`orientation.question.${question.slug}`)
  return (
    <Page
      visit={visit}
      title={problems.length > 0 ? t('orientation.wrong.title', { title }) : title}
      narrow
      scripts={['speak', ...scripts]}
    >
      <p class="no-print">
        <a class="way-back" href={checking ? urls.check : addressBefore(question, portrait)}>
          ‹ {t('house.back')}
        </a>
      </p>
      <Progress at={place.at} of={place.of} />
      <p class="soft">{t('orientation.place', { at: place.at, of: place.of })}</p>
      <Problems problems={problems} t={t} />
      <h1>{title}</h1>
      <button type="button" class="quiet speak no-print" data-speak hidden>
        <Icon name="volume-2" />
        {t('orientation.speak')}
      </button>
      <p class="soft">{t(`orientation.question.${question.slug}.hint`)}</p>
      {notice}
      <form method="post" action={addressIn(step)} enctype={sendsFiles ? 'multipart/form-data' : undefined} novalidate>
        {children}
        <div class="thumb">
          <a class="button" href={onward(step)}>
            {t('orientation.skip')}
          </a>
          <button type="submit" class="main" name="do" value="verder">
            {t('orientation.on')}
          </button>
        </div>
      </form>
    </Page>
  )
}
