import { dayOf } from '../../platform/day.ts'
import { day, money } from '../../platform/show.ts'
import type { Visit } from '../../platform/visit.ts'
import { type Bilingual, isWord, type Translate, type Word } from '../../platform/words.ts'
import { Choices, Field, Figures, Tag, type Tone } from '../../ui/pieces.tsx'
import { urls } from '../../urls.ts'
import { appealUntil, type Deal, type Degree, degrees, type JudgedState, type Judgement } from './judging.ts'
import type { Party, Procedure, Turn } from './procedure.ts'
import type { Shown } from './procedure-evidence.store.ts'

/** What one must know before one begins: how long it takes, what it costs, and what one can do about the answer. */
export const DealFacts = ({ deal, t }: { deal: Deal; t: Translate }) => (
  <>
    <Figures
      figures={[
        { value: t('recognition.policy.days', { count: deal.answerDays }), meaning: t('recognition.judging.answer') },
        {
          value: deal.fee === 0 ? t('recognition.policy.free') : money(deal.fee, t.language),
          meaning: t('recognition.policy.fee'),
        },
        {
          value:
            deal.appealDays === null
              ? t('recognition.policy.none')
              : t('recognition.policy.appeal-days', { count: deal.appealDays }),
          meaning: t('recognition.policy.appeal'),
        },
      ]}
    />
    {deal.secondReader && <p>{t('recognition.policy.second-reader')}</p>}
  </>
)

const tones: Record<JudgedState, Tone> = {
  'to-confirm': 'perhaps',
  decided: 'done',
  appealed: 'perhaps',
  heard: 'done',
  withdrawn: 'todo',
}

const isJudged = (state: string): state is JudgedState => Object.hasOwn(tones, state)

/** Where it stands; `before` says the states before the decision. */
export const StateTag = ({ state, before, t }: { state: string; before: Word; t: Translate }) =>
  isJudged(state) ? (
    <Tag tone={tones[state]}>{t(`recognition.state.${state}`)}</Tag>
  ) : (
    <Tag tone="perhaps">{t(before)}</Tag>
  )

const wordOf = (party: Party, own: boolean): Word => {
  if ('part' in party) return 'recognition.judging.mentor'
  if ('roles' in party) return 'recognition.turn.decider'
  return own ? 'recognition.judging.turn.you' : 'recognition.turn.owner'
}

/** Who must act now and until when; or until when one may appeal. */
export const TurnLines = ({
  turns,
  procedure,
  visit,
}: {
  turns: Turn[]
  procedure: Parameters<typeof appealUntil>[0]
  visit: Visit
}) => {
  const { t, today } = visit
  const until = appealUntil(procedure)
  if (turns.length === 0)
    return until !== null && until >= today ? <p>{t('recognition.turn.appeal', { day: until })}</p> : null
  return (
    <>
      {turns.map(({ party, until }) => (
        <p>
          {t(wordOf(party, procedure.personId === visit.person?.id))}{' '}
          {until && t('recognition.turn.until', { day: until })}{' '}
          {until && until < today && <Tag tone="urgent">{t('recognition.turn.late')}</Tag>}
        </p>
      ))}
    </>
  )
}

const toneOf: Record<Degree, Tone> = { shown: 'done', partly: 'perhaps', not: 'todo' }

const DegreeTag = ({ degree, t }: { degree: Degree; t: Translate }) => (
  <Tag tone={toneOf[degree]}>{t(`recognition.judging.degree.${degree}`)}</Tag>
)

interface Thing {
  id: string
  title: Bilingual
}

/** What was decided on each thing, with the words of who decided. */
export const Judgements = ({ judgements, things, t }: { judgements: Judgement[]; things: Thing[]; t: Translate }) => (
  <section>
    <h2>{t('recognition.outcome.title')}</h2>
    <ul class="cards">
      {judgements.map(({ of, degree, words }) => (
        <li class="card">
          <h3>{things.find(({ id }) => id === of)?.title[t.language] ?? of}</h3>
          <p>
            <DegreeTag degree={degree} t={t} />
          </p>
          {words && <blockquote>{words}</blockquote>}
        </li>
      ))}
    </ul>
  </section>
)

interface JudgeProps {
  things: Thing[]
  action: string
  /** How many steps this page shows. */
  seen: number
  typed?: Record<string, string> | undefined
  /** What is chosen at first, by thing. */
  first?: Judgement[]
  appeal?: boolean
  t: Translate
}

/** Deciding on each thing, in three degrees, with why. */
export const JudgeForm = ({ things, action, seen, typed = {}, first = [], appeal = false, t }: JudgeProps) => (
  <section class="card">
    <h2>{t(appeal ? 'recognition.hear.title' : 'recognition.decide.title')}</h2>
    <form method="post" action={action}>
      <input type="hidden" name="seen" value={String(seen)} />
      {things.map(({ id, title }) => {
        const had = first.find(({ of }) => of === id)
        return (
          <>
            <Choices
              name={`degree-${id}`}
              legend={title[t.language]}
              options={degrees.map(value => ({ value, label: t(`recognition.judging.degree.${value}`) }))}
              chosen={[typed[`degree-${id}`] ?? had?.degree ?? '']}
              inRow
            />
            <Field name={`words-${id}`} label={t('recognition.judging.words', { title: title })}>
              {aria => (
                <textarea rows={2} maxlength={4000} {...aria}>
                  {typed[`words-${id}`] ?? had?.words}
                </textarea>
              )}
            </Field>
          </>
        )
      })}
      {appeal && (
        <Field name="words" label={t('recognition.hear.words')}>
          {aria => (
            <textarea rows={4} maxlength={4000} {...aria}>
              {typed.words}
            </textarea>
          )}
        </Field>
      )}
      <button type="submit" class="main">
        {t(appeal ? 'recognition.hear.do' : 'recognition.decide.do')}
      </button>
    </form>
  </section>
)

/** A second person confirms what was decided, or sends it back. */
export const ConfirmForm = ({ stepOf, t }: { stepOf: (step: string) => string; t: Translate }) => (
  <section class="card">
    <h2>{t('recognition.confirm.title')}</h2>
    <form method="post" action={stepOf('bevestig')}>
      <button type="submit" class="main">
        {t('recognition.confirm.do')}
      </button>
    </form>
    <form method="post" action={stepOf('terug')}>
      <Field name="words" label={t('recognition.return.words')}>
        {aria => <textarea rows={3} maxlength={4000} {...aria} />}
      </Field>
      <button type="submit">{t('recognition.return.do')}</button>
    </form>
  </section>
)

export const AppealForm = ({ action, typed, t }: { action: string; typed: string | undefined; t: Translate }) => (
  <details open={typed !== undefined}>
    <summary>{t('recognition.appeal.title')}</summary>
    <form method="post" action={action}>
      <Field name="words" label={t('recognition.appeal.words')} hint={t('recognition.appeal.hint')}>
        {aria => (
          <textarea rows={6} maxlength={4000} {...aria}>
            {typed}
          </textarea>
        )}
      </Field>
      <button type="submit" class="main">
        {t('recognition.appeal.do')}
      </button>
    </form>
  </details>
)

/** The words that go with a step; null: none. */
const wordsOf = (detail: unknown): string | null =>
  typeof detail === 'object' &&
  detail !== null &&
  'words' in detail &&
  typeof detail.words === 'string' &&
  detail.words !== ''
    ? detail.words
    : null

/** What happened, oldest first. */
export const Story = ({
  steps,
  visit,
}: {
  steps: Pick<
    Procedure<unknown, Record<string, unknown>>['steps'][number],
    'kind' | 'at' | 'personId' | 'role' | 'detail'
  >[]
  visit: Visit
}) => {
  const { t } = visit
  return (
    <section>
      <h2>{t('recognition.story.title')}</h2>
      <ol class="timeline">
        {steps.flatMap(({ kind, at, personId, role, detail }) => {
          // What is told many times over (answers, proofs) has no word here: it stands with what it is about.
          const tell = `recognition.judging.story.${kind}`
          if (!isWord(tell)) return []
          const words = wordsOf(detail)
          return [
            <li>
              <p>
                <strong>{t(tell)}</strong>{' '}
                <span class="soft">
                  {day(dayOf(at), t.language, 'short')} ·{' '}
                  {personId === visit.person?.id ? t('people.timeline.you') : t(`people.role.${role}`)}
                </span>
              </p>
              {words && <blockquote>{words}</blockquote>}
            </li>,
          ]
        })}
      </ol>
    </section>
  )
}

/** Pieces of evidence with their files, as who judges may open them. */
export const ShownEvidence = ({ id, shown, t }: { id: string; shown: Shown[]; t: Translate }) => (
  <ul>
    {shown.map(({ title, description, issuer, files }) => (
      <li>
        {title} {issuer && <span class="soft">{issuer}</span>}
        {description && <blockquote>{description}</blockquote>}
        {files.map(file => (
          <>
            {' '}
            <a href={urls.judgedFile(id, file.id)}>{file.name}</a>
          </>
        ))}
        <span class="soft"> {t('recognition.evidence.unchecked')}</span>
      </li>
    ))}
  </ul>
)
