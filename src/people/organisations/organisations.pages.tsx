import { day } from '../../platform/show.ts'
import type { Visit } from '../../platform/visit.ts'
import type { Word } from '../../platform/words.ts'
import { Page } from '../../ui/page.tsx'
import { Choices, Empty, Field, type Problem, Problems, Tag, type Tone } from '../../ui/pieces.tsx'
import { urls } from '../../urls.ts'
import { giverOf } from '../cards/card.store.ts'
import type { Found, Joined } from './organisation.store.ts'
import { type Decision, organisationKinds, type Standing, sayNumber } from './organisation.ts'

const tones: Record<Standing, Tone> = { waiting: 'perhaps', validated: 'done', refused: 'urgent', withdrawn: 'urgent' }

export const StandingTag = ({ standing, visit }: { standing: Standing; visit: Visit }) => (
  <Tag tone={tones[standing]}>{visit.t(`people.standing.${standing}`)}</Tag>
)

const WorkFor = ({ visit, joined }: { visit: Visit; joined: Joined | null }) => (
  <form method="post" action={urls.workFor}>
    <input type="hidden" name="membership" value={joined?.id ?? ''} />
    <button type="submit">
      {joined
        ? visit.t('people.work-for', { name: joined.name, role: visit.t(`people.role.${joined.role}`) })
        : visit.t('people.work-for.self')}
    </button>
  </form>
)

const JoinedCard = ({ visit, joined }: { visit: Visit; joined: Joined }) => {
  const { t } = visit
  return (
    <li class="card">
      <h2>{joined.name}</h2>
      <p>
        {t(`people.role.${joined.role}`)} · {t(`people.kind.${joined.kind}`)}{' '}
        <StandingTag standing={joined.standing} visit={visit} />
      </p>
      {joined.untilDay && (
        <p class="soft">{t('people.role-until', { day: day(joined.untilDay, t.language, 'plain') })}</p>
      )}
      <div class="buttons">
        {joined.standing === 'validated' && <WorkFor visit={visit} joined={joined} />}
        {joined.role === 'manager' && (
          <a class="button" href={urls.organisation(joined.organisationId)}>
            {t('people.organisation.manage')}
          </a>
        )}
        <form method="post" action={urls.endMembership(joined.id)}>
          <button type="submit" class="quiet">
            {t('people.organisation.leave')}
          </button>
        </form>
      </div>
    </li>
  )
}

/** What one plans for whom one works now. */
const PlanLinks = ({ visit: { t, worksFor }, joined }: { visit: Visit; joined: Joined[] }) => {
  const kind = joined.find(({ organisationId }) => organisationId === worksFor?.id)?.kind
  const role = worksFor?.role ?? 'worker'
  if (kind === 'provider' && ['coordinator', 'manager'].includes(role))
    return (
      <p>
        <a href={urls.brochures}>{t('people.organisations.brochures')}</a>
      </p>
    )
  if (kind === 'employer' && ['employer', 'manager'].includes(role))
    return (
      <p>
        <a href={urls.trainingPlans}>{t('people.organisations.training-plans')}</a>
      </p>
    )
  return null
}

/** For whom I work, and where I switch. */
export const OrganisationsPage = ({ visit, joined, refusal }: { visit: Visit; joined: Joined[]; refusal?: Word }) => {
  const { t } = visit
  return (
    <Page visit={visit} title={t('people.organisations.title')} narrow>
      <Problems t={t} problems={refusal ? [{ field: null, text: t(refusal) }] : []} />
      <h1>{t('people.organisations.title')}</h1>
      {visit.worksFor && (
        <div class="notice">
          <p>
            {t('people.work-for.now', { name: visit.worksFor.name, role: t(`people.role.${visit.worksFor.role}`) })}
          </p>
          {giverOf(visit) && (
            <p>
              <a href={urls.cards}>{t('people.cards.title')}</a>
            </p>
          )}
          <PlanLinks visit={visit} joined={joined} />
          <WorkFor visit={visit} joined={null} />
        </div>
      )}
      {joined.length === 0 ? (
        <Empty>
          <p>{t('people.organisations.empty')}</p>
        </Empty>
      ) : (
        <ul class="cards">
          {joined.map(each => (
            <JoinedCard visit={visit} joined={each} />
          ))}
        </ul>
      )}
      <div class="buttons">
        <a class="button" href={urls.registerOrganisation}>
          {t('people.organisation.register')}
        </a>
        <a class="button" href={urls.invitations}>
          {t('people.invitation.have')}
        </a>
      </div>
    </Page>
  )
}

export interface Typed {
  kind: string
  name: string
  number: string
}

const fieldOf: Partial<Record<Word, string>> = {
  'people.organisation.no-kind': 'kind',
  'people.organisation.no-name': 'name',
  'people.organisation.wrong-number': 'number',
  'people.organisation.known': 'number',
}

export const RegisterPage = ({ visit, typed, refusal }: { visit: Visit; typed?: Typed; refusal?: Word }) => {
  const { t } = visit
  const problems = refusal ? [{ field: fieldOf[refusal] ?? null, text: t(refusal) }] : []
  return (
    <Page visit={visit} title={t('people.organisation.register')} narrow>
      <Problems t={t} problems={problems} />
      <h1>{t('people.organisation.register')}</h1>
      <p>{t('people.organisation.register.explain')}</p>
      <form method="post" action={urls.registerOrganisation}>
        <Choices
          name="kind"
          legend={t('people.organisation.kind')}
          options={organisationKinds.map(kind => ({ value: kind, label: t(`people.kind.${kind}`) }))}
          chosen={[typed?.kind ?? '']}
        />
        <Field name="name" label={t('people.organisation.name')} problems={problems}>
          {aria => <input type="text" autocomplete="organization" maxlength={200} value={typed?.name} {...aria} />}
        </Field>
        <Field
          name="number"
          label={t('people.organisation.number')}
          hint={t('people.organisation.number.hint')}
          problems={problems}
        >
          {aria => <input type="text" inputmode="numeric" autocomplete="off" value={typed?.number} {...aria} />}
        </Field>
        <button type="submit" class="main">
          {t('people.organisation.register.do')}
        </button>
      </form>
    </Page>
  )
}

const decideFieldOf: Partial<Record<Word, string>> = {
  'people.organisation.no-reason': 'reason',
  'people.wrong-address': 'address',
}

/** Organisations that wait for somebody to look at them, or those with these words in their name. */
export const ToDecidePage = ({ visit, words, found }: { visit: Visit; words: string; found: Found[] }) => {
  const { t } = visit
  return (
    <Page visit={visit} title={t('people.to-decide.title')} narrow>
      <h1>{t('people.to-decide.title')}</h1>
      <form method="get" action={urls.organisationsToDecide}>
        <Field name="zoek" label={t('people.to-decide.search')}>
          {aria => <input type="search" maxlength={200} value={words} {...aria} />}
        </Field>
        <button type="submit">{t('people.to-decide.search.do')}</button>
      </form>
      {found.length === 0 ? (
        <Empty>
          <p>{t(words === '' ? 'people.to-decide.empty' : 'people.to-decide.none')}</p>
        </Empty>
      ) : (
        <ul class="cards">
          {found.map(({ id, name, kind, number, standing }) => (
            <li>
              <a class="card" href={urls.decideOrganisation(id)}>
                <h2>{name}</h2>
                {t(`people.kind.${kind}`)} · {sayNumber(number)} <StandingTag standing={standing} visit={visit} />
              </a>
            </li>
          ))}
        </ul>
      )}
    </Page>
  )
}

export interface DecideProps {
  visit: Visit
  organisation: Found
  options: readonly Decision[]
  refusal?: Word
  reason?: string
  /** Of the invitation for a manager that was just made. */
  code?: string
}

export const CodeNotice = ({ visit, code }: { visit: Visit; code: string }) => (
  <div class="notice" role="status">
    <p>{visit.t('people.invite.code')}</p>
    <p>
      <strong>{code}</strong>
    </p>
    <p>{new URL(urls.invitations, visit.origin).href}</p>
  </div>
)

/** For an organisation whose managers are all gone: an administrator lets one in. */
const InviteManager = ({
  visit,
  organisation,
  problems,
}: Pick<DecideProps, 'visit' | 'organisation'> & { problems: Problem[] }) => {
  const { t } = visit
  return (
    <details open={problems.length > 0}>
      <summary>{t('people.to-decide.manager')}</summary>
      <form method="post" action={urls.inviteManager(organisation.id)}>
        <Field
          name="address"
          label={t('people.invite.address')}
          hint={t('people.invite.address.hint')}
          problems={problems}
        >
          {aria => <input type="text" inputmode="email" autocomplete="off" {...aria} />}
        </Field>
        <button type="submit">{t('people.invite.do')}</button>
      </form>
    </details>
  )
}

export const DecidePage = (props: DecideProps) => {
  const { visit, organisation, options, refusal, reason } = props
  const { t } = visit
  const problems = refusal ? [{ field: decideFieldOf[refusal] ?? null, text: t(refusal) }] : []
  return (
    <Page visit={visit} title={organisation.name} narrow>
      <p>
        <a href={urls.organisationsToDecide}>{t('people.to-decide.back')}</a>
      </p>
      <Problems t={t} problems={problems} />
      <h1>{organisation.name}</h1>
      <p>
        {t(`people.kind.${organisation.kind}`)} · {sayNumber(organisation.number)}{' '}
        <StandingTag standing={organisation.standing} visit={visit} />
      </p>
      <form method="post" action={urls.decideOrganisation(organisation.id)}>
        <Field
          name="reason"
          label={t('people.to-decide.reason')}
          hint={t('people.to-decide.reason.hint')}
          problems={problems}
        >
          {aria => (
            <textarea rows={4} {...aria}>
              {reason}
            </textarea>
          )}
        </Field>
        <div class="buttons">
          {options.map(option => (
            <button type="submit" name="decision" value={option} class={option === 'validated' ? 'main' : undefined}>
              {t(`people.to-decide.${option}`)}
            </button>
          ))}
        </div>
      </form>
      {props.code && <CodeNotice visit={visit} code={props.code} />}
      {visit.person?.role === 'administrator' && organisation.standing === 'validated' && (
        <>
          <InviteManager visit={visit} organisation={organisation} problems={problems} />
          {organisation.kind === 'provider' && (
            <p>
              <a href={urls.runs(organisation.id)}>{t('people.run.title')}</a>
            </p>
          )}
        </>
      )}
    </Page>
  )
}
