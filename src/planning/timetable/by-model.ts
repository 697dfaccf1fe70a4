import type { Highs } from 'highs'
import type { Found } from './by-patterns.ts'
import type { Instance } from './instance.ts'
import { plainModel, type Weights } from './plain-model.ts'
import { costOf, onScale, scaleOf } from './scale.ts'
import type { Choice } from './search.ts'

interface Solved {
  picked: number[] | null
  bound: number
  finished: boolean
}

/** Hands a model to HiGHS; `bound` is what it proved in the time it had. */
export const solveModel = (highs: Highs, instance: Instance, weigh: Weights, left: () => number): Solved => {
  const model = highs.createModel(plainModel(highs, instance, scaleOf(instance), weigh))
  try {
    model.options.set({ output_flag: false, mip_rel_gap: 0, mip_abs_gap: 0.01 })
    const stopLate = (event: { interrupt: () => void }): undefined => {
      if (left() <= 0) event.interrupt()
    }
    const { simplexInterrupt, mipInterrupt } = highs.constants.callbackType
    const { modelStatus } = model.run({ [simplexInterrupt]: stopLate, [mipInterrupt]: stopLate })
    const { optimal, infeasible } = highs.constants.modelStatus
    const { colValue } = model.getSolution()
    const picked = [...instance.candidates.keys()].filter(at => (colValue[at] ?? 0) > 0.5)
    return {
      picked: picked.length === instance.modules.length ? picked : null,
      bound: Math.max(0, Number(model.info.get('mip_dual_bound'))),
      finished: modelStatus === optimal || modelStatus === infeasible,
    }
  } finally {
    model.dispose()
  }
}

/** Solves as one integer programme: first the least campus days, then with so many the least gaps and travel. */
export const solveByModel = (
  highs: Highs,
  instance: Instance,
  known: Choice | null,
  left: () => number,
  onFound: (found: Found) => void = () => {},
): Found => {
  const scale = scaleOf(instance)
  const up = (value: number, step: number) => Math.ceil(value / step - 1e-4) * step
  const choiceOf = (picked: number[]): Choice => ({ picked, ...onScale(costOf(instance, picked), scale) })
  const isBetter = (one: Choice, other: Choice | null) =>
    !other || one.first < other.first || (one.first === other.first && one.second < other.second)
  let best = known
  const days = solveModel(highs, instance, { first: 1, second: 0, firstAtMost: null }, left)
  const first = days.picked && choiceOf(days.picked)
  if (first && isBetter(first, best)) best = first
  if (!best) return { best, bound: { first: up(days.bound, scale.firstStep), second: 0 }, proven: days.finished }
  if (!days.finished) return { best, bound: { first: up(days.bound, scale.firstStep), second: 0 }, proven: false }
  onFound({ best, bound: { first: best.first, second: 0 }, proven: false })
  const rest = solveModel(highs, instance, { first: 0, second: 1 / scale.secondStep, firstAtMost: best.first }, left)
  const second = rest.picked && choiceOf(rest.picked)
  if (second && isBetter(second, best)) best = second
  const bound = rest.finished ? best.second : Math.min(best.second, up(rest.bound * scale.secondStep, scale.secondStep))
  return { best, bound: { first: best.first, second: bound }, proven: bound >= best.second }
}
