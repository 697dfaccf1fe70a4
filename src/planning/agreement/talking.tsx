import { dayOf } from '../../platform/day.ts'
import { day } from '../../platform/show.ts'
import type { Word } from '../../platform/words.ts'
import { Field } from '../../ui/pieces.tsx'
import { urls } from '../../urls.ts'
import { newestOf, type Step, unanswered } from './agreement.ts'
import { conditionOf } from './condition.ts'
import { ValueField } from './condition-field.tsx'
import type { AgreementProps } from './props.ts'
import { valueIn } from './terms.ts'

interface SayingProps extends AgreementProps {
  step: string
  label: Word
  button: Word
  open?: boolean
}

/** A step that asks for words, folded until one wants it. */
const Saying = ({ visit: { t }, agreement, typed, refusal, step, label, button, open = false }: SayingProps) => {
  const field = `words-${step}`
  const said = typed?.[field]
  return (
    <details open={open || said !== undefined}>
      <summary>{t(button)}</summary>
      <form method="post" action={urls.agreementStep(agreement.id, step)}>
        <Field
          name={field}
          label={t(label)}
          problems={refusal && said !== undefined ? [{ field, text: t(refusal) }] : []}
        >
          {aria => (
            <textarea rows={3} maxlength={2000} {...aria}>
              {said}
            </textarea>
          )}
        </Field>
        <button type="submit" class="main">
          {t(button)}
        </button>
      </form>
    </details>
  )
}

/** A proposal of another value for one condition; without script one first says which. */
const Proposing = (props: AgreementProps & { about: string | null }) => {
  const { visit, agreement, about, typed, refusal } = props
  const { t } = visit
  const { terms } = newestOf(agreement)
  const condition = about === null ? null : conditionOf(about)
  const problems = refusal ? [{ field: 'value', text: t(refusal) }] : []
  if (!condition)
    return (
      <details>
        <summary>{t('planning.agreement.propose')}</summary>
        <ul>
          {terms.conditions.map(({ id }) => (
            <li>
              <a href={`${urls.agreement(agreement.id)}?voorstel=${id}#voorstel`}>
                {conditionOf(id)?.label[t.language] ?? id}
              </a>
            </li>
          ))}
        </ul>
      </details>
    )
  return (
    <form method="post" action={urls.agreementStep(agreement.id, 'voorstel')} class="card" id="voorstel">
      <h2>{t('planning.agreement.propose.of', { what: condition.label[t.language] })}</h2>
      <input type="hidden" name="condition" value={condition.id} />
      <ValueField
        condition={condition}
        name="value"
        value={valueIn(terms, condition.id)}
        {...(typed?.value === undefined ? {} : { typed: typed.value })}
        problems={problems}
        t={t}
      />
      <Field name="words-voorstel" label={t('planning.agreement.propose.why')}>
        {aria => (
          <textarea rows={3} maxlength={2000} {...aria}>
            {typed?.['words-voorstel']}
          </textarea>
        )}
      </Field>
      <button type="submit" class="main">
        {t('planning.agreement.propose.do')}
      </button>
    </form>
  )
}

/** What a party can say before they sign. */
export const Talking = (props: AgreementProps & { about: string | null }) => {
  const { agreement, may } = props
  const open = unanswered(agreement)
  if (!may.talk) return null
  return (
    <section class="no-print">
      {may.write && open.some(({ kind }) => kind === 'asked') && (
        <Saying
          {...props}
          open
          step="antwoord"
          label="planning.agreement.answer.label"
          button="planning.agreement.answer"
        />
      )}
      {may.write && open.some(({ kind }) => kind === 'proposed') && (
        <Saying
          {...props}
          step="niet-over"
          label="planning.agreement.decline.label"
          button="planning.agreement.decline"
        />
      )}
      <Saying {...props} step="vraag" label="planning.agreement.ask.label" button="planning.agreement.ask" />
      <Proposing {...props} />
      {may.refuse && (
        <Saying {...props} step="weiger" label="planning.agreement.refuse.label" button="planning.agreement.refuse" />
      )}
    </section>
  )
}

const Words = ({ step, t }: { step: Step; t: AgreementProps['visit']['t'] }) => {
  if (step.kind === 'proposed') {
    const condition = conditionOf(step.detail.condition)
    return (
      <blockquote>
        {condition?.label[t.language]}:{' '}
        {condition?.kind === 'choice'
          ? condition.options.find(({ id }) => id === step.detail.value)?.label[t.language]
          : step.detail.value}
        . {step.detail.words}
      </blockquote>
    )
  }
  if (step.kind === 'ended')
    return (
      <blockquote>
        {t(`planning.agreement.end.${step.detail.why}`)}, {day(step.detail.day, t.language, 'plain')}.{' '}
        {step.detail.words}
      </blockquote>
    )
  return 'words' in step.detail ? <blockquote>{step.detail.words}</blockquote> : null
}

/** What was said and done, oldest first: texts, signatures and steps together. */
export const Story = ({ visit: { t }, agreement }: AgreementProps) => {
  const told = [
    ...agreement.versions.map(version => ({
      at: version.writtenAt,
      line: t('planning.agreement.story.version', { number: version.number }),
      words: version.words === '' ? null : <blockquote>{version.words}</blockquote>,
    })),
    ...agreement.signatures.map(({ signedAt, name, number }) => ({
      at: signedAt,
      line: t('planning.agreement.story.signed', { name: name || t('planning.agreement.gone'), number }),
      words: null,
    })),
    ...agreement.steps.map(step => ({
      at: step.at,
      line: t(`planning.agreement.story.${step.kind}`, { name: step.name || t('planning.agreement.gone') }),
      words: <Words step={step} t={t} />,
    })),
  ].toSorted((a, b) => a.at.getTime() - b.at.getTime())
  return (
    <details class="no-print">
      <summary>{t('planning.agreement.story')}</summary>
      <ol class="timeline">
        {told.map(({ at, line, words }) => (
          <li>
            <p>
              {day(dayOf(at), t.language, 'short')}: {line}
            </p>
            {words}
          </li>
        ))}
      </ol>
    </details>
  )
}
