import type { Translate } from '../../platform/words.ts'

import type { FoundTime } from './teaching-time.store.ts'
import { openOf, periodsOf, schoolYearName } from './teaching-time.ts'

interface Names {
  module: (id: string) => string
  programme: (id: string) => string
}

export const reportWidths = [12, 36, 36, 24, 14, 12]

/** One row for each who has periods, and one for what is given to nobody: together what is funded. */
export const reportCells = (times: readonly FoundTime[], names: Names, t: Translate): (string | number)[][] => [
  [
    t('planning.teaching-time.year'),
    t('planning.teaching-time.column.programme'),
    t('planning.teaching-time.column.module'),
    t('planning.teaching-time.column.who'),
    t('planning.teaching-time.column.part'),
    t('planning.teaching-time.column.periods'),
  ],
  ...times.flatMap(time => {
    const about = [schoolYearName(time.schoolYear), names.programme(time.programme), names.module(time.module)]
    const given = time.shares.map(({ name, part, quarters }): (string | number)[] => [
      ...about,
      name || t('planning.teaching-time.somebody'),
      t(`planning.teaching-time.key.${part}`),
      periodsOf(quarters),
    ])
    const open = openOf(time)
    return open === 0 ? given : [...given, [...about, '', t('planning.teaching-time.key.open'), periodsOf(open)]]
  }),
]
