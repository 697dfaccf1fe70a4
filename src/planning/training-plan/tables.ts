import type { Generated } from 'kysely'
import type { Day } from '../../platform/day.ts'
import type { Id } from '../../platform/ids.ts'
import type { Role } from '../../platform/record.ts'
import type { Json } from '../../platform/tables.ts'
import type { PlanWorker } from './plan.ts'
import type { PlanStepKind } from './steps.ts'

export type PlanId = Id<'training-plan'>

export interface TrainingPlanTables {
  trainingPlan: {
    id: PlanId
    organisationId: Id<'organisation'>
    title: string
    fromDay: Day
    untilDay: Day
    begunAt: Date
    begunBy: Id<'person'>
  }
  planWorker: {
    id: PlanWorker['id']
    planId: PlanId
    code: string
    name: string
    addedAt: Date
    fingerprint: string | null
    personId: Id<'person'> | null
    linkedAt: Date | null
    goneAt: Date | null
  }
  planStep: {
    id: Generated<number>
    planId: PlanId
    kind: PlanStepKind
    detail: Json<unknown>
    at: Date
    personId: Id<'person'>
    role: Role
  }
  planRemark: { id: Generated<number>; workerId: PlanWorker['id']; personId: Id<'person'>; words: string; at: Date }
}
