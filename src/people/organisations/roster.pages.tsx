import type { Visit } from '../../platform/visit.ts'
import type { Word } from '../../platform/words.ts'
import { Page } from '../../ui/page.tsx'
import { Problems } from '../../ui/pieces.tsx'
import { urls } from '../../urls.ts'
import type { RosterRow } from './read-roster.ts'
import type { Roster } from './roster.ts'

const mostShown = 300

const Rows = ({ visit, rows, caption }: { visit: Visit; rows: RosterRow[]; caption: string }) => {
  const { t } = visit
  return (
    <table class="table folds">
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{t('people.roster.line')}</th>
          <th scope="col">{t('people.roster.address')}</th>
          <th scope="col">{t('people.members.role')}</th>
          <th scope="col">{t('people.members.until')}</th>
          <th scope="col">{t('people.roster.problem')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.slice(0, mostShown).map(({ line, address, role, until, problem }) => (
          <tr>
            <td data-label={t('people.roster.line')}>{line}</td>
            <td data-label={t('people.roster.address')}>{address}</td>
            <td data-label={t('people.members.role')}>{role}</td>
            <td data-label={t('people.members.until')}>{until}</td>
            <td data-label={t('people.roster.problem')}>{problem ? t(problem) : t('people.roster.right')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** A list as it was read: what is wrong first, nothing done yet. */
export const RosterPage = ({ visit, roster, refusal }: { visit: Visit; roster: Roster; refusal?: Word }) => {
  const { t } = visit
  const wrong = roster.rows.filter(({ problem }) => problem !== null)
  const right = roster.rows.filter(({ problem }) => problem === null)
  return (
    <Page visit={visit} title={roster.fileName}>
      <p>
        <a href={urls.organisation(roster.organisationId)}>{t('people.roster.back')}</a>
      </p>
      <Problems t={t} problems={refusal ? [{ field: null, text: t(refusal) }] : []} />
      <h1>{roster.fileName}</h1>
      {roster.invitedAt ? (
        <p class="notice" role="status">
          {t('people.roster.invited', { count: right.length })}
        </p>
      ) : (
        <>
          <p>{t('people.roster.counts', { right: right.length, wrong: wrong.length })}</p>
          {right.length > 0 && (
            <form method="post" action={urls.roster(roster.organisationId, roster.id)}>
              <button type="submit" class="main">
                {t('people.roster.invite', { count: right.length })}
              </button>
            </form>
          )}
        </>
      )}
      {wrong.length > 0 && (
        <Rows visit={visit} rows={wrong} caption={t('people.roster.wrong', { count: wrong.length })} />
      )}
      {right.length > 0 && (
        <Rows visit={visit} rows={right} caption={t('people.roster.rights', { count: right.length })} />
      )}
      {Math.max(wrong.length, right.length) > mostShown && (
        <p class="soft">{t('people.roster.some', { count: mostShown })}</p>
      )}
    </Page>
  )
}
