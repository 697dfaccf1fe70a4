import { z } from 'zod'

/** From nothing to more than enough; the order counts. */
export const levels = ['none', 'partly', 'shown', 'convincing'] as const
export type Level = (typeof levels)[number]

export const isLevel = (text: string): text is Level => levels.some(level => level === text)
/** 0 to 3. */
export const rankOf = (level: Level): number => levels.indexOf(level)

const Said = z.object({ nl: z.string().min(1), en: z.string().min(1) })
/** What stands in addresses and names of fields. */
const Key = z.string().regex(/^[a-z0-9-]+$/)

const Criterion = z.object({
  id: Key,
  title: Said,
  /** What one sees at each level. */
  levels: z.object({ none: Said, partly: Said, shown: Said, convincing: Said }),
  /** What the jury asks when the portfolio left it weak. */
  question: Said,
})

const Part = z.object({
  id: Key,
  kind: z.enum(['portfolio', 'home-assignment', 'simulation', 'integrated-assignment', 'interview']),
  title: Said,
  /** What the candidate does. */
  task: Said,
  competences: z.array(Key).min(1),
})

const whole = (frame: { competences: Competence[]; parts: Part[]; jurors: number; agreeing: number }): boolean => {
  const criteria = frame.competences.flatMap(({ criteria }) => criteria.map(({ id }) => id))
  const known = new Set(frame.competences.map(({ competence }) => competence))
  return (
    new Set(criteria).size === criteria.length &&
    frame.parts.some(({ kind }) => kind === 'portfolio') &&
    frame.parts.every(({ competences }) => competences.every(each => known.has(each))) &&
    frame.agreeing <= frame.jurors
  )
}

const Competence = z.object({ competence: Key, title: Said, criteria: z.array(Criterion).min(2).max(4) })

/** What a college judges one programme by. A procedure keeps the frame of the day on which it began. */
export const Frame = z
  .object({
    provider: z.string(),
    programme: z.string(),
    /** Made up to practise with. */
    example: z.boolean(),
    competences: z.array(Competence).min(1),
    parts: z.array(Part).min(1),
    /** How many judge, each alone. */
    jurors: z.number().int().min(2).max(5),
    /** The level from which a criterion is reached. */
    passAt: z.enum(levels),
    /** How many jurors must stand behind the levels that they found together. */
    agreeing: z.number().int().min(2).max(5),
    /** Calendar days for the portfolio, working days for the decision, calendar days to appeal; prices in cents. */
    terms: z.object({
      portfolioDays: z.number().int().min(7).max(365),
      decisionDays: z.number().int().min(5).max(120),
      appealDays: z.number().int().min(1).max(90),
      intakeFee: z.number().int().min(0),
      mostFee: z.number().int().min(0),
    }),
  })
  .refine(whole, 'criteria once each, a portfolio, known competences, no more that agree than judge')
export type Frame = z.infer<typeof Frame>
export type Competence = z.infer<typeof Competence>
export type Criterion = z.infer<typeof Criterion>
export type Part = z.infer<typeof Part>
