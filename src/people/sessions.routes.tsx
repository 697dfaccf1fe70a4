import { Hono } from 'hono'
import type { Ctx, Env } from '../platform/visit.ts'
import { show } from '../ui/page.tsx'
import { urls } from '../urls.ts'
import { ownCard } from './cards/card.store.ts'
import { endOtherSessions } from './end-sessions.ts'
import { SessionsPage } from './sessions.pages.tsx'
import { openSessionsOf } from './sessions.store.ts'

const toSignIn = `${urls.signIn}?terug=${encodeURIComponent(urls.sessions)}`

const sessionsPage = async (c: Ctx, ended: number | null) => {
  const { visit } = c.var
  if (!visit.person) return c.redirect(toSignIn, 303)
  const sessions = await openSessionsOf(visit.db, visit.person.id, visit.now)
  const card = await ownCard(visit.db, visit.person.id, visit.now)
  return show(c, <SessionsPage visit={visit} sessions={sessions} card={card} ended={ended} />)
}

export const sessionsRoutes = new Hono<Env>()
  .get(urls.sessions, c => sessionsPage(c, null))
  .post(urls.sessions, async c => {
    const { db, person, session, now } = c.var.visit
    if (!person || !session) return c.redirect(toSignIn, 303)
    return sessionsPage(c, await endOtherSessions(db, person, session, now))
  })
