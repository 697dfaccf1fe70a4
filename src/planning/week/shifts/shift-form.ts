import type { Day } from '../../../platform/day.ts'
import type { Fields } from '../../../platform/fields.ts'
import { readClock, weekdays } from '../clock.ts'
import { dayIn } from '../groups/read-sheet.ts'
import { mostWeeks, type ShiftKind, shiftKinds, type TypedBlock, type TypedPattern, wholeTime } from './shift.ts'

/** A pattern as it stands in a form: each block by the name of its fields. */
export interface PatternForm {
  kind: string
  name: string
  from: string
  until: string
  weeks: number
  /** `from-0-3`: of the first week, on Thursday. */
  times: Record<string, string>
}

/** In how many weeks the pattern of this address or form comes round. */
export const weeksIn = (text: string | undefined): number => {
  const weeks = Number(text ?? 1)
  return Number.isInteger(weeks) && weeks >= 1 && weeks <= mostWeeks ? weeks : 1
}

export const blockName = (side: 'from' | 'to', week: number, weekday: number): string => `${side}-${week}-${weekday}`

const cells = (weeks: number) =>
  Array.from({ length: weeks }, (_, week) => weekdays.map(weekday => ({ week, weekday }))).flat()

export const patternForm = (form: Fields): PatternForm => {
  const weeks = weeksIn(form.one('weeks'))
  const names = cells(weeks).flatMap(({ week, weekday }) => [
    blockName('from', week, weekday),
    blockName('to', week, weekday),
  ])
  return {
    kind: form.one('kind'),
    name: form.one('name'),
    from: form.one('from'),
    until: form.one('until'),
    weeks,
    times: Object.fromEntries(names.map(name => [name, form.one(name)])),
  }
}

export const typedPattern = ({ name, from, until, weeks, times }: PatternForm): TypedPattern => ({
  name,
  from: dayIn(from),
  until: until === '' ? null : (dayIn(until) ?? 'wrong'),
  weeks,
  blocks: cells(weeks).flatMap(({ week, weekday }): TypedBlock[] => {
    const [start, end] = [times[blockName('from', week, weekday)], times[blockName('to', week, weekday)]]
    return start || end ? [{ week, weekday, from: readClock(start ?? ''), to: readClock(end ?? '') }] : []
  }),
})

export const kindIn = (text: string): ShiftKind => shiftKinds.find(kind => kind === text) ?? 'other'

/** One day, from a time to a time, or all of it. */
export const readOneDay = (form: Fields): { on: Day; from: number; to: number } | 'no-day' | 'wrong-time' => {
  const on = dayIn(form.one('day'))
  if (on === null) return 'no-day'
  if (form.one('from') === '' && form.one('to') === '') return { on, from: 0, to: 1440 }
  const time = wholeTime(readClock(form.one('from')), readClock(form.one('to')))
  return time ? { on, ...time } : 'wrong-time'
}
