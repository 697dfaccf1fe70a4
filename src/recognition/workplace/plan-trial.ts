import type { Db } from '../../platform/connection.ts'
import type { Day } from '../../platform/day.ts'
import { accept, refuse } from '../../platform/outcome.ts'
import { ownWords } from '../requests/own-words.ts'
import type { StepVisit } from '../requests/take-step.ts'
import { checkPlan, type Plan, unweighed } from './plan.ts'
import { takeTrialStep } from './take-trial-step.ts'
import { planOf, weighingsOf } from './trial.ts'

/** Notes what was said in the talk. */
export const noteTalk = (db: Db, visit: StepVisit, id: string, words: string) =>
  takeTrialStep(db, visit, id, 'talked', () => ownWords(words))

/** Plans a trial, or plans it anew: who agreed to the plan before is asked again. */
export const planTrial = (
  db: Db,
  visit: StepVisit,
  id: string,
  typed: Omit<Plan, 'day' | 'where'> & { day: Day | null; where: string },
) => takeTrialStep(db, visit, id, 'planned', () => checkPlan(typed, visit.today))

/** Somebody says whether an equivalent compares: with who and when it is kept. */
export const weighEquivalent = (
  db: Db,
  visit: StepVisit,
  id: string,
  { mean, agreed, words }: { mean: string; agreed: string; words: string },
) =>
  takeTrialStep(db, visit, id, 'weighed', trial => {
    const plan = planOf(trial)
    const open = plan ? unweighed(plan, weighingsOf(trial)) : []
    if (!open.some(each => each.id === mean)) return refuse('recognition.request.not-now')
    if (agreed !== 'ja' && agreed !== 'nee') return refuse('recognition.trial.weigh.choose')
    return accept({ mean, agreed: agreed === 'ja', words: words.trim().slice(0, 1000) })
  })

/** The person agrees to the plan. */
export const agreeToPlan = (db: Db, visit: StepVisit, id: string) =>
  takeTrialStep(db, visit, id, 'agreed', () => accept({}))

/** The contact of the employer agrees to the plan. */
export const agreeAsMentor = (db: Db, visit: StepVisit, id: string) =>
  takeTrialStep(db, visit, id, 'mentor-agreed', () => accept({}))

/** Somebody says that they cannot judge this person: nobody of the centre can have them judge after. */
export const standAside = (db: Db, visit: StepVisit, id: string, words: string) =>
  takeTrialStep(db, visit, id, 'stood-aside', () => ownWords(words))

export const withdrawTrial = (db: Db, visit: StepVisit, id: string) =>
  takeTrialStep(db, visit, id, 'withdrawn', () => accept({}))
