import type { Visit } from '../../../platform/visit.ts'
import type { Word } from '../../../platform/words.ts'
import { ReadFilePage } from '../../../ui/read-file.tsx'
import { urls } from '../../../urls.ts'
import type { KeptProvider } from './keepers.ts'
import type { KeptGroupSheet } from './sheet.store.ts'

const heads = ['module', 'name', 'places', 'meetings', 'firstDay', 'lastDay'] as const
const says = {
  line: 'planning.week.sheet.line',
  problem: 'planning.week.sheet.problem',
  right: 'planning.week.sheet.right',
  counts: 'planning.week.sheet.counts',
  wrong: 'planning.week.sheet.wrong',
  rights: 'planning.week.sheet.rights',
  take: 'planning.week.sheet.take',
  taken: 'planning.week.sheet.taken',
} as const

/** Groups as they were read: what is wrong first, nothing done yet. */
export const GroupSheetPage = ({
  visit,
  provider,
  sheet,
  refusal,
}: {
  visit: Visit
  provider: KeptProvider
  sheet: KeptGroupSheet
  refusal?: Word
}) => (
  <ReadFilePage
    visit={visit}
    fileName={sheet.fileName}
    back={<a href={urls.groupsOf(provider.id)}>{visit.t('planning.week.groups.of', { provider: provider.name })}</a>}
    heads={heads.map(head => visit.t(`planning.week.sheet.head.${head}`))}
    rows={sheet.rows.map(({ line, typed, problem }) => ({ line, problem, cells: heads.map(head => typed[head]) }))}
    action={urls.groupSheet(provider.id, sheet.id)}
    taken={sheet.takenAt !== null}
    says={says}
    refusal={refusal}
  />
)
