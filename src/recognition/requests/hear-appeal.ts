import type { Db } from '../../platform/connection.ts'
import { accept, refuse } from '../../platform/outcome.ts'
import { grant, type Rules } from './grant.ts'
import { ownWords } from './own-words.ts'
import { lastOf, type Verdict } from './request.ts'
import { type StepVisit, takeStep } from './take-step.ts'
import { checkVerdicts, weighed } from './verdict.ts'

/** Somebody who did not decide before decides on an appeal. It can give more than the decision, never less. */
export const hearAppeal = (
  db: Db,
  visit: StepVisit,
  id: string,
  heard: { verdicts: Verdict[]; words: string },
  rules: Rules,
) =>
  takeStep(
    db,
    visit,
    id,
    'heard',
    request => {
      const said = ownWords(heard.words)
      if (!said.ok) return said
      const checked = checkVerdicts(heard.verdicts, weighed(request, rules.rows, rules.catalogue))
      if (!checked.ok) return checked
      const before = lastOf(request, 'decided')?.detail.verdicts ?? []
      const less = checked.value.some(
        ({ module, minutes }) => minutes < (before.find(each => each.module === module)?.minutes ?? 0),
      )
      return less ? refuse('recognition.request.less-than-before') : accept({ ...said.value, verdicts: checked.value })
    },
    async (trx, request) => {
      const before = lastOf(request, 'decided')?.detail.verdicts ?? []
      await grant(trx, request, lastOf(request, 'heard')?.detail.verdicts ?? [], before, visit, rules)
    },
  )
