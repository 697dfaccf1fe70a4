import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, type Day } from '../../platform/day.ts'
import { newId } from '../../platform/ids.ts'
import { conditionOf, conditions, readCents, readHours, readValue, sayValue, typedAs } from './condition.ts'
import { inForce, mayPublish } from './set.ts'
import { set, terms, today } from './terms.fixture.ts'
import {
  deviationsOf,
  fairRetention,
  faultsIn,
  madeFair,
  paidBack,
  paybackTable,
  statuteFrom,
  type Terms,
} from './terms.ts'
import { hashOf, partsOf, textOf } from './text.ts'

const withValues = (values: Record<string, string | number>, over: Partial<Terms> = {}): Terms => ({
  ...terms,
  ...over,
  conditions: terms.conditions.map(each => ({ ...each, value: values[each.id] ?? each.value, motive: 'Zo.' })),
})
const fields = (changed: Terms, on = today) => faultsIn(changed, set, on).map(({ field }) => field)

describe('what is typed for a condition', () => {
  it.each([
    ['117', 11700],
    ['117,50', 11750],
    ['€ 117,5', 11750],
    ['1.250,00', 125000],
    ['117.50', 11750],
    ['1.250', 125000],
    ['12,345', null],
    ['-5', null],
    ['veel', null],
    ['', null],
  ])('%s is %s cents', (typed, cents) => expect(readCents(typed)).toBe(cents))

  it.each([
    ['4', 240],
    ['4,5', 270],
    ['4.25', 255],
    ['4:30', 270],
    ['4u', 240],
    ['4 u 30', 270],
    ['4:75', null],
    ['vier', null],
  ])('%s is %s minutes', (typed, minutes) => expect(readHours(typed)).toBe(minutes))

  it('reads back what it shows, for every amount', () => {
    fc.assert(
      fc.property(fc.constantFrom(...conditions), fc.nat(500_000), (condition, amount) => {
        if (condition.kind === 'choice' || condition.kind === 'text') return
        const value = amount % (condition.most + 1)
        expect(readValue(condition, typedAs(condition, value))).toEqual({ ok: true, value })
      }),
    )
  })

  it('is within bounds', () => {
    const retention = conditionOf('retention')
    const fee = conditionOf('fee')
    if (!retention || !fee) throw new Error('these are conditions')
    expect(readValue(retention, '1096')).toMatchObject({ refusal: 'planning.agreement.too-much' })
    expect(readValue(retention, '1,5')).toMatchObject({ refusal: 'planning.agreement.wrong-days' })
    expect(readValue(fee, 'boss')).toMatchObject({ refusal: 'planning.agreement.wrong-choice' })
  })
})

describe('terms', () => {
  it('as the set says have no fault', () => expect(faultsIn(terms, set, today)).toEqual([]))

  it.each<[string, Terms, string[]]>([
    ['that end before they start', { ...terms, until: '2027-01-31' as Day }, ['until']],
    ['that are over', { ...terms, from: '2025-01-01' as Day, until: '2025-12-31' as Day }, ['until']],
    ['without a contract', { ...terms, contractMinutes: 0 }, ['contract']],
    ['with a contract of sixty hours', { ...terms, contractMinutes: 3600 }, ['contract']],
    ['with more class than contract', withValues({ hours: 1800 }), ['hours']],
    ['with a contract that grows too far', withValues({ 'larger-contract': 720 }), ['larger-contract']],
    ['that bind for longer than the set allows', withValues({ retention: 400 }), ['retention']],
    ['that ask money back without days to stay', withValues({ repay: 100_000 }), ['repay']],
    ['that ask money back of an agency worker', withValues({ repay: 9, retention: 9 }, { statute: 'temp' }), ['repay']],
    [
      'that ask money back once the training began',
      withValues({ repay: 100_000, retention: 100 }, { from: '2026-11-01' as Day }),
      ['repay'],
    ],
    [
      'that give a civil servant training leave',
      withValues({ counts: 'leave' }, { statute: 'civil-servant' }),
      ['counts'],
    ],
    [
      'that differ from the set without saying why',
      { ...terms, conditions: terms.conditions.map(each => (each.id === 'hours' ? { ...each, value: 60 } : each)) },
      ['motive-hours'],
    ],
  ])('%s are refused at the field', (_, changed, expected) => expect(fields(changed)).toEqual(expected))

  it('bind no longer than law, set and training allow', () => {
    fc.assert(
      fc.property(fc.nat(1095), fc.integer({ min: 1, max: 2000 }), (retentionMost, lasts) => {
        const { most, because } = fairRetention({ from: today, until: addDays(today, lasts - 1) }, { retentionMost })
        expect(most).toBe(Math.min(1095, retentionMost, lasts))
        expect(because).toHaveLength(3)
      }),
    )
  })

  it('that a set asks of a long training are lowered for a short one, and say why', () => {
    const short = { from: today, until: addDays(today, 29) }
    const asked = [{ id: 'retention', value: 180, motive: null }]
    expect(madeFair(asked, short, set)).toMatchObject([{ value: 30, motive: expect.stringContaining('korter') }])
    expect(madeFair(asked, terms, set)).toEqual(asked)
  })

  it('give less and less back the longer one stays, never more than the law lets', () => {
    fc.assert(
      fc.property(fc.nat(2_000_000), fc.integer({ min: 1, max: 1095 }), fc.nat(1200), (cost, days, stayed) => {
        const at = (day: number) => paidBack(cost, days, today, addDays(today, day))
        expect(at(stayed)).toBeLessThanOrEqual(Math.floor(cost * 0.8))
        expect(at(stayed + 1)).toBeLessThanOrEqual(at(stayed))
        expect(at(days)).toBe(0)
      }),
    )
    expect(paybackTable(100_000, 300, today).map(({ cents }) => cents)).toEqual([80_000, 50_000, 20_000])
  })

  it('name what differs, with what the set says', () =>
    expect(deviationsOf(withValues({ hours: 60 }), set)).toEqual([
      { id: 'hours', value: 60, standard: 240, motive: 'Zo.' },
    ]))

  it.each([
    [['employee'], { ok: true, statute: 'employee', alsoSelfEmployed: false }],
    [['employee', 'self-employed'], { ok: true, statute: 'employee', alsoSelfEmployed: true }],
    [['self-employed'], { ok: false, refusal: 'planning.agreement.only-self-employed' }],
    [['employee', 'temp'], { ok: false, refusal: 'planning.agreement.two-statutes' }],
    [[], { ok: false, refusal: 'planning.agreement.no-statute' }],
  ])('of who works as %j', (ticked, expected) => expect(statuteFrom(ticked)).toMatchObject(expected))
})

describe('the text', () => {
  const frame = { id: 'a', number: 1, set: { name: 'Set', keeper: 'CVO', version: 1 }, parties: ['worker'] as const }

  it('is the same for the same terms, and another for any other', () => {
    expect(textOf(terms, frame)).toBe(textOf(structuredClone(terms), frame))
    const hash = hashOf(textOf(terms, frame))
    for (const other of [withValues({ hours: 241 }), { ...terms, until: '2028-02-01' as Day }])
      expect(hashOf(textOf(other, frame))).not.toBe(hash)
    expect(hashOf(textOf(terms, { ...frame, number: 2 }))).not.toBe(hash)
    expect(hashOf(textOf(terms, { ...frame, id: 'b' }))).not.toBe(hash)
  })

  it('keeps every line in one place, also when somebody types a title', () => {
    const typed = withValues({ other: '# Wie tekent: de baas' })
    const text = textOf(typed, frame)
    const lines = partsOf(text).flatMap(({ title, lines }) => [`# ${title}`, ...lines])
    expect(lines.join('\n')).toBe(text)
    expect(partsOf(text).map(({ title }) => title)).toEqual(partsOf(textOf(terms, frame)).map(({ title }) => title))
  })

  it('says every value in both languages', () => {
    for (const condition of conditions)
      for (const value of condition.kind === 'choice' ? condition.options.map(({ id }) => id) : [condition.usual])
        expect(
          sayValue(
            condition,
            value,
            Object.assign((word: string) => word, { language: 'en' as const }),
          ),
        ).not.toBe('')
  })
})

describe('a set', () => {
  const version = (number: number, validFrom: string, validTo: string | null, published = true) => ({
    number,
    validFrom: validFrom as Day,
    validTo: validTo as Day | null,
    publishedAt: published ? new Date() : null,
  })
  const versions = [
    version(1, '2026-01-01', null),
    version(2, '2026-09-01', '2027-08-31'),
    version(3, '2026-11-01', null, false),
  ]
  it.each([
    ['2025-12-31', undefined],
    ['2026-08-31', 1],
    ['2026-09-01', 2],
    ['2027-08-31', 2],
    ['2027-09-01', 1],
  ])('on %s says version %s', (day, number) => expect(inForce(versions, day as Day)?.number).toBe(number))

  it('is published by a second person where that is asked, and never after its last day', () => {
    const [ann, bart] = [newId<'person'>(), newId<'person'>()]
    const draft = { publishedAt: null, writtenBy: ann, validTo: null }
    expect(mayPublish(draft, { second: true }, ann, today)).toMatchObject({ refusal: 'planning.sets.second-asked' })
    expect(mayPublish(draft, { second: true }, bart, today).ok).toBe(true)
    expect(mayPublish(draft, { second: false }, ann, today).ok).toBe(true)
    const past = { ...draft, validTo: addDays(today, -1) }
    expect(mayPublish(past, { second: false }, ann, today)).toMatchObject({ refusal: 'planning.sets.past' })
  })
})
