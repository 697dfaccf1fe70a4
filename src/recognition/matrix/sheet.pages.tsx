import type { Visit } from '../../platform/visit.ts'
import type { Word } from '../../platform/words.ts'
import { ReadFilePage } from '../../ui/read-file.tsx'
import { urls } from '../../urls.ts'
import { matrixName } from './matrix.pages.tsx'
import type { Matrix } from './matrix.ts'
import type { KeptSheet } from './sheet.store.ts'

const heads = ['bewijs', 'module', 'vrij', 'beslist'] as const
const says = {
  line: 'recognition.matrix.sheet.line',
  problem: 'recognition.matrix.sheet.problem',
  right: 'recognition.matrix.sheet.right',
  counts: 'recognition.matrix.sheet.counts',
  wrong: 'recognition.matrix.sheet.wrong',
  rights: 'recognition.matrix.sheet.rights',
  take: 'recognition.matrix.sheet.take',
  taken: 'recognition.matrix.sheet.taken',
} as const

/** Rows as they were read: what is wrong first, nothing done yet. */
export const SheetPage = ({
  visit,
  matrix,
  sheet,
  refusal,
}: {
  visit: Visit
  matrix: Matrix
  sheet: KeptSheet
  refusal?: Word
}) => (
  <ReadFilePage
    visit={visit}
    fileName={sheet.fileName}
    back={<a href={urls.matrix(matrix.of)}>{matrixName(visit, matrix)}</a>}
    heads={heads.map(head => visit.t(`recognition.matrix.sheet.head.${head}`))}
    rows={sheet.rows.map(({ line, typed, problem }) => ({ line, problem, cells: heads.map(head => typed[head]) }))}
    action={urls.matrixSheet(matrix.of, sheet.id)}
    taken={sheet.takenAt !== null}
    says={says}
    refusal={refusal}
  />
)
