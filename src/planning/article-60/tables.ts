import type { Day } from '../../platform/day.ts'
import type { Id } from '../../platform/ids.ts'
import type { Json } from '../../platform/tables.ts'
import type { Born } from './born.ts'
import type { Scheme, SchemeVersion } from './scheme.ts'

export interface Article60Tables {
  article60Scheme: Omit<Scheme, 'title'> & { title: Json<Scheme['title']> }
  article60Version: Omit<SchemeVersion, 'body'> & { body: Json<SchemeVersion['body']> }
  article60Agreement: { versionId: SchemeVersion['id']; agreedBy: Id<'person'>; agreedAt: Date }
  article60Plan: {
    id: Id<'article60-plan'>
    personId: Id<'person'>
    schemeId: Scheme['id']
    organisationId: Id<'organisation'>
    begunBy: Id<'person'>
    begunAt: Date
    endedAt: Date | null
  }
  article60Filled: {
    planId: Id<'article60-plan'>
    number: number
    versionId: SchemeVersion['id']
    contractFrom: Day
    percent: number
    born: Json<Born>
    job: number
    filledBy: Id<'person'>
    filledAt: Date
  }
}
