import { giveSession } from '../platform/cookies.ts'
import type { Ctx } from '../platform/visit.ts'
import { urls } from '../urls.ts'
import { lifetimeOf, type WayIn } from './session.store.ts'

export const withBack = (address: string, back: string): string => `${address}?terug=${encodeURIComponent(back)}`

/** The browser keeps the secret as long as the session lives. */
export const holdSession = (c: Ctx, secret: string, way: WayIn): void => giveSession(c, secret, lifetimeOf(way) / 1000)

/** Whoever just signed in goes on to where they were going; who is new says their name first. */
export const welcome = (c: Ctx, session: { secret: string; isNew: boolean }, way: WayIn, back: string) => {
  holdSession(c, session.secret, way)
  return c.redirect(session.isNew ? withBack(urls.ownName, back) : back, 303)
}
