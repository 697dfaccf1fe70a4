import fc from 'fast-check'
import loadHighs from 'highs'
import { describe, expect, it } from 'vitest'
import { generate } from '../../../bench/timetable/generate.ts'
import { solveByModel } from './by-model.ts'
import { solveByPatterns } from './by-patterns.ts'
import { bestOfAll, check, rankOf } from './check.fixture.ts'
import { decide } from './decide.ts'
import { instanceOf } from './instance.ts'
import { someProblem } from './problem.fixture.ts'
import { costOf, onScale, scaleOf } from './scale.ts'
import { search } from './search.ts'

const always = () => 60

// Other work may share the machine: how long these take says nothing.
describe('the best timetable', { timeout: 120_000 }, () => {
  it('honours every hard wish, costs what it says, and is the best of all choices', async () => {
    await fc.assert(
      fc.asyncProperty(someProblem, async problem => {
        const decision = await decide(problem, { left: always })
        const best = bestOfAll(problem)
        if (best === null) {
          expect(decision.state).toBe('impossible')
          return
        }
        if (decision.state !== 'proven') throw new Error(`${decision.state}, where there is a best one`)
        const { picked, ...cost } = decision.timetable
        const checked = check(problem, picked)
        expect(checked.breaches).toEqual([])
        expect(cost).toEqual(checked.cost)
        expect(rankOf(problem, cost)).toEqual(best)
      }),
      { numRuns: 300 },
    )
  })

  it('is the same by patterns of periods', async () => {
    const highs = await loadHighs()
    fc.assert(
      fc.property(someProblem, problem => {
        const instance = instanceOf(problem)
        const plain = search(instance)
        const found = solveByPatterns(highs, instance, null, always)
        expect(found?.proven).toBe(true)
        expect(found?.best && onScale(costOf(instance, found.best.picked), scaleOf(instance))).toEqual(
          plain.best && { first: plain.best.first, second: plain.best.second },
        )
      }),
      { numRuns: 60 },
    )
  })

  it('is the same by patterns, whatever was known before', async () => {
    const highs = await loadHighs()
    for (let seed = 1; seed <= 12; seed++) {
      const instance = instanceOf(generate({ modules: 12, groups: 8, semesters: 3, seed }))
      const best = search(instance).best
      const some = search(instance, { anyWillDo: true }).best
      for (const known of [null, some, best])
        expect(solveByPatterns(highs, instance, known, always)).toMatchObject({
          proven: true,
          best: best && { first: best.first, second: best.second },
        })
    }
  })

  it('is the same as that of a plain integer programme, on larger problems', async () => {
    const highs = await loadHighs()
    for (const shape of [
      { modules: 10, groups: 6, semesters: 2, seed: 4 },
      { modules: 12, groups: 6, semesters: 4, seed: 5 },
    ]) {
      const problem = generate(shape)
      const instance = instanceOf(problem)
      const { best, proven } = solveByModel(highs, instance, null, always)
      expect(proven).toBe(true)
      const decision = await decide(problem, { left: always })
      if (decision.state !== 'proven' || !best) throw new Error(`${decision.state}, and ${best}`)
      const { picked, ...cost } = decision.timetable
      expect(check(problem, picked)).toEqual({ breaches: [], cost })
      expect(cost).toEqual(costOf(instance, best.picked))
    }
  })

  it('of twenty modules in four semesters is proven, and no bound along the way was too high', async () => {
    const problem = generate({ modules: 20, groups: 12, semesters: 4, seed: 5 })
    const bounds: number[] = []
    const decision = await decide(problem, { left: always, onProgress: ({ bound }) => bounds.push(bound.campusDays) })
    if (decision.state !== 'proven') throw new Error(decision.state)
    expect(check(problem, decision.timetable.picked).breaches).toEqual([])
    expect(Math.max(...bounds)).toBeLessThanOrEqual(decision.timetable.campusDays)
  })

  it('says what it knows when there is no time', async () => {
    const problem = generate({ modules: 20, groups: 12, semesters: 4, seed: 5 })
    const decision = await decide(problem, { left: () => 0 })
    expect(decision.state).toBe('bound')
  })
})
