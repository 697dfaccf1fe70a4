import type { Visit } from '../../../platform/visit.ts'
import { Page } from '../../../ui/page.tsx'
import type { Board } from './board.ts'
import { CashFlowSection } from './cash-flow.pages.tsx'
import { IncentiveTable, routeName } from './incentive-table.tsx'
import { figuresForEmployer } from './over-route.pages.tsx'

/** What an employer sees by a link, or as somebody whom the worker let in: their own side alone. */
export const EmployerPage = ({ visit, board, of }: { visit: Visit; board: Board; of: string | null }) => {
  const { t } = visit
  const title = t('incentives.employer.title')
  return (
    <Page visit={visit} title={title}>
      <h1>{title}</h1>
      <p class="soft">
        {of
          ? t('incentives.employer.of', { name: of, route: routeName(board) })
          : t('incentives.of', { route: routeName(board) })}
      </p>
      {figuresForEmployer(board, t)}
      <IncentiveTable board={board} to="employer" t={t} />
      <CashFlowSection board={board} only="employer" t={t} />
    </Page>
  )
}
