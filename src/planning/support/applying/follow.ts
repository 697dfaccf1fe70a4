import type { Day } from '../../../platform/day.ts'
import type { Id } from '../../../platform/ids.ts'

export const stepKinds = ['applied', 'granted', 'refused', 'paid', 'stopped', 'undone'] as const
export type StepKind = (typeof stepKinds)[number]

export interface Step {
  number: number
  step: StepKind
  onDay: Day
  /** What was paid, in cents; only of `paid`. */
  cents: number | null
  note: string
  at: Date
}

/** What somebody does with one measure for one programme. */
export interface Follow {
  id: Id<'follow'>
  programme: string
  measure: string
  version: string
  steps: Step[]
}

export type Standing = 'todo' | 'applied' | 'granted' | 'refused' | 'paid' | 'stopped'

/** The steps that count: each `undone` takes back the last before it that still counts. */
export const counting = (steps: readonly Step[]): Step[] => {
  const left: Step[] = []
  for (const step of steps)
    if (step.step === 'undone') left.pop()
    else left.push(step)
  return left
}

/** Where it stands: what the last step that counts says. */
export const standingOf = ({ steps }: Pick<Follow, 'steps'>): Standing => {
  const last = counting(steps).at(-1)?.step
  return last === undefined || last === 'undone' ? 'todo' : last
}

/** What one can tell next, from where it stands. What was refused or stopped may be asked again. */
export const stepsFrom: Record<Standing, readonly StepKind[]> = {
  todo: ['applied', 'stopped'],
  applied: ['granted', 'refused', 'stopped', 'undone'],
  granted: ['paid', 'stopped', 'undone'],
  refused: ['applied', 'undone'],
  paid: ['paid', 'undone'],
  stopped: ['applied', 'undone'],
}

export const paidIn = ({ steps }: Pick<Follow, 'steps'>): number =>
  counting(steps).reduce((sum, { cents }) => sum + (cents ?? 0), 0)
