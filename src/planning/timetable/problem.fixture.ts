import fc from 'fast-check'
import { addDays, type Day } from '../../platform/day.ts'
import type { Busy, Group, Meeting, ModuleToFollow, TimetableProblem, Weekday, Wishes } from './timetable.ts'

/** The third week holds the night of 28 March 2027, when the clock skips an hour. */
const mondays = ['2027-03-08', '2027-03-15', '2027-03-22', '2027-06-07'] as Day[]

const someWeeks = fc.subarray(mondays, { minLength: 1 })
const someMeeting: fc.Arbitrary<Meeting> = fc
  .record({
    weekday: fc.constantFrom<Weekday>(0, 1, 6),
    from: fc.constantFrom(0, 120, 540, 570, 630, 720, 1080, 1380),
    long: fc.constantFrom(30, 60, 95),
    weeks: someWeeks,
    campus: fc.constantFrom('north', 'south', null),
  })
  .map(({ long, ...meeting }) => ({ ...meeting, to: Math.min(1440, meeting.from + long) }))

const someRuns = fc.option(fc.constant({ from: mondays[0] as Day, to: mondays[1] as Day }), { freq: 5 })

const someGroups = (most: number): fc.Arbitrary<Group[]> =>
  fc
    .array(fc.record({ meetings: fc.array(someMeeting, { maxLength: 2 }), runs: someRuns }), { maxLength: most })
    .map(groups => groups.map((group, at) => ({ id: `g${at}`, ...group })))

const someWishes: fc.Arbitrary<Wishes> = fc.record({
  maxDaysPerWeek: fc.constantFrom(null, null, 1, 2),
  maxMinutesPerWeek: fc.constantFrom(null, null, 120, 200),
  travelMinutes: fc.constantFrom({}, { north: 20, south: 45 }),
  changeMinutes: fc.constantFrom(0, 30),
  overlap: fc.constantFrom('never' as const, 'never' as const, { daysPerHour: 0 }, { daysPerHour: 2 }),
})

const someBusy: fc.Arbitrary<Busy[]> = fc
  .array(
    fc.record({
      week: fc.constantFrom(...mondays),
      day: fc.constantFrom(0, 1, 6),
      from: fc.constantFrom(480, 700, 1320),
      long: fc.constantFrom(60, 240, 600),
    }),
    { maxLength: 2 },
  )
  .map(list =>
    list.map(({ week, day, from, long }, at) => ({
      id: `b${at}`,
      kind: 'work',
      name: { nl: 'Je shift', en: 'Your shift' },
      times: [{ on: addDays(week, day), from, to: from + long }],
    })),
  )

/** Small problems with everything that can be in one, some of them impossible. */
export const someProblem: fc.Arbitrary<TimetableProblem> = fc
  .record({
    groups: fc.array(someGroups(4), { minLength: 1, maxLength: 4 }),
    orders: fc.array(fc.tuple(fc.nat(3), fc.nat(3)), { maxLength: 2 }),
    busy: someBusy,
    wishes: someWishes,
  })
  .map(({ groups, orders, busy, wishes }) => ({
    modules: groups.map(
      (own, at): ModuleToFollow => ({
        id: `m${at}`,
        name: { nl: `Module ${at}`, en: `Module ${at}` },
        after: orders.filter(([one, other]) => one === at && other < at).map(([, other]) => `m${other}`),
        groups: own,
      }),
    ),
    busy,
    wishes,
  }))
