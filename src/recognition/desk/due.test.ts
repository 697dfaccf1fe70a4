import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, type Day } from '../../platform/day.ts'
import { groupOf, groups, kindsOf, soonestFirst } from './due.ts'
import type { Waiting } from './waiting.ts'

const wednesday = '2026-11-25' as Day
const sunday = '2026-11-29' as Day

describe('where something stands on the desk', () => {
  it.each([
    ['yesterday', '2026-11-24', wednesday, 'late'],
    ['today', '2026-11-25', wednesday, 'week'],
    ['Sunday', '2026-11-29', wednesday, 'week'],
    ['next Monday', '2026-11-30', wednesday, 'later'],
    ['no day', null, wednesday, 'later'],
    ['today, a Sunday', '2026-11-29', sunday, 'week'],
    ['tomorrow, seen on Sunday', '2026-11-30', sunday, 'later'],
  ])('%s', (_, until, today, group) => expect(groupOf({ until: until as Day | null }, today)).toBe(group))

  it('is with what nobody leads, whenever it is due', () =>
    expect(groupOf({ until: '2026-01-01' as Day, unled: true }, wednesday)).toBe('unled'))
})

const waiting = fc.record({
  what: fc.constantFrom<Waiting['what'][]>('recognition.waits.owner', 'recognition.waits.decider'),
  about: fc.string(),
  since: fc.date({ noInvalidDate: true }),
  until: fc.option(
    fc.nat(30).map(days => addDays(wednesday, days - 10)),
    { nil: null },
  ),
  address: fc.constant('/'),
  unled: fc.boolean(),
})

it('puts everything in one group, in the order in which it is due', () => {
  fc.assert(
    fc.property(fc.array(waiting), all => {
      const sorted = all.toSorted(soonestFirst)
      const grouped = groups.flatMap(group => sorted.filter(each => groupOf(each, wednesday) === group))
      expect(grouped).toHaveLength(all.length)
      const led = grouped.filter(({ unled }) => !unled).map(({ until }) => until ?? '9')
      expect(led).toEqual(led.toSorted())
      expect(kindsOf(all).reduce((sum, { count }) => sum + count, 0)).toBe(all.length)
    }),
  )
})
