import { Hono } from 'hono'
import { searchValidated } from '../../people/index.ts'
import { fields, param } from '../../platform/fields.ts'
import type { Ctx, Env } from '../../platform/visit.ts'
import { show } from '../../ui/page.tsx'
import { urls } from '../../urls.ts'
import { somebody } from '../requests/request-page.ts'
import { answerJury } from './answer-jury.ts'
import { titles } from './coordinator.ts'
import { declareConflict } from './declare-conflict.ts'
import { freeOf, mandatesOf, sessionsOfJuror } from './jury.store.ts'
import { OwnJuryPage } from './own-jury.pages.tsx'
import { placeOf } from './place-of.ts'
import { sayWhenFree, slotsFrom } from './say-when-free.ts'

const ownPage = async (c: Ctx) => {
  const visit = somebody(c)
  if (!visit) return c.redirect(`${urls.signIn}?terug=${encodeURIComponent(urls.ownJury)}`, 303)
  const { db, person, today } = visit
  const titleOf = await titles(visit)
  const search = (c.req.query('zoek') ?? '').trim().slice(0, 100)
  const sessions = await sessionsOfJuror(db, person.id, today)
  return show(
    c,
    <OwnJuryPage
      visit={visit}
      sessions={
        await Promise.all(
          sessions.map(async session => ({
            session,
            title: titleOf(session.programme),
            place: await placeOf(db, session),
          })),
        )
      }
      mandated={(await mandatesOf(db, person.id)).length > 0}
      slots={slotsFrom(today)}
      free={new Set((await freeOf(db, [person.id], today)).map(({ day, half }) => `${day} ${half}`))}
      search={search}
      found={search === '' ? [] : await searchValidated(db, search)}
      noted={c.req.query('genoteerd') !== undefined}
    />,
  )
}

/** What who judges does with their own juries. */
export const ownJuryRoutes = new Hono<Env>()
  .get(urls.ownJury, ownPage)
  .post(urls.ownFree, async c => {
    const visit = somebody(c)
    if (!visit || (await mandatesOf(visit.db, visit.person.id)).length === 0) return c.notFound()
    const form = await fields(c)
    const chosen = slotsFrom(visit.today).filter(({ day, half }) => form.all(`vrij-${day}`).includes(half))
    await sayWhenFree(visit.db, visit, chosen)
    return c.redirect(urls.ownJury, 303)
  })
  .post(urls.ownConflict, async c => {
    const visit = somebody(c)
    if (!visit) return c.notFound()
    const form = await fields(c)
    const juror = visit.person.id
    // An organisation counts wherever they judge.
    const asks = form.has('organisatie')
      ? (await mandatesOf(visit.db, juror)).map(({ organisationId: organisation }) => ({
          ...{ organisation, juror },
          withOrganisation: form.one('organisatie'),
        }))
      : [{ organisation: form.one('bij'), juror, person: form.one('kandidaat') }]
    const outcomes = []
    for (const ask of asks) outcomes.push(await declareConflict(visit.db, visit, ask))
    return outcomes.length > 0 && outcomes.every(({ ok }) => ok)
      ? c.redirect(`${urls.ownJury}?genoteerd`, 303)
      : c.notFound()
  })
  .post(urls.answerJury(':id'), async c => {
    const visit = somebody(c)
    if (!visit) return c.notFound()
    const form = await fields(c)
    const session = (await sessionsOfJuror(visit.db, visit.person.id, visit.today)).find(
      ({ id }) => id === param(c, 'id'),
    )
    if (!session) return c.notFound()
    const ids = { organisation: session.organisationId, session: session.id, juror: visit.person.id }
    const outcome = await answerJury(visit.db, visit, ids, form.one('antwoord') === 'yes' ? 'yes' : 'no')
    return outcome.ok ? c.redirect(urls.ownJury, 303) : c.notFound()
  })
