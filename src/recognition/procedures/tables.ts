import type { Generated } from 'kysely'
import type { Id } from '../../platform/ids.ts'
import type { Role } from '../../platform/record.ts'
import type { Json } from '../../platform/tables.ts'
import type { Evidence } from '../evidence/evidence.ts'
import type { Part, Procedure } from './procedure.ts'

type Row = Procedure<unknown, unknown>

export interface ProcedureTables {
  procedure: Omit<Row, 'ownerName' | 'frame' | 'named' | 'steps'> & { frame: Json<unknown> }
  procedureStep: {
    id: Generated<number>
    procedureId: Row['id']
    kind: string
    at: Date
    personId: Id<'person'>
    role: Role
    detail: Json<unknown>
  }
  procedurePart: {
    procedureId: Row['id']
    personId: Id<'person'>
    part: Part
    since: Date
    namedBy: Id<'person'>
    endedAt: Date | null
  }
  procedureEvidence: { procedureId: Row['id']; evidenceId: Evidence['id']; addedAt: Date }
}
