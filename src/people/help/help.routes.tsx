import { Hono } from 'hono'
import { forgetSession } from '../../platform/cookies.ts'
import { fields } from '../../platform/fields.ts'
import { actorOf, type Ctx, type Env, type Visit } from '../../platform/visit.ts'
import { show } from '../../ui/page.tsx'
import { urls } from '../../urls.ts'
import { openSessionsOf } from '../sessions.store.ts'
import { TimelinePage } from '../timeline.pages.tsx'
import { timelineOf } from '../timeline.store.ts'
import { holdSession, sessionBefore, withBack } from '../welcome.ts'
import { askForHelp } from './ask-for-help.ts'
import { endHelp } from './end-help.ts'
import { AskHelpPage, HelpPage } from './help.pages.tsx'
import { lookAlong } from './look-along.ts'

const askPage = async (c: Ctx, person: NonNullable<Visit['person']>, code?: string) => {
  const { visit } = c.var
  const sessions = await openSessionsOf(visit.db, person.id, visit.now)
  const looking = sessions.filter(({ helper }) => helper !== null)
  return show(c, <AskHelpPage visit={visit} looking={looking} {...(code ? { code } : {})} />)
}

/** Letting a helper look along, looking along, and ending it; and what happened to one's account. */
export const helpRoutes = new Hono<Env>()
  .get(urls.askHelp, async c => {
    const { person } = c.var.visit
    return person ? askPage(c, person) : c.redirect(withBack(urls.signIn, urls.askHelp), 303)
  })
  .post(urls.askHelp, async c => {
    const { visit } = c.var
    if (!visit.person) return c.redirect(withBack(urls.signIn, urls.askHelp), 303)
    const dossier = (await sessionBefore(c))?.dossierId ?? null
    return askPage(c, visit.person, await askForHelp(visit.db, visit.person.id, dossier, actorOf(visit), visit.now))
  })
  .post(urls.endHelp, async c => {
    const { visit } = c.var
    if (!visit.person) return c.redirect(withBack(urls.signIn, urls.sessions), 303)
    await endHelp(visit.db, visit.person.id, visit.helper?.id ?? null, actorOf(visit), visit.now)
    if (!visit.helper) return c.redirect(urls.sessions, 303)
    forgetSession(c)
    return c.redirect(withBack(urls.signIn, urls.help), 303)
  })
  .get(urls.help, c => show(c, <HelpPage visit={c.var.visit} />))
  .post(urls.help, async c => {
    const { visit } = c.var
    const before = await sessionBefore(c)
    if (!visit.person || !before) return c.notFound()
    const form = await fields(c)
    const typed = { code: form.one('code'), reason: form.one('reason') }
    const outcome = await lookAlong(visit.db, visit.person.id, typed, before, visit, visit.now)
    if (!outcome.ok) return show(c, <HelpPage visit={visit} typed={typed} refusal={outcome.refusal} />, 422)
    holdSession(c, outcome.value, 'support')
    return c.redirect(urls.dossiers, 303)
  })
  .get(urls.ownTimeline, async c => {
    const { visit } = c.var
    if (!visit.person) return c.redirect(withBack(urls.signIn, urls.ownTimeline), 303)
    const happenings = await timelineOf(visit.db, visit.person.id)
    const title = visit.t('people.help.timeline')
    const back = { to: urls.ownData, name: visit.t('people.restriction.back') }
    return show(c, <TimelinePage visit={visit} title={title} back={back} happenings={happenings} />)
  })
