import type { Db } from '../../platform/connection.ts'
import { addDays } from '../../platform/day.ts'
import { accept, refuse } from '../../platform/outcome.ts'
import { type StepVisit, takeStep } from './take-step.ts'
import { tellTurn } from './tell-turn.ts'

/** Asks the person for more, item by item, with as many days to answer as the policy gives. */
export const putQuestions = (db: Db, visit: StepVisit, id: string, typed: string[]) =>
  takeStep(
    db,
    visit,
    id,
    'questions',
    ({ policy }) => {
      const items = typed.map(item => item.trim().slice(0, 1000)).filter(item => item !== '')
      return items.length === 0
        ? refuse('recognition.request.no-question')
        : accept({ items: items.slice(0, 10), until: addDays(visit.today, policy.body.questionDays) })
    },
    (trx, request) => tellTurn(trx, request, visit),
  )
