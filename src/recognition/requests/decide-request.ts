import type { Db, Trx } from '../../platform/connection.ts'
import { accept } from '../../platform/outcome.ts'
import { grant, type Rules } from './grant.ts'
import type { FoundRequest } from './request.store.ts'
import { stateOf, type Verdict, verdictsOf } from './request.ts'
import { type StepVisit, takeStep } from './take-step.ts'
import { tellTurn } from './tell-turn.ts'
import { checkVerdicts, weighed } from './verdict.ts'

const follow =
  (visit: StepVisit, rules: Rules) =>
  async (trx: Trx, request: FoundRequest): Promise<void> =>
    stateOf(request) === 'to-confirm'
      ? tellTurn(trx, request, visit)
      : grant(trx, request, verdictsOf(request) ?? [], [], visit, rules)

/** Decides on every module of a request, with reasons. It counts at once, or once a second person confirmed it. */
export const decideRequest = (db: Db, visit: StepVisit, id: string, verdicts: Verdict[], rules: Rules) =>
  takeStep(
    db,
    visit,
    id,
    'decided',
    request => {
      const checked = checkVerdicts(verdicts, weighed(request, rules.rows, rules.catalogue))
      return checked.ok ? accept({ verdicts: checked.value }) : checked
    },
    follow(visit, rules),
  )

/** A second person says that a decision stands: it counts from now. */
export const confirmDecision = (db: Db, visit: StepVisit, id: string, rules: Rules) =>
  takeStep(db, visit, id, 'confirmed', () => accept({}), follow(visit, rules))
