import { Hono } from 'hono'
import { param } from '../../platform/fields.ts'
import type { Env } from '../../platform/visit.ts'
import { show } from '../../ui/page.tsx'
import { urls } from '../../urls.ts'
import { somebody } from '../requests/request-page.ts'
import { followMentorLink, trialByLink } from './mentor-link.ts'
import { MentorLinkPage } from './trial.pages.tsx'

/** The link for the contact of the employer. */
export const mentorRoutes = new Hono<Env>()
  .get(urls.mentorLink(':secret'), async c => {
    const secret = param(c, 'secret')
    const trial = await trialByLink(c.var.visit.db, secret)
    return trial ? show(c, <MentorLinkPage visit={c.var.visit} trial={trial} secret={secret} />) : c.notFound()
  })
  .post(urls.mentorLink(':secret'), async c => {
    const visit = somebody(c)
    const followed = visit && (await followMentorLink(visit.db, visit, param(c, 'secret')))
    return followed?.ok ? c.redirect(urls.trial(followed.value), 303) : c.notFound()
  })
