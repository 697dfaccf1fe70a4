import type { ProgrammeId } from '../../catalogue/index.ts'
import type { Id } from '../../platform/ids.ts'

/** An employer asks a provider for a talk. */
export interface Talk {
  id: Id<'talk'>
  programme: ProgrammeId
  personId: Id<'person'>
  company: string
  /** Mail or phone, as they typed it. */
  reach: string
  words: string
  at: Date
  answeredAt: Date | null
  answeredBy: Id<'person'> | null
}
