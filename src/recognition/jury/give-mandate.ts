import type { ProgrammeId } from '../../catalogue/index.ts'
import { type Db, inTransaction } from '../../platform/connection.ts'
import type { Day } from '../../platform/day.ts'
import { newId } from '../../platform/ids.ts'
import { accept, type Outcome, refuse } from '../../platform/outcome.ts'
import { record } from '../../platform/record.ts'
import type { Word } from '../../platform/words.ts'
import type { StepVisit } from '../requests/take-step.ts'
import { jurorsAt, withoutMandate } from './jury.store.ts'
import type { Mandate } from './jury.ts'
import { letJurorsGo } from './let-jurors-go.ts'
import { programmesAt } from './programmes-at.ts'
import { actor, coordinates, lockPlanning } from './who-coordinates.ts'

/** Gives an assessor or teacher a mandate, or another one instead of theirs: the old one stays, ended. */
export const giveMandate = (
  db: Db,
  visit: StepVisit,
  person: string,
  ask: { programmes: string[]; fromDay: Day | null; untilDay: Day | null },
): Promise<Outcome<Mandate['id'], Word>> =>
  inTransaction(db, async trx => {
    const { now, today } = visit
    const organisation = coordinates(visit)
    if (organisation === null) return refuse('recognition.jury.no.not-yours')
    await lockPlanning(trx, organisation)
    const before = (await jurorsAt(trx, organisation, today)).find(({ personId }) => personId === person)
    const asked = (await withoutMandate(trx, organisation, today)).find(({ id }) => id === person)
    const personId = before?.here ? before.personId : asked?.id
    if (!personId) return refuse('recognition.jury.no.not-yours')
    const { fromDay, untilDay } = ask
    const programmes = (await programmesAt(trx, organisation))
      .map(({ id }): ProgrammeId => id)
      .filter(id => ask.programmes.includes(id))
    if (programmes.length === 0) return refuse('recognition.jury.no.programme')
    if (fromDay === null || untilDay === null || untilDay < fromDay || untilDay < today)
      return refuse('recognition.jury.no.until')
    if (before) await trx.updateTable('juryMandate').set({ endedAt: now }).where('id', '=', before.id).execute()
    const id = newId<'mandate'>()
    await trx
      .insertInto('juryMandate')
      .values({
        id,
        organisationId: organisation,
        personId,
        programmes,
        fromDay,
        untilDay,
        givenBy: visit.person.id,
        givenAt: now,
        endedAt: null,
      })
      .execute()
    const by = actor(visit)
    await record(trx, 'jury.mandate-given', { at: now, by, subject: organisation, detail: { person: personId } })
    await letJurorsGo(trx, visit, now, organisation)
    return accept(id)
  })
