import { Hono } from 'hono'
import { safeBack } from '../src/platform/cookies.ts'
import { readDay } from '../src/platform/day.ts'
import { fields } from '../src/platform/fields.ts'
import type { Env } from '../src/platform/visit.ts'
import { show } from '../src/ui/page.tsx'
import { urls } from '../src/urls.ts'
import { MailboxPage } from './mailbox.pages.tsx'
import type { PracticeClock } from './practice-clock.ts'

/** Clock and mailbox of a practice installation. Never mounted in production. */
export const practiceRoutes = (clock: PracticeClock): Hono<Env> =>
  new Hono<Env>()
    .post(urls.devClock, async c => {
      const form = await fields(c)
      const day = readDay(form.one('day'))
      if (day) clock.goTo(day)
      return c.redirect(safeBack(form.one('back')), 303)
    })
    .get(urls.devMailbox, async c => {
      const { visit } = c.var
      const messages = await visit.db.selectFrom('outbox').selectAll().orderBy('at', 'desc').limit(100).execute()
      return show(c, <MailboxPage visit={visit} messages={messages} />)
    })
