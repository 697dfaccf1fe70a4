import { type Db, inTransaction, type Trx } from '../../platform/connection.ts'
import { accept, type Outcome, refuse } from '../../platform/outcome.ts'
import { record } from '../../platform/record.ts'
import type { Visit } from '../../platform/visit.ts'
import type { Word } from '../../platform/words.ts'
import { mayStep } from './may-step.ts'
import { type FoundRequest, insertStep, lockRequest, requestViewerOf } from './request.store.ts'
import type { Details, Step, StepKind } from './request.ts'

export type StepVisit = Visit & { person: NonNullable<Visit['person']> }

type Prepare<Kind extends StepKind> = (
  request: FoundRequest,
) => Outcome<Details[Kind], Word> | Promise<Outcome<Details[Kind], Word>>

/**
 * Takes one step in a request, under its lock: of two at once the second reads where it stands by then. `prepare` gives
 * what the step carries, from the request as it is now; `follow` does what comes of it, in the same transaction.
 */
export const takeStepIn = async <Kind extends StepKind>(
  trx: Trx,
  visit: StepVisit,
  id: string,
  kind: Kind,
  prepare: Prepare<Kind>,
  follow: (request: FoundRequest) => Promise<void>,
): Promise<Outcome<FoundRequest, Word>> => {
  const { person, worksFor, now } = visit
  const request = await lockRequest(trx, requestViewerOf(visit), id)
  if (!request) return refuse('recognition.request.not-yours')
  const may = mayStep(kind, request, { person: person.id, role: worksFor?.role ?? null }, now)
  if (!may.ok) return may
  const prepared = await prepare(request)
  if (!prepared.ok) return prepared
  const role = may.value === 'owner' ? person.role : (worksFor?.role ?? person.role)
  const step = { kind, at: now, personId: person.id, role, detail: prepared.value }
  await insertStep(trx, request.id, step)
  await record(trx, `request.${kind}`, { at: now, by: { person: person.id, role }, subject: request.id })
  const taken = { ...request, steps: [...request.steps, step as Step] }
  await follow(taken)
  return accept(taken)
}

/** One step in a transaction of its own. */
export const takeStep = <Kind extends StepKind>(
  db: Db,
  visit: StepVisit,
  id: string,
  kind: Kind,
  prepare: Prepare<Kind>,
  follow: (trx: Trx, request: FoundRequest) => Promise<void> = async () => {},
): Promise<Outcome<FoundRequest, Word>> =>
  inTransaction(db, trx => takeStepIn(trx, visit, id, kind, prepare, request => follow(trx, request)))
