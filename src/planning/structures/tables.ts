import type { Generated } from 'kysely'
import type { ProgrammeId, ProviderId, StructureVersion } from '../../catalogue/index.ts'
import type { Day } from '../../platform/day.ts'
import type { Id } from '../../platform/ids.ts'
import type { Json } from '../../platform/tables.ts'
import type { Content } from './content.ts'

export type DraftId = Id<'structure-draft'>

export interface StructureTables {
  structureDraft: {
    id: DraftId
    programme: ProgrammeId
    openedAt: Date
    openedBy: Id<'person'>
    closedAt: Date | null
    closedBy: Id<'person'> | null
    versionId: StructureVersion['id'] | null
  }
  structureEdit: { draftId: DraftId; edition: number; content: Json<Content>; at: Date; byPerson: Id<'person'> }
  structureProposal: { draftId: DraftId; edition: number; validFrom: Day; at: Date; byPerson: Id<'person'> }
  structureRule: {
    id: Generated<number>
    provider: ProviderId
    twoPeople: boolean
    at: Date
    byPerson: Id<'person'>
  }
}
