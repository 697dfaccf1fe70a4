import { dayOf } from '../../platform/day.ts'
import { day } from '../../platform/show.ts'
import type { Visit } from '../../platform/visit.ts'
import type { Translate } from '../../platform/words.ts'
import { isChoice, lastOf, type Request, type Step, type Talk, type TestChoice } from './request.ts'
import { whenOf } from './tests/choose.pages.tsx'

const titleOf = (request: Request, module: string): string =>
  lastOf(request, 'asked')?.detail.modules.find(asked => asked.module === module)?.title ?? module

const inviteSays = (test: Talk | TestChoice, request: Request, t: Translate): string => {
  const modules = test.modules.map(module => titleOf(request, module)).join(', ')
  return isChoice(test)
    ? t('recognition.story.test.choose', { modules, day: test.until })
    : t('recognition.story.test.detail', {
        modules,
        day: test.on,
        where: test.where || t('recognition.story.test.somewhere'),
      })
}

/** What a step says beside its name: words, questions, answers, results. */
const StepDetail = ({ step, request, t }: { step: Step; request: Request; t: Translate }) => {
  switch (step.kind) {
    case 'asked':
      return <blockquote>{step.detail.motivation}</blockquote>
    case 'questions':
      return (
        <ol>
          {step.detail.items.map(item => (
            <li>{item}</li>
          ))}
        </ol>
      )
    case 'answered':
      return (
        <ol>
          {step.detail.answers.map(answer => (
            <li>{answer}</li>
          ))}
        </ol>
      )
    case 'test':
      return <p>{inviteSays(step.detail, request, t)}</p>
    case 'chosen':
      return (
        <p>
          {whenOf(new Date(step.detail.startsAt), t)}, {step.detail.place}
        </p>
      )
    case 'tested':
      return (
        <>
          <ul>
            {step.detail.results.map(({ module, passed }) => (
              <li>
                {titleOf(request, module)}: {t(passed ? 'recognition.test.passed' : 'recognition.test.failed')}
              </li>
            ))}
          </ul>
          {step.detail.words && <p>{step.detail.words}</p>}
        </>
      )
    case 'checked':
      return <p class="soft">{t('recognition.story.checked.detail', { count: step.detail.papers.length })}</p>
    case 'called-off':
    case 'missed':
    case 'returned':
    case 'appealed':
    case 'heard':
      return step.detail.words === '' ? null : <blockquote>{step.detail.words}</blockquote>
    case 'agreed':
    case 'paid':
    case 'freed':
    case 'decided':
    case 'confirmed':
    case 'withdrawn':
      return null
  }
}

/** Everything that happened to a request, oldest first. */
export const Story = ({ request, visit }: { request: Request; visit: Visit }) => {
  const { t } = visit
  return (
    <section>
      <h2>{t('recognition.story.title')}</h2>
      <ol class="timeline">
        {request.steps.map(step => (
          <li>
            <time datetime={step.at.toISOString()}>{day(dayOf(step.at), t.language, 'short')}</time>
            <div>
              <p>
                <strong>{t(`recognition.story.${step.kind}`)}</strong>
                <br />
                <span class="soft">
                  {step.personId === visit.person?.id ? t('people.timeline.you') : t(`people.role.${step.role}`)}
                </span>
              </p>
              <StepDetail step={step} request={request} t={t} />
            </div>
          </li>
        ))}
      </ol>
    </section>
  )
}
