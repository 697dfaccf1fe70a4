import { Hono } from 'hono'
import { inTransaction } from '../../platform/connection.ts'
import { readDay } from '../../platform/day.ts'
import { fields, param } from '../../platform/fields.ts'
import { refuse } from '../../platform/outcome.ts'
import { actorOf, type Ctx, type Env, type Visit } from '../../platform/visit.ts'
import { show } from '../../ui/page.tsx'
import { urls } from '../../urls.ts'
import { TimelinePage } from '../timeline.pages.tsx'
import { timelineOf } from '../timeline.store.ts'
import { withBack } from '../welcome.ts'
import { acceptInvitation, findInvitation } from './accept-invitation.ts'
import { CodeEntryPage, InvitationPage } from './invitation.pages.tsx'
import { inviteIn, lockManaged } from './invite.ts'
import { openInvitations, withdrawInvitation } from './open-invitations.ts'
import { OrganisationPage, type OrganisationPageProps } from './organisation.pages.tsx'
import { type Found, findManaged, membersOf } from './organisation.store.ts'
import { type MemberRole, type OrganisationKind, rolesOf } from './organisation.ts'
import { readRoster } from './read-roster.ts'
import { RosterPage } from './roster.pages.tsx'
import { findRoster, inviteRoster, keepRoster } from './roster.ts'
import { setSignInWish, signInWishOf } from './sign-in-wish.ts'
import { addSite, closeSite, sitesOf } from './site.ts'

type Extra = Pick<OrganisationPageProps, 'refusal' | 'code' | 'typed'>

/** The organisation of this address, for who manages it; null for anybody else. */
const managed = async (c: Ctx): Promise<Found | null> => {
  const { db, person, today } = c.var.visit
  return person && findManaged(db, person, param(c, 'id'), today)
}

/** Not there; unless a second thing is all that is missing: then to where one shows it. */
const notManaged = async (c: Ctx) => {
  const { db, person, today, path } = c.var.visit
  const missing = person && (await findManaged(db, { ...person, second: true }, param(c, 'id'), today))
  return missing
    ? c.redirect(withBack(urls.second, c.req.method === 'GET' ? path : urls.organisations), 303)
    : c.notFound()
}

const organisationPage = async (c: Ctx, organisation: Found, extra: Extra = {}) => {
  const { visit } = c.var
  const members = await membersOf(visit.db, organisation.id)
  const sites = await sitesOf(visit.db, organisation.id)
  const open = await openInvitations(visit.db, organisation.id, visit.now)
  const wish = await signInWishOf(visit.db, organisation.id)
  const found = { organisation, members, sites, open, wish }
  return show(c, <OrganisationPage visit={visit} {...found} {...extra} />, extra.refusal ? 422 : 200)
}

/** What roles of this kind of organisation are called in the person's language. */
const rolesNamed = ({ t }: Visit, kind: OrganisationKind): ReadonlyMap<string, MemberRole> =>
  new Map(rolesOf[kind].map(role => [t(`people.role.${role}`).toLowerCase(), role]))

/** What a manager does for an organisation, and what an invited person does with an invitation. */
export const organisationRoutes = new Hono<Env>()
  .get(urls.organisation(':id'), async c => {
    const organisation = await managed(c)
    return organisation ? organisationPage(c, organisation) : notManaged(c)
  })
  .get(urls.organisationTimeline(':id'), async c => {
    const { visit } = c.var
    const organisation = await managed(c)
    if (!organisation) return notManaged(c)
    const back = { to: urls.organisation(organisation.id), name: organisation.name }
    const happenings = await timelineOf(visit.db, organisation.id)
    const title = visit.t('people.organisation.timeline')
    return show(c, <TimelinePage visit={visit} title={title} back={back} happenings={happenings} />)
  })
  .post(urls.invite(':id'), async c => {
    const { visit } = c.var
    const { person } = visit
    const organisation = await managed(c)
    if (!person || !organisation) return notManaged(c)
    const form = await fields(c)
    const typed = { address: form.one('address'), role: form.one('role'), until: form.one('until') }
    const ask = { address: typed.address, role: typed.role, untilDay: readDay(typed.until) }
    const outcome = await inTransaction(visit.db, async trx => {
      const locked = await lockManaged(trx, person, organisation.id, visit.today)
      if (!locked) return refuse('people.organisation.not-yours')
      return inviteIn(trx, locked, ask, actorOf(visit), visit, visit.now, visit.today)
    })
    if (!outcome.ok) return organisationPage(c, organisation, { refusal: outcome.refusal, typed })
    return organisationPage(c, organisation, { code: outcome.value })
  })
  .post(urls.readRoster(':id'), async c => {
    const { visit } = c.var
    const organisation = await managed(c)
    if (!visit.person || !organisation) return notManaged(c)
    const file = (await fields(c)).file('list')
    if (!file) return organisationPage(c, organisation, { refusal: 'people.roster.empty' })
    const ground = { kind: organisation.kind, named: rolesNamed(visit, organisation.kind), today: visit.today }
    const read = await readRoster(new Uint8Array(await file.arrayBuffer()), ground)
    if (!read.ok) return organisationPage(c, organisation, { refusal: read.refusal })
    const about = { fileName: file.name.slice(0, 200), rows: read.value }
    const id = await keepRoster(visit.db, organisation.id, about, visit.person.id, visit.now)
    return c.redirect(urls.roster(organisation.id, id), 303)
  })
  .get(urls.roster(':id', ':roster'), async c => {
    const { visit } = c.var
    const organisation = await managed(c)
    const roster = organisation && (await findRoster(visit.db, organisation.id, param(c, 'roster')))
    return roster ? show(c, <RosterPage visit={visit} roster={roster} />) : c.notFound()
  })
  .post(urls.roster(':id', ':roster'), async c => {
    const { visit } = c.var
    const organisation = await managed(c)
    const roster = organisation && (await findRoster(visit.db, organisation.id, param(c, 'roster')))
    if (!visit.person || !roster) return c.notFound()
    const named = rolesNamed(visit, organisation.kind)
    const outcome = await inviteRoster(visit.db, roster, named, visit.person, actorOf(visit), visit, visit.now)
    if (outcome.ok) return c.redirect(urls.roster(organisation.id, roster.id), 303)
    return show(c, <RosterPage visit={visit} roster={roster} refusal={outcome.refusal} />, 422)
  })
  .post(urls.withdrawInvitation(':id', ':invitation'), async c => {
    const { visit } = c.var
    const organisation = await managed(c)
    if (!visit.person || !organisation) return notManaged(c)
    const invitation = param(c, 'invitation')
    const { db, person, now } = visit
    const outcome = await withdrawInvitation(db, organisation.id, invitation, person, actorOf(visit), now)
    if (!outcome.ok) return organisationPage(c, organisation, { refusal: outcome.refusal })
    return c.redirect(urls.organisation(organisation.id), 303)
  })
  .post(urls.signInWish(':id'), async c => {
    const { visit } = c.var
    const organisation = await managed(c)
    if (!visit.person || !organisation) return notManaged(c)
    const ticked = new Set((await fields(c)).all('wish'))
    const wish = { secondAsked: ticked.has('second'), passwordWanted: ticked.has('password') }
    const outcome = await setSignInWish(visit.db, organisation.id, wish, visit.person, actorOf(visit), visit.now)
    return outcome.ok ? c.redirect(urls.organisation(organisation.id), 303) : c.notFound()
  })
  .post(urls.sites(':id'), async c => {
    const { visit } = c.var
    const organisation = await managed(c)
    if (!visit.person || !organisation) return notManaged(c)
    const form = await fields(c)
    const ask = { name: form.one('site'), postcode: form.one('postcode') }
    const outcome = await addSite(visit.db, organisation.id, ask, visit.person, actorOf(visit), visit.now)
    if (!outcome.ok) return organisationPage(c, organisation, { refusal: outcome.refusal })
    return c.redirect(urls.organisation(organisation.id), 303)
  })
  .post(urls.closeSite(':id', ':site'), async c => {
    const { visit } = c.var
    if (!visit.person) return c.notFound()
    const [id, site] = [param(c, 'id'), param(c, 'site')]
    const outcome = await closeSite(visit.db, id, site, visit.person, actorOf(visit), visit.now)
    return outcome.ok ? c.redirect(urls.organisation(id), 303) : c.notFound()
  })
  .get(urls.invitations, c => show(c, <CodeEntryPage visit={c.var.visit} />))
  .post(urls.invitations, async c => {
    const { visit } = c.var
    const code = (await fields(c)).one('code')
    if (await findInvitation(visit.db, { code }, visit.now))
      return c.redirect(urls.invitation(encodeURIComponent(code)), 303)
    return show(c, <CodeEntryPage visit={visit} typed={code} refusal="people.invitation.over" />, 422)
  })
  .get(urls.invitation(':code'), async c => {
    const { visit } = c.var
    const code = param(c, 'code')
    const invited = await findInvitation(visit.db, { code }, visit.now)
    if (!invited) return show(c, <CodeEntryPage visit={visit} refusal="people.invitation.over" />, 410)
    return show(c, <InvitationPage visit={visit} address={urls.invitation(code)} invited={invited} />)
  })
  .post(urls.invitation(':code'), async c => {
    const { visit } = c.var
    const code = param(c, 'code')
    const invited = await findInvitation(visit.db, { code }, visit.now)
    if (!invited) return show(c, <CodeEntryPage visit={visit} refusal="people.invitation.over" />, 410)
    if (!visit.person) return c.redirect(`${urls.signIn}?terug=${encodeURIComponent(urls.invitation(code))}`, 303)
    const outcome = await acceptInvitation(visit.db, { code }, visit.person.id, actorOf(visit), visit.now)
    if (outcome.ok) return c.redirect(urls.organisations, 303)
    return show(
      c,
      <InvitationPage visit={visit} address={urls.invitation(code)} invited={invited} refusal={outcome.refusal} />,
      422,
    )
  })
