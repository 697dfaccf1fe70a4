import type { Id } from '../platform/ids.ts'
import type { Language } from '../platform/words.ts'

export type PersonRole = 'worker' | 'guide' | 'employer' | 'coordinator' | 'administrator'

export interface Person {
  id: Id<'person'>
  name: string
  /** Where mail for this person goes; lower case. */
  email: string | null
  role: PersonRole
  storyNl: string
  storyEn: string
  /** Made for this installation; nobody real. Only such people can be signed in as without a key. */
  example: boolean
}

/** A person as this session knows them. `second`: they showed a second thing of theirs in it. */
export interface Present {
  id: Id<'person'>
  second: boolean
}

/** How a person wants to be reached; read through `reachOf`. */
export interface Contact {
  /** In which language we write to them. */
  language: Language
  /** As `+32470123456`, shown to be theirs. */
  phone: string | null
  byMail: boolean
  bySms: boolean
}
