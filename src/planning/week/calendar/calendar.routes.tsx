import { Hono } from 'hono'
import { param } from '../../../platform/fields.ts'
import { fingerprint } from '../../../platform/ids.ts'
import type { Ctx, Env } from '../../../platform/visit.ts'
import { translators } from '../../../platform/words.ts'
import { show } from '../../../ui/page.tsx'
import { urls } from '../../../urls.ts'
import { forSomebody } from '../signed-in.ts'
import { asIcs } from './as-ics.ts'
import { CalendarPage } from './calendar.pages.tsx'
import { type Asks, entriesOf } from './entries.ts'
import { feedOf, makeFeed, personBehind, withdrawFeed } from './feed.store.ts'

const calendarOf = async (c: Ctx, asks: Asks): Promise<string> => {
  const { db, origin } = c.var.visit
  return asIcs(asks.t('planning.week.calendar.name'), await entriesOf(db, asks), origin)
}

const type = 'text/calendar; charset=utf-8'

/** Lessons in a person's own calendar: once as a file, or live at a secret address. */
export const calendarRoutes = new Hono<Env>()
  .get(
    urls.calendar,
    forSomebody(async (c, visit) =>
      show(c, <CalendarPage visit={visit} feed={await feedOf(visit.db, visit.person.id)} address={null} />),
    ),
  )
  .post(
    urls.calendar,
    forSomebody(async (c, visit) => {
      const secret = await makeFeed(visit.db, visit)
      const address = new URL(urls.feed(secret), visit.origin).href
      return show(c, <CalendarPage visit={visit} feed={{ madeAt: visit.now }} address={address} />)
    }),
  )
  .post(
    urls.closeCalendar,
    forSomebody(async (c, visit) => {
      await withdrawFeed(visit.db, visit)
      return c.redirect(urls.calendar, 303)
    }),
  )
  .get(
    urls.calendarFile,
    forSomebody(async (c, { person, today, t }) =>
      c.body(await calendarOf(c, { person: person.id, today, t }), 200, {
        'content-type': type,
        'content-disposition': 'attachment; filename="leerladder.ics"',
        'cache-control': 'no-store',
      }),
    ),
  )
  .get(urls.feed(':secret'), async c => {
    const { db, today } = c.var.visit
    const found = await personBehind(db, param(c, 'secret'))
    if (!found) return c.notFound()
    const body = await calendarOf(c, { person: found.person, today, t: translators[found.language] })
    const tag = `"${fingerprint(body).slice(0, 32)}"`
    const headers = { etag: tag, 'cache-control': 'private, no-cache' }
    // A proxy that packs the answer marks the tag as weak; it is the same calendar.
    const known = (c.req.header('if-none-match') ?? '').split(',').map(each => each.trim().replace(/^W\//, ''))
    if (known.includes(tag)) return c.body(null, 304, headers)
    return c.body(body, 200, { ...headers, 'content-type': type })
  })
