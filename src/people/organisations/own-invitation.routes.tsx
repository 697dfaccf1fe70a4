import { Hono } from 'hono'
import { param } from '../../platform/fields.ts'
import { actorOf, type Env } from '../../platform/visit.ts'
import { show } from '../../ui/page.tsx'
import { urls } from '../../urls.ts'
import { acceptInvitation, findInvitation } from './accept-invitation.ts'
import { InvitationPage } from './invitation.pages.tsx'

/** An invitation that waits for somebody's own address: they need no code. */
export const ownInvitationRoutes = new Hono<Env>()
  .get(urls.ownInvitation(':invitation'), async c => {
    const { visit } = c.var
    if (!visit.person) return c.notFound()
    const waiting = param(c, 'invitation')
    const invited = await findInvitation(visit.db, { waiting, person: visit.person.id }, visit.now)
    if (!invited) return c.notFound()
    return show(c, <InvitationPage visit={visit} address={urls.ownInvitation(waiting)} invited={invited} />)
  })
  .post(urls.ownInvitation(':invitation'), async c => {
    const { visit } = c.var
    if (!visit.person) return c.notFound()
    const which = { waiting: param(c, 'invitation'), person: visit.person.id }
    const invited = await findInvitation(visit.db, which, visit.now)
    if (!invited) return c.notFound()
    const outcome = await acceptInvitation(visit.db, which, visit.person.id, actorOf(visit), visit.now)
    if (outcome.ok) return c.redirect(urls.organisations, 303)
    const address = urls.ownInvitation(which.waiting)
    return show(c, <InvitationPage visit={visit} address={address} invited={invited} refusal={outcome.refusal} />, 422)
  })
