import type { Translate } from '../../../platform/words.ts'
import { type Board, outcomesFor } from './board.ts'
import { amountSaid } from './incentive-table.tsx'

const euros = (cents: number): number => cents / 100

/** The incentive table and, under it, the cash flow: as cells. Amounts of money are figures. */
export const sheetOf = (board: Board, t: Translate): (string | number)[][] => {
  const { flow, support } = board
  const measures = (['worker', 'employer'] as const).flatMap(to => {
    const { theirs, not } = outcomesFor(board, to)
    return [...theirs, ...not].map(outcome => [
      t(`incentives.sheet.${to}`),
      outcome.name[t.language],
      outcome.leg + 1,
      t(`incentives.state.${outcome.state}`),
      outcome.amounts
        .filter(amount => amount.to === to)
        .map(amount => amountSaid(amount, t))
        .join(' + '),
      support.best.chosen.includes(outcome.measure) && outcome.state === 'yes'
        ? t('incentives.yes')
        : t('incentives.no'),
      outcome.versions.map(({ from, version }) => `${version} (${from})`).join(', '),
      outcome.missing.map(fact => t(`support.fact.${fact}`)).join(', '),
      outcome.source?.address ?? outcome.source?.title ?? '',
    ])
  })
  return [
    [
      t('incentives.sheet.for'),
      t('incentives.head.measure'),
      t('incentives.sheet.leg'),
      t('incentives.head.answer'),
      t('incentives.head.gives'),
      t('incentives.sheet.counts'),
      t('incentives.sheet.version'),
      t('incentives.sheet.missing'),
      t('house.why.source'),
    ],
    ...measures,
    [],
    [
      t('incentives.flow.month'),
      t('incentives.flow.worker.pays'),
      t('incentives.flow.worker.gets'),
      t('incentives.flow.employer.pays'),
      t('incentives.flow.employer.gets'),
      t('incentives.flow.time'),
    ],
    ...flow.months.map(({ month, worker, employer, paidMinutes }) => [
      month.slice(0, 7),
      euros(worker.pays),
      euros(worker.gets),
      euros(employer.pays),
      euros(employer.gets),
      Math.round(paidMinutes / 0.6) / 100,
    ]),
  ]
}

export const sheetWidths = [20, 44, 10, 14, 40, 16, 40, 40, 60]
