import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Day } from '../../platform/day.ts'
import type { Id } from '../../platform/ids.ts'
import { type DivisionAsk, divide, openOf, periodsOf, readPeriods, schoolYearOf, sumOf } from './teaching-time.ts'

const person = (text: string) => text as Id<'person'>
const staff = [
  { id: person('bart'), name: 'Bart', roles: ['teacher'] },
  { id: person('dirk'), name: 'Dirk', roles: ['supervisor'] },
  { id: person('lieve'), name: 'Lieve', roles: ['supervisor', 'teacher'] },
]
const periods = (typed: string) => readPeriods(typed) ?? 0
const ask: DivisionAsk = {
  funded: periods('40'),
  contact: periods('20'),
  workplace: periods('20'),
  teacher: 'bart',
  supervisors: [
    { person: 'dirk', quarters: periods('12,25') },
    { person: 'lieve', quarters: periods('7,75') },
  ],
}

describe('dividing', () => {
  it('gives of 40 periods 20 to who teaches, and the other 20 to who accompanies', () => {
    const divided = divide(ask, staff)
    if (!divided.ok) throw new Error(divided.refusal)
    const { shares } = divided.value
    expect(shares.map(({ personId, part, quarters }) => [personId, part, periodsOf(quarters)])).toEqual([
      ['bart', 'contact', 20],
      ['dirk', 'workplace', 12.25],
      ['lieve', 'workplace', 7.75],
    ])
    expect(openOf(divided.value)).toBe(0)
  })

  it.each([
    ['number', { funded: null }],
    ['number', { supervisors: [{ person: 'dirk', quarters: null }] }],
    ['over', { contact: periods('20,25') }],
    ['shares', { supervisors: [{ person: 'dirk', quarters: periods('20,25') }] }],
    ['person', { teacher: 'dirk' }],
    ['person', { teacher: 'vreemde' }],
    ['person', { supervisors: [{ person: 'vreemde', quarters: 4 }] }],
    [
      'person',
      {
        supervisors: [
          { person: 'dirk', quarters: 4 },
          { person: 'dirk', quarters: 4 },
        ],
      },
    ],
  ] satisfies [string, Partial<DivisionAsk>][])('is refused with %s', (refusal, over) =>
    expect(divide({ ...ask, ...over }, staff)).toEqual({ ok: false, refusal: `planning.teaching-time.no.${refusal}` }),
  )

  it('never gives more than is funded, and what is given and what is open are together what is funded', () => {
    const quarters = fc.integer({ min: 0, max: 200 })
    const some = fc.record({
      ...{ funded: quarters, contact: quarters, workplace: quarters },
      teacher: fc.constantFrom(null, 'bart', 'lieve'),
      supervisors: fc.tuple(quarters, quarters).map(([a, b]) => [
        { person: 'dirk', quarters: a },
        { person: 'lieve', quarters: b },
      ]),
    })
    fc.assert(
      fc.property(some, each => {
        const divided = divide(each, staff)
        if (!divided.ok) return
        const { shares, funded, contact, workplace } = divided.value
        expect(sumOf(shares, 'contact')).toBe(each.teacher ? contact : 0)
        expect(sumOf(shares, 'workplace')).toBeLessThanOrEqual(workplace)
        expect(sumOf(shares, 'contact') + sumOf(shares, 'workplace') + openOf(divided.value)).toBe(funded)
        expect(openOf(divided.value)).toBeGreaterThanOrEqual(0)
      }),
    )
  })
})

describe('what is typed', () => {
  it.each([
    ['20', 20],
    ['12,25', 12.25],
    [' 0.5 ', 0.5],
    ['0', 0],
    ['12,3', null],
    ['-1', null],
    ['1e3', null],
    ['', null],
    ['2001', null],
  ])('%j is %j periods', (typed, said) => {
    const read = readPeriods(typed)
    expect(read === null ? null : periodsOf(read)).toBe(said)
  })
})

it.each([
  ['2026-08-31', 2025],
  ['2026-09-01', 2026],
  ['2027-01-15', 2026],
  ['2028-02-29', 2027],
])('%s lies in the school year that begins in %i', (day, year) => expect(schoolYearOf(day as Day)).toBe(year))
