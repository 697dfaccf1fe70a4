import { type Db, inTransaction, type Trx } from '../../platform/connection.ts'
import { accept, type Outcome, refuse } from '../../platform/outcome.ts'
import { type Actor, record } from '../../platform/record.ts'
import { actorOf, type Visit } from '../../platform/visit.ts'
import type { Word } from '../../platform/words.ts'
import { type FoundDevelopment, findDevelopment, lockDevelopment } from './development.store.ts'
import { type DevelopmentKind, type DevelopmentSteps, onlyOwner } from './development.ts'
import type { DevelopmentId } from './tables.ts'

export type NewDevelopmentStep = {
  [Kind in DevelopmentKind]: { kind: Kind; detail: DevelopmentSteps[Kind] }
}[DevelopmentKind]

export const devStep = <Kind extends DevelopmentKind>(kind: Kind, detail: DevelopmentSteps[Kind]): NewDevelopmentStep =>
  ({ kind, detail }) as NewDevelopmentStep

export const insertDevelopmentSteps = async (
  trx: Trx,
  id: DevelopmentId,
  steps: readonly NewDevelopmentStep[],
  by: Actor,
  now: Date,
): Promise<void> => {
  if (!by.person) return
  for (const { kind, detail } of steps) {
    await trx
      .insertInto('developmentStep')
      .values({ planId: id, kind, detail: JSON.stringify(detail), at: now, personId: by.person, role: by.role })
      .execute()
    await record(trx, 'development-plan.step', { at: now, by, subject: id, detail: { step: kind } })
  }
}

/**
 * Does something in a plan that one sees, under its lock. Whose plan it is may do all; who was let in may add, and say
 * that something is done.
 */
export const takeDevelopmentStep = async (
  db: Db,
  visit: Visit,
  id: string,
  prepare: (found: FoundDevelopment) => Outcome<NewDevelopmentStep[], Word>,
): Promise<Outcome<FoundDevelopment, Word>> => {
  const seen = await findDevelopment(visit, id)
  if (!seen) return refuse('planning.development-plan.not-yours')
  return inTransaction(db, async trx => {
    const found = await lockDevelopment(trx, seen.id)
    if (!found) return refuse('planning.development-plan.not-yours')
    const prepared = prepare(found)
    if (!prepared.ok) return prepared
    const own = found.personId === visit.person?.id
    if (!own && prepared.value.some(({ kind }) => onlyOwner.includes(kind)))
      return refuse('planning.development-plan.only-owner')
    await insertDevelopmentSteps(trx, found.id, prepared.value, actorOf(visit), visit.now)
    return accept(found)
  })
}
