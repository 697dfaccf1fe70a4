import { Hono } from 'hono'
import { readDay } from '../../platform/day.ts'
import { fields, param } from '../../platform/fields.ts'
import { actorOf, type Ctx, type Env } from '../../platform/visit.ts'
import type { Word } from '../../platform/words.ts'
import { show } from '../../ui/page.tsx'
import { urls } from '../../urls.ts'
import { holdSession, sessionBefore } from '../welcome.ts'
import { blockCard } from './block-card.ts'
import { findHeld, type Giver, giverOf, heldBy, isCodeOf } from './card.store.ts'
import { cardFingerprint } from './card.ts'
import { cardPdf, type PaperCard } from './card-on-paper.tsx'
import { CardsPage, HeldPage, MakeCardPage, NewCardPage } from './cards.pages.tsx'
import { startFor } from './enter-card.ts'
import { type MadeCard, makeCard, renewCard } from './make-card.ts'

const heldPage = async (c: Ctx, giver: Giver, extra: { refusal?: Word; until?: string } = {}) => {
  const { visit } = c.var
  const held = await findHeld(visit.db, giver, param(c, 'person'))
  if (!held || extra.refusal === 'people.organisation.not-yours') return c.notFound()
  return show(c, <HeldPage visit={visit} held={held} {...extra} />, extra.refusal ? 422 : 200)
}

/** A card as it stands on paper, of whom this organisation gave one. */
const onPaper = async (c: Ctx, giver: Giver, { personId, code }: MadeCard): Promise<PaperCard | null> => {
  const { db, origin, worksFor } = c.var.visit
  const held = await findHeld(db, giver, personId)
  return held && { ...held, code, origin, organisation: worksFor?.name ?? '' }
}

const newCardPage = async (c: Ctx, giver: Giver, made: MadeCard) => {
  const card = await onPaper(c, giver, made)
  return card ? show(c, <NewCardPage visit={c.var.visit} person={made.personId} card={card} />) : c.notFound()
}

/** People without mail of their own, for whoever works for the organisation that gave them a card. */
export const cardsRoutes = new Hono<Env>()
  .get(urls.cards, async c => {
    const { visit } = c.var
    const giver = giverOf(visit)
    return giver ? show(c, <CardsPage visit={visit} held={await heldBy(visit.db, giver)} />) : c.notFound()
  })
  .get(urls.makeCard, c => (giverOf(c.var.visit) ? show(c, <MakeCardPage visit={c.var.visit} />) : c.notFound()))
  .post(urls.makeCard, async c => {
    const { visit } = c.var
    const giver = giverOf(visit)
    if (!giver) return c.notFound()
    const form = await fields(c)
    const typed = { name: form.one('name'), language: form.one('language'), until: form.one('until') }
    const ask = { ...typed, untilDay: readDay(typed.until) }
    const outcome = await makeCard(visit.db, giver, ask, actorOf(visit), visit.now)
    if (outcome.ok) return newCardPage(c, giver, outcome.value)
    if (outcome.refusal === 'people.organisation.not-yours') return c.notFound()
    return show(c, <MakeCardPage visit={visit} typed={typed} refusal={outcome.refusal} />, 422)
  })
  .get(urls.cardOf(':person'), async c => {
    const giver = giverOf(c.var.visit)
    return giver ? heldPage(c, giver) : c.notFound()
  })
  .post(urls.renewCard(':person'), async c => {
    const { visit } = c.var
    const giver = giverOf(visit)
    if (!giver) return c.notFound()
    const form = await fields(c)
    const until = form.one('until')
    const ask = { untilDay: readDay(until), forgotPin: form.one('forgot') === 'yes' }
    const outcome = await renewCard(visit.db, giver, param(c, 'person'), ask, actorOf(visit), visit, visit.now)
    return outcome.ok ? newCardPage(c, giver, outcome.value) : heldPage(c, giver, { refusal: outcome.refusal, until })
  })
  .post(urls.blockCard(':person'), async c => {
    const { visit } = c.var
    const giver = giverOf(visit)
    if (!giver) return c.notFound()
    const outcome = await blockCard(visit.db, giver, param(c, 'person'), actorOf(visit), visit.now)
    return outcome.ok ? c.redirect(urls.cardOf(param(c, 'person')), 303) : c.notFound()
  })
  .post(urls.startFor(':person'), async c => {
    const { visit } = c.var
    const giver = giverOf(visit)
    const before = await sessionBefore(c)
    if (!giver || !before) return c.notFound()
    const outcome = await startFor(visit.db, giver, param(c, 'person'), before, actorOf(visit), visit.now)
    if (!outcome.ok) return heldPage(c, giver, { refusal: outcome.refusal })
    holdSession(c, outcome.value, 'card')
    return c.redirect(urls.enterPin, 303)
  })
  // The code comes back from the page that showed it: nowhere else is it known.
  .post(urls.cardPdf(':person'), async c => {
    const { visit } = c.var
    const giver = giverOf(visit)
    if (!giver) return c.notFound()
    const code = (await fields(c)).one('code')
    const held = await findHeld(visit.db, giver, param(c, 'person'))
    const known = held && (await isCodeOf(visit.db, held.id, cardFingerprint(code)))
    const card = known && (await onPaper(c, giver, { personId: held.personId, code }))
    if (!card) return c.notFound()
    return c.body(cardPdf(card), 200, {
      'content-type': 'application/pdf',
      'content-disposition': 'attachment; filename="codekaart.pdf"',
    })
  })
