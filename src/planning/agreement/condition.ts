import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'
import type { Day } from '../../platform/day.ts'
import { accept, type Outcome, refuse } from '../../platform/outcome.ts'
import { hours, money } from '../../platform/show.ts'
import type { Translate } from '../../platform/words.ts'

const Text = z.strictObject({ nl: z.string().min(1), en: z.string().min(1) })
/** Who gives something. */
const From = z.enum(['employer', 'worker'])
export type From = z.infer<typeof From>

const Law = z.strictObject({
  says: Text,
  uncertain: z.boolean(),
  source: z.strictObject({
    title: z.string(),
    address: z.string().nullable(),
    asOf: z.string().transform(text => text as Day),
  }),
})

const common = {
  id: z.string().regex(/^[a-z-]+$/),
  from: From,
  label: Text,
  explain: Text,
  law: Law.optional(),
}
const amount = { usual: z.number().int().min(0), most: z.number().int().positive() }

const Condition = z.discriminatedUnion('kind', [
  z.strictObject({
    ...common,
    kind: z.literal('choice'),
    usual: z.string(),
    /** `none`: nothing is given. */
    options: z
      .array(z.strictObject({ id: z.string(), label: Text, from: From.optional(), none: z.boolean().default(false) }))
      .min(2),
  }),
  z.strictObject({ ...common, kind: z.literal('cents'), ...amount }),
  /** A week. */
  z.strictObject({ ...common, kind: z.literal('minutes'), ...amount }),
  z.strictObject({ ...common, kind: z.literal('days'), ...amount }),
  z.strictObject({ ...common, kind: z.literal('text'), usual: z.string() }),
])

/** One small thing that can be agreed on. */
export type Condition = z.infer<typeof Condition>
/** The id of an option, own words, or an amount: cents, minutes a week, days. */
export type Value = string | number

const file = new URL('../../../content/agreement/conditions.yaml', import.meta.url)

/** Everything that can be agreed on, in the order in which it is read. */
export const conditions: readonly Condition[] = z
  .array(Condition)
  .parse(parse(readFileSync(file, 'utf8'), { schema: 'core' }))

export const conditionOf = (id: string): Condition | null => conditions.find(each => each.id === id) ?? null

export type NotRead =
  | 'planning.agreement.wrong-choice'
  | 'planning.agreement.wrong-cents'
  | 'planning.agreement.wrong-hours'
  | 'planning.agreement.wrong-days'
  | 'planning.agreement.too-much'
  | 'planning.agreement.too-long'

/** Cents from `117`, `€ 117,50`, `1.250,00` or `117.50`; null: no amount. */
export const readCents = (typed: string): number | null => {
  const bare = typed.replace(/[€\s]/g, '')
  const found = /^(\d{1,3}(?:\.\d{3})+|\d{1,7})(?:,(\d{1,2}))?$/.exec(bare) ?? /^(\d{1,7})\.(\d{1,2})$/.exec(bare)
  if (!found?.[1]) return null
  return Number(found[1].replaceAll('.', '')) * 100 + Number((found[2] ?? '').padEnd(2, '0') || 0)
}

/** Minutes from `4`, `4,5`, `4.5`, `4:30`, `4u30` or `4 u 30`, all of them hours; null: no such time. */
export const readHours = (typed: string): number | null => {
  const bare = typed.trim().toLowerCase().replace(/\s+/g, '')
  const clock = /^(\d{1,3})[:uh]([0-5]?\d)?$/.exec(bare)
  if (clock) return Number(clock[1]) * 60 + Number(clock[2] ?? 0)
  const decimal = /^(\d{1,3})(?:[.,](\d{1,2}))?$/.exec(bare)
  return decimal ? Math.round(Number(`${decimal[1]}.${decimal[2] ?? 0}`) * 60) : null
}

/** Own words on one line, without the signs that begin a title in the text of an agreement. */
export const oneLine = (typed: string): string => typed.normalize('NFC').replace(/\s+/g, ' ').trim()

const within = (value: number | null, most: number, wrong: NotRead): Outcome<number, NotRead> => {
  if (value === null) return refuse(wrong)
  return value > most ? refuse('planning.agreement.too-much') : accept(value)
}

/** What somebody typed for a condition, as its value. */
export const readValue = (condition: Condition, typed: string): Outcome<Value, NotRead> => {
  switch (condition.kind) {
    case 'choice':
      return condition.options.some(({ id }) => id === typed)
        ? accept(typed)
        : refuse('planning.agreement.wrong-choice')
    case 'cents':
      return within(readCents(typed), condition.most, 'planning.agreement.wrong-cents')
    case 'minutes':
      return within(readHours(typed), condition.most, 'planning.agreement.wrong-hours')
    case 'days':
      return within(
        /^\d{1,5}$/.test(typed.trim()) ? Number(typed) : null,
        condition.most,
        'planning.agreement.wrong-days',
      )
    case 'text':
      return oneLine(typed).length > 500 ? refuse('planning.agreement.too-long') : accept(oneLine(typed))
  }
}

/** A value as one types it, to fill in a field. */
export const typedAs = (condition: Condition, value: Value): string => {
  if (condition.kind === 'cents') return (Number(value) / 100).toFixed(2).replace('.', ',').replace(/,00$/, '')
  if (condition.kind !== 'minutes') return String(value)
  const minutes = Number(value)
  const rest = minutes % 60
  return rest === 0 ? String(minutes / 60) : `${Math.floor(minutes / 60)}:${String(rest).padStart(2, '0')}`
}

const optionOf = (condition: Condition, value: Value) =>
  condition.kind === 'choice' ? condition.options.find(({ id }) => id === value) : undefined

/** Whether nothing is given. */
export const isNothing = (condition: Condition, value: Value): boolean =>
  value === 0 || value === '' || (optionOf(condition, value)?.none ?? false)

/** Who gives what was agreed. */
export const givenBy = (condition: Condition, value: Value): From => optionOf(condition, value)?.from ?? condition.from

/** A value as one reads it. */
export const sayValue = (condition: Condition, value: Value, t: Translate): string => {
  if (isNothing(condition, value) && condition.kind !== 'choice') return t('planning.agreement.nothing')
  switch (condition.kind) {
    case 'choice':
      return optionOf(condition, value)?.label[t.language] ?? String(value)
    case 'cents':
      return t('planning.agreement.up-to', { money: money(Number(value), t.language) })
    case 'minutes':
      return t('planning.agreement.a-week', { hours: hours(Number(value), t.language) })
    case 'days':
      return t('planning.agreement.days', { count: Number(value) })
    case 'text':
      return String(value)
  }
}
