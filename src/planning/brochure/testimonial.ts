import type { ProgrammeId } from '../../catalogue/index.ts'
import type { Id } from '../../platform/ids.ts'
import { accept, type Outcome, refuse } from '../../platform/outcome.ts'
import type { Bilingual } from '../../platform/words.ts'

/** What somebody says of a programme that they followed, under a first name and a job. */
export interface Testimonial {
  id: Id<'testimonial'>
  programme: ProgrammeId
  firstName: string
  job: Bilingual
  words: Bilingual
  /** Who of the provider typed it. */
  personId: Id<'person'>
  madeAt: Date
  fingerprint: string
  /** When who it is of said yes; before, nobody else reads it. */
  agreedAt: Date | null
  withdrawnAt: Date | null
}

export type TestimonialAsk = Pick<Testimonial, 'firstName' | 'job' | 'words'>

export type TestimonialRefusal = 'planning.brochure.first-name' | 'planning.brochure.no-words'

/** A first name is one word, so that a family name cannot stand there. Words of one language serve for both. */
export const readTestimonial = (ask: TestimonialAsk): Outcome<TestimonialAsk, TestimonialRefusal> => {
  const { firstName, job, words } = ask
  if (!/^\p{L}[\p{L}'’-]{0,29}$/u.test(firstName)) return refuse('planning.brochure.first-name')
  const one = (text: Bilingual): Bilingual => ({ nl: text.nl || text.en, en: text.en || text.nl })
  if (one(words).nl === '' || one(job).nl === '' || Math.max(words.nl.length, words.en.length) > 400)
    return refuse('planning.brochure.no-words')
  if (Math.max(job.nl.length, job.en.length) > 80) return refuse('planning.brochure.no-words')
  return accept({ firstName, job: one(job), words: one(words) })
}
