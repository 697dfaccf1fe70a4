import type { Word } from '../platform/words.ts'
import type { Ask } from './questions.ts'

/** What was wrong with one field, as a word with its figures. */
export interface Wrong {
  field: string
  says: Word
  with?: Record<string, string | number>
}

export interface Ground {
  thisYear: number
  knowsPostcode: (postcode: string) => boolean
}

type Read = { value?: unknown; wrong?: Omit<Wrong, 'field'> }

/** `7`, `7,5` and `7.5`; null for anything else. */
const figureIn = (typed: string): number | null =>
  /^-?\d{1,6}([.,]\d{1,2})?$/.test(typed) ? Number(typed.replace(',', '.')) : null

const readNumber = (typed: string, ask: Ask & { kind: 'number' }): Read => {
  if (typed === '') return {}
  const figure = figureIn(typed)
  const limits = { min: ask.min, max: ask.max }
  if (figure === null) return { wrong: { says: 'orientation.wrong.number', with: limits } }
  if (figure < ask.min || figure > ask.max) return { wrong: { says: 'orientation.wrong.range', with: limits } }
  if (ask.whole && !Number.isInteger(figure)) return { wrong: { says: 'orientation.wrong.whole' } }
  return { value: Math.round(figure * ask.each) }
}

const readOne = (ask: Ask, typed: string, ground: Ground): Read => {
  switch (ask.kind) {
    case 'one':
      if (typed === '') return {}
      return ask.options.some(option => option === typed)
        ? { value: typed }
        : { wrong: { says: 'orientation.wrong.choice' } }
    case 'yes-no':
      return typed === 'yes' || typed === 'no' ? { value: typed === 'yes' } : {}
    case 'number':
      return readNumber(typed, ask)
    case 'year': {
      const limits = { min: ground.thisYear - ask.oldest, max: ground.thisYear - ask.youngest }
      const year = /^\d{4}$/.test(typed) ? Number(typed) : null
      if (typed === '') return {}
      return year === null || year < limits.min || year > limits.max
        ? { wrong: { says: 'orientation.wrong.year', with: { min: `${limits.min}`, max: `${limits.max}` } } }
        : { value: year }
    }
    case 'postcode':
      if (typed === '') return {}
      return ground.knowsPostcode(typed) ? { value: typed } : { wrong: { says: 'orientation.wrong.postcode' } }
    case 'many':
      return {}
  }
}

/** Reads what was filled in for these asks: the part of the answer that is right, and what is wrong at which field. */
export const readAsks = (
  asks: readonly Ask[],
  form: { one: (name: string) => string; all: (name: string) => string[] },
  ground: Ground,
): { answer: Record<string, unknown>; wrong: Wrong[] } => {
  const answer: Record<string, unknown> = {}
  const wrong: Wrong[] = []
  for (const ask of asks) {
    if (ask.kind === 'many') {
      const chosen = ask.options.filter(option => form.all(ask.name).includes(option))
      if (chosen.length > 0) answer[ask.name] = chosen
      continue
    }
    const read = readOne(ask, form.one(ask.name), ground)
    if (read.wrong) wrong.push({ field: ask.name, ...read.wrong })
    else if (read.value !== undefined) answer[ask.name] = read.value
  }
  return { answer, wrong }
}

/** A stored value as its field shows it. */
export const typedValues = (ask: Ask, value: unknown): string[] => {
  if (value === undefined || value === null) return []
  if (Array.isArray(value)) return value.map(String)
  if (typeof value === 'boolean') return [value ? 'yes' : 'no']
  if (ask.kind === 'number' && typeof value === 'number')
    return [String(Math.round((value / ask.each) * 100) / 100).replace('.', ',')]
  return [String(value)]
}
