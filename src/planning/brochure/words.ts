import type { ProgrammeId } from '../../catalogue/index.ts'
import { readEmail } from '../../people/index.ts'
import type { Id } from '../../platform/ids.ts'
import { accept, type Outcome, refuse } from '../../platform/outcome.ts'
import type { Bilingual } from '../../platform/words.ts'

/** What a provider says itself; an empty text is not shown. */
export interface BrochureBody {
  pitch: Bilingual
  contact: { name: string; mail: string; phone: string }
}

export interface BrochureWords {
  id: number
  programme: ProgrammeId
  after: number
  body: BrochureBody
  at: Date
  personId: Id<'person'>
}

const mostSentences = 3

/** Sentences in a text: what ends in a full stop, a question or an exclamation mark, or at the end. */
export const sentencesIn = (text: string): number =>
  text.split(/[.!?…]+(?=\s|$)/).filter(part => part.trim() !== '').length

export type WordsRefusal =
  | 'planning.brochure.long-pitch'
  | 'planning.brochure.wrong-mail'
  | 'planning.brochure.wrong-phone'
  | 'planning.brochure.long-name'

/** What was typed, or why it cannot stand so. */
export const readWords = (body: BrochureBody): Outcome<BrochureBody, WordsRefusal> => {
  const { pitch, contact } = body
  if ([pitch.nl, pitch.en].some(text => sentencesIn(text) > mostSentences || text.length > 500))
    return refuse('planning.brochure.long-pitch')
  if (contact.name.length > 100) return refuse('planning.brochure.long-name')
  if (contact.mail !== '' && readEmail(contact.mail) === null) return refuse('planning.brochure.wrong-mail')
  if (contact.phone !== '' && !/^\+?[\d ./()-]{6,25}$/.test(contact.phone))
    return refuse('planning.brochure.wrong-phone')
  return accept(body)
}
