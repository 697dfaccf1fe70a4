import type { Id } from '../platform/ids.ts'

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
