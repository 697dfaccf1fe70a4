import type { Programme } from '../../catalogue/index.ts'
import { runnerOf } from '../../people/index.ts'
import { type Db, inTransaction } from '../../platform/connection.ts'
import { newId } from '../../platform/ids.ts'
import { accept, type Outcome, refuse } from '../../platform/outcome.ts'
import { beginProcedure, proceduresFor } from '../procedures/procedure.store.ts'
import type { StepVisit } from '../requests/take-step.ts'
import { resultsOf } from '../results/result.store.ts'
import { type Frame, judgedIn, withoutProven } from './frame.ts'
import { tellTurn } from './tell-turn.ts'
import { type State, type Steps, stateOf, type Trial } from './trial.ts'

const ended: readonly State[] = ['decided', 'heard', 'withdrawn']

/**
 * Asks a test centre for a trial at work. What an earlier trial proved is left out: a new attempt is only for the rest.
 * Two who ask at once for the same person make one.
 */
export const askForTrial = (
  db: Db,
  visit: StepVisit,
  frame: Frame,
  programme: Programme,
  words: string,
): Promise<
  Outcome<
    Trial['id'],
    'recognition.trial.ask.nobody-there' | 'recognition.trial.ask.open' | 'recognition.trial.ask.nothing-left'
  >
> =>
  inTransaction(db, async trx => {
    const { person, now } = visit
    await trx.selectFrom('person').select('id').where('id', '=', person.id).forUpdate().execute()
    if (!(await runnerOf(trx, programme.provider))) return refuse('recognition.trial.ask.nobody-there')
    const all = await proceduresFor<Frame, Steps>(trx, 'workplace', {
      person: person.id,
      organisation: null,
      role: null,
    })
    const own = all.filter(trial => trial.personId === person.id && trial.frame.qualification === frame.qualification)
    if (own.some(trial => !ended.includes(stateOf(trial)))) return refuse('recognition.trial.ask.open')
    const results = await resultsOf(trx, person.id)
    const proven = results.filter(({ way }) => way === 'workplace').map(({ competence }) => competence)
    const left = withoutProven(frame, new Set(proven))
    if (judgedIn(left).length === 0) return refuse('recognition.trial.ask.nothing-left')
    const id = newId<'procedure'>()
    const begun = {
      id,
      way: 'workplace' as const,
      personId: person.id,
      provider: programme.provider,
      programme: programme.id,
      frame: left,
      begunBy: person.id,
      begunAt: now,
    }
    const asked = { kind: 'asked' as const, detail: { words: words.trim().slice(0, 4000) } }
    await beginProcedure<Frame, Steps, 'asked'>(trx, begun, asked, { person: person.id, role: person.role })
    const step = { ...asked, at: now, personId: person.id, role: person.role }
    await tellTurn(trx, { ...begun, ownerName: person.name, named: [], steps: [step] }, visit)
    return accept(id)
  })
