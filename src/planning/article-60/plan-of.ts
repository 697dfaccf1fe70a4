import type { Module, ModuleId } from '../../catalogue/index.ts'
import type { Day } from '../../platform/day.ts'
import { currentRules } from './current-rules.ts'
import type { FoundPlan } from './plan.store.ts'
import { type Plan, planFor } from './plan.ts'

/** A plan as what was filled in last makes it, by the rules of content/article-60. */
export const planOf = (
  { version, filled: [newest] }: Pick<FoundPlan, 'version' | 'filled'>,
  modules: ReadonlyMap<ModuleId, Pick<Module, 'workplace' | 'title'>>,
  today: Day,
): Plan => planFor(version.body, version, newest, modules, currentRules, today)
