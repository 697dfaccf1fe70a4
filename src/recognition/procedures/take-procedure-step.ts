import { type Db, inTransaction, type Trx } from '../../platform/connection.ts'
import { accept, type Outcome, refuse } from '../../platform/outcome.ts'
import { record } from '../../platform/record.ts'
import type { Word } from '../../platform/words.ts'
import { requestViewerOf } from '../requests/request.store.ts'
import type { StepVisit } from '../requests/take-step.ts'
import { insertProcedureStep, lockProcedure } from './procedure.store.ts'
import { type Machine, mayTake, type Procedure, type StepOf } from './procedure.ts'

/**
 * Takes one step in a procedure, under its lock: of two at once the second reads where it stands by then. `prepare` gives
 * what the step carries, from the procedure as it is now; `follow` does what comes of it, in the same transaction.
 */
export const takeProcedureStep = <Frame, Steps, State extends string, Kind extends keyof Steps & string>(
  db: Db,
  visit: StepVisit,
  machine: Machine<Frame, Steps, State>,
  id: string,
  kind: Kind,
  prepare: (
    procedure: Procedure<Frame, Steps>,
    trx: Trx,
  ) => Outcome<Steps[Kind], Word> | Promise<Outcome<Steps[Kind], Word>>,
  follow: (trx: Trx, procedure: Procedure<Frame, Steps>) => Promise<void> = async () => {},
): Promise<Outcome<Procedure<Frame, Steps>, Word>> =>
  inTransaction(db, async trx => {
    const { person, worksFor, now } = visit
    const procedure = await lockProcedure<Frame, Steps>(trx, machine.way, requestViewerOf(visit), id)
    if (!procedure) return refuse('recognition.request.not-yours')
    const may = mayTake(machine, kind, procedure, { person: person.id, role: worksFor?.role ?? null }, now)
    if (!may.ok) return may
    const prepared = await prepare(procedure, trx)
    if (!prepared.ok) return prepared
    const role = 'owner' in may.value ? person.role : (worksFor?.role ?? person.role)
    const step = { kind, at: now, personId: person.id, role, detail: prepared.value }
    await insertProcedureStep<Steps, Kind>(trx, procedure.id, step)
    await record(trx, 'procedure.step', {
      at: now,
      by: { person: person.id, role },
      subject: procedure.id,
      detail: { kind },
    })
    const taken = { ...procedure, steps: [...procedure.steps, step as StepOf<Steps>] }
    await follow(trx, taken)
    return accept(taken)
  })
