import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Offer } from '../../catalogue/index.ts'
import type { Day } from '../../platform/day.ts'
import { asksOf, monthsOf } from './brochure.ts'
import { readTestimonial } from './testimonial.ts'
import { readWords, sentencesIn } from './words.ts'

const offer = (over: Partial<Offer>): Offer => ({
  id: 'o' as Offer['id'],
  programme: 'p' as Offer['programme'],
  start: '2027-02-01' as Day,
  form: 'campus',
  postcode: '9000',
  place: 'Gent',
  when: { nl: 'dinsdag', en: 'Tuesday' },
  minutesPerWeek: 400,
  daysPerWeek: 1,
  evening: false,
  validFrom: null,
  validTo: null,
  origin: 'example',
  source: { title: 'x', address: null, asOf: null },
  ...over,
})
const range = (minutes: number) => ({ least: minutes, most: minutes })
const totals = { minutes: range(5000), lessons: range(4000), workplace: range(1000), cents: range(9000), credits: null }

describe('the months of a brochure', () => {
  it('add up to the lessons, whatever the pace and the start', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60_000 }),
        fc.integer({ min: 50, max: 2400 }),
        fc.integer({ min: 0, max: 800 }),
        (minutes, perWeek, later) => {
          const start = new Date(Date.UTC(2027, 0, 4 + later)).toISOString().slice(0, 10) as Day
          const months = monthsOf(start, minutes, perWeek)
          expect(months.reduce((all, month) => all + month.minutes, 0)).toBe(minutes)
          expect(months.reduce((all, month) => all + month.weeks, 0)).toBe(Math.ceil(minutes / perWeek))
          // One after the other, none twice, none left out; and no lessons in July.
          const names = months.map(({ month }) => month)
          expect(new Set(names).size).toBe(names.length)
          expect(names).toEqual(names.toSorted())
          expect(months.filter(({ month, weeks }) => month.endsWith('-07') && weeks > 0)).toEqual([])
        },
      ),
    )
  })
})

describe('what a programme asks', () => {
  it('is counted only from what the catalogue knows', () => {
    expect(asksOf({ offers: [offer({})], totals })).toMatchObject({ weeks: 10, perWeek: 400, lessons: 4000 })
    for (const asks of [
      asksOf({ offers: [], totals }),
      asksOf({ offers: [offer({ minutesPerWeek: null })], totals }),
      asksOf({ offers: [offer({})], totals: null }),
    ])
      expect(asks).toMatchObject({ weeks: null, end: null, months: [] })
    expect(asksOf({ offers: [offer({ start: null })], totals })).toMatchObject({ weeks: 10, end: null, months: [] })
  })
})

describe('what a provider says', () => {
  const said = { pitch: { nl: '', en: '' }, contact: { name: '', mail: '', phone: '' } }
  it('is three sentences at most, and may be nothing', () => {
    expect(sentencesIn('Eén. Twee! Drie? ')).toBe(3)
    expect(sentencesIn('Kost 3.50 euro per les')).toBe(1)
    expect(readWords(said).ok).toBe(true)
    expect(readWords({ ...said, pitch: { nl: 'A. B. C. D.', en: '' } })).toMatchObject({ ok: false })
    expect(readWords({ ...said, contact: { ...said.contact, mail: 'geen' } })).toMatchObject({ ok: false })
    expect(readWords({ ...said, contact: { ...said.contact, phone: 'bel mij' } })).toMatchObject({ ok: false })
  })

  it.each([
    ['Nadia', true],
    ['Jean-Marc', true],
    ['Nadia Bouzid', false],
    ['', false],
    ['<b>', false],
  ])('names who tells by a first name only: %s', (firstName, ok) => {
    const text = { nl: 'poetshulp', en: '' }
    expect(readTestimonial({ firstName, job: text, words: text }).ok).toBe(ok)
  })
})
