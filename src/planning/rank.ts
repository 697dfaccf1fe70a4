import type { Portrait } from '../people/index.ts'
import { because } from '../platform/because.ts'
import type { Route } from './route.ts'

export type Wish = NonNullable<Portrait['important']>
type Unranked = Omit<Route, 'rank'>

/** What a person pays once sure support is taken off, in cents. */
export const ownPrice = (route: Unranked): number => Math.max(0, route.price - route.support.best.workerCents)

const unknown = Number.MAX_SAFE_INTEGER

/** What each wish measures, in a figure of which less is better. */
const measure: Record<Wish, (route: Unranked) => number> = {
  hours: route => route.minutesLeft,
  soon: route => (route.end === null ? unknown : Date.parse(route.end)),
  price: ownPrice,
  close: route => route.km ?? unknown,
}

const inTurn: Record<Wish, Wish[]> = {
  hours: ['hours', 'price', 'soon', 'close'],
  soon: ['soon', 'hours', 'price', 'close'],
  price: ['price', 'hours', 'soon', 'close'],
  close: ['close', 'hours', 'price', 'soon'],
}

const compare = (a: Unranked, b: Unranked, wish: Wish): number => {
  const misfits = a.misfits.length - b.misfits.length
  for (const each of inTurn[wish]) {
    const difference = measure[each](a) - measure[each](b)
    if (difference !== 0) return difference
    if (each === wish && misfits !== 0) return misfits
  }
  return a.id.localeCompare(b.id)
}

/** Best first for this wish; equal on the wish, the one that fits better goes first, then the other wishes decide. */
export const ranked = (routes: Unranked[], wish: Wish): Route[] => {
  const sorted = routes.toSorted((a, b) => compare(a, b, wish))
  return sorted.map((route, at) => {
    const next = sorted[at + 1]
    const previous = sorted[at - 1]
    const own = measure[wish](route)
    const tied = [previous, next].some(other => other && measure[wish](other) === own)
    return {
      ...route,
      rank: because(own === unknown ? `planning.rank.${wish}.unknown` : `planning.rank.${wish}`, {
        with: {
          place: at + 1,
          of: sorted.length,
          hours: Math.round(route.minutesLeft / 60),
          end: route.end ?? '',
          euros: Math.round(ownPrice(route) / 100),
          km: route.km ?? 0,
        },
        because: [
          ...(tied ? [because('planning.rank.tied')] : []),
          ...(route.misfits.length > 0 ? [because('planning.rank.misfits', { because: route.misfits })] : []),
        ],
      }),
    }
  })
}
