import { sql } from 'kysely'
import { findValidated } from '../../people/index.ts'
import { type Db, inTransaction } from '../../platform/connection.ts'
import { newId } from '../../platform/ids.ts'
import { accept, type Outcome, refuse } from '../../platform/outcome.ts'
import { record } from '../../platform/record.ts'
import type { Word } from '../../platform/words.ts'
import type { StepVisit } from '../requests/take-step.ts'
import { jurorsAt, waitersAt } from './jury.store.ts'
import { actor, coordinates } from './who-coordinates.ts'

/** Where, about which juror, and with whom: a person who waits there, or an organisation. */
interface Ask {
  organisation: string
  juror: string
  person?: string
  withOrganisation?: string
}

/** Says that a juror is too close: by that juror, by that candidate, or by the coordinator. Twice is no fault. */
export const declareConflict = (db: Db, visit: StepVisit, ask: Ask): Promise<Outcome<null, Word>> =>
  inTransaction(db, async trx => {
    const { now, person, today } = visit
    const juror = (await jurorsAt(trx, ask.organisation, today)).find(each => each.personId === ask.juror)
    const mine = [ask.juror, ask.person].includes(person.id) || coordinates(visit) === ask.organisation
    if (!juror || !mine) return refuse('recognition.jury.no.not-yours')
    const candidate = (await waitersAt(trx, juror.organisationId)).find(each => each.personId === ask.person)
    const other = ask.withOrganisation ? await findValidated(trx, ask.withOrganisation) : undefined
    if (!candidate && !other) return refuse('recognition.jury.no.with-whom')
    const added = await trx
      .insertInto('juryConflict')
      .values({
        id: newId<'conflict'>(),
        organisationId: juror.organisationId,
        jurorId: juror.personId,
        withPerson: candidate?.personId ?? null,
        withOrganisation: candidate ? null : (other?.id ?? null),
        declaredBy: person.id,
        declaredAt: now,
        withdrawnAt: null,
      })
      .onConflict(on => on.doNothing())
      .executeTakeFirst()
    // Who with whom stays out of the events: it is for the coordinator only.
    if (added.numInsertedOrUpdatedRows)
      await record(trx, 'jury.conflict-declared', { at: now, by: actor(visit), subject: juror.organisationId })
    return accept(null)
  })

/** The coordinator takes back what was declared wrongly. */
export const withdrawConflict = (db: Db, visit: StepVisit, id: string): Promise<Outcome<null, Word>> =>
  inTransaction(db, async trx => {
    const organisation = coordinates(visit)
    const taken = await trx
      .updateTable('juryConflict')
      .set({ withdrawnAt: visit.now })
      .where(sql<string>`id::text`, '=', id)
      .where('organisationId', '=', organisation)
      .where('withdrawnAt', 'is', null)
      .executeTakeFirst()
    if (organisation === null || !taken.numUpdatedRows) return refuse('recognition.jury.no.not-yours')
    await record(trx, 'jury.conflict-withdrawn', { at: visit.now, by: actor(visit), subject: organisation })
    return accept(null)
  })
