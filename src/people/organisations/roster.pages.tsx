import type { Visit } from '../../platform/visit.ts'
import type { Word } from '../../platform/words.ts'
import { mostShown, ReadFilePage } from '../../ui/read-file.tsx'
import { urls } from '../../urls.ts'
import type { Roster } from './roster.ts'

const says = {
  line: 'people.roster.line',
  problem: 'people.roster.problem',
  right: 'people.roster.right',
  counts: 'people.roster.counts',
  wrong: 'people.roster.wrong',
  rights: 'people.roster.rights',
  take: 'people.roster.invite',
  taken: 'people.roster.invited',
} as const

/** A list as it was read: what is wrong first, nothing done yet. */
export const RosterPage = ({ visit, roster, refusal }: { visit: Visit; roster: Roster; refusal?: Word }) => {
  const { t } = visit
  const wrong = roster.rows.filter(({ problem }) => problem !== null).length
  return (
    <ReadFilePage
      visit={visit}
      fileName={roster.fileName}
      back={<a href={urls.organisation(roster.organisationId)}>{t('people.roster.back')}</a>}
      heads={[t('people.roster.address'), t('people.members.role'), t('people.members.until')]}
      rows={roster.rows.map(({ line, address, role, until, problem }) => ({
        line,
        problem,
        cells: [address, role, until],
      }))}
      action={urls.roster(roster.organisationId, roster.id)}
      taken={roster.invitedAt !== null}
      says={says}
      refusal={refusal}
    >
      {Math.max(wrong, roster.rows.length - wrong) > mostShown && (
        <p class="soft">{t('people.roster.some', { count: mostShown })}</p>
      )}
    </ReadFilePage>
  )
}
