import type { Db } from '../../platform/connection.ts'
import { type Day, readDay } from '../../platform/day.ts'
import { newId } from '../../platform/ids.ts'
import { accept, type Outcome, refuse } from '../../platform/outcome.ts'
import type { Visit } from '../../platform/visit.ts'
import type { Word } from '../../platform/words.ts'
import { type Action, type Development, type Goal, owners, undoable } from './development.ts'
import { devStep, takeDevelopmentStep } from './take-development-step.ts'

const longest = 300
const most = { goals: 12, actions: 40 }

const dayIn = (typed: string): Outcome<Day | null, Word> => {
  const day = readDay(typed)
  return typed !== '' && day === null ? refuse('planning.development-plan.wrong-day') : accept(day)
}

const findGoal = ({ goals }: Development, id: string): Goal | undefined => goals.find(goal => goal.id === id)
const findAction = ({ goals }: Development, id: string): Action | undefined =>
  goals.flatMap(({ actions }) => actions).find(action => action.id === id)

export const addGoal = (db: Db, visit: Visit, id: string, ask: { words: string; by: string }) =>
  takeDevelopmentStep(db, visit, id, ({ development }) => {
    const by = dayIn(ask.by)
    if (ask.words === '' || ask.words.length > longest) return refuse('planning.development-plan.no-goal')
    if (development.goals.length >= most.goals) return refuse('planning.development-plan.full')
    if (!by.ok) return by
    return accept([devStep('goal', { id: newId<'goal'>(), words: ask.words, by: by.value })])
  })

export interface ActionAsk {
  goal: string
  words: string
  who: string
  by: string
}

/** Adds an action to a goal, or changes one: what it was stays in the history. */
export const setAction = (db: Db, visit: Visit, id: string, ask: ActionAsk, action?: string) =>
  takeDevelopmentStep(db, visit, id, ({ development }) => {
    const before = action === undefined ? undefined : findAction(development, action)
    const goal = findGoal(development, before?.goal ?? ask.goal)
    const who = owners.find(owner => owner === ask.who)
    const by = dayIn(ask.by)
    if (!goal || (action !== undefined && !before)) return refuse('planning.development-plan.gone')
    if (ask.words === '' || ask.words.length > longest) return refuse('planning.development-plan.no-action')
    if (!who) return refuse('planning.development-plan.no-owner')
    if (!by.ok) return by
    if (!before && goal.actions.length >= most.actions) return refuse('planning.development-plan.full')
    return accept([
      devStep('action', { id: before?.id ?? newId<'action'>(), goal: goal.id, words: ask.words, who, by: by.value }),
    ])
  })

/** An action is done, on a day that is not after today. */
export const finishAction = (db: Db, visit: Visit, id: string, action: string, typed: string) =>
  takeDevelopmentStep(db, visit, id, ({ development }) => {
    const found = findAction(development, action)
    const on = typed === '' ? visit.today : readDay(typed)
    if (!found) return refuse('planning.development-plan.gone')
    if (found.doneOn !== null) return refuse('planning.development-plan.done-already')
    if (!on || on > visit.today) return refuse('planning.development-plan.done-later')
    return accept([devStep('done', { action, on })])
  })

export const reopenAction = (db: Db, visit: Visit, id: string, action: string) =>
  takeDevelopmentStep(db, visit, id, ({ development }) =>
    findAction(development, action)?.doneOn
      ? accept([devStep('reopened', { action })])
      : refuse('planning.development-plan.gone'),
  )

export const dropAction = (db: Db, visit: Visit, id: string, action: string) =>
  takeDevelopmentStep(db, visit, id, ({ development }) =>
    findAction(development, action)
      ? accept([devStep('action-dropped', { action })])
      : refuse('planning.development-plan.gone'),
  )

export const reachGoal = (db: Db, visit: Visit, id: string, goal: string) =>
  takeDevelopmentStep(db, visit, id, ({ development }) => {
    const found = findGoal(development, goal)
    return found && found.reachedOn === null
      ? accept([devStep('reached', { goal, on: visit.today })])
      : refuse('planning.development-plan.gone')
  })

export const dropGoal = (db: Db, visit: Visit, id: string, goal: string) =>
  takeDevelopmentStep(db, visit, id, ({ development }) =>
    findGoal(development, goal)
      ? accept([devStep('goal-dropped', { goal })])
      : refuse('planning.development-plan.gone'),
  )

export const addRemark = (db: Db, visit: Visit, id: string, words: string) =>
  takeDevelopmentStep(db, visit, id, () =>
    words === ''
      ? refuse('planning.development-plan.no-remark')
      : accept([devStep('remark', { words: words.slice(0, 1000) })]),
  )

/** Takes back one's own newest step, when it is still the newest of all. */
export const undoDevelopment = (db: Db, visit: Visit, id: string, step: number) =>
  takeDevelopmentStep(db, visit, id, ({ steps }) =>
    visit.person && undoable(steps, visit.person.id)?.id === step
      ? accept([devStep('undone', { step })])
      : refuse('planning.development-plan.undo-late'),
  )
