import { z } from 'zod'
import { bilingual, contentId, Term } from '../platform/terms.ts'

/** Chapter of the report that it rests on: `4.1.1`. */
const chapter = z.string().regex(/^\d+(\.\d+)*$/)
const ids = z.array(contentId)
const some = z.array(bilingual).min(1)
const door = z.strictObject({ to: z.string().regex(/^\/[a-z0-9/-]+$/), says: bilingual })

const titled = z.strictObject({ id: contentId, title: bilingual })

const Question = z.strictObject({
  id: contentId,
  ask: bilingual,
  /** Not in the report's table of questions: made here for a practice that the table leaves out. */
  ours: z.boolean().default(false),
})

const Precondition = z.strictObject({
  id: contentId,
  side: z.enum(['participate', 'organise']),
  source: chapter,
  title: bilingual,
  about: bilingual,
})

export const sufferers = ['worker', 'vulnerable', 'employer', 'provider'] as const

const Barrier = z.strictObject({
  id: contentId,
  of: z.enum(sufferers),
  source: chapter,
  title: bilingual,
  about: bilingual,
})

const Practice = z.strictObject({
  id: contentId,
  title: bilingual,
  project: contentId,
  precondition: contentId,
  source: chapter,
  questions: ids.min(1),
  keywords: ids,
  for: ids.min(1),
  barriers: ids.min(1),
  /** Names of tools and other words by which people look for it. */
  also: z.array(z.string().min(1)),
  challenge: bilingual,
  direction: bilingual,
  steps: some,
  conditions: some,
  forWhom: bilingual,
  /** Where Leerladder does it itself. */
  door: door.optional(),
})

const Project = z.strictObject({
  id: contentId,
  title: bilingual,
  reportTitle: z.string().min(1),
  source: chapter,
  report: z.url(),
  themes: ids.min(1),
  sector: bilingual,
  /** Kinds of organisations, never names. */
  partners: some,
  tried: bilingual,
  forWhom: bilingual,
  findings: some,
})

const Actor = z.strictObject({
  id: contentId,
  title: bilingual,
  name: bilingual,
  source: chapter,
  promise: bilingual,
  needs: z.array(bilingual),
  roles: z.array(z.strictObject({ phase: contentId, text: bilingual })).min(1),
  attention: some,
  doors: z.array(door),
  /** Each a question to answer with yes, and what helps who cannot. */
  check: z.array(z.strictObject({ ask: bilingual, practices: ids.min(1) })).min(1),
})

/** The government acts in the phases too, but has no page of its own: its part is the recommendations. */
export const government = 'overheid'

const Phase = z.strictObject({
  id: contentId,
  source: chapter,
  title: bilingual,
  steps: z.array(z.strictObject({ who: ids.min(1), text: bilingual })).min(1),
})

export const addressees = ['wse', 'ahovoks', 'vdab', 'europa', 'partnerschap', 'onderwijs'] as const

const Recommendation = z.strictObject({
  id: contentId,
  source: chapter,
  to: z.array(z.enum(addressees)).min(1),
  title: bilingual,
  text: bilingual,
})

/** Words that people use for one another, in any language. */
const Synonyms = z.strictObject({ id: contentId, words: z.array(z.string().trim().min(1)).min(2) })

/** What content/knowledge holds: a folder with a file for each (practices, projects, actors), or one list. */
export const schemas = {
  practices: Practice,
  projects: Project,
  actors: Actor,
  questions: Question,
  keywords: titled,
  themes: titled,
  preconditions: Precondition,
  barriers: Barrier,
  phases: Phase,
  recommendations: Recommendation,
  words: Term,
  synonyms: Synonyms,
}
export type Collection = keyof typeof schemas
export const collections = Object.keys(schemas) as Collection[]

export type Practice = z.infer<typeof Practice>
export type Project = z.infer<typeof Project>
export type Actor = z.infer<typeof Actor>
export type Barrier = z.infer<typeof Barrier>
export type Knowledge = { [Each in Collection]: z.infer<(typeof schemas)[Each]>[] }
