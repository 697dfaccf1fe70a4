import { Hono } from 'hono'
import { fields, param } from '../../platform/fields.ts'
import type { Env, Visit } from '../../platform/visit.ts'
import { show } from '../../ui/page.tsx'
import { urls } from '../../urls.ts'
import { guestOf, shownTo } from '../access/access.store.ts'
import { askToGuide, type Guide, takeBackAsk } from './ask-to-guide.ts'
import { AskToGuidePage, ClientsPage, NoGuideYetPage } from './clients.pages.tsx'
import { waitingOf } from './guidance.store.ts'

/** Who guides in this session, and for which organisation; null for anybody else. */
const guideIn = ({ person, worksFor }: Visit): Guide | null =>
  person && worksFor?.role === 'guide' ? { person: person.id, organisation: worksFor } : null

/** *Mijn mensen*: whom a guide guides, and asking somebody. */
export const clientsRoutes = new Hono<Env>()
  .get(urls.clients, async c => {
    const { visit } = c.var
    const [guide, guest] = [guideIn(visit), guestOf(visit)]
    if (!guide || !guest) return show(c, <NoGuideYetPage visit={visit} />)
    const shown = await shownTo(visit.db, guest, visit.now)
    const clients = shown.filter(({ ground }) => ground === 'guidance')
    const waiting = await waitingOf(visit.db, guide.person, guide.organisation.id, visit.now)
    return show(c, <ClientsPage visit={visit} clients={clients} waiting={waiting} />)
  })
  .get(urls.askToGuide, c => {
    const { visit } = c.var
    return show(c, guideIn(visit) ? <AskToGuidePage visit={visit} /> : <NoGuideYetPage visit={visit} />)
  })
  .post(urls.askToGuide, async c => {
    const { visit } = c.var
    const guide = guideIn(visit)
    if (!guide) return c.notFound()
    const typed = (await fields(c)).one('whom')
    const outcome = await askToGuide(visit.db, guide, typed, visit, visit.now)
    if (outcome.ok) return c.redirect(urls.clients, 303)
    return show(c, <AskToGuidePage visit={visit} typed={typed} refusal={outcome.refusal} />, 422)
  })
  .post(urls.takeBackAsk(':id'), async c => {
    const { visit } = c.var
    const guide = guideIn(visit)
    if (!guide) return c.notFound()
    await takeBackAsk(visit.db, guide, param(c, 'id'), visit.now)
    return c.redirect(urls.clients, 303)
  })
