import type { Generated } from 'kysely'
import type { ProviderId } from '../../catalogue/index.ts'
import type { Day } from '../../platform/day.ts'
import type { Id } from '../../platform/ids.ts'
import type { Json } from '../../platform/tables.ts'
import type { Chance, Job } from '../chances/chance.ts'
import type { Change, Draft } from './draft.ts'
import type { SheetRow } from './read-sheet.ts'

export interface MatrixTables {
  concordanceDraft: Omit<Draft, 'changes' | 'edition'> & {
    edition: Generated<number>
    openedBy: Id<'person'>
    publishedAt: Date | null
    publishedBy: Id<'person'> | null
    validFrom: Day | null
  }
  draftRow: Omit<Change, 'body'> & { draftId: Draft['id']; cell: string; body: Json<Change['body']> | null }
  concordanceEnd: { rowId: string; lastDay: Day; draftId: Draft['id'] }
  judgedProposal: {
    id: Generated<number>
    provider: ProviderId | null
    cell: string
    decision: 'accepted' | 'rejected'
    why: string
    at: Date
    personId: Id<'person'>
  }
  concordanceSheet: {
    id: Id<'sheet'>
    provider: ProviderId | null
    fileName: string
    rows: Json<SheetRow[]>
    readAt: Date
    readBy: Id<'person'>
    takenAt: Date | null
  }
  concordanceSeen: { rowId: string; fingerprint: string }
  chanceJob: {
    [Field in keyof Job]: Field extends 'number' | 'done' | 'gains' | 'losses' ? Generated<number> : Job[Field]
  }
  chance: Chance
}
