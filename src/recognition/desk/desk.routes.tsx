import { Hono } from 'hono'
import type { Env } from '../../platform/visit.ts'
import { show } from '../../ui/page.tsx'
import { urls } from '../../urls.ts'
import { requestsWaiting } from '../requests/requests-waiting.ts'
import { trialsWaiting } from '../workplace/trials-waiting.ts'
import { DeskPage } from './desk.pages.tsx'
import type { Waiting, Waits } from './waiting.ts'

/** Everything in which it can be somebody's turn. */
const places: readonly Waits[] = [requestsWaiting, trialsWaiting]

/** What must be done soonest stands first; what has no day comes after, the longest waiting first. */
const soonestFirst = (a: Waiting, b: Waiting): number =>
  (a.until ?? '9').localeCompare(b.until ?? '9') || a.since.getTime() - b.since.getTime()

export const deskRoutes = new Hono<Env>().get(urls.desk, async c => {
  const { visit } = c.var
  const { person } = visit
  if (!person) return c.redirect(`${urls.signIn}?terug=${encodeURIComponent(urls.desk)}`, 303)
  const waiting = (await Promise.all(places.map(waits => waits({ ...visit, person })))).flat()
  return show(c, <DeskPage visit={visit} waiting={waiting.sort(soonestFirst)} />)
})
