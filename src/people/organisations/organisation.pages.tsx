import { addDays, type Day, dayOf } from '../../platform/day.ts'
import { day } from '../../platform/show.ts'
import type { Visit } from '../../platform/visit.ts'
import type { Word } from '../../platform/words.ts'
import { Page } from '../../ui/page.tsx'
import { Choices, Field, Problems, Tag } from '../../ui/pieces.tsx'
import { urls } from '../../urls.ts'
import type { OpenInvitation } from './open-invitations.ts'
import type { Found, Member } from './organisation.store.ts'
import { rolesOf, sayNumber } from './organisation.ts'
import { CodeNotice, StandingTag } from './organisations.pages.tsx'
import type { SignInWish } from './sign-in-wish.ts'
import type { Site } from './site.ts'

/** How long before its last day a role stands in the queue, in days. */
const soon = 60

const endsSoon = (untilDay: Day | null, today: Day): boolean => untilDay !== null && untilDay <= addDays(today, soon)

const MemberRow = ({ visit, member }: { visit: Visit; member: Member }) => {
  const { t, today } = visit
  return (
    <tr>
      <th scope="row">
        {member.name}
        {member.email && member.email !== member.name && <span class="soft"> {member.email}</span>}
      </th>
      <td data-label={t('people.members.role')}>{t(`people.role.${member.role}`)}</td>
      <td data-label={t('people.members.until')}>
        {member.untilDay ? day(member.untilDay, t.language, 'short') : t('people.members.open')}{' '}
        {endsSoon(member.untilDay, today) && (
          <Tag tone="urgent">
            {t(member.untilDay && member.untilDay < today ? 'people.members.over' : 'people.members.soon')}
          </Tag>
        )}
      </td>
      <td>
        <form class="buttons" method="post" action={urls.renewMembership(member.id)}>
          <label class="hidden-text" for={`tot-${member.id}`}>
            {t('people.members.new-until', { name: member.name })}
          </label>
          <input type="date" id={`tot-${member.id}`} name="until" min={today} value={member.untilDay ?? ''} />
          <button type="submit">{t('people.members.renew')}</button>
          <button type="submit" class="quiet" formaction={urls.endMembership(member.id)}>
            {t('people.members.end')}
          </button>
        </form>
      </td>
    </tr>
  )
}

const Members = ({ visit, members }: { visit: Visit; members: Member[] }) => {
  const { t } = visit
  return (
    <table class="table folds">
      <caption>{t('people.members.title')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('people.members.who')}</th>
          <th scope="col">{t('people.members.role')}</th>
          <th scope="col">{t('people.members.until')}</th>
          <td />
        </tr>
      </thead>
      <tbody>
        {members.map(member => (
          <MemberRow visit={visit} member={member} />
        ))}
      </tbody>
    </table>
  )
}

export interface OrganisationPageProps {
  visit: Visit
  organisation: Found
  members: Member[]
  sites: Site[]
  wish: SignInWish
  open: { newest: OpenInvitation[]; count: number }
  refusal?: Word
  /** The code of an invitation that was just made for whoever has it. */
  code?: string
  typed?: { address: string; role: string; until: string }
}

const fieldOf: Partial<Record<Word, string>> = {
  'people.wrong-address': 'address',
  'people.organisation.no-role': 'role',
  'people.organisation.wrong-until': 'until',
  'people.site.no-name': 'site',
  'people.site.wrong-postcode': 'postcode',
  'people.roster.unreadable': 'list',
  'people.roster.no-columns': 'list',
  'people.roster.empty': 'list',
  'people.roster.too-many': 'list',
}

const Inviting = (props: OrganisationPageProps & { problems: { field: string | null; text: string }[] }) => {
  const { visit, organisation, typed, problems } = props
  const { t, today } = visit
  const roles = rolesOf[organisation.kind]
  return (
    <section class="card">
      <h2>{t('people.invite.title')}</h2>
      <form method="post" action={urls.invite(organisation.id)}>
        <Field
          name="address"
          label={t('people.invite.address')}
          hint={t('people.invite.address.hint')}
          problems={problems}
        >
          {aria => <input type="text" inputmode="email" autocomplete="off" value={typed?.address} {...aria} />}
        </Field>
        <Choices
          name="role"
          legend={t('people.invite.role')}
          options={roles.map(role => ({ value: role, label: t(`people.role.${role}`) }))}
          chosen={[typed?.role ?? '']}
        />
        <Field name="until" label={t('people.invite.until')} hint={t('people.invite.until.hint')} problems={problems}>
          {aria => <input type="date" min={today} value={typed?.until} {...aria} />}
        </Field>
        <button type="submit" class="main">
          {t('people.invite.do')}
        </button>
      </form>
      <h3>{t('people.roster.title')}</h3>
      <form method="post" action={urls.readRoster(organisation.id)} enctype="multipart/form-data">
        <Field name="list" label={t('people.roster.file')} hint={t('people.roster.hint')} problems={problems}>
          {aria => <input type="file" accept=".csv,.xlsx,text/csv" {...aria} />}
        </Field>
        <button type="submit">{t('people.roster.look')}</button>
      </form>
    </section>
  )
}

const Sites = ({
  visit,
  organisation,
  sites,
  problems,
}: OrganisationPageProps & { problems: { field: string | null; text: string }[] }) => {
  const { t } = visit
  return (
    <section class="card">
      <h2>{t('people.sites.title')}</h2>
      <ul>
        {sites.map(({ id, name, postcode }) => (
          <li>
            <form method="post" action={urls.closeSite(organisation.id, id)}>
              {name}, {postcode}{' '}
              <button type="submit" class="quiet">
                {t('people.sites.close', { name })}
              </button>
            </form>
          </li>
        ))}
      </ul>
      <form method="post" action={urls.sites(organisation.id)}>
        <Field name="site" label={t('people.sites.name')} problems={problems}>
          {aria => <input type="text" autocomplete="off" maxlength={200} {...aria} />}
        </Field>
        <Field name="postcode" label={t('people.sites.postcode')} problems={problems}>
          {aria => <input type="text" inputmode="numeric" autocomplete="off" maxlength={4} {...aria} />}
        </Field>
        <button type="submit">{t('people.sites.add')}</button>
      </form>
    </section>
  )
}

/** How people who work here sign in. */
const SigningIn = ({ visit, organisation, wish }: OrganisationPageProps) => {
  const { t } = visit
  const chosen = [wish.secondAsked ? 'second' : '', wish.passwordWanted ? 'password' : '']
  return (
    <section class="card">
      <h2>{t('people.wish.title')}</h2>
      <form method="post" action={urls.signInWish(organisation.id)}>
        <Choices
          name="wish"
          legend={t('people.wish.legend')}
          options={[
            { value: 'second', label: t('people.wish.second'), hint: t('people.wish.second.hint') },
            { value: 'password', label: t('people.wish.password'), hint: t('people.wish.password.hint') },
          ]}
          chosen={chosen}
          many
        />
        <button type="submit">{t('people.wish.keep')}</button>
      </form>
    </section>
  )
}

const OpenInvitations = ({ visit, organisation, open }: OrganisationPageProps) => {
  const { t } = visit
  const { newest, count } = open
  return (
    <>
      <table class="table folds">
        <caption>{t('people.open-invitations.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('people.members.who')}</th>
            <th scope="col">{t('people.members.role')}</th>
            <th scope="col">{t('people.open-invitations.until')}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {newest.map(({ id, email, role, expiresAt }) => {
            const whom = email ?? t('people.open-invitations.code')
            const asRole = t(`people.role.${role}`)
            return (
              <tr>
                <th scope="row">{whom}</th>
                <td data-label={t('people.members.role')}>{asRole}</td>
                <td data-label={t('people.open-invitations.until')}>{day(dayOf(expiresAt), t.language, 'short')}</td>
                <td>
                  <form method="post" action={urls.withdrawInvitation(organisation.id, id)}>
                    <button
                      type="submit"
                      class="quiet"
                      aria-label={t('people.open-invitations.withdraw.whose', { whom, role: asRole })}
                    >
                      {t('people.open-invitations.withdraw')}
                    </button>
                  </form>
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
      {count > newest.length && (
        <p class="soft">{t('people.open-invitations.some', { shown: newest.length, count })}</p>
      )}
    </>
  )
}

/** Where a manager lets people in and out, and keeps their roles and the places. */
export const OrganisationPage = (props: OrganisationPageProps) => {
  const { visit, organisation, members, refusal, code } = props
  const { t } = visit
  const problems = refusal ? [{ field: fieldOf[refusal] ?? null, text: t(refusal) }] : []
  return (
    <Page visit={visit} title={organisation.name}>
      <p>
        <a href={urls.organisations}>{t('people.organisations.title')}</a>
      </p>
      <Problems t={t} problems={problems} />
      <h1>{organisation.name}</h1>
      <p>
        {t(`people.kind.${organisation.kind}`)} · {sayNumber(organisation.number)}{' '}
        <StandingTag standing={organisation.standing} visit={visit} />
      </p>
      {code && <CodeNotice visit={visit} code={code} />}
      {organisation.reason && <p>{t('people.organisation.because', { reason: organisation.reason })}</p>}
      <p>
        <a href={urls.organisationTimeline(organisation.id)}>{t('people.organisation.timeline')}</a>
      </p>
      <Members visit={visit} members={members} />
      {props.open.count > 0 && <OpenInvitations {...props} />}
      {organisation.standing === 'validated' ? (
        <Inviting {...props} problems={problems} />
      ) : (
        <p class="notice">{t('people.organisation.not-validated')}</p>
      )}
      <Sites {...props} problems={problems} />
      <SigningIn {...props} />
    </Page>
  )
}
