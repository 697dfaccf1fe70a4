import { z } from 'zod'
import { readDay } from '../../platform/day.ts'
import type { Id } from '../../platform/ids.ts'
import type { ModuleId } from '../catalogue.ts'
import type { Problem } from './reading.ts'

/** A rule of ours that a value breaks; its sentence is `catalogue.import.problem.<name>`. */
const broken = (
  problem: Problem['problem'],
  detail: Record<string, string | number> = {},
  path: PropertyKey[] = [],
) => ({
  code: 'custom' as const,
  message: problem,
  params: { problem, with: detail },
  path,
})

const minutesIn: Record<string, number> = { lestijden: 50, lestijd: 50, uur: 60, uren: 60, minuten: 1, minuut: 1 }

/** `40 lestijden` (50 minutes each), `30 uur` or `90 minuten`, as minutes. */
const time = z.string().transform((text, context) => {
  const [, figure = '', unit = ''] = /^(-?\d+(?:[.,]\d+)?) (\p{L}+)$/u.exec(text.trim()) ?? []
  const minutes = Number(figure.replace(',', '.')) * (minutesIn[unit] ?? Number.NaN)
  if (figure === '' || !Number.isInteger(minutes)) context.addIssue(broken('no-time', { found: text }))
  else if (minutes < 0) context.addIssue(broken('negative', { found: text }))
  return minutes
})

/** `60 euro` or `117.50 euro`, as cents. */
const money = z.string().transform((text, context) => {
  const [, figure = ''] = /^(-?\d+(?:[.,]\d{1,2})?) euro$/.exec(text.trim()) ?? []
  const cents = Math.round(Number(figure.replace(',', '.')) * 100)
  if (figure === '') context.addIssue(broken('no-money', { found: text }))
  else if (cents < 0) context.addIssue(broken('negative', { found: text }))
  return cents
})

const day = z.string().transform((text, context) => {
  const read = readDay(text)
  if (!read) context.addIssue(broken('no-day', { found: text }))
  return read ?? z.NEVER
})

const idOf = <Of extends string>() =>
  z
    .string()
    .regex(/^[\p{L}\p{N}][\p{L}\p{N}\-/.:_]*$/u)
    .transform(text => text as Id<Of>)
const postcode = z
  .string()
  .regex(/^\d{4}$/)
  .nullable()
  .default(null)
const bilingual = z.strictObject({ nl: z.string().min(1), en: z.string().min(1) })

const kept = {
  origin: z.enum(['official', 'report', 'derived', 'example']).optional(),
  source: z
    .strictObject({
      title: z.string().min(1),
      address: z.url().nullable().default(null),
      asOf: day.nullable().default(null),
    })
    .optional(),
  validFrom: day.nullable().optional(),
  validTo: day.nullable().optional(),
}

/** How modules make up a programme, as the file writes it. */
export type Written =
  | ModuleId
  | { all: Written[]; title?: { nl: string; en: string } | undefined }
  | { some: number; of: Written[]; title?: { nl: string; en: string } | undefined; oneLine?: boolean | undefined }
  | {
      credits: number
      atMost?: number | undefined
      of: Written[]
      title?: { nl: string; en: string } | undefined
      oneLine?: boolean | undefined
    }
  | { line: { nl: string; en: string }; of: Written[] }
const oneLine = z.boolean().optional()
const title = bilingual.optional()
const written: z.ZodType<Written> = z.lazy(() =>
  z.union([
    idOf<'module'>(),
    z.strictObject({ all: z.array(written).min(1), title }),
    z.strictObject({ some: z.number().int().min(1), of: z.array(written).min(1), title, oneLine }),
    z.strictObject({
      credits: z.number().int().min(1),
      atMost: z.number().int().min(1).optional(),
      of: z.array(written).min(1),
      title,
      oneLine,
    }),
    z.strictObject({ line: bilingual, of: z.array(written).min(1) }),
  ]),
)

const module = z.strictObject({
  id: idOf<'module'>(),
  code: z.string().nullable().default(null),
  title: bilingual,
  contact: time.default(0),
  distance: time.default(0),
  workplace: time.default(0),
  credits: z.number().int().min(0).nullable().default(null),
  price: money.default(0),
  exemptable: z.boolean().default(true),
  workplaceExemptable: z.boolean().default(false),
  proves: z.array(idOf<'competence'>()).default([]),
  ...kept,
})

const programme = z.strictObject({
  id: idOf<'programme'>(),
  provider: idOf<'provider'>(),
  title: bilingual,
  awards: idOf<'qualification'>(),
  entry: z.array(idOf<'qualification'>()).default([]),
  unit: z.enum(['lesson-period', 'hour', 'credit']),
  language: z.string().nullable().default(null),
  modules: z.array(module).default([]),
  structure: written.optional(),
  order: z.array(z.strictObject({ before: idOf<'module'>(), after: idOf<'module'>() })).default([]),
  excludes: z.array(z.strictObject({ one: idOf<'module'>(), other: idOf<'module'>() })).default([]),
  stops: z
    .array(
      z.strictObject({
        title: bilingual,
        qualification: idOf<'qualification'>().nullable().default(null),
        requires: z.array(idOf<'module'>()).min(1),
        value: bilingual.nullable().default(null),
      }),
    )
    .default([]),
  offers: z
    .array(
      z.strictObject({
        id: idOf<'offer'>(),
        start: day.nullable().default(null),
        form: z.enum(['campus', 'distance', 'blended', 'in-company', 'workplace']),
        postcode,
        place: z.string().nullable().default(null),
        when: bilingual,
        perWeek: time.nullable().default(null),
        days: z.number().int().min(0).max(7).nullable().default(null),
        evening: z.boolean().default(false),
        ...kept,
      }),
    )
    .default([]),
  ...kept,
})

/** The whole of a pack, as content/README.md describes it. */
export const pack = z.strictObject({
  defaults: z.strictObject(kept).default({}),
  qualifications: z
    .array(
      z.strictObject({
        id: idOf<'qualification'>(),
        kind: z.enum(['professional', 'education', 'partial', 'microdegree', 'job']),
        title: bilingual,
        level: z.number().int().min(1).max(8).nullable().default(null),
        series: z.string().optional(),
        version: z.number().int().min(1).default(1),
        partOf: idOf<'qualification'>().nullable().default(null),
        competences: z.array(idOf<'competence'>()).default([]),
        occupations: z.array(idOf<'occupation'>()).default([]),
        attests: z.array(z.strictObject({ kind: z.string(), title: z.string() })).default([]),
        value: bilingual.nullable().default(null),
        ...kept,
      }),
    )
    .default([]),
  additions: z
    .array(
      z.strictObject({
        qualification: idOf<'qualification'>(),
        competences: z.array(idOf<'competence'>()).optional(),
        occupations: z.array(idOf<'occupation'>()).optional(),
        value: bilingual.optional(),
      }),
    )
    .default([]),
  competences: z
    .array(
      z.strictObject({
        id: idOf<'competence'>(),
        kind: z.enum(['technical', 'generic', 'language']),
        label: bilingual,
        codes: z.array(z.string()).default([]),
        ...kept,
      }),
    )
    .default([]),
  providers: z
    .array(
      z.strictObject({
        id: idOf<'provider'>(),
        name: z.string().min(1),
        kind: z.string(),
        postcode,
        place: z.string().nullable().default(null),
        ...kept,
      }),
    )
    .default([]),
  programmes: z.array(programme).default([]),
  ladders: z
    .array(
      z.strictObject({
        id: idOf<'ladder'>(),
        title: bilingual,
        steps: z.array(idOf<'qualification'>()).min(2),
        ...kept,
      }),
    )
    .default([]),
  certificates: z
    .array(
      z.strictObject({
        id: idOf<'certificate'>(),
        title: bilingual,
        issuer: z.string().nullable().default(null),
        codes: z.array(z.string()).default([]),
        awards: idOf<'qualification'>().nullable().default(null),
        ...kept,
      }),
    )
    .default([]),
  concordance: z
    .array(
      z.strictObject({
        id: idOf<'concordance'>(),
        certificates: z.array(idOf<'certificate'>()).min(1).optional(),
        competences: z.array(idOf<'competence'>()).min(1).optional(),
        strength: z.enum(['self-declared', 'observed', 'assessed', 'certified']).optional(),
        module: idOf<'module'>(),
        hours: time.optional(),
        part: z.string().min(1).nullable().default(null),
        ground: z.enum(['EVK', 'EVC', 'professional-competence']),
        decides: z.enum(['automatic', 'provider']),
        provider: idOf<'provider'>().nullable().default(null),
        how: bilingual,
        ...kept,
      }),
    )
    .default([]),
})

export type Pack = z.output<typeof pack>
export type PackProgramme = Pack['programmes'][number]
export type PackModule = PackProgramme['modules'][number]
