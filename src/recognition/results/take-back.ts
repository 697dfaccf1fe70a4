import { tell } from '../../people/index.ts'
import { type Db, inTransaction } from '../../platform/connection.ts'
import { accept, type Outcome, refuse } from '../../platform/outcome.ts'
import { record } from '../../platform/record.ts'
import { urls } from '../../urls.ts'
import { isRevocationReason } from '../requests/reasons.ts'
import type { StepVisit } from '../requests/take-step.ts'
import { lockFound } from './found.store.ts'

type Refusal =
  | 'recognition.found.not-yours'
  | 'recognition.found.nothing-chosen'
  | 'recognition.found.over'
  | 'recognition.revoke.no-reason'

/** A coordinator takes back some of what came of a procedure, with a reason and own words; the person is told. */
export const takeBack = (
  db: Db,
  visit: StepVisit,
  about: string,
  ask: { chosen: string[]; reason: string; words: string },
): Promise<Outcome<null, Refusal>> =>
  inTransaction(db, async trx => {
    const { person, worksFor, now } = visit
    const found = await lockFound(trx, { person: person.id, worksFor }, about)
    const decides = found && found.personId !== person.id && worksFor?.id === found.organisation.id
    if (!decides) return refuse('recognition.found.not-yours')
    const { reason } = ask
    const words = ask.words.trim().slice(0, 4000)
    if (!isRevocationReason(reason) || words === '') return refuse('recognition.revoke.no-reason')
    const results = found.competences.filter(({ id }) => ask.chosen.includes(id))
    const exemptions = found.exemptions.filter(({ id }) => ask.chosen.includes(id))
    const chosen = [...results, ...exemptions]
    if (chosen.length === 0) return refuse('recognition.found.nothing-chosen')
    if (chosen.some(({ takenBackAt }) => takenBackAt !== null)) return refuse('recognition.found.over')
    const back = { reason, words, at: now, personId: person.id }
    if (results.length > 0)
      await trx
        .insertInto('withdrawnResult')
        .values(results.map(({ id }) => ({ ...back, resultId: id })))
        .execute()
    if (exemptions.length > 0)
      await trx
        .insertInto('revokedExemption')
        .values(exemptions.map(({ id }) => ({ ...back, exemptionId: id })))
        .execute()
    const event = { at: now, by: { person: person.id, role: worksFor.role }, subject: about }
    await record(trx, 'results.taken-back', { ...event, detail: { count: chosen.length } })
    const message = {
      kind: 'decision' as const,
      about: 'results-taken-back' as const,
      key: `taken-back:${chosen.map(({ id }) => id).join('+')}`.slice(0, 200),
      link: urls.found(about),
    }
    await tell(trx, found.personId, message, visit, now)
    return accept(null)
  })
