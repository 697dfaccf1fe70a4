import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Day } from '../platform/day.ts'
import { forgiven, typos, wordsIn } from '../platform/typed.ts'
import type { Catalogue, Module, Offer, Programme, Provider, Qualification } from './catalogue.ts'
import {
  countWith,
  forms,
  hitsFor,
  inOrderOf,
  nothingWanted,
  orders,
  searchFor,
  type Wanted,
  whatToDrop,
} from './filter.ts'
import { listedOn } from './listed.ts'
import { addressOf, readWanted } from './wanted.ts'

const today = '2026-11-24' as Day
const made = {
  origin: 'example' as const,
  source: { title: 'test', address: null, asOf: null },
  validFrom: null,
  validTo: null,
}
const titles = [
  'Zorgkundige',
  'Verzorgende',
  'Machinaal houtbewerker',
  'Hulpkelner',
  'Kok',
  'Plaatlasser',
  'Kinderbegeleider',
]
const places = ['2018', '9000', '8500', '1000']

const qualification = (at: number): Qualification => ({
  ...made,
  id: `q${at}` as Qualification['id'],
  kind: 'professional',
  title: { nl: titles[at] ?? '' },
  level: 2 + (at % 4),
  series: `q${at}`,
  version: 1,
  partOf: null,
  competences: [],
  occupations: [],
  attests: [],
  shortage: at % 2 === 0 ? { year: 2026, title: titles[at] ?? '' } : null,
  value: null,
})
const provider = (at: number): Provider => ({
  ...made,
  id: `p${at}` as Provider['id'],
  name: `School ${'ABC'[at]}`,
  kind: 'cvo',
  postcode: places[at] ?? null,
  place: null,
})

const someOffer = fc.record({
  start: fc.constantFrom('2026-11-24', '2027-02-01', '2027-09-01', '2026-01-01', null),
  form: fc.constantFrom(...forms),
  postcode: fc.constantFrom(...places, null),
  evening: fc.boolean(),
})
const someProgramme = fc.record({
  title: fc.nat({ max: titles.length - 1 }),
  provider: fc.nat({ max: 2 }),
  price: fc.nat({ max: 5 }),
  offers: fc.array(someOffer, { maxLength: 3 }),
})

const catalogueOf = (told: { title: number; provider: number; price: number; offers: object[] }[]): Catalogue => {
  const module = ({ price }: { price: number }, at: number): Module => ({
    ...made,
    id: `m${at}` as Module['id'],
    code: null,
    title: { nl: 'Veilig werken', en: 'Working safely' },
    contact: 600 * (at + 1),
    distance: 0,
    workplace: 0,
    credits: null,
    price: price * 5000,
    exemptable: true,
    workplaceExemptable: false,
    proves: [],
  })
  const programme = (each: { title: number; provider: number }, at: number): Programme => ({
    ...made,
    id: `o${at}` as Programme['id'],
    provider: `p${each.provider}` as Provider['id'],
    title: { nl: titles[each.title] ?? '', en: titles[each.title] ?? '' },
    awards: `q${each.title}` as Qualification['id'],
    entry: [],
    unit: 'lesson-period',
    structure: { kind: 'module', module: `m${at}` as Module['id'] },
    order: [],
    stops: [],
    language: null,
  })
  const offer = (each: object, programme: number, at: number): Offer => ({
    ...made,
    id: `f${programme}-${at}` as Offer['id'],
    programme: `o${programme}` as Programme['id'],
    place: null,
    when: { nl: '', en: '' },
    minutesPerWeek: null,
    daysPerWeek: null,
    ...(each as Pick<Offer, 'start' | 'form' | 'postcode' | 'evening'>),
  })
  const byId = <Thing extends { id: string }>(things: Thing[]): Map<Thing['id'], Thing> =>
    new Map(things.map(thing => [thing.id, thing]))
  return {
    version: 1,
    competences: new Map(),
    relations: [],
    qualifications: byId(titles.map((_, at) => qualification(at))),
    providers: byId([0, 1, 2].map(provider)),
    modules: byId(told.map(module)),
    programmes: byId(told.map(programme)),
    offers: told.flatMap(({ offers }, programme) => offers.map((each, at) => offer(each, programme, at))),
    ladders: [],
    certificates: new Map(),
    postcodes: new Map(places.map((postcode, at) => [postcode, { place: postcode, lat: 51, lon: 3 + at / 2 }])),
  }
}

const someWanted: fc.Arbitrary<Wanted> = fc.record({
  text: fc.constantFrom('', 'zorgkundige', 'zorgkundg', 'kok', 'hout', 'veilig', 'zzzzzz', 'School A'),
  goal: fc.constantFrom(null, 'q0', 'q3'),
  provider: fc.constantFrom(null, 'p0' as Provider['id']),
  forms: fc.subarray([...forms]),
  moments: fc.subarray(['day' as const, 'evening' as const]),
  near: fc.constantFrom(null, { postcode: '2018', km: 25 }, { postcode: '9000', km: 50 }),
  maxPrice: fc.constantFrom(null, 0, 10000),
  levels: fc.subarray([2, 3, 4, 5]),
  startsBefore: fc.constantFrom(null, '2027-06-01' as Day),
  shortage: fc.boolean(),
})

const kmTo = (from: string | undefined) => (to: string | null) =>
  from && to ? Math.abs(places.indexOf(from) - places.indexOf(to)) * 30 : null
const ask = (told: Parameters<typeof catalogueOf>[0], wanted: Wanted) =>
  searchFor(listedOn(catalogueOf(told), today), wanted, kmTo(wanted.near?.postcode))
const idsOf = (search: ReturnType<typeof ask>, instead: Partial<Wanted> = {}) =>
  hitsFor(search, instead).map(({ listed }) => listed.programme.id)

describe('the filter of programmes', () => {
  it('gives no more with one wish more, and all with none', () => {
    fc.assert(
      fc.property(fc.array(someProgramme, { maxLength: 8 }), someWanted, (told, wanted) => {
        const search = ask(told, wanted)
        const found = idsOf(search)
        for (const wish of Object.keys(nothingWanted) as (keyof Wanted)[])
          expect(idsOf(search, { [wish]: nothingWanted[wish] })).toEqual(expect.arrayContaining(found))
        expect(idsOf(search, nothingWanted)).toHaveLength(told.length)
      }),
    )
  })

  it('meets all wishes about a group with one and the same group, which has yet to start', () => {
    fc.assert(
      fc.property(fc.array(someProgramme, { maxLength: 8 }), someWanted, (told, wanted) => {
        for (const { listed, offers, km } of hitsFor(ask(told, wanted))) {
          for (const offer of offers) {
            expect(offer.start === null || offer.start > today).toBe(true)
            if (wanted.forms.length > 0) expect(wanted.forms).toContain(offer.form)
            if (wanted.moments.length > 0) expect(wanted.moments).toContain(offer.evening ? 'evening' : 'day')
            if (wanted.startsBefore) expect(offer.start !== null && offer.start < wanted.startsBefore).toBe(true)
          }
          if (wanted.forms.length + wanted.moments.length > 0 || wanted.near || wanted.startsBefore)
            expect(offers.length).toBeGreaterThan(0)
          if (wanted.near) expect(km).toBeLessThanOrEqual(wanted.near.km)
          if (wanted.maxPrice !== null) expect(listed.totals?.cents.least).toBeLessThanOrEqual(wanted.maxPrice)
          if (wanted.levels.length > 0) expect(wanted.levels).toContain(listed.awards.level)
          if (wanted.shortage) expect(listed.awards.shortage).not.toBeNull()
        }
      }),
    )
  })

  it('never gives what is unrelated: every word stands in it, or is one that forgivable mistakes make of it', () => {
    const typed = fc.oneof(
      fc.constantFrom(...titles, 'kelner', 'hout', 'zorgkundg'),
      fc.string({ minLength: 1, maxLength: 14 }),
    )
    fc.assert(
      fc.property(fc.array(someProgramme, { maxLength: 8 }), typed, (told, text) => {
        for (const { listed, through } of hitsFor(ask(told, { ...nothingWanted, text }))) {
          const words = [...listed.words, ...through.flatMap(({ title }) => Object.values(title).flatMap(wordsIn))]
          for (const asked of ask(told, { ...nothingWanted, text }).meant.map(each => each.asked))
            expect(words.some(word => word.includes(asked) || typos(asked, word, 3) <= forgiven(asked))).toBe(true)
        }
      }),
      { numRuns: 300 },
    )
  })

  it('forgives a typing error, but not when the word itself is there', () => {
    const told = ['Zorgkundige', 'Verzorgende', 'Kok'].map(title => ({
      title: titles.indexOf(title),
      provider: 0,
      price: 1,
      offers: [],
    }))
    const found = (text: string) =>
      hitsFor(ask(told, { ...nothingWanted, text })).map(({ listed }) => listed.programme.title.nl)
    expect(found('zorgkundigge')).toEqual(['Zorgkundige'])
    expect(found('zorg')).toEqual(['Zorgkundige', 'Verzorgende'])
    expect(found('een opleiding voor kok')).toEqual(['Kok'])
    expect(found('kop')).toEqual([])
    expect(found('lasser')).toEqual([])
  })

  it('counts behind a choice what choosing it gives, and drops only what helps', () => {
    fc.assert(
      fc.property(fc.array(someProgramme, { maxLength: 8 }), someWanted, (told, wanted) => {
        const search = ask(told, wanted)
        for (const form of forms)
          expect(countWith(search, { forms: [form] })).toBe(hitsFor(ask(told, { ...wanted, forms: [form] })).length)
        for (const { wish, count } of whatToDrop(search)) {
          expect(count).toBeGreaterThan(0)
          expect(hitsFor(ask(told, { ...wanted, [wish]: nothingWanted[wish] }))).toHaveLength(count)
        }
      }),
    )
  })

  it('gives the same list whatever the order in which programmes were read', () => {
    fc.assert(
      fc.property(
        fc.array(someProgramme, { maxLength: 8 }),
        someWanted,
        fc.constantFrom(...orders),
        (told, wanted, order) => {
          const search = ask(told, wanted)
          const backward = { ...search, all: search.all.toReversed() }
          expect(inOrderOf(hitsFor(backward), order)).toEqual(inOrderOf(hitsFor(search), order))
        },
      ),
    )
  })
})

describe('the address of a list', () => {
  const read = (address: string) =>
    readWanted(new URL(address, 'http://house').searchParams, postcode => places.includes(postcode))

  it('says every wish, and is read back as it was', () => {
    fc.assert(
      fc.property(someWanted, fc.constantFrom(...orders), (wanted, asked) => {
        const order = asked === 'near' && !wanted.near ? 'start' : asked
        const back = read(addressOf(wanted, order))
        expect(back.wanted).toEqual({ ...wanted, forms: forms.filter(form => wanted.forms.includes(form)) })
        expect(back.order).toBe(order)
        expect(back.wrong).toEqual([])
      }),
    )
  })

  it('names the fields that it cannot read, and gives back what was typed', () => {
    const { wanted, wrong, typed } = read('/opleidingen?postcode=99999&prijs=-3&voor=2027-02-30&vorm=vliegend')
    expect(wrong).toEqual(['near', 'maxPrice', 'startsBefore'])
    expect(typed).toEqual({ near: '99999', maxPrice: '-3', startsBefore: '2027-02-30' })
    expect(wanted).toEqual(nothingWanted)
  })

  it('never fails on an address, whatever stands in it', () => {
    fc.assert(
      fc.property(fc.webQueryParameters(), query => {
        expect(read(`/opleidingen?${query}`).wanted.text.length).toBeLessThanOrEqual(150)
      }),
    )
  })
})
