import { Hono } from 'hono'
import { fields } from '../../platform/fields.ts'
import { actorOf, type Env } from '../../platform/visit.ts'
import { show } from '../../ui/page.tsx'
import { urls } from '../../urls.ts'
import { ProcessingPage, RestrictionPage } from './privacy.pages.tsx'
import { closeDossiers, openDossiers, restrictionOf } from './restriction.ts'

const toSignIn = `${urls.signIn}?terug=${encodeURIComponent(urls.restriction)}`

/** What is kept of people, for everybody to read; and closing one's dossiers to others. */
export const privacyRoutes = new Hono<Env>()
  .get(urls.processing, c => show(c, <ProcessingPage visit={c.var.visit} />))
  .get(urls.restriction, async c => {
    const { visit } = c.var
    if (!visit.person) return c.redirect(toSignIn, 303)
    return show(c, <RestrictionPage visit={visit} restriction={await restrictionOf(visit.db, visit.person.id)} />)
  })
  .post(urls.restriction, async c => {
    const { visit } = c.var
    if (!visit.person) return c.redirect(toSignIn, 303)
    const ground = (await fields(c)).one('ground')
    const outcome = await closeDossiers(visit.db, visit.person.id, ground, actorOf(visit), visit.now)
    if (outcome.ok) return c.redirect(urls.restriction, 303)
    return show(c, <RestrictionPage visit={visit} restriction={undefined} refusal={outcome.refusal} />, 422)
  })
  .post(urls.liftRestriction, async c => {
    const { visit } = c.var
    if (!visit.person) return c.redirect(toSignIn, 303)
    await openDossiers(visit.db, visit.person.id, actorOf(visit), visit.now)
    return c.redirect(urls.restriction, 303)
  })
