import type { Generated } from 'kysely'
import type { Because } from '../../platform/because.ts'
import type { Id } from '../../platform/ids.ts'
import type { Role } from '../../platform/record.ts'
import type { Json } from '../../platform/tables.ts'
import type { Granted } from './granted.ts'
import type { Policy } from './policy.ts'
import type { RevocationReason } from './reasons.ts'
import type { Request, Shown, StepKind } from './request.ts'
import type { ModuleTest, TestSession } from './tests/module-test.ts'
import type { WithdrawnPaper } from './withdrawn.ts'

export interface RequestTables {
  recognitionPolicy: Omit<Policy, 'id' | 'body'> & { id: Generated<number>; body: Json<Policy['body']> }
  recognitionRequest: Omit<Request, 'policy' | 'shown' | 'steps'> & {
    policyId: number
    shown: Json<Shown>
    accessId: Id<'access'> | null
  }
  requestEvidence: { requestId: Request['id']; evidenceId: Id<'evidence'>; addedAt: Date }
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
  withdrawnPaper: WithdrawnPaper & { withdrawnBy: Id<'person'> }
  keptExemption: {
    exemptionId: Granted['id']
    paperId: WithdrawnPaper['id']
    words: string
    at: Date
    personId: Id<'person'>
  }
  moduleTest: Omit<ModuleTest, 'id' | 'body'> & { id: Generated<number>; body: Json<ModuleTest['body']> }
  testSession: TestSession & {
    plannedBy: Id<'person'>
    plannedAt: Date
    calledOffAt: Date | null
    calledOffBy: Id<'person'> | null
  }
  testSeat: {
    id: Id<'seat'>
    sessionId: TestSession['id']
    requestId: Request['id']
    takenAt: Date
    leftAt: Date | null
  }
}
