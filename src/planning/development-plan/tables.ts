import type { Generated } from 'kysely'
import type { Id } from '../../platform/ids.ts'
import type { Role } from '../../platform/record.ts'
import type { Json } from '../../platform/tables.ts'
import type { DevelopmentKind } from './development.ts'

export type DevelopmentId = Id<'development-plan'>

export interface DevelopmentTables {
  developmentPlan: { id: DevelopmentId; personId: Id<'person'>; begunAt: Date }
  developmentStep: {
    id: Generated<number>
    planId: DevelopmentId
    kind: DevelopmentKind
    detail: Json<unknown>
    at: Date
    personId: Id<'person'>
    role: Role
  }
}
