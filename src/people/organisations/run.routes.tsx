import { Hono } from 'hono'
import { fields, param } from '../../platform/fields.ts'
import { actorOf, type Ctx, type Env } from '../../platform/visit.ts'
import type { Word } from '../../platform/words.ts'
import { show } from '../../ui/page.tsx'
import { urls } from '../../urls.ts'
import { findToDecide } from './organisation.store.ts'
import { RunsPage } from './run.pages.tsx'
import { runBy, runByNobody } from './run.store.ts'
import { tieProvider, untieProvider } from './tie-provider.ts'

const runsPage = async (c: Ctx, refusal?: Word) => {
  const { visit } = c.var
  const organisation = await findToDecide(visit.db, param(c, 'id'))
  if (visit.person?.role !== 'administrator' || organisation?.kind !== 'provider') return c.notFound()
  const [runs, open] = await Promise.all([runBy(visit.db, organisation.id), runByNobody(visit.db)])
  const wrong = refusal ? { refusal } : {}
  return show(
    c,
    <RunsPage visit={visit} organisation={organisation} runs={runs} open={open} {...wrong} />,
    refusal ? 422 : 200,
  )
}

/** An administrator says which organisation runs which provider of the catalogue. */
export const runRoutes = new Hono<Env>()
  .get(urls.runs(':id'), c => runsPage(c))
  .post(urls.runs(':id'), async c => {
    const { visit } = c.var
    const { person, db, now } = visit
    if (person?.role !== 'administrator') return c.notFound()
    const provider = (await fields(c)).one('provider')
    const outcome = await tieProvider(db, param(c, 'id'), provider, person.id, actorOf(visit), now)
    return outcome.ok ? c.redirect(urls.runs(param(c, 'id')), 303) : runsPage(c, outcome.refusal)
  })
  .post(urls.untieProvider(':id', ':provider'), async c => {
    const { visit } = c.var
    if (visit.person?.role !== 'administrator') return c.notFound()
    await untieProvider(visit.db, param(c, 'id'), param(c, 'provider'), actorOf(visit), visit.now)
    return c.redirect(urls.runs(param(c, 'id')), 303)
  })
