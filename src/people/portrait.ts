import { z } from 'zod'
import { type Day, readDay } from '../platform/day.ts'

const id = z.string().trim().min(1).max(120)
const words = z.string().trim().min(1).max(300)
const day = z.string().refine(text => readDay(text) !== null, 'not a day')
const year = z.number().int().min(1930).max(2100)

/** A job held: an ESCO occupation, or a professional qualification that names it. */
export const Job = z.object({
  occupation: id,
  title: words,
  from: year.nullable().default(null),
  to: year.nullable().default(null),
})

/**
 * A diploma or certificate. `register`: as the official register (LED) gives it; `said`: as the person says, not shown
 * yet. Codes are those of registers: `led-onderwerp:840005`.
 */
export const Paper = z.object({
  certificate: id.nullable().default(null),
  title: words,
  issuer: words.nullable().default(null),
  issuedOn: day.nullable().default(null),
  until: day.nullable().default(null),
  codes: z.array(id).max(20).default([]),
  shown: z.enum(['register', 'said']).default('said'),
})

/** Something the person can, and how well that is shown. */
const Can = z.object({
  competence: id,
  strength: z.enum(['self-declared', 'observed', 'assessed', 'certified']).default('self-declared'),
  by: words.nullable().default(null),
})

export const statutes = [
  'employee',
  'temp',
  'civil-servant',
  'self-employed',
  'jobseeker',
  'leefloon',
  'art60',
  'inactive',
] as const
export const forms = ['campus', 'blended', 'distance', 'workplace'] as const
export const languageLevels = ['A1', 'A2', 'B1', 'B2', 'C1', 'C2'] as const
export const diplomas = ['none', 'lower-secondary', 'secondary', 'higher'] as const
export const wishes = ['hours', 'soon', 'price', 'close'] as const

/** One question of the walk, one section: what may be answered. A section that is not there was skipped. */
const sections = {
  jobs: z.array(Job).max(30),
  papers: z.array(Paper).max(200),
  can: z.object({ has: z.array(Can).max(500).default([]), dropped: z.array(id).max(500).default([]) }),
  /** null: does not know yet. */
  goal: z.object({ qualification: id.nullable() }),
  work: z.object({
    statute: z.enum(statutes).optional(),
    employmentPercent: z.number().int().min(0).max(100).optional(),
    sector: z.enum(['private', 'public', 'social-profit']).optional(),
    workRegion: z.enum(['flanders', 'brussels', 'wallonia']).optional(),
    employerSize: z.enum(['small', 'medium', 'large']).optional(),
  }),
  time: z.object({
    /** Minutes a week for class and study at home together. */
    minutesFreePerWeek: z.number().int().min(0).max(6000).optional(),
    forms: z.array(z.enum(forms)).default([]),
    evening: z.boolean().optional(),
  }),
  place: z.object({
    postcode: z
      .string()
      .regex(/^\d{4}$/)
      .optional(),
    maxKm: z.number().int().min(1).max(300).optional(),
  }),
  dutch: z.object({ level: z.enum(languageLevels).optional() }),
  about: z.object({ birthYear: year.optional(), highestDiploma: z.enum(diplomas).optional() }),
  important: z.enum(wishes),
  /** What only the support measures ask, each when it decides something. */
  support: z.object({
    alsoStatute: z.enum(['employee', 'self-employed']).optional(),
    jointCommittee: id.optional(),
    employerWorkers: z.number().int().min(0).max(1_000_000).optional(),
    /** Cents a month, gross. */
    grossMonthlyWage: z.number().int().min(0).max(10_000_000).optional(),
    initiative: z.enum(['worker', 'employer']).optional(),
    inTrainingSince: day.transform(text => text as Day).optional(),
    /** Per cent of a full-time job in a month (`2026-03`) in which it was another than now. */
    percentIn: z.record(z.string().regex(/^\d{4}-\d{2}$/), z.number().int().min(0).max(100)).optional(),
    /** Programmes that are registered for training leave, or are not, as the provider said. */
    registered: z.record(id, z.boolean()).optional(),
  }),
}

export const Portrait = z.object(sections).partial().strict()

/** What a person says of themselves on the walk *Wat kan je al?*; also the file that the terminal and the API take. */
export type Portrait = z.infer<typeof Portrait>
export type Section = keyof typeof sections
export const sectionNames = Object.keys(sections) as Section[]
export type Answer<Of extends Section> = z.infer<(typeof sections)[Of]>
export type Job = z.infer<typeof Job>
export type Paper = z.infer<typeof Paper>

export const readAnswer = <Of extends Section>(section: Of, answer: unknown): Answer<Of> =>
  sections[section].parse(answer) as Answer<Of>
