import { giveSession, sessionSecret } from '../platform/cookies.ts'
import type { Ctx } from '../platform/visit.ts'
import { urls } from '../urls.ts'
import { findSession, type LiveSession, lifetimeOf, type WayIn } from './session.store.ts'
import { beginVisit } from './sign-in.ts'

export const withBack = (address: string, back: string): string => `${address}?terug=${encodeURIComponent(back)}`

/** The browser keeps the secret as long as the session lives. */
export const holdSession = (c: Ctx, secret: string, way: WayIn): void => giveSession(c, secret, lifetimeOf(way) / 1000)

/** The secret of this browser's session; begun now when it has none, since what is asked for counts only where it was. */
export const ensureSession = async (c: Ctx): Promise<string> => {
  const { db, session, now } = c.var.visit
  const held = session && sessionSecret(c)
  if (held) return held
  const secret = await beginVisit(db, null, now)
  holdSession(c, secret, 'visit')
  return secret
}

export const sessionBefore = async (c: Ctx): Promise<LiveSession | null> => {
  const { db, session, now } = c.var.visit
  return session ? findSession(db, session, now) : null
}

/** Whoever just signed in goes on to where they were going; who is new says their name first. */
export const welcome = (c: Ctx, session: { secret: string; isNew: boolean }, way: WayIn, back: string) => {
  holdSession(c, session.secret, way)
  return c.redirect(session.isNew ? withBack(urls.ownName, back) : back, 303)
}
