import type { Child } from 'hono/jsx'
import type { Translate } from '../platform/words.ts'
import { Icon, type IconName } from './icon.tsx'

export type Tone = 'done' | 'perhaps' | 'todo' | 'urgent'

export const Tag = ({ tone = 'todo', icon, children }: { tone?: Tone; icon?: IconName; children: Child }) => (
  <span class={`tag ${tone}`}>
    {icon && <Icon name={icon} />}
    {children}
  </span>
)

/** Big numbers, each explained in three words. */
export const Figures = ({ figures }: { figures: { value: string; meaning: string }[] }) => (
  <dl class="figures">
    {figures.map(({ value, meaning }) => (
      <div>
        <dt>{meaning}</dt>
        <dd>{value}</dd>
      </div>
    ))}
  </dl>
)

export const Empty = ({ children }: { children: Child }) => <div class="empty">{children}</div>

export interface Problem {
  /** Name of the field that it is about; null: about the whole form. */
  field: string | null
  text: string
}

/** Stands above a form that was not accepted; every line leads to its field. */
export const Problems = ({ problems, t }: { problems: Problem[]; t: Translate }) =>
  problems.length === 0 ? null : (
    <div class="problems" role="alert" tabindex={-1} id="problemen">
      <h2>{t('house.problems')}</h2>
      <ul>
        {problems.map(({ field, text }) => (
          <li>{field ? <a href={`#${field}`}>{text}</a> : text}</li>
        ))}
      </ul>
    </div>
  )

interface FieldProps {
  name: string
  label: string
  hint?: string
  problems?: Problem[]
  children: (aria: { id: string; name: string; 'aria-describedby'?: string; 'aria-invalid'?: 'true' }) => Child
}

/** A labelled control with its hint and what is wrong with it. */
export const Field = ({ name, label, hint, problems = [], children }: FieldProps) => {
  const problem = problems.find(({ field }) => field === name)
  const described = [hint && `${name}-uitleg`, problem && `${name}-fout`].filter(Boolean).join(' ')
  return (
    <div class={problem ? 'field wrong' : 'field'}>
      <label for={name}>{label}</label>
      {hint && (
        <span class="hint" id={`${name}-uitleg`}>
          {hint}
        </span>
      )}
      {problem && (
        <span class="problem" id={`${name}-fout`}>
          {problem.text}
        </span>
      )}
      {children({
        id: name,
        name,
        ...(described ? { 'aria-describedby': described } : {}),
        ...(problem ? { 'aria-invalid': 'true' as const } : {}),
      })}
    </div>
  )
}

export interface Option {
  value: string
  label: string
  hint?: string | undefined
  /** May not be chosen; the hint says why. */
  closed?: boolean
}

/** Big choices; `many` for tick boxes. */
export const Choices = (props: {
  name: string
  legend: string
  hideLegend?: boolean
  options: Option[]
  chosen: readonly string[]
  many?: boolean
  /** Side by side, as far as they fit: for few, short choices. */
  inRow?: boolean
}) => (
  <fieldset id={props.name}>
    <legend class={props.hideLegend ? 'hidden-text' : undefined}>{props.legend}</legend>
    <ul class={props.inRow ? 'choices in-row' : 'choices'}>
      {props.options.map(({ value, label, hint, closed = false }) => (
        <li>
          <label class="choice">
            <input
              type={props.many ? 'checkbox' : 'radio'}
              name={props.name}
              value={value}
              checked={props.chosen.includes(value)}
              disabled={closed}
            />
            <span>
              {label}
              {hint && <span class="soft">{hint}</span>}
            </span>
          </label>
        </li>
      ))}
    </ul>
  </fieldset>
)
