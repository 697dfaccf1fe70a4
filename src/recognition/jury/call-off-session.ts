import { tell } from '../../people/index.ts'
import { type Db, inTransaction } from '../../platform/connection.ts'
import { accept, type Outcome, refuse } from '../../platform/outcome.ts'
import { record } from '../../platform/record.ts'
import type { Word } from '../../platform/words.ts'
import { urls } from '../../urls.ts'
import type { StepVisit } from '../requests/take-step.ts'
import { unname } from './give-up-seat.ts'
import { lockSession } from './jury.store.ts'
import { actor, coordinates } from './who-coordinates.ts'

/** Calls off a session that is still to come: everybody is told, and who had a seat chooses anew before the others. */
export const callOffSession = (db: Db, visit: StepVisit, id: string): Promise<Outcome<null, Word>> =>
  inTransaction(db, async trx => {
    const { now, today } = visit
    const organisation = coordinates(visit)
    const session = organisation && (await lockSession(trx, organisation, id))
    if (!session) return refuse('recognition.jury.no.not-yours')
    if (session.day < today) return refuse('recognition.jury.no.past')
    const by = actor(visit)
    await trx.updateTable('jurySession').set({ calledOffAt: now }).where('id', '=', session.id).execute()
    await record(trx, 'jury.session-called-off', { at: now, by, subject: session.organisationId })
    const message = {
      kind: 'invitation' as const,
      about: 'jury-called-off' as const,
      key: `jury-called-off:${session.id}`,
      values: { day: session.day },
    }
    for (const seat of session.seated.filter(({ attendance }) => attendance === null)) {
      await trx.updateTable('jurySeat').set({ endedAt: now }).where('id', '=', seat.id).execute()
      await trx.updateTable('juryWait').set({ excused: true }).where('id', '=', seat.waitId).execute()
      await unname(trx, session, seat, by, now)
      await tell(trx, seat.personId, { ...message, link: urls.ownSeat(seat.waitId) }, visit, now)
    }
    for (const { personId, askedAt } of session.members)
      if (askedAt) await tell(trx, personId, { ...message, link: urls.ownJury }, visit, now)
    return accept(null)
  })
