import type { Generated } from 'kysely'
import type { Json } from '../../platform/tables.ts'
import type { Talk } from './talk.ts'
import type { Testimonial } from './testimonial.ts'
import type { BrochureWords } from './words.ts'

export interface BrochureTables {
  brochureWords: Omit<BrochureWords, 'id' | 'body'> & { id: Generated<number>; body: Json<BrochureWords['body']> }
  testimonial: Omit<Testimonial, 'job' | 'words'> & { job: Json<Testimonial['job']>; words: Json<Testimonial['words']> }
  brochureTalk: Talk
}
