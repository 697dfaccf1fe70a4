import type { Db } from '../../platform/connection.ts'
import { readDay } from '../../platform/day.ts'
import { accept, refuse } from '../../platform/outcome.ts'
import type { Visit } from '../../platform/visit.ts'
import { centsIn } from './keep-course.ts'
import type { Limits } from './plan.ts'
import { changedSince, step, takePlanStep } from './take-plan-step.ts'
import { mondayOf } from './weeks.ts'

export interface LimitsAsk {
  budget: string
  perTeam: string
  perWorker: string
  closed: string[]
  size: string
  sector: string
  seen: number
}

const sizes: readonly Limits['size'][] = ['small', 'medium', 'large']
const sectors: readonly Limits['sector'][] = ['private', 'social-profit', 'public']

/** Sets what a plan must stay within. */
export const setLimits = (db: Db, visit: Visit, id: string, ask: LimitsAsk) =>
  takePlanStep(db, visit, id, found => {
    const budget = centsIn(ask.budget)
    const size = sizes.find(each => each === ask.size)
    const sector = sectors.find(each => each === ask.sector)
    const closed = ask.closed.map(readDay)
    if (changedSince(found, ask.seen, ['limits'])) return refuse('planning.training-plan.changed')
    if (budget === null) return refuse('planning.training-plan.wrong-budget')
    if (!/^[1-9]\d?$/.test(ask.perTeam)) return refuse('planning.training-plan.wrong-per-team')
    if (!/^([1-9]|[1-3]\d|40)$/.test(ask.perWorker)) return refuse('planning.training-plan.wrong-per-worker')
    if (!size || !sector || closed.some(day => day === null)) return refuse('planning.training-plan.wrong-day')
    return accept([
      step('limits', {
        budget,
        perTeam: Number(ask.perTeam),
        perWorker: Number(ask.perWorker) * 60,
        closed: [...new Set(closed.flatMap(day => (day ? [mondayOf(day)] : [])))].sort(),
        size,
        sector,
      }),
    ])
  })
