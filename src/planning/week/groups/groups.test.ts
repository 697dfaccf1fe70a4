import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ModuleId } from '../../../catalogue/index.ts'
import { addDays, type Day } from '../../../platform/day.ts'
import type { Id } from '../../../platform/ids.ts'
import { faultsIn } from '../../timetable/timetable.ts'
import { weekdayOf, weekdays } from '../clock.ts'
import { type AskedGroup, asTimetableGroup, groupBody, groupProblem, weeksOf } from './group.ts'
import type { OwnModule } from './keepers.ts'
import { meetingText, readMeetings } from './meeting-text.ts'
import { readGroups } from './read-sheet.ts'

const day = (text: string) => text as Day
const module = 'm-veilig' as ModuleId
const monday = { weekday: 0, from: 1110, to: 1290, away: false } as const
const right: AskedGroup = {
  module,
  name: 'Maandagavond',
  places: 12,
  firstDay: day('2027-01-13'),
  lastDay: day('2027-03-01'),
  weeksOff: [day('2027-02-10')],
  postcode: '9000',
  place: 'Gent',
  meetings: [monday],
}
const isPostcode = (text: string) => text === '9000'

describe('a group', () => {
  it('meets in its weeks only, and not in those off', () => {
    expect(weeksOf(groupBody(right), monday)).toEqual([
      ...['2027-01-18', '2027-01-25', '2027-02-01', '2027-02-15', '2027-02-22', '2027-03-01'],
    ])
    expect(groupBody(right).weeksOff).toEqual(['2027-02-08'])
  })
  it.each([
    ['no module', { module: null }, 'no-module'],
    ['no name', { name: '' }, 'no-name'],
    ['no places', { places: 0 }, 'no-places'],
    ['too many places', { places: 1001 }, 'no-places'],
    ['no day', { firstDay: null }, 'no-days'],
    ['an end before the start', { lastDay: day('2027-01-01') }, 'wrong-order'],
    ['an end years on', { lastDay: day('2031-01-01') }, 'too-long'],
    ['a week off that is no day', { weeksOff: [null] }, 'wrong-week-off'],
    ['a campus that is nowhere', { postcode: '0000' }, 'no-postcode'],
    ['a campus without lessons', { meetings: [] }, 'no-meetings'],
    ['half a moment', { meetings: [null] }, 'wrong-meeting'],
    ['a moment that ends before it begins', { meetings: [{ ...monday, to: 1000 }] }, 'wrong-meeting'],
    ['two moments at once', { meetings: [monday, { ...monday, from: 1200, to: 1320 }] }, 'clash'],
    ['no week left', { lastDay: day('2027-01-14') }, 'no-week'],
  ])('is refused with %s', (_, over, problem) => {
    expect(groupProblem({ ...right, ...(over as object) }, isPostcode)).toBe(`planning.week.group.${problem}`)
  })
  it('may have no moments when it has no campus: one learns at one’s own pace', () => {
    const asked = { ...right, postcode: '', place: '', meetings: [] }
    expect(groupProblem(asked, isPostcode)).toBeNull()
    expect(asTimetableGroup({ ...groupBody(asked), id: 'g' as Id<'module-group'> }).meetings).toEqual([])
  })
  it('is always one that the timetable can calculate with', () => {
    const days = fc.integer({ min: 0, max: 300 })
    const meeting = fc
      .record({ weekday: fc.constantFrom(...weekdays), from: fc.nat(1439), long: fc.integer({ min: 1, max: 300 }) })
      .map(({ weekday, from, long }) => ({ weekday, from, to: Math.min(from + long, 1440), away: false }))
    fc.assert(
      fc.property(days, days, fc.array(meeting, { maxLength: 4 }), fc.array(days), (start, long, meetings, off) => {
        const firstDay = addDays(day('2026-12-01'), start)
        const weeksOff = off.map(each => addDays(firstDay, each))
        const asked = { ...right, firstDay, lastDay: addDays(firstDay, long), weeksOff, meetings }
        fc.pre(groupProblem(asked, isPostcode) === null)
        const group = asTimetableGroup({ ...groupBody(asked), id: 'g' as Id<'module-group'> })
        const wishes = { maxDaysPerWeek: null, maxMinutesPerWeek: null, travelMinutes: {}, changeMinutes: 0 }
        const problem = {
          modules: [{ id: module, name: { nl: '', en: '' }, after: [], groups: [group] }],
          busy: [],
          wishes: { ...wishes, overlap: 'never' as const },
        }
        expect(faultsIn(problem)).toEqual([])
        for (const { weekday, weeks } of group.meetings)
          for (const on of weeks.map(week => addDays(week, weekday)))
            expect(firstDay <= on && on <= asked.lastDay && weekdayOf(on) === weekday).toBe(true)
      }),
    )
  })
})

describe('moments in a cell', () => {
  it('are read as people write them', () => {
    const text = 'ma 18:30-21:30, woensdag 13u - 16u30 online; Sat 9.00–12.00'
    expect(meetingText(readMeetings(text).filter(one => one !== null))).toBe(
      'ma 18:30-21:30, wo 13:00-16:30 online, za 09:00-12:00',
    )
  })
  it.each(['maandag', 'ma 18:30', 'xx 18:30-19:30', 'ma 25:00-26:00', 'ma 9-10 thuis'])(
    'are not read from %s',
    text => {
      expect(readMeetings(text)).toEqual([null])
    },
  )
})

const modules = [
  { module: { id: module, code: 'V1', title: { nl: 'Veilig werken', en: 'Working safely' } } },
  { module: { id: 'm-a', code: null, title: { nl: 'Zelfde', en: 'Same A' } } },
  { module: { id: 'm-b', code: null, title: { nl: 'Zelfde', en: 'Same B' } } },
] as OwnModule[]
const read = (text: string) => readGroups(new TextEncoder().encode(text), { modules, isPostcode })
const heading = 'module;groep;plaatsen;momenten;eerste dag;laatste dag;weken vrij;postcode;plaats'

describe('a sheet of groups', () => {
  it('gives each row with what is wrong with it', async () => {
    const line = (name: string, over = '12;ma 18:30-21:00;13/1/2027;1-3-2027;10/02/2027;9000;Gent') =>
      `Veilig werken;${name};${over}`
    const rows = await read(
      [
        heading,
        line('Een'),
        line('Een'),
        line('Twee', 'veel;ma 18:30-21:00;13/1/2027;1-3-2027;;9000;'),
        'Zelfde;Drie;12;ma 18:30-21:00;13/1/2027;1-3-2027;;9000;',
        'v1;Vier;12;ma 18:30;13/1/2027;1-3-2027;;9000;',
      ].join('\n'),
    )
    expect(rows.ok && rows.value.map(({ line: nth, problem }) => [nth, problem])).toEqual([
      [2, null],
      [3, 'planning.week.sheet.twice'],
      [4, 'planning.week.group.no-places'],
      [5, 'planning.week.group.no-module'],
      [6, 'planning.week.group.wrong-meeting'],
    ])
    expect(rows.ok && rows.value[0]?.body).toEqual(
      groupBody({ ...right, name: 'Een', meetings: [{ ...monday, to: 1260 }] }),
    )
  })
  it.each([
    ['', 'no-columns'],
    ['module;groep\na;b', 'no-columns'],
    [heading, 'empty'],
    [`${heading}\n${'V1;a;1;;2027-01-01;2027-02-01;;;\n'.repeat(10_001)}`, 'too-many'],
  ])('is refused as a whole when it is none: %#', async (text, refusal) => {
    expect(await read(text)).toEqual({ ok: false, refusal: `planning.week.sheet.${refusal}` })
  })
})
