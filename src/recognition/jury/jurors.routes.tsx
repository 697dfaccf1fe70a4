import { Hono } from 'hono'
import { addDays, readDay } from '../../platform/day.ts'
import { fields, param } from '../../platform/fields.ts'
import type { Ctx, Env } from '../../platform/visit.ts'
import { show } from '../../ui/page.tsx'
import { urls } from '../../urls.ts'
import { conflictsAt } from './conflict.store.ts'
import { type Coordinator, forCoordinator, titles } from './coordinator.ts'
import { declareConflict, withdrawConflict } from './declare-conflict.ts'
import { endMandate } from './end-mandate.ts'
import { giveMandate } from './give-mandate.ts'
import { JurorsPage, MandatePage, type MandateProps } from './jurors.pages.tsx'
import { jurorsAt, waitersAt, withoutMandate } from './jury.store.ts'
import { programmesAt } from './programmes-at.ts'

const jurorsPage = async (c: Ctx, { visit, organisation }: Coordinator) =>
  show(
    c,
    <JurorsPage
      visit={visit}
      jurors={await jurorsAt(visit.db, organisation, visit.today)}
      without={await withoutMandate(visit.db, organisation, visit.today)}
      titleOf={await titles(visit)}
    />,
  )

const mandatePage = async (c: Ctx, who: Coordinator, extra: Partial<Pick<MandateProps, 'typed' | 'refusal'>> = {}) => {
  const { visit, organisation } = who
  const { db, today } = visit
  const id = param(c, 'person')
  const juror = (await jurorsAt(db, organisation, today)).find(({ personId }) => personId === id) ?? null
  const without = (await withoutMandate(db, organisation, today)).find(each => each.id === id)
  const person = juror ? { id: juror.personId, name: juror.name } : without
  if (!person) return c.notFound()
  const usual = {
    programmes: juror?.programmes ?? [],
    from: today,
    until: addDays(juror && juror.untilDay > today ? juror.untilDay : today, 365),
  }
  return show(
    c,
    <MandatePage
      visit={visit}
      person={person}
      juror={juror}
      programmes={await programmesAt(db, organisation)}
      conflicts={(await conflictsAt(db, organisation)).filter(({ jurorId }) => jurorId === person.id)}
      waiters={await waitersAt(db, organisation)}
      {...extra}
      typed={extra.typed ?? usual}
    />,
    extra.refusal ? 422 : 200,
  )
}

/** Who may judge: mandates, and to whom jurors are too close. */
export const jurorsRoutes = new Hono<Env>()
  .get(urls.jurors, forCoordinator(jurorsPage))
  .get(
    urls.giveMandate(':person'),
    forCoordinator((c, who) => mandatePage(c, who)),
  )
  .post(
    urls.giveMandate(':person'),
    forCoordinator(async (c, who) => {
      const form = await fields(c)
      const typed = { programmes: form.all('opleiding'), from: form.one('van'), until: form.one('tot') }
      const ask = { programmes: typed.programmes, fromDay: readDay(typed.from), untilDay: readDay(typed.until) }
      const outcome = await giveMandate(who.visit.db, who.visit, param(c, 'person'), ask)
      return outcome.ok ? c.redirect(urls.jurors, 303) : mandatePage(c, who, { typed, refusal: outcome.refusal })
    }),
  )
  .post(
    urls.endMandate(':person'),
    forCoordinator(async (c, { visit }) => {
      const outcome = await endMandate(visit.db, visit, param(c, 'person'))
      return outcome.ok ? c.redirect(urls.jurors, 303) : c.notFound()
    }),
  )
  .post(
    urls.jurorConflict(':person'),
    forCoordinator(async (c, who) => {
      const juror = param(c, 'person')
      const person = (await fields(c)).one('kandidaat')
      const outcome = await declareConflict(who.visit.db, who.visit, { organisation: who.organisation, juror, person })
      return outcome.ok ? c.redirect(urls.giveMandate(juror), 303) : mandatePage(c, who, { refusal: outcome.refusal })
    }),
  )
  .post(
    urls.withdrawConflict(':id'),
    forCoordinator(async (c, { visit }) => {
      const juror = (await fields(c)).one('van')
      const outcome = await withdrawConflict(visit.db, visit, param(c, 'id'))
      return outcome.ok ? c.redirect(urls.giveMandate(encodeURIComponent(juror)), 303) : c.notFound()
    }),
  )
