import type { Day } from '../../platform/day.ts'
import type { Id } from '../../platform/ids.ts'
import type { Role } from '../../platform/record.ts'

/** Who does an action. */
export const owners = ['worker', 'team-leader', 'guide'] as const
export type Owner = (typeof owners)[number]

export interface Action {
  id: string
  goal: string
  words: string
  who: Owner
  by: Day | null
  /** The day on which it was done; null: not yet. */
  doneOn: Day | null
}

export interface Goal {
  id: string
  words: string
  by: Day | null
  reachedOn: Day | null
  actions: Action[]
}

export interface DevelopmentRemark {
  words: string
  at: Date
  personId: Id<'person'>
  role: Role
}

/** Everything that is done in a plan, with what it carries; `undone` takes one back. */
export interface DevelopmentSteps {
  goal: Pick<Goal, 'id' | 'words' | 'by'>
  reached: { goal: string; on: Day }
  'goal-dropped': { goal: string }
  action: Omit<Action, 'doneOn'>
  done: { action: string; on: Day }
  reopened: { action: string }
  'action-dropped': { action: string }
  remark: { words: string }
  undone: { step: number }
}
export type DevelopmentKind = keyof DevelopmentSteps

export type DevelopmentStep = {
  [Kind in DevelopmentKind]: {
    id: number
    kind: Kind
    detail: DevelopmentSteps[Kind]
    at: Date
    personId: Id<'person'>
    role: Role
  }
}[DevelopmentKind]

export interface Development {
  goals: Goal[]
  remarks: DevelopmentRemark[]
}

/** The steps that nobody took back. */
export const standing = (steps: readonly DevelopmentStep[]): DevelopmentStep[] => {
  const undone = new Set(steps.flatMap(step => (step.kind === 'undone' ? [step.detail.step] : [])))
  return steps.filter(({ id }) => !undone.has(id))
}

const onGoal = (all: Development, id: string, change: (goal: Goal) => Goal | null): Development => ({
  ...all,
  goals: all.goals.flatMap(goal => (goal.id === id ? (change(goal) ?? []) : [goal])),
})

const onAction = (all: Development, id: string, change: (action: Action) => Action | null): Development => ({
  ...all,
  goals: all.goals.map(goal => ({
    ...goal,
    actions: goal.actions.flatMap(action => (action.id === id ? (change(action) ?? []) : [action])),
  })),
})

const take = (all: Development, step: DevelopmentStep): Development => {
  switch (step.kind) {
    case 'goal': {
      const known = all.goals.some(({ id }) => id === step.detail.id)
      const fresh = { ...step.detail, reachedOn: null, actions: [] }
      return known
        ? onGoal(all, step.detail.id, goal => ({ ...goal, ...step.detail }))
        : { ...all, goals: [...all.goals, fresh] }
    }
    case 'reached':
      return onGoal(all, step.detail.goal, goal => ({ ...goal, reachedOn: step.detail.on }))
    case 'goal-dropped':
      return onGoal(all, step.detail.goal, () => null)
    case 'action': {
      const known = all.goals.some(({ actions }) => actions.some(({ id }) => id === step.detail.id))
      if (known) return onAction(all, step.detail.id, action => ({ ...action, ...step.detail }))
      const fresh = { ...step.detail, doneOn: null }
      return onGoal(all, step.detail.goal, goal => ({ ...goal, actions: [...goal.actions, fresh] }))
    }
    case 'done':
      return onAction(all, step.detail.action, action => ({ ...action, doneOn: step.detail.on }))
    case 'reopened':
      return onAction(all, step.detail.action, action => ({ ...action, doneOn: null }))
    case 'action-dropped':
      return onAction(all, step.detail.action, () => null)
    case 'remark': {
      const { at, personId, role } = step
      return { ...all, remarks: [...all.remarks, { words: step.detail.words, at, personId, role }] }
    }
    case 'undone':
      return all
  }
}

/** The plan as all that was done in it leaves it. */
export const developmentOf = (steps: readonly DevelopmentStep[]): Development =>
  standing(steps).reduce(take, { goals: [], remarks: [] })

/** How far it is: actions done, of all. */
export const progressOf = (goals: readonly Goal[]): { done: number; all: number } => {
  const actions = goals.flatMap(goal => goal.actions)
  return { done: actions.filter(({ doneOn }) => doneOn !== null).length, all: actions.length }
}

export const isLate = ({ by, doneOn }: Action, today: Day): boolean => doneOn === null && by !== null && by < today

/** What only the person whose plan it is may do: whoever sees it may add, and say that something is done. */
export const onlyOwner: readonly DevelopmentKind[] = ['goal-dropped', 'action-dropped', 'reached']

/** The newest step that counts, when this person took it: what they may take back. */
export const undoable = (steps: readonly DevelopmentStep[], person: Id<'person'>): DevelopmentStep | null => {
  const newest = standing(steps).findLast(({ kind }) => kind !== 'undone')
  return newest?.personId === person ? newest : null
}
