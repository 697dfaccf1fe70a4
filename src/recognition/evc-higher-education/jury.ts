import type { Trx } from '../../platform/connection.ts'
import type { Id } from '../../platform/ids.ts'
import { accept, type Outcome, refuse } from '../../platform/outcome.ts'
import type { Word } from '../../platform/words.ts'
import { nameFor } from '../procedures/procedure.store.ts'
import type { StepVisit } from '../requests/take-step.ts'
import { assessors, staffAt } from './evc.store.ts'
import { type Evc, guideOf, tieOf } from './evc.ts'

/** Somebody of the college who may judge this candidate: no tie, not the guide, and not in an earlier jury. */
export const asJuror = async (
  trx: Trx,
  { today }: StepVisit,
  evc: Evc,
  typed: string,
): Promise<Outcome<Id<'person'>, Word>> => {
  const found = (await staffAt(trx, evc.provider, assessors, today)).find(({ id }) => id === typed)
  if (!found || found.id === evc.personId) return refuse('recognition.evc-he.no.juror')
  const tie = tieOf(evc, found.id)
  if (tie) return refuse(`recognition.evc-he.no.tie.${tie}`)
  if (guideOf(evc)?.personId === found.id) return refuse('recognition.evc-he.no.guide-judges')
  if (evc.steps.some(step => step.kind === 'scored' && step.personId === found.id))
    return refuse('recognition.evc-he.no.judged-before')
  return accept(found.id)
}

/** A whole jury: as many different people as the frame asks. */
export const asJury = async (
  trx: Trx,
  visit: StepVisit,
  evc: Evc,
  typed: string[],
): Promise<Outcome<Id<'person'>[], Word>> => {
  if (new Set(typed).size !== evc.frame.jurors || typed.length !== evc.frame.jurors)
    return refuse('recognition.evc-he.no.jury')
  const jury: Id<'person'>[] = []
  for (const each of typed) {
    const juror = await asJuror(trx, visit, evc, each)
    if (!juror.ok) return juror
    jury.push(juror.value)
  }
  return accept(jury)
}

/** Who takes part from now, as what. */
export const nameJury = async (trx: Trx, visit: StepVisit, id: Evc['id'], jury: Id<'person'>[]): Promise<void> => {
  const by = { person: visit.person.id, role: visit.worksFor?.role ?? visit.person.role }
  for (const juror of jury) await nameFor(trx, id, juror, 'juror', by, visit.now)
}
