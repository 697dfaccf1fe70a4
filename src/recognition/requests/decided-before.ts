import type { ModuleId } from '../../catalogue/index.ts'
import type { Request } from './request.ts'
import { stateOf, verdictsOf } from './request.ts'
import { keysOf } from './withdrawn.ts'

/** How one module was decided before, on the same evidence: how many times wholly, in part, not. */
export interface DecidedBefore {
  whole: number
  part: number
  none: number
}

/** What was shown, in an order of its own: the same evidence is the same key. */
const evidenceOf = ({ shown }: Pick<Request, 'shown'>): string =>
  JSON.stringify([
    [...new Set(shown.papers.flatMap(keysOf))].sort(),
    [...new Set(shown.can.map(({ competence, strength }) => `${competence} ${strength}`))].sort(),
  ])

/** Counts, never names: decisions that count, of others, on the same module and the same evidence as this request. */
export const decidedBefore = (request: Request, module: ModuleId, most: number, earlier: Request[]): DecidedBefore => {
  const evidence = evidenceOf(request)
  const verdicts = earlier
    .filter(other => other.personId !== request.personId && stateOf(other) !== 'withdrawn')
    .filter(other => evidenceOf(other) === evidence)
    .flatMap(other => verdictsOf(other) ?? [])
    .filter(verdict => verdict.module === module)
  const count = (test: (minutes: number) => boolean): number => verdicts.filter(({ minutes }) => test(minutes)).length
  return {
    whole: count(minutes => minutes > 0 && minutes >= most),
    part: count(minutes => minutes > 0 && minutes < most),
    none: count(minutes => minutes === 0),
  }
}
