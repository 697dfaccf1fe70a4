import { Hono } from 'hono'
import { currentCatalogue } from '../../catalogue/index.ts'
import { fields, param } from '../../platform/fields.ts'
import type { Ctx, Env } from '../../platform/visit.ts'
import { show } from '../../ui/page.tsx'
import { urls } from '../../urls.ts'
import { OverviewPage } from './overview.pages.tsx'
import { ownLegs } from './own-legs.ts'
import { groupNamed, placesOf, waitsOf } from './places/place.store.ts'
import { PlaceRefusedPage } from './places/refused.pages.tsx'
import { giveBack, leaveLine, type PlaceOutcome, takePlaces, waitFor } from './places/take-places.ts'
import { shiftsOf } from './shifts/shift.store.ts'
import { forSomebody, type SignedIn } from './signed-in.ts'

const overview = async (c: Ctx, visit: SignedIn) => {
  const { db, person, today } = visit
  const back = c.req.query('terug')
  const page = (
    <OverviewPage
      visit={visit}
      catalogue={await currentCatalogue(db)}
      legs={await ownLegs(visit)}
      places={await placesOf(db, person.id, today)}
      waits={await waitsOf(db, person.id)}
      shifts={(await shiftsOf(db, person.id)).length}
      givenBack={back === undefined ? null : await groupNamed(db, person.id, back)}
    />
  )
  return show(c, page)
}

const refused = async (c: Ctx, visit: SignedIn, outcome: PlaceOutcome & { ok: false }) =>
  show(c, <PlaceRefusedPage visit={visit} outcome={outcome} catalogue={await currentCatalogue(visit.db)} />, 422)

/** Somebody's week: their places, and taking and giving back a place. */
export const weekRoutes = new Hono<Env>()
  .get(
    urls.week,
    forSomebody((c, visit) => overview(c, visit)),
  )
  .post(
    urls.takePlaces,
    forSomebody(async (c, visit) => {
      const outcome = await takePlaces(visit.db, visit, (await fields(c)).all('group'))
      return outcome.ok ? c.redirect(urls.week, 303) : refused(c, visit, outcome)
    }),
  )
  .post(
    urls.giveBackPlace(':id'),
    forSomebody(async (c, visit) => {
      const group = await giveBack(visit.db, visit, param(c, 'id'))
      return c.redirect(group === null ? urls.week : `${urls.week}?terug=${group}`, 303)
    }),
  )
  .post(
    urls.joinLine,
    forSomebody(async (c, visit) => {
      const outcome = await waitFor(visit.db, visit, (await fields(c)).one('group'))
      if (outcome.ok) return c.redirect(urls.week, 303)
      return refused(c, visit, { ok: false, refusal: outcome.refusal, group: null })
    }),
  )
  .post(
    urls.leaveLine(':id'),
    forSomebody(async (c, visit) => {
      await leaveLine(visit.db, visit, param(c, 'id'))
      return c.redirect(urls.week, 303)
    }),
  )
