import type { Child } from 'hono/jsx'
import { day } from '../../platform/show.ts'
import type { Word } from '../../platform/words.ts'
import { Page } from '../../ui/page.tsx'
import { type Problem, Problems } from '../../ui/pieces.tsx'
import { urls } from '../../urls.ts'
import type { PlanProps } from './plan-page.ts'
import { standing } from './steps.ts'

const parts = ['', 'matrix', 'mensen', 'opleidingen', 'grenzen'] as const
export type PlanPart = (typeof parts)[number]

const partWords = {
  '': 'planning.training-plan.part.plan',
  matrix: 'planning.training-plan.part.matrix',
  mensen: 'planning.training-plan.part.people',
  opleidingen: 'planning.training-plan.part.courses',
  grenzen: 'planning.training-plan.part.limits',
} as const satisfies Record<PlanPart, Word>

/** At which field a refusal belongs. */
const fieldOf: Partial<Record<Word, string>> = {
  'planning.training-plan.no-job': 'title',
  'planning.training-plan.no-row': 'label',
  'planning.training-plan.no-team': 'team',
  'planning.training-plan.wrong-percent': 'percent',
  'planning.training-plan.no-course': 'title',
  'planning.training-plan.teaches-nothing': 'teaches',
  'planning.training-plan.wrong-price': 'price',
  'planning.training-plan.wrong-start': 'start',
  'planning.training-plan.wrong-weeks': 'weeks',
  'planning.training-plan.wrong-hours': 'hours',
  'planning.training-plan.wrong-seats': 'seats',
  'planning.training-plan.wrong-budget': 'budget',
  'planning.training-plan.wrong-per-team': 'perTeam',
  'planning.training-plan.wrong-per-worker': 'perWorker',
}

export const problemsOf = ({ refusal, visit: { t } }: Pick<PlanProps, 'refusal' | 'visit'>): Problem[] =>
  refusal ? [{ field: fieldOf[refusal] ?? null, text: t(refusal) }] : []

const Undo = ({ visit: { t }, found }: PlanProps) => {
  const newest = standing(found.steps).findLast(({ kind }) => kind !== 'undone')
  return newest ? (
    <form method="post" action={urls.trainingPlanStep(found.id, 'terug')} class="no-print">
      <input type="hidden" name="step" value={String(newest.id)} />
      <button type="submit" class="quiet">
        {t('planning.training-plan.undo', { what: t(`planning.training-plan.step.${newest.kind}`) })}
      </button>
    </form>
  ) : null
}

/** A page of a plan: its name, its parts, and a way to take back what was done last. */
export const PlanFrame = ({
  part,
  title,
  children,
  ...props
}: PlanProps & { part: PlanPart | null; title: string; children: Child }) => {
  const { visit, found } = props
  const { t } = visit
  return (
    <Page visit={visit} title={`${title}, ${found.title}`}>
      <p class="no-print">
        <a href={urls.trainingPlans}>{t('planning.training-plan.mine')}</a>
      </p>
      <Problems t={t} problems={problemsOf(props)} />
      <p class="over-title">
        {found.title}, {day(found.fromDay, t.language, 'short')} – {day(found.untilDay, t.language, 'short')}
      </p>
      <h1>{title}</h1>
      <nav class="parts no-print" aria-label={t('planning.training-plan.parts')}>
        {parts.map(each => (
          <a
            href={each === '' ? urls.trainingPlan(found.id) : urls.trainingPlanStep(found.id, each)}
            aria-current={each === part ? 'page' : undefined}
          >
            {t(partWords[each])}
          </a>
        ))}
      </nav>
      <div class="plan-body">{children}</div>
      <Undo {...props} />
    </Page>
  )
}
