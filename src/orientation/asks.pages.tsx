import type { Translate } from '../platform/words.ts'
import { type Option as Choice, Choices, Field, type Problem } from '../ui/pieces.tsx'
import { QuestionPage } from './question.pages.tsx'
import { type Ask, asksOf } from './questions.ts'
import type { Step } from './walk.ts'

type Typing = Ask & { kind: 'number' | 'year' | 'postcode' }
type Choosing = Exclude<Ask, Typing>

const completes = { number: 'off', year: 'bday-year', postcode: 'postal-code' }

const TypeField = ({ ask, typed, problems, t }: { ask: Typing; typed: string; problems: Problem[]; t: Translate }) => (
  <Field
    name={ask.name}
    label={t(`orientation.ask.${ask.name}`)}
    hint={t(`orientation.ask.${ask.name}.hint`)}
    problems={problems}
  >
    {aria => (
      <span class="with-unit">
        <input
          {...aria}
          type="text"
          class="short"
          inputmode={ask.kind === 'number' && !ask.whole ? 'decimal' : 'numeric'}
          autocomplete={completes[ask.kind]}
          maxlength={12}
          value={typed}
        />
        {ask.kind === 'number' && <span>{t(`orientation.unit.${ask.unit}`)}</span>}
      </span>
    )}
  </Field>
)

const optionsOf = (ask: Choosing, t: Translate): Choice[] => {
  if (ask.kind === 'yes-no')
    return [
      { value: 'yes', label: t('orientation.yes') },
      { value: 'no', label: t('orientation.no') },
      { value: '', label: t('orientation.either') },
    ]
  const options = ask.options.map(value => ({
    value,
    label: t(`orientation.option.${value}`),
    hint: ask.name === 'level' ? t('orientation.level', { level: value }) : undefined,
  }))
  // A radio cannot be let go of: this option takes an answer back.
  return ask.kind === 'many' ? options : [...options, { value: '', label: t('orientation.not-say'), hint: undefined }]
}

const ChooseField = (props: { ask: Choosing; typed: string[]; problems: Problem[]; alone: boolean; t: Translate }) => {
  const { ask, typed, problems, alone, t } = props
  const problem = problems.find(({ field }) => field === ask.name)
  return (
    <div class={problem ? 'field wrong' : 'field'}>
      {problem && <span class="problem">{problem.text}</span>}
      <Choices
        name={ask.name}
        legend={t(`orientation.ask.${ask.name}`)}
        hideLegend={alone}
        many={ask.kind === 'many'}
        options={optionsOf(ask, t)}
        chosen={typed}
      />
    </div>
  )
}

const isTyping = (ask: Ask): ask is Typing => ask.kind === 'number' || ask.kind === 'year' || ask.kind === 'postcode'

/** A question whose asks are plain data; `typed` is what stands in each field. */
export const AsksPage = (props: { step: Step; typed: (ask: Ask) => string[]; problems?: Problem[] }) => {
  const { step, typed, problems = [] } = props
  const { t } = step.visit
  const asks = asksOf(step.question, step.portrait)
  return (
    <QuestionPage step={step} problems={problems}>
      {asks.map(ask =>
        isTyping(ask) ? (
          <TypeField ask={ask} typed={typed(ask)[0] ?? ''} problems={problems} t={t} />
        ) : (
          <ChooseField ask={ask} typed={typed(ask)} problems={problems} alone={asks.length === 1} t={t} />
        ),
      )}
    </QuestionPage>
  )
}
