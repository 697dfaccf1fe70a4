import { Hono } from 'hono'
import type { Env } from '../../platform/visit.ts'
import { show } from '../../ui/page.tsx'
import { urls } from '../../urls.ts'
import { evcHigherEducation } from '../evc-higher-education/machine.ts'
import { internshipPortfolio } from '../internship/internship.ts'
import { juryWaiting } from '../jury/jury-waiting.ts'
import { proceduresWaiting } from '../procedures/procedures-waiting.ts'
import { quickscan } from '../quickscan/quickscan.ts'
import { requestsWaiting } from '../requests/requests-waiting.ts'
import { withdrawnWaiting } from '../requests/withdrawn-waiting.ts'
import { trialsWaiting } from '../workplace/trials-waiting.ts'
import { DeskPage } from './desk.pages.tsx'
import { soonestFirst } from './due.ts'
import type { Waits } from './waiting.ts'

/** Everything in recognition in which it can be somebody's turn. */
const places: readonly Waits[] = [
  requestsWaiting,
  withdrawnWaiting,
  juryWaiting,
  proceduresWaiting(evcHigherEducation, { own: urls.ownEvcHe, desk: urls.deskEvcHe }),
  proceduresWaiting(quickscan, { own: urls.ownScan, desk: urls.deskScan }),
  proceduresWaiting(internshipPortfolio, { own: urls.ownInternship, desk: urls.deskInternship }),
  trialsWaiting,
]

/** The one desk; later rooms add what waits in them. */
export const deskRoutes = (further: readonly Waits[]) =>
  new Hono<Env>().get(urls.desk, async c => {
    const { visit } = c.var
    const { person } = visit
    if (!person) return c.redirect(`${urls.signIn}?terug=${encodeURIComponent(urls.desk)}`, 303)
    const waiting = (await Promise.all([...places, ...further].map(waits => waits({ ...visit, person })))).flat()
    return show(c, <DeskPage visit={visit} waiting={waiting.sort(soonestFirst)} only={c.req.query('soort') ?? null} />)
  })
