import { z } from 'zod'
import type { Source } from '../../platform/because.ts'
import { type Day, readDay, type Valid } from '../../platform/day.ts'
import type { Bilingual } from '../../platform/words.ts'
import { factNames } from './facts.ts'

const text = z.object({ nl: z.string().min(1), en: z.string().min(1) }).strict()
const day = z
  .union([z.string(), z.date().transform(date => date.toISOString().slice(0, 10))])
  .refine(value => readDay(value) !== null, 'this is no day: write it as 2026-09-01')
  .transform(value => value as Day)
const fact = z.enum(factNames, 'no measure knows this fact')
const value = z.union([z.string(), z.number(), z.boolean()])
const cents = z.number().int('write amounts in whole cents').min(0)

/** A condition over facts, true, false, or not known. A `check` is what no fact tells: it stays open, in words. */
export type Condition =
  | { all: Condition[] }
  | { any: Condition[] }
  | { not: Condition }
  | { check: Bilingual }
  | {
      fact: (typeof factNames)[number]
      in?: (string | number | boolean)[] | undefined
      atLeast?: number | string | undefined
      atMost?: number | string | undefined
    }

const Test = z
  .object({
    fact,
    in: z.array(value).min(1).optional(),
    atLeast: z.union([z.number(), z.string()]).optional(),
    atMost: z.union([z.number(), z.string()]).optional(),
  })
  .strict()
  .refine(
    test => test.in !== undefined || test.atLeast !== undefined || test.atMost !== undefined,
    'say what the fact must be: in, atLeast or atMost',
  )
const Condition: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    z.object({ all: z.array(Condition) }).strict(),
    z.object({ any: z.array(Condition).min(1) }).strict(),
    z.object({ not: Condition }).strict(),
    z.object({ check: text }).strict(),
    Test,
  ]),
)

/** Hours that count: those of contact, at most so many, scaled by the part of a full-time job where the rule says so. */
const Hours = z.object({ atMost: z.number().positive(), scaledByEmployment: z.boolean().default(false) }).strict()

/** What a gift and its maximum count by: the whole training, or each of these periods that it touches. */
export const periods = [
  'training',
  'month',
  'quarter',
  'half-year',
  'semester',
  'school-year',
  'calendar-year',
] as const
export type Period = (typeof periods)[number]

/** What a version gives, to whom. Cents, hours; a share is of the price. */
const Gift = z
  .object({
    to: z.enum(['worker', 'employer']),
    kind: z.enum(['fee-less', 'money', 'paid-time', 'free']),
    flat: cents.optional(),
    share: z.number().min(0).max(1).optional(),
    max: cents.optional(),
    perHour: cents.optional(),
    perLessonPeriod: cents.optional(),
    hours: Hours.optional(),
    /** Left out: hours count by school year, all else by training. */
    per: z.enum(periods).optional(),
    /** The fee is never more than this in each half school year; what lies above falls off. */
    capPerHalfYear: cents.optional(),
    /** Only then; a fact that is missing gives nothing. */
    when: Condition.optional(),
    atMost: z.boolean().default(false),
  })
  .strict()
  .refine(
    gift =>
      gift.kind === 'free' ||
      [gift.flat, gift.share, gift.perLessonPeriod, gift.hours, gift.capPerHalfYear].filter(part => part !== undefined)
        .length === 1,
    'say how much in one way: flat, share, perLessonPeriod, capPerHalfYear, or hours (with perHour for money)',
  )
export type Gift = z.infer<typeof Gift>

const source = z.object({ title: z.string(), address: z.url().nullable(), asOf: day.nullable() }).strict()

const Version = z
  .object({
    id: z.string().min(1),
    validFrom: day.nullable(),
    validTo: day.nullable(),
    uncertain: z.boolean().default(false),
    note: text.nullable().optional(),
    /** The month (1 to 12) of the year in which a school year begins whose part of a full-time job counts for all of it. */
    referenceMonth: z.number().int().min(1).max(12).nullable().optional(),
    when: Condition.nullable().optional(),
    gives: z.array(Gift).default([]),
    source,
  })
  .strict()

/** A version as the file or the rule editor writes it, or what is wrong with it. */
export const readVersion = (written: unknown) => Version.safeParse(written)

/** By when something must be done: so many months and days from the start or the end, or the end of a quarter after. */
const Deadline = z
  .object({
    what: text,
    by: z.enum(['worker', 'employer']).default('worker'),
    from: z.enum(['start', 'end', 'quarter']).default('start'),
    months: z.number().int().default(0),
    days: z.number().int().default(0),
  })
  .strict()
export type Deadline = z.infer<typeof Deadline>

const kinds = [
  'leave',
  'allowance',
  'subsidy',
  'voucher',
  'wage_replacement',
  'fee_reduction',
  'fee',
  'tax',
  'right',
  'registration',
  'information',
  'employment',
] as const

const MeasureFile = z
  .object({
    id: z.string().min(1),
    name: text,
    kind: z.enum(kinds),
    authority: z.string().min(1),
    for: z.array(z.enum(['worker', 'employer'])).min(1),
    automatic: z.boolean().default(false),
    /** Comes off the fee by itself, before other measures look at what is left of it. */
    lowersFee: z.boolean().default(false),
    about: text,
    procedure: z.array(text).default([]),
    deadline: text.nullable().default(null),
    /** The same as days that follow from the training. */
    deadlines: z.array(Deadline).default([]),
    /** Where the official form is, if we know. */
    official: z.object({ title: z.string(), address: z.url() }).strict().nullable().default(null),
    /** Measures that exclude this one: whoever says it, it holds both ways. */
    notWith: z.array(z.string()).default([]),
    versions: z.array(Version).min(1),
  })
  .strict()

export interface MeasureVersion extends Valid {
  id: string
  /** Not confirmed by its source: always shown. */
  uncertain: boolean
  note: Bilingual | null
  /** The month of the year in which a school year begins whose part of a full-time job counts; null: that of the day. */
  referenceMonth: number | null
  when: Condition | null
  gives: Gift[]
  source: Source
}

/** A support measure with all its dated versions. */
export interface Measure {
  id: string
  name: Bilingual
  kind: (typeof kinds)[number]
  authority: string
  for: ('worker' | 'employer')[]
  automatic: boolean
  /** Comes off the fee by itself, before other measures look at what is left of it. */
  lowersFee: boolean
  /** What it gives, in plain words. */
  about: Bilingual
  procedure: Bilingual[]
  deadline: Bilingual | null
  deadlines: Deadline[]
  official: { title: string; address: string } | null
  notWith: string[]
  versions: MeasureVersion[]
}

const byStart = (a: MeasureVersion, b: MeasureVersion): number => (a.validFrom ?? '').localeCompare(b.validFrom ?? '')

/** Versions that hold on a same day, or end before they start: what a person must mend. */
const faultsIn = (sorted: MeasureVersion[]): string[] => {
  const backward = sorted
    .filter(({ validFrom, validTo }) => validFrom !== null && validTo !== null && validTo < validFrom)
    .map(({ id }) => `version ${id} ends before it starts`)
  const overlaps = sorted.slice(1).flatMap((version, at) => {
    const before = sorted[at]
    return before && (before.validTo === null || version.validFrom === null || before.validTo >= version.validFrom)
      ? [`versions ${before.id} and ${version.id} hold on the same days: end the first before the second starts`]
      : []
  })
  return [...backward, ...overlaps]
}

/** Reads a measure as its file writes it; throws with every mistake in a sentence. */
export const readMeasure = (file: string, written: unknown): Measure => {
  const read = MeasureFile.safeParse(written)
  if (!read.success) throw new Error(`${file}\n${z.prettifyError(read.error)}`)
  const versions = read.data.versions
    .map(version => ({
      ...version,
      note: version.note ?? null,
      referenceMonth: version.referenceMonth ?? null,
      when: version.when ?? null,
    }))
    .toSorted(byStart)
  const faults = faultsIn(versions)
  if (faults.length > 0) throw new Error(`${file}\n${faults.join('\n')}`)
  return { ...read.data, versions }
}
