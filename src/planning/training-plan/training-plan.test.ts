import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, type Day } from '../../platform/day.ts'
import { breachesIn } from './check-plan.ts'
import { solveApart } from './make-plan.ts'
import { type Course, gapsOf, type Level, type Placement, type Plan, type PlanWorker, wantedKey } from './plan.ts'
import { type Option, type Problem, problemOf } from './problem.ts'
import { solve } from './solve.ts'
import { type PlanStep, planOf } from './steps.ts'
import { endOf, weeksOf } from './weeks.ts'
import { openGaps, whyNot } from './why-not.ts'

const monday = '2027-01-11' as Day
const rowIds = ['r0', 'r1', 'r2', 'r3']

const levelArb = fc.constantFrom<Level>(0, 1, 2, 3)
const editionArb = fc.record({
  start: fc.integer({ min: 0, max: 8 }).map(weeks => addDays(monday, weeks * 7)),
  weeks: fc.integer({ min: 1, max: 4 }),
  perWeek: fc.constantFrom(120, 240, 480),
  seats: fc.integer({ min: 0, max: 3 }),
})

/** Any small plan: a few workers, courses, closed weeks, deadlines, and limits that often bite. */
const planArb = (most: { workers: number; courses: number; editions: number }, least = 1): fc.Arbitrary<Plan> =>
  fc
    .record({
      workers: fc.array(
        fc.record({
          team: fc.constantFrom('a', 'b'),
          job: fc.constantFrom('j0', 'j1'),
          scores: fc.array(levelArb, { minLength: 4, maxLength: 4 }),
        }),
        { minLength: least, maxLength: most.workers },
      ),
      wanted: fc.array(levelArb, { minLength: 8, maxLength: 8 }),
      courses: fc.array(
        fc.record({
          teaches: fc.uniqueArray(fc.record({ row: fc.constantFrom(...rowIds), to: fc.constantFrom<Level>(1, 2, 3) }), {
            selector: ({ row }) => row,
            minLength: 1,
            maxLength: 2,
          }),
          price: fc.integer({ min: 0, max: 5 }).map(price => price * 100),
          editions: fc.array(editionArb, { maxLength: most.editions }),
          comesAfter: fc.boolean(),
        }),
        { minLength: Math.min(least, most.courses), maxLength: most.courses },
      ),
      budget: fc.integer({ min: 0, max: 20 }).map(budget => budget * 100),
      perTeam: fc.integer({ min: 1, max: 2 }),
      perWorker: fc.constantFrom(240, 480, 720),
      closed: fc.array(
        fc.integer({ min: 0, max: 10 }).map(weeks => addDays(monday, weeks * 7)),
        { maxLength: 2 },
      ),
      by: fc.option(fc.integer({ min: 3, max: 12 }).map(weeks => addDays(monday, weeks * 7))),
    })
    .map(
      ({ workers, wanted, courses, by, ...limits }): Plan => ({
        jobs: [
          { id: 'j0', title: 'een', by },
          { id: 'j1', title: 'twee', by: null },
        ],
        rows: rowIds.map(id => ({ id, competence: null, label: { nl: id, en: id }, activity: '' })),
        wanted: Object.fromEntries(
          ['j0', 'j1'].flatMap((job, at) => rowIds.map((row, to) => [wantedKey(job, row), wanted[at * 4 + to] ?? 0])),
        ),
        workers: workers.map(({ scores, ...worker }, at) => ({
          id: `w${at}` as PlanWorker['id'],
          code: `W${at}`,
          name: '',
          percent: 100,
          personId: null,
          ...worker,
          scores: Object.fromEntries(scores.map((score, at) => [rowIds[at] ?? '', score])),
        })),
        courses: courses.map(
          ({ comesAfter, editions, ...course }, at): Course => ({
            id: `c${at}`,
            title: `cursus ${at}`,
            provider: '',
            module: null,
            kind: 'in-house',
            ...course,
            after: comesAfter && at > 0 ? `c${at - 1}` : null,
            editions: editions.map((edition, to) => ({ id: `e${to}`, ...edition })),
          }),
        ),
        limits: { ...limits, size: 'small', sector: 'private' },
        placements: [],
        barred: [],
        run: null,
      }),
    )

const priceOf = (plan: Plan) => (_: string, course: string) => plan.courses.find(({ id }) => id === course)?.price ?? 0
const placementsOf = (plan: Plan, options: readonly Option[]): Placement[] =>
  options.map(({ worker, course, edition }, at) => ({
    id: `p${at}`,
    worker: plan.workers[worker]?.id ?? ('' as PlanWorker['id']),
    course,
    edition,
    locked: false,
    state: 'planned',
    end: null,
  }))
const problem = (plan: Plan): Problem => problemOf(plan, gapsOf(plan), priceOf(plan), monday)
const weightIn = ({ needs }: Problem, options: readonly Option[]): number =>
  [...new Set(options.flatMap(({ closes }) => closes))].reduce((all, need) => all + (needs[need]?.weight ?? 0), 0)

/** Every choice of an edition, or none, for every pair; only those that the checker finds no fault in. */
const bruteForce = (plan: Plan, asked: Problem): { closed: number; cost: number } => {
  let best = { closed: 0, cost: 0 }
  const walk = (at: number, chosen: Option[]): void => {
    const options = asked.pairs[at]
    if (!options) {
      if (breachesIn(plan, placementsOf(plan, chosen), priceOf(plan)).length > 0) return
      const [closed, cost] = [weightIn(asked, chosen), chosen.reduce((all, option) => all + option.cost, 0)]
      if (closed > best.closed || (closed === best.closed && cost < best.cost)) best = { closed, cost }
      return
    }
    walk(at + 1, chosen)
    for (const option of options) walk(at + 1, [...chosen, option])
  }
  walk(0, [])
  return best
}

describe('a plan that is made automatically', () => {
  it('breaks no limit, by a checker that shares nothing with it', () => {
    fc.assert(
      fc.property(planArb({ workers: 6, courses: 5, editions: 3 }), plan => {
        const solution = solve(problem(plan), 5_000)
        expect(breachesIn(plan, placementsOf(plan, solution.chosen), priceOf(plan))).toEqual([])
        expect(solution.closed).toBe(weightIn(problem(plan), solution.chosen))
        expect(solution.most).toBeGreaterThanOrEqual(solution.closed)
      }),
      { numRuns: 300 },
    )
  })

  it('closes as much as any plan could, for as little money: equal to trying every choice', () => {
    let tried = 0
    fc.assert(
      fc.property(planArb({ workers: 3, courses: 3, editions: 2 }), plan => {
        const asked = problem(plan)
        fc.pre(asked.pairs.reduce((all, options) => all * (options.length + 1), 1) <= 3_000)
        const { closed, cost, proven } = solve(asked)
        expect(proven).toBe(true)
        expect({ closed, cost }).toEqual(bruteForce(plan, asked))
        tried++
      }),
      { numRuns: 150 },
    )
    expect(tried).toBeGreaterThan(100)
  })

  it('is never above its bound, also when it stops early', () => {
    fc.assert(
      fc.property(planArb({ workers: 4, courses: 4, editions: 3 }), plan => {
        const asked = problem(plan)
        const exact = solve(asked)
        const hasty = solve(asked, 3)
        expect(hasty.closed).toBeLessThanOrEqual(exact.closed)
        expect(hasty.most).toBeGreaterThanOrEqual(exact.closed)
        if (hasty.proven) expect(hasty.closed).toBe(exact.closed)
      }),
      { numRuns: 150 },
    )
  })

  it('is made around what stays: that keeps its place and counts against every limit', () => {
    fc.assert(
      fc.property(planArb({ workers: 5, courses: 4, editions: 3 }), fc.integer({ min: 1, max: 3 }), (plan, keep) => {
        const first = placementsOf(plan, solve(problem(plan), 5_000).chosen)
        const kept = first.slice(0, keep).map(placement => ({ ...placement, locked: true }))
        const around = { ...plan, placements: kept }
        const added = placementsOf(around, solve(problem(around), 5_000).chosen)
        expect(breachesIn(around, [...kept, ...added], priceOf(around))).toEqual([])
        // What nothing changed about is planned as well as before.
        const all = { ...around, placements: [...kept, ...added] }
        const open = (made: Plan) => openGaps(made, gapsOf(made), endText(made)).length
        expect(open(all)).toBeLessThanOrEqual(open({ ...plan, placements: kept }))
      }),
      { numRuns: 150 },
    )
  })

  it('forgets nobody: what stays open says why, and nothing that would simply fit is left out', () => {
    fc.assert(
      fc.property(planArb({ workers: 4, courses: 3, editions: 2 }), plan => {
        const solution = solve(problem(plan))
        fc.pre(solution.proven)
        const made = { ...plan, placements: placementsOf(plan, solution.chosen) }
        for (const gap of openGaps(made, gapsOf(made), endText(made))) {
          const why = whyNot(made, gap, priceOf(made), monday)
          expect(why.because?.length).toBeGreaterThan(0)
          expect(JSON.stringify(why)).not.toContain('why.fits')
        }
      }),
      { numRuns: 150 },
    )
  })

  it('is made in a thread of its own, the same plan, while everything else goes on', async () => {
    const [plan] = fc.sample(planArb({ workers: 40, courses: 12, editions: 3 }, 40), { numRuns: 1, seed: 7 })
    if (!plan) throw new Error('no plan')
    const asked = problem({ ...plan, limits: { ...plan.limits, budget: 100_000, perTeam: 4 } })
    let ticks = 0
    const ticking = setInterval(() => ticks++, 5)
    const apart = await solveApart(asked)
    clearInterval(ticking)
    expect(apart).toEqual(solve(asked))
    expect(ticks).toBeGreaterThan(3)
  })

  it('plans forty people and twelve courses in a moment, with a bound where it stops', () => {
    const plans = fc.sample(planArb({ workers: 40, courses: 12, editions: 3 }, 40), { numRuns: 3, seed: 5 })
    for (const plan of plans) {
      const asked = problem({ ...plan, limits: { ...plan.limits, budget: 100_000, perTeam: 4 } })
      const began = performance.now()
      const { closed, most, proven } = solve(asked)
      const took = Math.round(performance.now() - began)
      console.log(
        `${asked.workers.length} people, ${asked.pairs.length} places asked: weight ${closed} of at most ${most}${proven ? ', proven' : ''}, ${took} ms`,
      )
      expect(took).toBeLessThan(4_000)
      expect(most).toBeGreaterThanOrEqual(closed)
    }
  })
})

const endText = (plan: Plan) => (course: string, edition: string) => {
  const found = plan.courses.find(({ id }) => id === course)?.editions.find(({ id }) => id === edition)
  return found ? endOf(found) : '9'
}

describe('what was done in a plan', () => {
  const step = (id: number, kind: PlanStep['kind'], detail: unknown) =>
    ({ id, kind, detail, at: new Date(0), personId: 'x', role: 'employer' }) as PlanStep
  const worker = { id: 'w0' as PlanWorker['id'], code: 'W1', name: '', personId: null }
  const steps = [
    step(1, 'job', { id: 'j', title: 'lasser', by: null }),
    step(2, 'rows', { rows: [{ id: 'r', competence: null, label: { nl: 'lassen', en: 'welding' }, activity: '' }] }),
    step(3, 'wanted', { cells: [{ job: 'j', row: 'r', level: 2 }] }),
    step(4, 'worker', { worker: 'w0', team: 'a', job: 'j', percent: 100 }),
    step(5, 'course', {
      id: 'c',
      title: 'Lassen',
      provider: '',
      module: null,
      kind: 'in-house',
      teaches: [{ row: 'r', to: 2 }],
      price: 0,
      after: null,
      editions: [{ id: 'e', start: monday, weeks: 2, perWeek: 240, seats: 1 }],
    }),
    step(6, 'placed', { id: 'p', worker: 'w0', course: 'c', edition: 'e' }),
  ]
  const wholeOf = (...more: PlanStep[]) => planOf([worker], [...steps, ...more])

  it('is read from its steps: placed by hand stays, taken out is not brought back, begun and done are kept', () => {
    expect(wholeOf().placements).toMatchObject([{ id: 'p', locked: true, state: 'planned' }])
    expect(wholeOf(step(7, 'removed', { placement: 'p' }))).toMatchObject({ placements: [], barred: ['w0 c'] })
    const begun = wholeOf(step(7, 'unlocked', { placement: 'p' }), step(8, 'begun', { placement: 'p', on: monday }))
    const again = planOf(
      [worker],
      [
        ...steps,
        step(7, 'begun', { placement: 'p', on: monday }),
        step(8, 'planned', { placements: [], proven: true, value: 0, most: 0 }),
      ],
    )
    expect(begun.placements).toMatchObject([{ locked: false, state: 'begun' }])
    expect(again.placements).toMatchObject([{ state: 'begun' }])
  })

  it('is taken back by a step, and leaves nothing in the air', () => {
    expect(wholeOf(step(7, 'removed', { placement: 'p' }), step(8, 'undone', { step: 7 })).placements).toHaveLength(1)
    expect(wholeOf(step(7, 'course-dropped', { course: 'c' })).placements).toEqual([])
    expect(wholeOf(step(7, 'job-dropped', { job: 'j' })).workers).toMatchObject([{ job: null }])
    expect(gapsOf(wholeOf(step(7, 'row-dropped', { row: 'r' })))).toEqual([])
    expect(gapsOf(wholeOf())).toMatchObject([{ now: 0, wanted: 2 }])
  })

  it('counts weeks from Mondays, without school holidays', () => {
    expect(weeksOf({ start: '2026-12-16' as Day, weeks: 3 })).toEqual(['2026-12-14', '2026-12-21', '2027-01-11'])
    expect(endOf({ start: monday, weeks: 2 })).toBe('2027-01-24')
  })
})
