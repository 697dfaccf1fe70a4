import type { Day } from '../platform/day.ts'
import { wordsIn } from '../platform/typed.ts'
import type { Offer, ProviderId } from './catalogue.ts'
import type { Listed } from './listed.ts'
import { type Meant, meantBy } from './typed-words.ts'

export const forms = ['campus', 'blended', 'distance', 'workplace', 'in-company'] as const
export const moments = ['day', 'evening'] as const
export const orders = ['start', 'price', 'hours', 'near', 'name'] as const
export type Order = (typeof orders)[number]

/** What somebody looks for. An empty list, an empty text or null: no wish. */
export interface Wanted {
  text: string
  /** A qualification, or a ladder of qualifications. */
  goal: string | null
  provider: ProviderId | null
  forms: Offer['form'][]
  moments: (typeof moments)[number][]
  near: { postcode: string; km: number } | null
  /** In cents, at the full rate, with the cheapest choice of modules. */
  maxPrice: number | null
  levels: number[]
  startsBefore: Day | null
  shortage: boolean
}

export type Wish = keyof Wanted

export const nothingWanted: Wanted = {
  text: '',
  goal: null,
  provider: null,
  forms: [],
  moments: [],
  near: null,
  maxPrice: null,
  levels: [],
  startsBefore: null,
  shortage: false,
}

export interface Search {
  all: Listed[]
  wanted: Wanted
  meant: Meant[]
  /** Kilometres to a postcode from where the person is; null when not known. */
  kmTo: (postcode: string | null) => number | null
}

/** A programme that answers, with those of its groups that do. */
export interface Hit {
  listed: Listed
  offers: Offer[]
  /** To the nearest of these groups; 0 for learning at a distance, null when not asked or not known. */
  km: number | null
  /** Modules by which it was found, where its own words do not say it. */
  through: Listed['modules']
}

export const searchFor = (all: Listed[], wanted: Wanted, kmTo: Search['kmTo']): Search => ({
  all,
  wanted,
  meant: meantBy(wanted.text, new Set(all.flatMap(({ words, modules }) => [...words, ...moduleWords(modules)]))),
  kmTo,
})

const moduleWords = (modules: Listed['modules']): string[] =>
  modules.flatMap(({ title }) => Object.values(title).flatMap(wordsIn))

const saysIt = (words: Iterable<string>, { words: meant }: Meant): boolean => {
  for (const word of words) if (meant.has(word)) return true
  return false
}

/** Every word must be said by the programme, or else by one of its modules; null when one is not. */
const foundThrough = ({ words, modules }: Listed, meant: Meant[]): Listed['modules'] | null => {
  const missing = meant.filter(each => !saysIt(words, each))
  const through = modules.filter(module => missing.some(each => saysIt(moduleWords([module]), each)))
  return missing.every(each => saysIt(moduleWords(through), each)) ? through : null
}

export const isWished = (wanted: Wanted, wish: Wish): boolean => {
  const value = wanted[wish]
  return Array.isArray(value) ? value.length > 0 : value !== nothingWanted[wish]
}

const offerWishes = ['forms', 'moments', 'near', 'startsBefore'] as const

const kmOf = (offer: Offer, { provider }: Listed, { kmTo }: Search): number | null =>
  offer.form === 'distance' ? 0 : kmTo(offer.postcode ?? provider.postcode)

/** All wishes about a group must be met by one and the same group. */
const offerFits = (offer: Offer, listed: Listed, wanted: Wanted, search: Search): boolean => {
  const km = wanted.near ? kmOf(offer, listed, search) : null
  return (
    (wanted.forms.length === 0 || wanted.forms.includes(offer.form)) &&
    (wanted.moments.length === 0 || wanted.moments.includes(offer.evening ? 'evening' : 'day')) &&
    (wanted.near === null || (km !== null && km <= wanted.near.km)) &&
    (wanted.startsBefore === null || (offer.start !== null && offer.start < wanted.startsBefore))
  )
}

const programmeFits = ({ awards, provider, totals, ladders }: Listed, wanted: Wanted): boolean =>
  (wanted.goal === null || awards.id === wanted.goal || ladders.includes(wanted.goal)) &&
  (wanted.provider === null || provider.id === wanted.provider) &&
  (wanted.maxPrice === null || (totals !== null && totals.cents.least <= wanted.maxPrice)) &&
  (wanted.levels.length === 0 || (awards.level !== null && wanted.levels.includes(awards.level))) &&
  (!wanted.shortage || awards.shortage !== null)

/** Everything that answers all wishes; `instead` changes some of them, for counting. */
export const hitsFor = (search: Search, instead: Partial<Wanted> = {}): Hit[] => {
  const wanted = { ...search.wanted, ...instead }
  const meant = wanted.text === '' ? [] : search.meant
  const needsOffer = offerWishes.some(wish => isWished(wanted, wish))
  return search.all.flatMap(listed => {
    const through = foundThrough(listed, meant)
    if (!through || !programmeFits(listed, wanted)) return []
    const offers = listed.offers.filter(offer => offerFits(offer, listed, wanted, search))
    if (needsOffer && offers.length === 0) return []
    const far = wanted.near ? offers.map(offer => kmOf(offer, listed, search)).filter(km => km !== null) : []
    return [{ listed, offers, km: far.length > 0 ? Math.min(...far) : null, through }]
  })
}

/** How many would be left with this one wish changed: the figure behind a choice. */
export const countWith = (search: Search, instead: Partial<Wanted>): number => hitsFor(search, instead).length

/** For an empty answer: the wishes of which dropping one alone gives something, the most helpful first. */
export const whatToDrop = (search: Search): { wish: Wish; count: number }[] =>
  (Object.keys(nothingWanted) as Wish[])
    .filter(wish => isWished(search.wanted, wish))
    .map(wish => ({ wish, count: countWith(search, { [wish]: nothingWanted[wish] }) }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count)

const last = Number.POSITIVE_INFINITY
const figures: Record<Exclude<Order, 'start' | 'name'>, (hit: Hit) => number> = {
  price: ({ listed }) => listed.totals?.cents.least ?? last,
  hours: ({ listed }) => listed.totals?.minutes.least ?? last,
  near: ({ km }) => km ?? last,
}
const texts: Record<'start' | 'name', (hit: Hit) => string> = {
  start: ({ offers }) => offers[0]?.start ?? '9',
  name: ({ listed }) => listed.programme.title.nl,
}
const compare = (a: string | number, b: string | number): number => (a < b ? -1 : a > b ? 1 : 0)

/** In the order asked; equal ones by name, then by provider, so that the same question gives the same list. */
export const inOrderOf = (hits: Hit[], order: Order): Hit[] => {
  const by = order === 'start' || order === 'name' ? texts[order] : figures[order]
  return hits.toSorted(
    (a, b) =>
      compare(by(a), by(b)) ||
      compare(texts.name(a), texts.name(b)) ||
      compare(a.listed.programme.id, b.listed.programme.id),
  )
}
