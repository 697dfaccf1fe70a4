import { dayOf } from '../../platform/day.ts'
import { day } from '../../platform/show.ts'
import type { Visit } from '../../platform/visit.ts'
import type { Translate } from '../../platform/words.ts'
import { Tag, type Tone } from '../../ui/pieces.tsx'
import { isParty, type Stepper } from '../procedures/procedure.ts'
import { appealUntil, type Evc, outcomeOf, type State, type Step, stateOf } from './evc.ts'
import { evcHigherEducation } from './machine.ts'

const tones: Record<State, Tone> = {
  'to-admit': 'perhaps',
  declined: 'todo',
  portfolio: 'urgent',
  judging: 'perhaps',
  deliberation: 'perhaps',
  'to-confirm': 'perhaps',
  decided: 'done',
  appealed: 'perhaps',
  heard: 'done',
  withdrawn: 'todo',
}

export const StateTag = ({ evc, t }: { evc: Evc; t: Translate }) => (
  <Tag tone={tones[stateOf(evc)]}>{t(`recognition.evc-he.state.${stateOf(evc)}`)}</Tag>
)

/** What waits for whoever looks, and until when they may appeal. */
export const TurnLines = ({ evc, visit, who }: { evc: Evc; visit: Visit; who: Stepper }) => {
  const { t, today } = visit
  const lacking = outcomeOf(evc).some(({ shown }) => !shown)
  const appealable = stateOf(evc) === 'decided' && lacking && appealUntil(evc) >= today
  return (
    <>
      {evcHigherEducation
        .turnsOf(evc)
        .filter(({ party }) => isParty(party, evc, who))
        .map(({ what, until }) => (
          <p class="notice">
            {t(what)} {until && t('recognition.turn.until', { day: until })}{' '}
            {until && until < today && <Tag tone="urgent">{t('recognition.turn.late')}</Tag>}
          </p>
        ))}
      {appealable && <p>{t('recognition.turn.appeal', { day: appealUntil(evc) })}</p>}
    </>
  )
}

/** Per competence whether it is shown, once that was confirmed. */
export const Outcome = ({ evc, t }: { evc: Evc; t: Translate }) => {
  if (!evc.steps.some(({ kind }) => kind === 'confirmed')) return null
  return (
    <section>
      <h2>{t('recognition.evc-he.outcome.title')}</h2>
      <ul class="cards">
        {outcomeOf(evc).map(({ competence, shown }) => (
          <li class="card">
            <h3>{competence.title[t.language]}</h3>
            <p>
              <Tag tone={shown ? 'done' : 'todo'}>
                {t(shown ? 'recognition.evc-he.outcome.shown' : 'recognition.evc-he.outcome.not-shown')}
              </Tag>
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}

const wordsOf = (step: Step): string | null => ('words' in step.detail ? step.detail.words : null)

/** What the candidate may not read of a procedure: how the jury came to what it found. */
const ofTheJury: readonly Step['kind'][] = ['scored', 'joint', 'agreed', 'returned', 'declared']

/** Everything that happened, oldest first. */
export const Story = ({ evc, visit }: { evc: Evc; visit: Visit }) => {
  const { t } = visit
  const own = evc.personId === visit.person?.id
  return (
    <section>
      <h2>{t('recognition.story.title')}</h2>
      <ol class="timeline">
        {evc.steps
          .filter(({ kind }) => !own || !ofTheJury.includes(kind))
          .map(step => (
            <li>
              <p>
                <strong>{t(`recognition.evc-he.story.${step.kind}`)}</strong>{' '}
                <span class="soft">
                  {day(dayOf(step.at), t.language, 'short')} ·{' '}
                  {step.personId === visit.person?.id ? t('people.timeline.you') : t(`people.role.${step.role}`)}
                </span>
              </p>
              {wordsOf(step) && <blockquote>{wordsOf(step)}</blockquote>}
            </li>
          ))}
      </ol>
    </section>
  )
}
