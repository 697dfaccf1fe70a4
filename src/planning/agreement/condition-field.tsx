import type { Translate } from '../../platform/words.ts'
import { Field, type Problem } from '../../ui/pieces.tsx'
import { type Condition, typedAs, type Value } from './condition.ts'

interface ValueFieldProps {
  condition: Condition
  name: string
  /** Null: nothing is set yet. */
  value: Value | null
  /** As it was typed, when it was not accepted. */
  typed?: string
  /** Offers that it is left out. */
  mayLeaveOut?: boolean
  hint?: string
  problems: Problem[]
  t: Translate
}

/** A field for the value of a condition: a choice, or an amount as people write it. */
export const ValueField = (props: ValueFieldProps) => {
  const { condition, name, value, typed, mayLeaveOut = false, hint, problems, t } = props
  const label = condition.label[t.language]
  const unit =
    condition.kind === 'choice' || condition.kind === 'text' ? '' : t(`planning.agreement.unit.${condition.kind}`)
  const now = typed ?? (value === null ? '' : typedAs(condition, value))
  return (
    <Field
      name={name}
      label={unit === '' ? label : `${label} (${unit})`}
      hint={hint ?? condition.explain[t.language]}
      problems={problems}
    >
      {aria =>
        condition.kind === 'choice' ? (
          <select {...aria}>
            {mayLeaveOut && <option value="">{t('planning.sets.left-out')}</option>}
            {condition.options.map(({ id, label }) => (
              <option value={id} selected={id === now}>
                {label[t.language]}
              </option>
            ))}
          </select>
        ) : condition.kind === 'text' ? (
          <textarea rows={3} maxlength={500} {...aria}>
            {now}
          </textarea>
        ) : (
          <input type="text" inputmode="decimal" class="short" autocomplete="off" value={now} {...aria} />
        )
      }
    </Field>
  )
}
