import type { Generated } from 'kysely'
import type { Because } from '../../platform/because.ts'
import type { Id } from '../../platform/ids.ts'
import type { Role } from '../../platform/record.ts'
import type { Json } from '../../platform/tables.ts'
import type { Granted } from './granted.ts'
import type { Policy } from './policy.ts'
import type { RevocationReason } from './reasons.ts'
import type { Request, Shown, StepKind } from './request.ts'

export interface RequestTables {
  recognitionPolicy: Omit<Policy, 'id' | 'body'> & { id: Generated<number>; body: Json<Policy['body']> }
  recognitionRequest: Omit<Request, 'policy' | 'shown' | 'steps'> & { policyId: number; shown: Json<Shown> }
  requestStep: {
    id: Generated<number>
    requestId: Request['id']
    kind: StepKind
    at: Date
    personId: Id<'person'>
    role: Role
    detail: Json<unknown>
  }
  grantedExemption: Omit<Granted, 'because'> & { because: Json<Because[]> }
  revokedExemption: {
    exemptionId: Granted['id']
    reason: RevocationReason
    words: string
    at: Date
    personId: Id<'person'>
  }
}
