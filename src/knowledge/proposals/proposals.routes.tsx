import { Hono } from 'hono'
import { type Fields, fields, param } from '../../platform/fields.ts'
import { actorOf, type Ctx, type Env } from '../../platform/visit.ts'
import type { Word } from '../../platform/words.ts'
import { show } from '../../ui/page.tsx'
import { urls } from '../../urls.ts'
import { sufferers } from '../content.ts'
import { openLibrary } from '../knowledge.ts'
import { ProposalsPage, PublishedPage } from './proposal.pages.tsx'
import { findPublished, findToReview, proposalsOf, toReview } from './proposal.store.ts'
import { readProposal, type TypedProposal } from './proposal.ts'
import { ProposePage } from './propose.pages.tsx'
import { proposePractice } from './propose-practice.ts'
import { ReviewPage, ToReviewPage } from './review.pages.tsx'
import { reviewProposal } from './review-proposal.ts'

const toSignIn = (back: string): string => `${urls.signIn}?terug=${encodeURIComponent(back)}`

const nothingTyped: TypedProposal = {
  title: '',
  challenge: '',
  direction: '',
  steps: '',
  conditions: '',
  forWhom: '',
  question: '',
  barriers: [],
  for: [],
}

const typedIn = (form: Fields): TypedProposal => ({
  title: form.one('title'),
  challenge: form.one('challenge'),
  direction: form.one('direction'),
  steps: form.one('steps'),
  conditions: form.one('conditions'),
  forWhom: form.one('forWhom'),
  question: form.one('question'),
  barriers: sufferers.flatMap(of => form.all(`barriers-${of}`)),
  for: form.all('for'),
})

const reviewPage = async (c: Ctx, wrong: { refusal?: Word; reason?: string } = {}) => {
  const { visit } = c.var
  const proposal = visit.person && (await findToReview(visit.db, visit.person.id, param(c, 'id')))
  if (!proposal) return c.notFound()
  const { knowledge } = openLibrary()
  const page = <ReviewPage visit={visit} knowledge={knowledge} proposal={proposal} {...wrong} />
  return show(c, page, wrong.refusal ? 422 : 200)
}

/** An organisation proposes a practice; an administrator reviews it; everybody reads what was published. */
export const proposalsRoutes = new Hono<Env>()
  .get(urls.published(':id'), async c => {
    const { visit } = c.var
    const proposal = await findPublished(visit.db, param(c, 'id'))
    if (!proposal) return c.notFound()
    return show(c, <PublishedPage visit={visit} knowledge={openLibrary().knowledge} proposal={proposal} />)
  })
  .get(urls.proposals, async c => {
    const { visit } = c.var
    if (!visit.person) return c.redirect(toSignIn(urls.proposals), 303)
    const proposals = visit.worksFor ? await proposalsOf(visit.db, visit.worksFor.id) : []
    return show(c, <ProposalsPage visit={visit} proposals={proposals} />)
  })
  .get(urls.propose, async c => {
    const { visit } = c.var
    if (!visit.worksFor) return c.redirect(urls.proposals, 303)
    const { knowledge } = openLibrary()
    return show(c, <ProposePage visit={visit} knowledge={knowledge} typed={nothingTyped} problems={[]} />)
  })
  .post(urls.propose, async c => {
    const { visit } = c.var
    const { person, worksFor } = visit
    if (!person || !worksFor) return c.notFound()
    const { knowledge } = openLibrary()
    const typed = typedIn(await fields(c))
    const { content, problems } = readProposal(typed, knowledge)
    if (problems.length > 0)
      return show(c, <ProposePage visit={visit} knowledge={knowledge} typed={typed} problems={problems} />, 422)
    const by = { ...actorOf(visit), person: person.id }
    await proposePractice(visit.db, worksFor.id, content, visit.t.language, by, visit.now)
    return c.redirect(urls.proposals, 303)
  })
  .get(urls.reviews, async c => {
    const { visit } = c.var
    if (!visit.person) return c.notFound()
    return show(c, <ToReviewPage visit={visit} proposals={await toReview(visit.db, visit.person.id)} />)
  })
  .get(urls.review(':id'), c => reviewPage(c))
  .post(urls.review(':id'), async c => {
    const { visit } = c.var
    if (!visit.person) return c.notFound()
    const form = await fields(c)
    const ask = { decision: form.one('decision'), reason: form.one('reason') }
    const by = { ...actorOf(visit), person: visit.person.id }
    const outcome = await reviewProposal(visit.db, param(c, 'id'), ask, by, visit.now)
    if (outcome.ok) return c.redirect(urls.reviews, 303)
    return reviewPage(c, { refusal: outcome.refusal, reason: ask.reason })
  })
