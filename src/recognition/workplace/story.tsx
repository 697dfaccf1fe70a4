import { Fragment } from 'hono/jsx'
import { dayOf } from '../../platform/day.ts'
import { day, time } from '../../platform/show.ts'
import { Tag } from '../../ui/pieces.tsx'
import { urls } from '../../urls.ts'
import { criteriaIn } from './frame.ts'
import type { Seen } from './observation.store.ts'
import type { Steps } from './trial.ts'
import type { TrialProps } from './trial-page.ts'

/** The words that a step carries, if it carries any. */
const wordsOf = (detail: Steps[keyof Steps]): string => ('words' in detail ? detail.words : '')

/** Everything that happened to a trial, oldest first. */
export const TrialStory = ({ visit, trial }: TrialProps) => {
  const { t } = visit
  return (
    <section>
      <h2>{t('recognition.story.title')}</h2>
      <ol class="timeline story">
        {trial.steps.map(({ kind, at, personId, role, detail }) => (
          <li>
            <p>
              <strong>{t(`recognition.trial.story.${kind}`)}</strong>{' '}
              <span class="soft">
                {day(dayOf(at), t.language, 'short')} ·{' '}
                {personId === visit.person.id ? t('people.timeline.you') : t(`people.role.${role}`)}
              </span>
            </p>
            {wordsOf(detail) !== '' && <blockquote>{wordsOf(detail)}</blockquote>}
          </li>
        ))}
      </ol>
    </section>
  )
}

const Line = ({ seen, props: { visit, trial } }: { seen: Seen; props: TrialProps }) => {
  const { t } = visit
  const criterion = criteriaIn(trial.frame).find(({ id }) => id === seen.criterion)
  const task = trial.frame.tasks.find(({ id }) => id === seen.task)
  return (
    <li>
      <p>
        {criterion?.text[t.language] ?? task?.title[t.language]}
        {seen.seen && (
          <>
            : <strong>{t(`recognition.trial.seen.${seen.seen}`)}</strong>
          </>
        )}
        {seen.words !== '' && <Fragment>: {seen.words}</Fragment>}
        {seen.fileId && (
          <Fragment>
            : <a href={urls.trialPhoto(trial.id, seen.fileId)}>{t('recognition.trial.photo.open')}</a>
          </Fragment>
        )}{' '}
        <span class="soft">
          {seen.by}, {day(dayOf(seen.at), t.language, 'short')}, {time(seen.at, t.language)}
        </span>{' '}
        {seen.late && <Tag tone="urgent">{t('recognition.trial.late')}</Tag>}
      </p>
    </li>
  )
}

/** Everything that was seen, as it came from the tablets; nothing is left out. */
export const AllSeen = (props: TrialProps) => {
  const { observations, visit } = props
  if (observations.length === 0) return null
  return (
    <details>
      <summary>{visit.t('recognition.trial.all-seen', { count: observations.length })}</summary>
      <ul>
        {observations.map(seen => (
          <Line seen={seen} props={props} />
        ))}
      </ul>
    </details>
  )
}
