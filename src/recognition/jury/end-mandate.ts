import { type Db, inTransaction } from '../../platform/connection.ts'
import { accept, type Outcome, refuse } from '../../platform/outcome.ts'
import { record } from '../../platform/record.ts'
import type { Word } from '../../platform/words.ts'
import type { StepVisit } from '../requests/take-step.ts'
import { jurorsAt } from './jury.store.ts'
import { letJurorsGo } from './let-jurors-go.ts'
import { actor, coordinates, lockPlanning } from './who-coordinates.ts'

/** Ends somebody's mandate from now on; where they were to judge, the next substitute is asked. */
export const endMandate = (db: Db, visit: StepVisit, person: string): Promise<Outcome<null, Word>> =>
  inTransaction(db, async trx => {
    const { now } = visit
    const organisation = coordinates(visit)
    if (organisation === null) return refuse('recognition.jury.no.not-yours')
    await lockPlanning(trx, organisation)
    const juror = (await jurorsAt(trx, organisation, visit.today)).find(({ personId }) => personId === person)
    if (!juror) return refuse('recognition.jury.no.not-yours')
    await trx.updateTable('juryMandate').set({ endedAt: now }).where('id', '=', juror.id).execute()
    const by = actor(visit)
    await record(trx, 'jury.mandate-ended', {
      at: now,
      by,
      subject: organisation,
      detail: { person: juror.personId },
    })
    await letJurorsGo(trx, visit, now, organisation)
    return accept(null)
  })
