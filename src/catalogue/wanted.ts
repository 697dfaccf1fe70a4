import { readDay } from '../platform/day.ts'
import { urls } from '../urls.ts'
import type { ProviderId } from './catalogue.ts'
import { forms, isWished, moments, nothingWanted, type Order, orders, type Wanted, type Wish } from './filter.ts'

/** Names of the fields, as they stand in the address. */
export const fieldOf = {
  text: 'zoek',
  goal: 'doel',
  provider: 'aanbieder',
  forms: 'vorm',
  moments: 'moment',
  near: 'postcode',
  maxPrice: 'prijs',
  levels: 'niveau',
  startsBefore: 'voor',
  shortage: 'knelpunt',
} as const satisfies Record<Wish, string>
export const kmField = 'km'
export const orderField = 'volgorde'

export const distances = [5, 10, 25, 50, 100] as const
const usualKm = 25
const mostText = 150
const levels = [1, 2, 3, 4, 5, 6, 7, 8]

export type WrongWish = Extract<Wish, 'near' | 'maxPrice' | 'startsBefore'>

export interface Asked {
  wanted: Wanted
  order: Order
  /** Fields that we could not read; their wish is left out. */
  wrong: WrongWish[]
  /** What was typed there, to give back. */
  typed: Record<WrongWish, string>
}

/** Reads the wishes out of an address; `isPostcode` knows which postcodes exist. */
export const readWanted = (query: URLSearchParams, isPostcode: (text: string) => boolean): Asked => {
  const one = (name: string) => query.get(name)?.trim() ?? ''
  const all = (wish: Wish) => query.getAll(fieldOf[wish])
  const typed = { near: one(fieldOf.near), maxPrice: one(fieldOf.maxPrice), startsBefore: one(fieldOf.startsBefore) }
  const km = Number(one(kmField))
  const euro = Number(typed.maxPrice.replace('€', '').replace(',', '.'))
  const known = {
    near: isPostcode(typed.near) ? { postcode: typed.near, km: km > 0 && km <= 300 ? km : usualKm } : null,
    maxPrice: typed.maxPrice !== '' && euro >= 0 && euro < 1e6 ? Math.round(euro * 100) : null,
    startsBefore: readDay(typed.startsBefore),
  }
  return {
    wanted: {
      ...known,
      text: one(fieldOf.text).slice(0, mostText),
      goal: one(fieldOf.goal) || null,
      provider: (one(fieldOf.provider) || null) as ProviderId | null,
      forms: forms.filter(form => all('forms').includes(form)),
      moments: moments.filter(moment => all('moments').includes(moment)),
      levels: levels.filter(level => all('levels').includes(String(level))),
      shortage: query.has(fieldOf.shortage),
    },
    order: orders.find(order => order === one(orderField) && (order !== 'near' || known.near)) ?? 'start',
    wrong: (['near', 'maxPrice', 'startsBefore'] as const).filter(wish => typed[wish] !== '' && known[wish] === null),
    typed,
  }
}

/** The address of a list with these wishes; reading it gives them back. */
export const addressOf = (wanted: Wanted, order: Order = 'start'): string => {
  const query = new URLSearchParams()
  const put = (wish: Wish, values: (string | number)[]) => {
    if (isWished(wanted, wish)) for (const value of values) query.append(fieldOf[wish], String(value))
  }
  put('text', [wanted.text])
  put('goal', [wanted.goal ?? ''])
  put('provider', [wanted.provider ?? ''])
  put('forms', wanted.forms)
  put('moments', wanted.moments)
  put('levels', wanted.levels)
  if (wanted.near) query.append(kmField, String(wanted.near.km))
  put('near', [wanted.near?.postcode ?? ''])
  put('maxPrice', [(wanted.maxPrice ?? 0) / 100])
  put('startsBefore', [wanted.startsBefore ?? ''])
  put('shortage', ['1'])
  if (order !== 'start') query.append(orderField, order)
  return query.size === 0 ? urls.programmes : `${urls.programmes}?${query}`
}

/** The same wishes without one of them. */
export const without = (wanted: Wanted, wish: Wish): Wanted => ({ ...wanted, [wish]: nothingWanted[wish] })
