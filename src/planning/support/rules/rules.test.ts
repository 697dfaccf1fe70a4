import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, type Day, isValidOn } from '../../../platform/day.ts'
import { newId } from '../../../platform/ids.ts'
import { addMonths, duesOf } from '../applying/deadline.ts'
import { counting, type Step, type StepKind, standingOf, stepKinds, stepsFrom } from '../applying/follow.ts'
import { holdsFor } from '../condition.ts'
import { measures, training, worker } from '../facts.fixture.ts'
import { factsOf } from '../facts.ts'
import type { Condition, MeasureVersion } from '../measure.ts'
import { evenly } from '../over-route/in-time.ts'
import { foundFor, type RuleCase, runCases } from './cases.ts'
import { faultsIn, type RuleBody, sizesLeftOut, whyNotPublish } from './draft.ts'
import { laterWithin, layered } from './layers.ts'
import { conditionOf, linesOf } from './lines.ts'
import { readDraftForm, typedFrom } from './read-draft.ts'

const day = (after: number): Day => addDays('2026-01-01' as Day, after)
const body: RuleBody = {
  validFrom: null,
  validTo: null,
  uncertain: false,
  note: null,
  referenceMonth: null,
  when: null,
  gives: [],
  source: { title: 'x', address: null, asOf: null },
}
const someVersions = fc
  .array(fc.record({ from: fc.option(fc.nat(60)), length: fc.option(fc.nat(40)) }), { maxLength: 6 })
  .map(all =>
    all.map(
      ({ from, length }, at): MeasureVersion => ({
        ...body,
        id: `v${at}`,
        validFrom: from === null ? null : day(from),
        validTo: length === null ? null : day((from ?? 0) + length),
      }),
    ),
  )

describe('versions that lie over each other', () => {
  it('hold on each day as the last that covers it, and never two at once', () => {
    fc.assert(
      fc.property(someVersions, versions => {
        const standing = layered(versions)
        for (let at = -2; at < 110; at++) {
          const covering = versions.filter(version => isValidOn(version, day(at)))
          const holding = standing.filter(version => isValidOn(version, day(at)))
          expect(holding.map(({ id }) => id)).toEqual(covering.slice(-1).map(({ id }) => id))
        }
      }),
    )
  })

  it('name those that begin while a new one would hold', () => {
    const later = { ...body, id: 'later', validFrom: day(10) }
    expect(laterWithin([later], { validFrom: day(0), validTo: null })).toEqual([later])
    expect(laterWithin([later], { validFrom: day(0), validTo: day(9) })).toEqual([])
    expect(laterWithin([later], { validFrom: day(10), validTo: null })).toEqual([])
  })
})

const everyCondition = measures.flatMap(({ versions }) =>
  versions.flatMap(({ when, gives }) => [when, ...gives.map(gift => gift.when ?? null)]),
)

describe('the table of conditions', () => {
  it('says every rule that ships as it is: the same for anybody', () => {
    const some = [worker, { ...worker, statute: 'jobseeker' as const }, { ...worker, employmentPercent: 50 }, {}]
    for (const condition of everyCondition) {
      const lines = linesOf(condition)
      expect(lines).not.toBeNull()
      const again = conditionOf(lines ?? [])
      for (const facts of some.map(each => factsOf(each, training)))
        expect(again ? holdsFor(again, facts) : true).toBe(condition ? holdsFor(condition, facts) : true)
    }
  })

  it('takes a `not` apart, and says so when a rule lies too deep', () => {
    const not: Condition = {
      not: {
        all: [
          { fact: 'shortage', in: [true] },
          { fact: 'credits', atLeast: 3 },
        ],
      },
    }
    expect(linesOf(not)?.map(({ block, way, not: no }) => [block, way, no])).toEqual([
      [1, 1, true],
      [1, 2, true],
    ])
    const deep: Condition = {
      any: [{ all: [{ any: [not, { fact: 'price', atMost: 1 }] }, { fact: 'level', in: [1] }] }],
    }
    expect(linesOf({ any: [deep, { fact: 'level', in: [2] }] })).toBeNull()
  })
})

describe('the form of a rule', () => {
  it('gives back every rule that ships', () => {
    for (const { versions } of measures)
      for (const { id: _, ...version } of versions) {
        const typed = typedFrom(version)
        expect(typed).not.toBeNull()
        if (!typed) continue
        const { body: read, mistakes } = readDraftForm(typed)
        expect(mistakes).toEqual([])
        expect(read.gives.map(({ when: _, ...gift }) => gift)).toEqual(
          version.gives.map(({ when: _, ...gift }) => gift),
        )
        expect(read).toMatchObject({ validFrom: version.validFrom, validTo: version.validTo, source: version.source })
      }
  })

  it('names what is wrong at its field', () => {
    const typed = typedFrom({ ...body, source: { title: '', address: null, asOf: null } })
    if (!typed) throw new Error('no form')
    const row = { of: '', block: '1', way: '1', not: '', in: '', atLeast: 'veel', atMost: '', checkNl: '', checkEn: '' }
    const lines = [{ ...row, fact: 'employmentPercent' }]
    const { mistakes } = readDraftForm({ ...typed, head: { ...typed.head, validFrom: 'morgen' }, lines })
    expect(mistakes.map(({ field }) => field).toSorted()).toEqual(['line-0-fact', 'sourceTitle', 'validFrom'])
  })
})

const vov = measures.find(({ id }) => id === 'vov')
if (!vov) throw new Error('no vov')
const ruleCase = (over: Partial<RuleCase['expected']> = {}): RuleCase => ({
  id: newId<'incentive-case'>(),
  title: 'voltijds',
  person: worker,
  training,
  expected: { state: 'yes', workerCents: null, workerMinutes: 7500, employerCents: null, ...over },
})

describe('a draft before it is published', () => {
  it('has faults when it ends before it starts, holds on days of a later rule, or has no start', () => {
    const says = (over: Partial<RuleBody>) => faultsIn({ ...body, ...over }, vov.versions).map(fault => fault.says)
    expect(says({ validFrom: day(5), validTo: day(1) })).toEqual(['incentives.rule.fault.backward'])
    expect(says({ validFrom: '2024-10-01' as Day })).toContain('incentives.rule.fault.overlap')
    expect(says({ validFrom: '2026-11-01' as Day })).toEqual([])
    expect(says({})).toContain('incentives.rule.fault.no-start')
  })

  it('may not be published by who wrote of it, without an example in its days, or with one that fails', () => {
    const [ann, bart] = [newId<'person'>(), newId<'person'>()]
    const draft = {
      id: newId<'incentive-draft'>(),
      incentive: 'vov',
      openedAt: new Date(0),
      edition: 1,
      authors: [ann],
    }
    const why = (person: typeof ann, cases: RuleCase[], from = '2025-09-01') =>
      whyNotPublish({ ...draft, body: { ...body, validFrom: from as Day } }, person, [], runCases(vov, cases))
    expect(why(ann, [ruleCase()])).toBe('incentives.rule.own-hand')
    expect(why(bart, [])).toBe('incentives.rule.no-cases')
    expect(why(bart, [ruleCase()], '2026-01-01')).toBe('incentives.rule.no-cases')
    expect(why(bart, [ruleCase({ workerMinutes: 1 })])).toBe('incentives.rule.cases-fail')
    expect(why(bart, [ruleCase()])).toBeNull()
    expect(foundFor(vov, ruleCase()).employerCents).toBe(125 * 1491)
  })

  it('is told of sizes of employers for which it names no amount', () => {
    const kmo = measures.find(({ id }) => id === 'kmo-portefeuille')?.versions.at(-1)
    expect(kmo && sizesLeftOut(kmo)).toEqual(['large'])
    expect(sizesLeftOut(body)).toEqual([])
  })
})

describe('what somebody did with a measure', () => {
  const steps = (...kinds: StepKind[]): Step[] =>
    kinds.map((step, at) => ({ number: at + 1, step, onDay: day(at), cents: null, note: '', at: new Date(0) }))

  it('stands where the last step that counts left it', () => {
    expect(standingOf({ steps: [] })).toBe('todo')
    expect(standingOf({ steps: steps('applied', 'granted', 'paid') })).toBe('paid')
    expect(standingOf({ steps: steps('applied', 'refused', 'undone') })).toBe('applied')
    expect(standingOf({ steps: steps('applied', 'undone') })).toBe('todo')
  })

  it('always leads on: taking back what may be taken back leaves fewer steps, never none too many', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...stepKinds), { maxLength: 12 }), wished => {
        let told: Step[] = []
        for (const step of wished)
          if (stepsFrom[standingOf({ steps: told })].includes(step)) told = steps(...told.map(each => each.step), step)
        expect(stepsFrom[standingOf({ steps: told })].length).toBeGreaterThan(0)
        expect(counting(told).length).toBeLessThanOrEqual(told.length)
      }),
    )
  })
})

describe('days before which something must be done', () => {
  it('follow from the training', () => {
    const leg = evenly({ ...training, start: '2026-11-30' as Day })
    expect(duesOf(vov, leg).map(due => [due.day, due.by])).toEqual([
      ['2026-12-15', 'worker'],
      ['2027-02-28', 'employer'],
    ])
    const mentor = measures.find(({ id }) => id === 'mentorkorting')
    expect(mentor && duesOf(mentor, leg)[0]?.day).toBe('2027-03-31')
    expect(addMonths('2026-03-31' as Day, -1)).toBe('2026-02-28')
  })
})
