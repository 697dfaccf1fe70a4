import { z } from 'zod'
import type { Source } from '../../platform/because.ts'
import { type Day, isValidOn, readDay, type Valid } from '../../platform/day.ts'
import type { Bilingual } from '../../platform/words.ts'

const day = z
  .union([z.string(), z.date().transform(date => date.toISOString().slice(0, 10))])
  .refine(value => readDay(value) !== null, 'this is no day: write it as 2026-09-01')
  .transform(value => value as Day)
const age = z.int().min(0).max(120)
const text = z.strictObject({ nl: z.string().min(1), en: z.string().min(1) })
const dated = {
  id: z.string().min(1),
  validFrom: day.nullable(),
  validTo: day.nullable(),
  uncertain: z.boolean(),
  note: text.optional(),
  source: z.strictObject({ title: z.string(), address: z.url().nullable(), asOf: day.nullable() }),
}
const band = { from: age.optional(), below: age.optional() }
const File = z.strictObject({
  days: z
    .array(
      z.strictObject({
        ...dated,
        bands: z.array(z.strictObject({ ...band, days: z.int().positive(), withinMonths: z.int().positive() })).min(1),
      }),
    )
    .min(1),
  inside: z
    .array(z.strictObject({ ...dated, bands: z.array(z.strictObject({ ...band, inside: z.boolean() })).min(1) }))
    .min(1),
  partTime: z
    .array(z.strictObject({ ...dated, leastPercent: z.int().min(1).max(100), mostMonths: z.int().positive() }))
    .min(1),
})

/** One dated version of a rule, with where it stands. */
export interface RuleVersion extends Valid {
  id: string
  /** Not confirmed by its source for everybody here: always said. */
  uncertain: boolean
  note?: Bilingual | undefined
  source: Source
}

/** Ages of which a rule speaks: that birthday `from` counts, that birthday `below` no longer does. */
export interface Band {
  from?: number | undefined
  below?: number | undefined
}

/** How many days of work open the right to a benefit, and how far back they count. */
export interface DaysRule extends RuleVersion {
  bands: (Band & { days: number; withinMonths: number })[]
}
/** Whether a semester still lies within the employment. */
export interface InsideRule extends RuleVersion {
  bands: (Band & { inside: boolean })[]
}
export interface PartTimeRule extends RuleVersion {
  leastPercent: number
  mostMonths: number
}

export interface Rules {
  days: DaysRule[]
  inside: InsideRule[]
  partTime: PartTimeRule[]
}

const byStart = (a: RuleVersion, b: RuleVersion): number => (a.validFrom ?? '').localeCompare(b.validFrom ?? '')

const faultsIn = (versions: readonly RuleVersion[]): string[] => {
  const sorted = versions.toSorted(byStart)
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

const bandFaults = ({ id, bands }: RuleVersion & { bands: readonly Band[] }): string[] => {
  const sorted = bands.toSorted((a, b) => (a.from ?? 0) - (b.from ?? 0))
  const backward = sorted.some(({ from, below }) => from !== undefined && below !== undefined && below <= from)
  const overlap = sorted.slice(1).some((each, at) => (sorted[at]?.below ?? 121) > (each.from ?? 0))
  return [
    ...(backward ? [`a band of ${id} ends before it starts`] : []),
    ...(overlap ? [`two bands of ${id} speak of the same age`] : []),
  ]
}

/** Reads the rules as their file writes them; throws with every mistake in a sentence. */
export const readRules = (file: string, written: unknown): Rules => {
  const read = File.safeParse(written)
  if (!read.success) throw new Error(`${file}\n${z.prettifyError(read.error)}`)
  const { days, inside, partTime } = read.data
  const faults = [
    ...[days, inside, partTime].flatMap(versions => faultsIn(versions)),
    ...[...days, ...inside].flatMap(bandFaults),
  ]
  if (faults.length > 0) throw new Error(`${file}\n${faults.join('\n')}`)
  return { days: days.toSorted(byStart), inside: inside.toSorted(byStart), partTime: partTime.toSorted(byStart) }
}

const withoutUncertain = <Version extends RuleVersion>(versions: readonly Version[]): Version[] => {
  const certain = versions.filter(({ uncertain }) => !uncertain)
  return certain.map((version, at) => (at === certain.length - 1 ? { ...version, validTo: null } : version))
}

/** As if what is not confirmed never came: what was certain last still holds. */
export const confirmedOnly = ({ days, inside, partTime }: Rules): Rules => ({
  days: withoutUncertain(days),
  inside: withoutUncertain(inside),
  partTime: withoutUncertain(partTime),
})

/** The version that holds on a day; null: none does. */
export const holdingOn = <Version extends RuleVersion>(versions: readonly Version[], on: Day): Version | null =>
  versions.find(version => isValidOn(version, on)) ?? null

/** The band that speaks of an age; null: no rule names it. */
export const bandOf = <Of extends Band>(bands: readonly Of[], age: number): Of | null =>
  bands.find(({ from = 0, below = 121 }) => from <= age && age < below) ?? null

/** Ages at which a rule begins or ends to speak, the youngest first. */
export const limitsOf = ({ days, inside }: Rules): number[] =>
  [
    ...new Set(
      [...days, ...inside]
        .flatMap(({ bands }): readonly Band[] => bands)
        .flatMap(({ from, below }) => [from, below].filter(limit => limit !== undefined)),
    ),
  ].sort((a, b) => a - b)
