import { dayOf } from '../../platform/day.ts'
import type { Role } from '../../platform/record.ts'
import { day } from '../../platform/show.ts'
import type { Visit } from '../../platform/visit.ts'
import { Page } from '../../ui/page.tsx'
import { Empty, Tag } from '../../ui/pieces.tsx'
import { urls } from '../../urls.ts'
import { rolesFor } from './may-step.ts'
import { policySetters } from './policy.ts'
import type { Listed } from './request.pages.tsx'
import { turnOf } from './request.ts'
import { StateTag } from './standing.tsx'

const Row = ({ visit, listed: { request, programme } }: { visit: Visit; listed: Listed }) => {
  const { t, today } = visit
  const turn = turnOf(request)
  return (
    <tr>
      <th scope="row">
        <a href={urls.deskRequest(request.id)}>{request.ownerName}</a>
      </th>
      <td data-label={t('recognition.desk.head.programme')}>{programme?.title[t.language] ?? request.programme}</td>
      <td data-label={t('recognition.desk.head.state')}>
        <StateTag request={request} t={t} />
      </td>
      <td data-label={t('recognition.desk.head.since')}>
        {day(dayOf(turn?.since ?? request.askedAt), t.language, 'short')}
      </td>
      <td data-label={t('recognition.desk.head.until')}>
        {turn?.until ? day(turn.until, t.language, 'short') : '–'}{' '}
        {turn?.until && turn.until < today && <Tag tone="urgent">{t('recognition.turn.late')}</Tag>}
      </td>
    </tr>
  )
}

/** What was asked of the providers that one works for: what waits first, by the day until when. */
export const DeskRequestsPage = ({
  visit,
  listed,
  providers,
}: {
  visit: Visit
  listed: Listed[]
  providers: { id: string; name: string }[]
}) => {
  const { t, worksFor } = visit
  const is = (roles: readonly Role[]) => worksFor !== null && roles.includes(worksFor.role)
  const heads = ['who', 'programme', 'state', 'since', 'until'] as const
  return (
    <Page visit={visit} title={t('recognition.desk.title')}>
      <h1>{t('recognition.desk.title')}</h1>
      {listed.length === 0 ? (
        <Empty>
          <p>{t('recognition.desk.empty')}</p>
        </Empty>
      ) : (
        <table class="table folds">
          <caption class="hidden-text">{t('recognition.desk.title')}</caption>
          <thead>
            <tr>
              {heads.map(head => (
                <th scope="col">{t(`recognition.desk.head.${head}`)}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {listed.map(each => (
              <Row visit={visit} listed={each} />
            ))}
          </tbody>
        </table>
      )}
      <ul>
        {is(rolesFor.tester) && (
          <li>
            <a href={urls.moduleTests}>{t('recognition.tests.title')}</a>
          </li>
        )}
        {is(policySetters) &&
          providers.map(({ id, name }) => (
            <li>
              <a href={urls.setPolicy(id)}>{t('recognition.policy.of', { provider: name })}</a>
            </li>
          ))}
        {is(rolesFor.decider) && (
          <li>
            <a href={urls.matrices}>{t('recognition.matrix.title')}</a> ·{' '}
            <a href={urls.structures}>{t('planning.structures.title')}</a>
          </li>
        )}
      </ul>
    </Page>
  )
}
