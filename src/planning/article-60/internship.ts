import type { ModuleId } from '../../catalogue/index.ts'
import type { Job } from './scheme.ts'

/** What a semester has room for, in minutes: work that may count, and internship. */
export interface Room {
  modules: ModuleId[]
  counts: number
  internship: number
}

/** Of one module: how long its internship lasts, and what of it is reached, in minutes. */
export interface Account {
  module: ModuleId
  needed: number
  byWork: number
  byInternship: number
  open: number
}

/**
 * Deals the days of the semesters out over the internships of their modules, in order. Work counts first, as far as the job
 * may for that module; internship days fill the rest. Never more than is needed, nor than the days hold.
 */
export const countInternship = (
  rooms: readonly Room[],
  needs: ReadonlyMap<ModuleId, number>,
  { counts }: Pick<Job, 'counts'>,
): Account[] => {
  const accounts = new Map<ModuleId, Account>()
  for (const { modules, ...room } of rooms) {
    let [work, days] = [room.counts, room.internship]
    for (const module of modules) {
      const needed = needs.get(module) ?? 0
      if (needed === 0) continue
      const before = accounts.get(module) ?? { module, needed, byWork: 0, byInternship: 0, open: needed }
      const limit = counts[module]
      const most = limit === undefined ? 0 : (limit ?? needed) - before.byWork
      const byWork = Math.min(work, Math.max(0, most), before.open)
      const byInternship = Math.min(days, before.open - byWork)
      work -= byWork
      days -= byInternship
      accounts.set(module, {
        module,
        needed,
        byWork: before.byWork + byWork,
        byInternship: before.byInternship + byInternship,
        open: before.open - byWork - byInternship,
      })
    }
  }
  return [...accounts.values()]
}
