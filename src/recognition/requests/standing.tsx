import { length, type Programme } from '../../catalogue/index.ts'
import { dayOf } from '../../platform/day.ts'
import { day } from '../../platform/show.ts'
import type { Visit } from '../../platform/visit.ts'
import type { Translate } from '../../platform/words.ts'
import { Tag, type Tone } from '../../ui/pieces.tsx'
import { Why } from '../../ui/why.tsx'
import type { Granted } from './granted.ts'
import { appealUntil, type Request, type State, stateOf, turnOf, type Verdict, verdictsOf } from './request.ts'
import type { Weighed } from './verdict.ts'

const tones: Record<State, Tone> = {
  'to-agree': 'perhaps',
  'to-decide': 'perhaps',
  questions: 'urgent',
  'to-choose': 'urgent',
  test: 'perhaps',
  'to-confirm': 'perhaps',
  decided: 'done',
  appealed: 'perhaps',
  heard: 'done',
  withdrawn: 'todo',
}

export const StateTag = ({ request, t }: { request: Request; t: Translate }) => (
  <Tag tone={tones[stateOf(request)]}>{t(`recognition.state.${stateOf(request)}`)}</Tag>
)

/** Whose turn it is and until when, in one sentence. */
export const TurnLine = ({ request, visit }: { request: Request; visit: Visit }) => {
  const { t, today } = visit
  const turn = turnOf(request)
  const own = turn?.party === 'owner' && request.personId === visit.person?.id
  if (!turn) {
    const until = appealUntil(request)
    if (until === null || until < today) return null
    return <p>{t('recognition.turn.appeal', { day: until })}</p>
  }
  return (
    <p>
      {t(own ? 'recognition.turn.you' : `recognition.turn.${turn.party}`)}{' '}
      {turn.until && t('recognition.turn.until', { day: turn.until })}{' '}
      {turn.until && turn.until < today && <Tag tone="urgent">{t('recognition.turn.late')}</Tag>}
    </p>
  )
}

interface OutcomeProps {
  request: Request
  granted: (Granted & { revokedAt: Date | null })[]
  modules: Weighed[]
  unit: Programme['unit']
  t: Translate
}

const toneOf = ({ minutes }: Verdict, most: number): Tone =>
  minutes === 0 ? 'todo' : minutes >= most ? 'done' : 'perhaps'

const VerdictCard = ({ verdict, granted, modules, unit, t }: OutcomeProps & { verdict: Verdict }) => {
  const of = modules.find(({ id }) => id === verdict.module)
  const most = of?.most ?? 0
  const title = of?.title ?? verdict.module
  const tone = toneOf(verdict, most)
  const mine = granted.filter(({ module }) => module === verdict.module)
  const revoked = mine.find(({ revokedAt }) => revokedAt !== null)
  return (
    <li class="card">
      <h3>{title}</h3>
      <p>
        <Tag tone={revoked ? 'urgent' : tone}>
          {revoked
            ? t('recognition.outcome.revoked', { day: revoked.revokedAt ? dayOf(revoked.revokedAt) : '' })
            : t(`recognition.outcome.${tone === 'done' ? 'whole' : tone === 'perhaps' ? 'part' : 'none'}`, {
                size: length(verdict.minutes, unit, t),
              })}
        </Tag>
      </p>
      {verdict.reasons.map(reason => (
        <p>{t(`recognition.reason.${reason}`)}</p>
      ))}
      {verdict.words && <blockquote>{verdict.words}</blockquote>}
      {mine.length > 0 && <Why reasons={mine.flatMap(({ because }) => because)} of={title} t={t} />}
    </li>
  )
}

/** What was decided, module by module; nothing while nothing counts yet. */
export const Outcome = (props: OutcomeProps) => {
  const verdicts = verdictsOf(props.request)
  if (!verdicts) return null
  return (
    <section>
      <h2>{props.t('recognition.outcome.title')}</h2>
      <ul class="cards">
        {verdicts.map(verdict => (
          <VerdictCard {...props} verdict={verdict} />
        ))}
      </ul>
    </section>
  )
}

export const askedOn = (request: Request, t: Translate): string => day(dayOf(request.askedAt), t.language, 'plain')
