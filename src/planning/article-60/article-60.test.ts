import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ModuleId } from '../../catalogue/index.ts'
import { addDays, type Day } from '../../platform/day.ts'
import { ageOn, type Born, birthDaysOf, birthdayOf } from './born.ts'
import { semestersFrom } from './calendar.ts'
import { type Contract, endFor, endOfContract, enoughOn } from './contract.ts'
import { currentRules } from './current-rules.ts'
import { countInternship } from './internship.ts'
import { planFor } from './plan.ts'
import { readRules } from './rules.ts'
import { checkVersion, type DayKind, dayKinds, type SchemeBody } from './scheme.ts'
import { fitWeek, halfDay } from './week.ts'

const day = (text: string) => text as Day
const id = (text: string) => text as ModuleId
const someDay = fc.integer({ min: 0, max: 4000 }).map(days => addDays(day('2020-01-01'), days))
const someBirth = fc.integer({ min: 0, max: 18_000 }).map(days => addDays(day('1955-01-01'), days))
const somePercent = fc.integer({ min: 10, max: 100 })
const source = { title: 'Proef', address: null, asOf: null }
const always = { validFrom: null, validTo: null, uncertain: false, source }

describe('ages', () => {
  it.each([
    ['1990-06-15', '2026-06-14', 35],
    ['1990-06-15', '2026-06-15', 36],
    ['2000-02-29', '2027-02-28', 26],
    ['2000-02-29', '2027-03-01', 27],
    ['2000-02-29', '2028-02-29', 28],
  ])('born on %s one is on %s %i years old', (born, on, age) => expect(ageOn(day(born), day(on))).toBe(age))

  it('a birthday is the first day of an age', () => {
    fc.assert(
      fc.property(someBirth, fc.integer({ min: 1, max: 90 }), (born, age) => {
        const on = birthdayOf(born, age)
        expect([ageOn(born, addDays(on, -1)), ageOn(born, on)]).toEqual([age - 1, age])
      }),
    )
  })

  it('a group holds exactly who has its ages on the first day of the contract', () => {
    const groups = [
      { kind: 'group', from: null, below: 36 },
      { kind: 'group', from: 36, below: 50 },
      { kind: 'group', from: 50, below: null },
    ] satisfies Born[]
    fc.assert(
      fc.property(someBirth, someDay, fc.constantFrom(...groups), (born, from, group) => {
        const { first, last } = birthDaysOf(group, from)
        const age = ageOn(born, from)
        fc.pre(age >= 15 && age < 75)
        expect(first <= born && born <= last).toBe(age >= (group.from ?? 0) && age < (group.below ?? 200))
      }),
    )
  })
})

describe('the end of the right to work under article 60', () => {
  it.each([
    // By the rules before March 2026: 12, 18 and 24 months, by the age at the end.
    ['1999-05-01', '2023-02-01', 100, '2024-01-31'],
    ['1983-05-01', '2023-02-01', 100, '2024-07-31'],
    ['1965-05-01', '2023-02-01', 100, '2025-01-31'],
    // 36 on the day itself: 468 days; a day later: 312 were enough before.
    ['1988-02-01', '2023-02-01', 100, '2024-07-31'],
    ['1988-02-02', '2023-02-01', 100, '2024-01-31'],
    // The rule of March 2026 comes while one works: what is enough then, is enough on its first day.
    ['1965-05-01', '2024-12-01', 100, '2026-02-28'],
    ['1983-05-01', '2026-02-02', 100, '2027-02-01'],
    ['1999-05-01', '2026-02-02', 80, '2027-05-01'],
    ['1999-05-01', '2024-02-29', 100, '2025-02-27'],
  ])('of who was born on %s and began on %s at %i %% is %s', (born, from, percent, last) =>
    expect(endFor(day(born), { from: day(from), percent }, currentRules)).toMatchObject({ kind: 'ends', last }),
  )

  it('is the day before the first on which the days are enough, as looking at every day finds', () => {
    fc.assert(
      fc.property(someBirth, someDay, somePercent, (born, from, percent) => {
        const contract: Contract = { from, percent }
        const found = endFor(born, contract, currentRules)
        let on = from
        for (let looked = 0; looked < 3600 && enoughOn(born, contract, on, currentRules) !== true; looked++)
          on = addDays(on, 1)
        if (found.kind === 'ends') expect(found.last).toBe(addDays(on, -1))
        else expect(enoughOn(born, contract, on, currentRules)).not.toBe(true)
      }),
      { numRuns: 60 },
    )
  })

  it('needs no birthday when a year gives one answer, and says so when it gives two', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1956, max: 2006 }), someDay, fc.integer({ min: 0, max: 364 }), (year, from, at) => {
        const end = endOfContract(birthDaysOf({ kind: 'year', year }, from), { from, percent: 100 }, currentRules)
        if (end.kind === 'birthday') return
        expect(endFor(addDays(day(`${year}-01-01`), at), { from, percent: 100 }, currentRules)).toMatchObject({
          kind: end.kind,
          ...(end.kind === 'ends' ? { last: end.last } : {}),
        })
      }),
    )
    const turning = birthDaysOf({ kind: 'year', year: 1988 }, day('2023-02-01'))
    expect(endOfContract(turning, { from: day('2023-02-01'), percent: 100 }, currentRules).kind).toBe('birthday')
  })

  it('is never reached where days fall out of the time that counts, and not named for an age without a rule', () => {
    const rules = {
      ...currentRules,
      days: [{ id: 'a', ...always, bands: [{ from: 20, below: 30, days: 312, withinMonths: 21 }] }],
    }
    const contract = { from: day('2026-09-01'), percent: 50 }
    expect(endFor(day('2000-01-01'), contract, rules).kind).toBe('never')
    expect(endFor(day('1980-01-01'), contract, rules).kind).toBe('no-rule')
  })
})

describe('rules as data', () => {
  const partTime = [{ id: 'p', ...always, leastPercent: 50, mostMonths: 6 }]
  const inside = [{ id: 'i', ...always, bands: [{ inside: true }] }]
  const days = { id: 'd', ...always, bands: [{ days: 312, withinMonths: 36 }] }
  it.each([
    ['ends before it starts', [{ ...days, validFrom: '2026-03-01', validTo: '2026-02-01' }]],
    ['hold on the same days', [days, { ...days, id: 'e', validFrom: '2026-03-01' }]],
    [
      'two bands of d speak of the same age',
      [
        {
          ...days,
          bands: [
            { below: 36, days: 1, withinMonths: 1 },
            { from: 35, days: 1, withinMonths: 1 },
          ],
        },
      ],
    ],
    ['a band of d ends before it starts', [{ ...days, bands: [{ from: 36, below: 30, days: 1, withinMonths: 1 }] }]],
    ['this is no day', [{ ...days, validFrom: '2026-02-30' }]],
  ])('are refused when a version %s', (why, wrong) =>
    expect(() => readRules('proef.yaml', { days: wrong, inside, partTime })).toThrow(why),
  )
})

describe('semesters', () => {
  it.each([
    ['2026-02-02', ['2026-02-02', '2026-09-01', '2027-02-01']],
    ['2026-09-01', ['2026-09-01', '2027-02-01', '2027-09-01']],
    ['2026-07-15', ['2026-09-01', '2027-02-01', '2027-09-01']],
    ['2026-12-15', ['2027-02-01', '2027-09-01', '2028-02-01']],
    ['2028-02-29', ['2028-02-29', '2028-09-01', '2029-02-01']],
  ])('of who begins on %s', (start, from) => expect(semestersFrom(day(start), 3).map(span => span.from)).toEqual(from))
})

const week = (text: string) => text.split('').map(letter => dayKinds['lsmwv'.indexOf(letter)] as DayKind)
const body: SchemeBody = {
  weeks: 20,
  semesters: [
    { week: week('llmmw'), modules: [id('log')], asksAge: false },
    { week: week('llssw'), modules: [id('zorg')], asksAge: false },
    { week: week('lsssw'), modules: [id('zorg')], asksAge: true },
  ],
  jobs: [{ title: { nl: 'logistiek', en: 'logistics' }, counts: { [id('log')]: null } }],
}
const title = { nl: 'M', en: 'M' }
const modules = new Map([
  [id('log'), { workplace: 150 * 60, title }],
  [id('zorg'), { workplace: 400 * 60, title }],
])
const plan = (born: Born, contractFrom: string, today: string, percent = 100) =>
  planFor(
    body,
    { validTo: null },
    { contractFrom: day(contractFrom), percent, born, job: 0 },
    modules,
    currentRules,
    day(today),
  )

describe('the plan of a person', () => {
  it('shows the third semester from the start: within the contract from 36, else with a contract of VDAB', () => {
    const places = (born: Born, from: string) => plan(born, from, from).semesters.map(({ place }) => place)
    expect(places({ kind: 'year', year: 1999 }, '2023-02-01')).toEqual(['inside', 'inside', 'outside'])
    expect(places({ kind: 'year', year: 1983 }, '2023-02-01')).toEqual(['inside', 'inside', 'inside'])
    // 36 on the first day of the third semester: within it.
    expect(places({ kind: 'day', day: day('1988-02-01') }, '2023-02-01')[2]).toBe('inside')
    expect(places({ kind: 'day', day: day('1988-02-02') }, '2023-02-01')[2]).toBe('outside')
    expect(places({ kind: 'year', year: 1988 }, '2023-02-01')[2]).toBe('birthday')
    // Since March 2026 the two rules say different things of who is older: that is said, not hidden.
    expect(places({ kind: 'year', year: 1983 }, '2026-02-02')[2]).toBe('unsure')
    expect(places({ kind: 'group', from: 36, below: 50 }, '2026-02-02')[2]).toBe('unsure')
    // Where the rule before says the same, what is not confirmed makes nothing uncertain.
    const sure = (year: number) => plan({ kind: 'year', year }, '2026-02-02', '2026-11-26')
    expect(sure(1999).semesters.map(({ uncertain }) => uncertain)).toEqual([false, false, false])
    expect(sure(1983).semesters.map(({ uncertain }) => uncertain)).toEqual([false, false, true])
    expect([sure(1999).endUncertain, sure(1983).endUncertain]).toEqual([false, true])
    // Who is 35 may be 36 by then.
    expect(places({ kind: 'group', from: null, below: 36 }, '2026-02-02')[2]).toBe('birthday')
  })

  it('counts work as internship as far as the scheme says, and says what stays open', () => {
    const { account, today, warnings, changes } = plan({ kind: 'year', year: 1999 }, '2026-02-02', '2026-11-26')
    // 2 days of 7 h 36 in 20 weeks are 304 hours: more than the 150 that are needed.
    expect(account[0]).toMatchObject({ needed: 9000, byWork: 9000, byInternship: 0, open: 0 })
    expect(account[1]).toMatchObject({ needed: 24_000, byWork: 0, byInternship: 24_000, open: 0 })
    // Twelve whole weeks of the second semester are over.
    expect(today[1]).toMatchObject({ byInternship: 12 * 4 * halfDay })
    expect(warnings).toEqual([])
    expect(changes.map(({ on }) => on)).toEqual(['2026-02-02', '2026-03-01', '2026-09-01', '2027-02-01', '2027-02-02'])
  })

  it('warns of part time: days that do not fit, and internship that stays open', () => {
    const { semesters, warnings, account } = plan({ kind: 'year', year: 1999 }, '2026-02-02', '2026-11-26', 50)
    expect(semesters[0]?.week.days.map(({ kind, halves }) => `${kind} ${halves}`)).toEqual([
      ...['class 2', 'class 2', 'counts 1', 'free 2', 'free 2'],
    ])
    expect(warnings.map(({ says }) => says.split('.').at(-1))).toEqual(['part-time', 'over', 'open'])
    expect(account[0]).toMatchObject({ byWork: 20 * halfDay, open: 9000 - 20 * halfDay })
  })

  it('is the same for the same facts, and never gives more internship than is needed or there is room for', () => {
    const someKind = fc.constantFrom(...dayKinds)
    const someSemester = fc.record({
      counts: fc.integer({ min: 0, max: 9000 }),
      internship: fc.integer({ min: 0, max: 9000 }),
      modules: fc.subarray([id('a'), id('b'), id('c')]),
    })
    const limits = fc.record({ a: fc.option(fc.integer({ min: 1, max: 5000 })), b: fc.constant(null) })
    fc.assert(
      fc.property(fc.array(someSemester, { maxLength: 5 }), limits, (rooms, { a, b }) => {
        const needs = new Map([
          [id('a'), 5000],
          [id('b'), 7000],
          [id('c'), 3000],
        ])
        const accounts = countInternship(rooms, needs, { counts: { [id('a')]: a, [id('b')]: b } })
        const sum = (key: 'byWork' | 'byInternship') => accounts.reduce((all, each) => all + each[key], 0)
        expect(sum('byWork')).toBeLessThanOrEqual(rooms.reduce((all, { counts }) => all + counts, 0))
        expect(sum('byInternship')).toBeLessThanOrEqual(rooms.reduce((all, { internship }) => all + internship, 0))
        for (const { module, needed, byWork, byInternship, open } of accounts) {
          expect(byWork + byInternship + open).toBe(needed)
          if (module === 'a') expect(byWork).toBeLessThanOrEqual(a ?? 5000)
          if (module === 'c') expect(byWork).toBe(0)
        }
      }),
    )
    fc.assert(
      fc.property(fc.array(someKind, { minLength: 5, maxLength: 5 }), somePercent, (days, percent) => {
        const { days: fitted, over } = fitWeek(days, percent)
        const worked = fitted.filter(({ kind }) => kind !== 'free').reduce((all, { halves }) => all + halves, 0)
        expect(worked - over).toBeLessThanOrEqual(Math.round(percent / 10))
        const kept = (of: { kind: DayKind }[]) =>
          of.filter(({ kind }) => kind === 'class' || kind === 'internship').length
        expect(kept(fitted)).toBe(kept(days.map(kind => ({ kind }))))
      }),
    )
  })
})

describe('a version of a scheme', () => {
  const ask = { validFrom: day('2026-09-01'), validTo: null, body }
  it.each([
    ['no.from', { ...ask, validFrom: null }],
    ['no.until', { ...ask, validTo: day('2026-08-31') }],
    ['no.until', { ...ask, validTo: 'wrong' as const }],
    ['no.weeks', { ...ask, body: { ...body, weeks: 0 } }],
    ['no.semester', { ...ask, body: { ...body, semesters: [] } }],
    [
      'no.modules',
      { ...ask, body: { ...body, semesters: [{ week: week('lllll'), modules: [id('elders')], asksAge: false }] } },
    ],
    ['no.job', { ...ask, body: { ...body, jobs: [] } }],
    ['no.minutes', { ...ask, body: { ...body, jobs: [{ title, counts: { [id('log')]: 9060 } }] } }],
    ['no.minutes', { ...ask, body: { ...body, jobs: [{ title, counts: { [id('log')]: Number.NaN } }] } }],
    ['no.counts', { ...ask, body: { ...body, jobs: [{ title, counts: { [id('zorg')]: 60 } }] } }],
  ])('is refused with %s', (refusal, wrong) =>
    expect(checkVersion(wrong, modules)).toEqual({ ok: false, refusal: `planning.article-60.${refusal}` }),
  )
  it('is accepted with a last day on its first', () =>
    expect(checkVersion({ ...ask, validTo: day('2026-09-01') }, modules).ok).toBe(true))
})
