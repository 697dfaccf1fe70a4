import { type Day, readDay } from '../../../platform/day.ts'
import { type FactName, factNames } from '../facts.ts'
import { type Gift, periods } from '../measure.ts'
import type { RuleBody } from './draft.ts'
import { type ConditionLine, conditionOf, linesOf } from './lines.ts'

/** A row of the table of conditions as typed. `of`: empty for the rule itself, or the number of a gift. */
export const lineFields = [
  'of',
  'block',
  'way',
  'not',
  'fact',
  'in',
  'atLeast',
  'atMost',
  'checkNl',
  'checkEn',
] as const
export type TypedLine = Record<(typeof lineFields)[number], string>

export const giftFields = [
  'to',
  'kind',
  'flat',
  'share',
  'max',
  'perHour',
  'perLessonPeriod',
  'hours',
  'scaled',
  'cap',
  'per',
  'atMost',
] as const
export type TypedGift = Record<(typeof giftFields)[number], string>

export const headFields = [
  'validFrom',
  'validTo',
  'uncertain',
  'noteNl',
  'noteEn',
  'referenceMonth',
  'sourceTitle',
  'sourceAddress',
  'sourceDay',
] as const
export type TypedHead = Record<(typeof headFields)[number], string>

export interface TypedDraft {
  head: TypedHead
  lines: TypedLine[]
  gifts: TypedGift[]
}

/** What is wrong, at which field of the form. */
export interface Mistake {
  field: string
  says:
    | 'incentives.rule.wrong.day'
    | 'incentives.rule.wrong.number'
    | 'incentives.rule.wrong.value'
    | 'incentives.rule.wrong.both'
    | 'incentives.rule.wrong.line'
    | 'incentives.rule.wrong.gift'
    | 'incentives.rule.wrong.source'
    | 'incentives.rule.wrong.address'
}

const euroFacts: readonly FactName[] = ['price', 'grossMonthlyWage']
const numberFacts: readonly FactName[] = [
  'age',
  'employmentPercent',
  'employerWorkers',
  'contactHours',
  'contactLessonPeriods',
  'totalHours',
  'credits',
  'level',
  ...euroFacts,
]
const yesNoFacts: readonly FactName[] = ['shortage', 'languageCourse', 'registeredForLeave']

/** A value of a fact from what was typed; null: nothing that this fact can be. */
const valueFrom = (fact: FactName, typed: string): string | number | boolean | null => {
  const text = typed.trim()
  if (yesNoFacts.includes(fact))
    return /^(ja|yes|true)$/i.test(text) ? true : /^(nee|no|false)$/i.test(text) ? false : null
  if (numberFacts.includes(fact)) {
    if (!/^\d{1,8}([.,]\d{1,2})?$/.test(text)) return null
    const number = Number(text.replace(',', '.'))
    return euroFacts.includes(fact) ? Math.round(number * 100) : number
  }
  if (fact === 'inTrainingSince') return readDay(text)
  return text === '' ? null : text
}

const typedValue = (fact: FactName, value: string | number | boolean | undefined): string => {
  if (value === undefined) return ''
  if (typeof value === 'boolean') return value ? 'ja' : 'nee'
  return typeof value === 'number' && euroFacts.includes(fact) ? String(value / 100) : String(value)
}

const isEmpty = (row: Record<string, string>): boolean =>
  Object.entries(row).every(
    ([name, value]) => value === '' || ['of', 'block', 'way', 'to', 'kind', 'per'].includes(name),
  )

const bound = (fact: FactName, typed: string): number | string | null | undefined => {
  if (typed === '') return undefined
  const value = valueFrom(fact, typed)
  return typeof value === 'boolean' ? null : value
}

const lineFrom = (row: TypedLine): Omit<ConditionLine, 'block' | 'way'> | null => {
  const not = row.not !== ''
  if (row.checkNl !== '' || row.checkEn !== '')
    return row.checkNl && row.checkEn ? { not, test: { check: { nl: row.checkNl, en: row.checkEn } } } : null
  const fact = factNames.find(name => name === row.fact)
  if (!fact) return null
  const among = row.in === '' ? [] : row.in.split(';').map(text => valueFrom(fact, text))
  const [atLeast, atMost] = [bound(fact, row.atLeast), bound(fact, row.atMost)]
  if (atLeast === null || atMost === null || among.includes(null)) return null
  if (among.length === 0 && atLeast === undefined && atMost === undefined) return null
  const values = among.filter(value => value !== null)
  return {
    not,
    test: {
      fact,
      ...(values.length > 0 ? { in: values } : {}),
      ...(atLeast === undefined ? {} : { atLeast }),
      ...(atMost === undefined ? {} : { atMost }),
    },
  }
}

const number = (typed: string, each: number): number | undefined | null => {
  if (typed === '') return undefined
  return /^\d{1,8}([.,]\d{1,2})?$/.test(typed) ? Math.round(Number(typed.replace(',', '.')) * each * 100) / 100 : null
}

const giftFrom = (row: TypedGift): Omit<Gift, 'when'> | null => {
  const figures = {
    flat: number(row.flat, 100),
    share: number(row.share, 0.01),
    max: number(row.max, 100),
    perHour: number(row.perHour, 100),
    perLessonPeriod: number(row.perLessonPeriod, 100),
    capPerHalfYear: number(row.cap, 100),
  }
  const hours = number(row.hours, 1)
  const per = periods.find(period => period === row.per)
  const kind = (['fee-less', 'money', 'paid-time', 'free'] as const).find(each => each === row.kind)
  if (!kind || hours === null || Object.values(figures).includes(null)) return null
  const known = Object.fromEntries(Object.entries(figures).filter(([, figure]) => typeof figure === 'number'))
  return {
    to: row.to === 'employer' ? 'employer' : 'worker',
    kind,
    ...known,
    ...(hours === undefined ? {} : { hours: { atMost: hours, scaledByEmployment: row.scaled !== '' } }),
    ...(per ? { per } : {}),
    atMost: row.atMost !== '',
  }
}

/** Reads the whole form: what it says, and every mistake at its field. What is wrong is left out of the body. */
export const readDraftForm = (typed: TypedDraft): { body: RuleBody; mistakes: Mistake[] } => {
  const mistakes: Mistake[] = []
  const { head } = typed
  const dayIn = (field: 'validFrom' | 'validTo' | 'sourceDay'): Day | null => {
    const day = readDay(head[field])
    if (head[field] !== '' && day === null) mistakes.push({ field, says: 'incentives.rule.wrong.day' })
    return day
  }
  const lines = new Map<string, ConditionLine[]>()
  typed.lines.forEach((row, at) => {
    if (isEmpty(row)) return
    const line = lineFrom(row)
    if (!line) mistakes.push({ field: `line-${at}-fact`, says: 'incentives.rule.wrong.line' })
    else
      lines.set(row.of, [
        ...(lines.get(row.of) ?? []),
        { block: Number(row.block) || at + 1, way: Number(row.way) || 1, ...line },
      ])
  })
  const gives: Gift[] = []
  typed.gifts.forEach((row, at) => {
    if (isEmpty(row) && row.kind !== 'free') return
    const gift = giftFrom(row)
    const when = conditionOf(lines.get(String(at + 1)) ?? [])
    if (!gift) mistakes.push({ field: `gift-${at}-kind`, says: 'incentives.rule.wrong.gift' })
    else gives.push({ ...gift, ...(when ? { when } : {}) })
  })
  if ((head.noteNl === '') !== (head.noteEn === ''))
    mistakes.push({ field: 'noteEn', says: 'incentives.rule.wrong.both' })
  if (head.sourceTitle === '') mistakes.push({ field: 'sourceTitle', says: 'incentives.rule.wrong.source' })
  if (head.sourceAddress !== '' && !URL.canParse(head.sourceAddress))
    mistakes.push({ field: 'sourceAddress', says: 'incentives.rule.wrong.address' })
  const month = head.referenceMonth === '' ? null : Number(head.referenceMonth)
  if (month !== null && !(Number.isInteger(month) && month >= 1 && month <= 12))
    mistakes.push({ field: 'referenceMonth', says: 'incentives.rule.wrong.number' })
  const body: RuleBody = {
    validFrom: dayIn('validFrom'),
    validTo: dayIn('validTo'),
    uncertain: head.uncertain !== '',
    note: head.noteNl && head.noteEn ? { nl: head.noteNl, en: head.noteEn } : null,
    referenceMonth: month,
    when: conditionOf(lines.get('') ?? []),
    gives,
    source: { title: head.sourceTitle, address: head.sourceAddress || null, asOf: dayIn('sourceDay') },
  }
  return { body, mistakes }
}

const typedLine = ({ block, way, not, test }: ConditionLine, of: string): TypedLine => ({
  of,
  block: String(block),
  way: String(way),
  not: not ? 'ja' : '',
  fact: 'fact' in test ? test.fact : '',
  in: 'fact' in test ? (test.in ?? []).map(value => typedValue(test.fact, value)).join('; ') : '',
  atLeast: 'fact' in test ? typedValue(test.fact, test.atLeast) : '',
  atMost: 'fact' in test ? typedValue(test.fact, test.atMost) : '',
  checkNl: 'check' in test ? test.check.nl : '',
  checkEn: 'check' in test ? test.check.en : '',
})

const euros = (cents: number | undefined): string => (cents === undefined ? '' : String(cents / 100))

const typedGift = (gift: Gift): TypedGift => ({
  to: gift.to,
  kind: gift.kind,
  flat: euros(gift.flat),
  share: gift.share === undefined ? '' : String(Math.round(gift.share * 10_000) / 100),
  max: euros(gift.max),
  perHour: euros(gift.perHour),
  perLessonPeriod: euros(gift.perLessonPeriod),
  hours: gift.hours ? String(gift.hours.atMost) : '',
  scaled: gift.hours?.scaledByEmployment ? 'ja' : '',
  cap: euros(gift.capPerHalfYear),
  per: gift.per ?? '',
  atMost: gift.atMost ? 'ja' : '',
})

/** A rule as the form shows it; null: its conditions lie deeper than the table goes. */
export const typedFrom = (body: RuleBody): TypedDraft | null => {
  const own = linesOf(body.when)
  const ofGifts = body.gives.map(({ when }) => linesOf(when ?? null))
  if (!own || ofGifts.includes(null)) return null
  return {
    head: {
      validFrom: body.validFrom ?? '',
      validTo: body.validTo ?? '',
      uncertain: body.uncertain ? 'ja' : '',
      noteNl: body.note?.nl ?? '',
      noteEn: body.note?.en ?? '',
      referenceMonth:
        body.referenceMonth === null || body.referenceMonth === undefined ? '' : String(body.referenceMonth),
      sourceTitle: body.source.title,
      sourceAddress: body.source.address ?? '',
      sourceDay: body.source.asOf ?? '',
    },
    lines: [
      ...own.map(line => typedLine(line, '')),
      ...ofGifts.flatMap((lines, at) => (lines ?? []).map(line => typedLine(line, String(at + 1)))),
    ],
    gifts: body.gives.map(typedGift),
  }
}
