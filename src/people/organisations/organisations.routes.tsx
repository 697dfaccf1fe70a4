import { Hono } from 'hono'
import { inTransaction } from '../../platform/connection.ts'
import { readDay } from '../../platform/day.ts'
import { fields, param } from '../../platform/fields.ts'
import { actorOf, type Ctx, type Env, type Visit } from '../../platform/visit.ts'
import type { Word } from '../../platform/words.ts'
import { show } from '../../ui/page.tsx'
import { urls } from '../../urls.ts'
import { decideOrganisation } from './decide-organisation.ts'
import { endMembership, renewMembership } from './end-membership.ts'
import { inviteIn } from './invite.ts'
import { findToDecide, isSector, joinedBy, searchOrganisations, undecided } from './organisation.store.ts'
import { decisionsFrom, mayDecide } from './organisation.ts'
import { DecidePage, type DecideProps, OrganisationsPage, RegisterPage, ToDecidePage } from './organisations.pages.tsx'
import { registerOrganisation } from './register-organisation.ts'
import { workFor } from './work-for.ts'

type Somebody = NonNullable<Visit['person']>
const toSignIn = (back: string): string => `${urls.signIn}?terug=${encodeURIComponent(back)}`

const joinedPage = async (c: Ctx, person: Somebody, refusal?: Word) => {
  const { visit } = c.var
  const joined = await joinedBy(visit.db, person.id, visit.today)
  const wrong = refusal ? { refusal } : {}
  return show(c, <OrganisationsPage visit={visit} joined={joined} {...wrong} />, refusal ? 422 : 200)
}

const decider = async ({ db, today }: Visit, person: Somebody) => ({
  id: person.id,
  second: person.second,
  administrator: person.role === 'administrator',
  sector: await isSector(db, person, today),
})

const decidePage = async (c: Ctx, person: Somebody, extra: Pick<DecideProps, 'refusal' | 'reason' | 'code'> = {}) => {
  const { visit } = c.var
  const organisation = await findToDecide(visit.db, param(c, 'id'))
  if (!organisation || !mayDecide(organisation, await decider(visit, person))) return c.notFound()
  const options = decisionsFrom[organisation.standing]
  const page = <DecidePage visit={visit} organisation={organisation} options={options} {...extra} />
  return show(c, page, extra.refusal ? 422 : 200)
}

/** For whom one works; registering; deciding on who registered. */
export const organisationsRoutes = new Hono<Env>()
  .get(urls.organisations, async c => {
    const { person } = c.var.visit
    return person ? joinedPage(c, person) : c.redirect(toSignIn(urls.organisations), 303)
  })
  .get(urls.registerOrganisation, async c => {
    const { visit } = c.var
    if (!visit.person) return c.redirect(toSignIn(urls.registerOrganisation), 303)
    return show(c, <RegisterPage visit={visit} />)
  })
  .post(urls.registerOrganisation, async c => {
    const { visit } = c.var
    if (!visit.person) return c.redirect(toSignIn(urls.registerOrganisation), 303)
    const form = await fields(c)
    const typed = { kind: form.one('kind'), name: form.one('name'), number: form.one('number') }
    const outcome = await registerOrganisation(visit.db, typed, visit.person.id, actorOf(visit), visit.now)
    if (!outcome.ok) return show(c, <RegisterPage visit={visit} typed={typed} refusal={outcome.refusal} />, 422)
    return c.redirect(urls.organisation(outcome.value), 303)
  })
  .post(urls.workFor, async c => {
    const { visit } = c.var
    if (!visit.person || !visit.session) return c.notFound()
    const membership = (await fields(c)).one('membership') || null
    const outcome = await workFor(visit.db, visit.session, visit.person.id, membership, visit.now)
    return outcome.ok ? c.redirect(urls.organisations, 303) : joinedPage(c, visit.person, outcome.refusal)
  })
  .post(urls.endMembership(':membership'), async c => {
    const { visit } = c.var
    if (!visit.person) return c.notFound()
    const outcome = await endMembership(visit.db, param(c, 'membership'), visit.person, actorOf(visit), visit.now)
    if (!outcome.ok && outcome.refusal === 'people.organisation.not-yours') return c.notFound()
    if (!outcome.ok) return joinedPage(c, visit.person, outcome.refusal)
    const { personId, organisationId } = outcome.value
    return c.redirect(personId === visit.person.id ? urls.organisations : urls.organisation(organisationId), 303)
  })
  .post(urls.renewMembership(':membership'), async c => {
    const { visit } = c.var
    if (!visit.person) return c.notFound()
    const until = readDay((await fields(c)).one('until'))
    const membership = param(c, 'membership')
    const outcome = await renewMembership(visit.db, membership, until, visit.person, actorOf(visit), visit.now)
    if (!outcome.ok && outcome.refusal === 'people.organisation.not-yours') return c.notFound()
    if (!outcome.ok) return joinedPage(c, visit.person, outcome.refusal)
    return c.redirect(urls.organisation(outcome.value.organisationId), 303)
  })
  .get(urls.organisationsToDecide, async c => {
    const { visit } = c.var
    if (!visit.person) return c.notFound()
    const who = await decider(visit, visit.person)
    if (!who.administrator && !who.sector) return c.notFound()
    const words = (c.req.query('zoek') ?? '').trim().slice(0, 200)
    const all = await (words === '' ? undecided(visit.db) : searchOrganisations(visit.db, words))
    const found = all.filter(organisation => mayDecide(organisation, who))
    return show(c, <ToDecidePage visit={visit} words={words} found={found} />)
  })
  .get(urls.decideOrganisation(':id'), async c => {
    const { person } = c.var.visit
    return person ? decidePage(c, person) : c.notFound()
  })
  .post(urls.decideOrganisation(':id'), async c => {
    const { visit } = c.var
    const { person } = visit
    if (!person) return c.notFound()
    const form = await fields(c)
    const ask = { decision: form.one('decision'), reason: form.one('reason') }
    const who = { id: person.id, second: person.second, administrator: person.role === 'administrator' }
    const outcome = await decideOrganisation(visit.db, param(c, 'id'), ask, who, actorOf(visit), visit, visit.now)
    if (outcome.ok) return c.redirect(urls.decideOrganisation(param(c, 'id')), 303)
    if (outcome.refusal === 'people.organisation.not-yours') return c.notFound()
    return decidePage(c, person, { refusal: outcome.refusal, reason: ask.reason })
  })
  .post(urls.inviteManager(':id'), async c => {
    const { visit } = c.var
    const { person } = visit
    const organisation = await findToDecide(visit.db, param(c, 'id'))
    if (person?.role !== 'administrator' || !organisation) return c.notFound()
    const ask = { address: (await fields(c)).one('address'), role: 'manager', untilDay: null }
    const outcome = await inTransaction(visit.db, trx =>
      inviteIn(trx, organisation, ask, actorOf(visit), visit, visit.now, visit.today),
    )
    return decidePage(c, person, outcome.ok ? { code: outcome.value } : { refusal: outcome.refusal })
  })
