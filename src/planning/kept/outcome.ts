import type { ModuleId, ProviderId } from '../../catalogue/index.ts'
import type { Day } from '../../platform/day.ts'
import type { Id } from '../../platform/ids.ts'
import type { Outcomes } from './draw-plan.ts'

/** That somebody passed or failed a module, as its provider says. */
export interface ModuleOutcome {
  id: Id<'module-outcome'>
  personId: Id<'person'>
  provider: ProviderId
  module: ModuleId
  passed: boolean
  day: Day
  organisationId: Id<'organisation'>
  saidBy: Id<'person'>
  at: Date
  withdrawnAt: Date | null
  withdrawnBy: Id<'person'> | null
}

/** What stands of each module; what was taken back counts for nothing. */
export const standing = (
  outcomes: readonly Pick<ModuleOutcome, 'module' | 'passed' | 'withdrawnAt'>[],
): Map<ModuleId, Outcomes> => {
  const found = new Map<ModuleId, Outcomes>()
  for (const { module, passed, withdrawnAt } of outcomes) {
    if (withdrawnAt !== null) continue
    const before = found.get(module) ?? { passed: false, failed: 0 }
    found.set(module, { passed: before.passed || passed, failed: before.failed + (passed ? 0 : 1) })
  }
  return found
}
