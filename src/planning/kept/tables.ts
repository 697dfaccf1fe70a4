import type { Json } from '../../platform/tables.ts'
import type { ModuleOutcome } from './outcome.ts'
import type { Plan, Version } from './plan.ts'

export interface KeptTables {
  keptPlan: {
    id: Plan['id']
    personId: Plan['personId']
    madeAt: Date
    looked: string | null
    told: string | null
  }
  planVersion: { planId: Plan['id'] } & {
    [Field in keyof Version]: Field extends 'choices' | 'drawn' | 'changes' ? Json<Version[Field]> : Version[Field]
  }
  moduleOutcome: ModuleOutcome
}
