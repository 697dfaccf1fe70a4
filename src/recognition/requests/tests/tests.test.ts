import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ModuleId, ProviderId } from '../../../catalogue/index.ts'
import { type Day, instantOn } from '../../../platform/day.ts'
import type { Id } from '../../../platform/ids.ts'
import { mayTryFrom, type PlannedSession, placesLeft, whyNotSession } from './module-test.ts'
import { type Criterion, levels, passes, reached, type Score } from './rubric.ts'

const criteria: Criterion[] = [
  { text: 'Tilt veilig', needed: true },
  { text: 'Legt uit wat hij doet', needed: false },
]
const scores = (...given: Score['level'][]): Score[] =>
  given.map((level, criterion) => ({ criterion, level, words: '' }))
const day = (text: string) => text as Day

describe('a rubric', () => {
  it.each([
    [['yes', 'yes'], 60, 100, true],
    [['yes', 'not'], 50, 50, true],
    [['yes', 'not'], 60, 50, false],
    [['partly', 'yes'], 75, 75, true],
    // What is needed was not shown at all.
    [['not', 'yes'], 10, 50, false],
    // What was not scored was not shown.
    [['yes'], 60, 50, false],
  ] as const)('%s from %s %%', (given, threshold, percent, passed) => {
    expect(reached(criteria, scores(...given))).toBe(percent)
    expect(passes({ criteria, threshold }, scores(...given))).toBe(passed)
  })

  it('is never failed by showing more', () => {
    const level = fc.constantFrom(...levels)
    fc.assert(
      fc.property(
        fc.array(level, { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 1, max: 100 }),
        fc.nat(),
        (given, threshold, n) => {
          const of = { criteria: given.map((_, at) => ({ text: `${at}`, needed: at === 0 })), threshold }
          const more = given.map((each, at) => (at === n % given.length ? ('yes' as const) : each))
          if (passes(of, scores(...given))) expect(passes(of, scores(...more))).toBe(true)
          expect(passes(of, [...scores(...given)].reverse())).toBe(passes(of, scores(...given)))
        },
      ),
    )
  })
})

const session = (over: Partial<PlannedSession> = {}): PlannedSession => ({
  id: 's' as PlannedSession['id'],
  testId: 1,
  startsAt: new Date('2026-12-10T13:00:00Z'),
  site: 'campus',
  place: 'Lokaal 3',
  places: 2,
  taken: 1,
  calledOffAt: null,
  test: {
    id: 1,
    provider: 'p' as ProviderId,
    module: 'm' as ModuleId,
    body: { form: 'practical', minutes: 60, criteria, threshold: 60, tries: 2, waitDays: 30 },
    setBy: 'ann' as Id<'person'>,
    setAt: new Date('2026-11-01T10:00:00Z'),
  },
  ...over,
})
const now = new Date('2026-11-25T10:00:00Z')

describe('a session', () => {
  it.each([
    ['has a place', {}, [], null],
    ['is full', { taken: 2 }, [], 'recognition.test.full'],
    ['was called off', { calledOffAt: now }, [], 'recognition.test.called-off'],
    ['is over', { startsAt: now }, [], 'recognition.test.begun'],
    ['comes too soon after', {}, [{ on: day('2026-11-11') }], 'recognition.test.too-early'],
    ['comes just late enough', {}, [{ on: day('2026-11-10') }], null],
    [
      'was tried often enough',
      {},
      [{ on: day('2026-01-10') }, { on: day('2026-03-10') }],
      'recognition.test.no-more-tries',
    ],
  ] as const)('%s', (_, over, failed, refusal) => {
    expect(whyNotSession(session(over), [...failed], now)).toBe(refusal)
  })

  it('never has less than no places, and lets one try again after the days of the rule', () => {
    expect(placesLeft({ places: 2, taken: 3 })).toBe(0)
    expect(mayTryFrom({ tries: 2, waitDays: 30 }, [], day('2026-11-25'))).toBe('2026-11-25')
    expect(mayTryFrom({ tries: 2, waitDays: 30 }, [{ on: day('2026-11-20') }], day('2026-11-25'))).toBe('2026-12-20')
    expect(mayTryFrom({ tries: 1, waitDays: 0 }, [{ on: day('2026-11-20') }], day('2026-11-25'))).toBe(null)
  })

  it('begins at a clock time in Brussels, in summer and in winter', () => {
    expect(instantOn(day('2026-12-10'), '14:00')?.toISOString()).toBe('2026-12-10T13:00:00.000Z')
    expect(instantOn(day('2026-07-10'), '14:00')?.toISOString()).toBe('2026-07-10T12:00:00.000Z')
    expect(instantOn(day('2026-03-29'), '02:30')).toBe(null)
    expect(instantOn(day('2026-12-10'), '25:00')).toBe(null)
  })
})
