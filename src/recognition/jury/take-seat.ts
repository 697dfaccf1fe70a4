import { currentCatalogue } from '../../catalogue/index.ts'
import { tell } from '../../people/index.ts'
import { type Db, inTransaction } from '../../platform/connection.ts'
import { newId } from '../../platform/ids.ts'
import { accept, type Outcome, refuse } from '../../platform/outcome.ts'
import { record } from '../../platform/record.ts'
import type { Word } from '../../platform/words.ts'
import { urls } from '../../urls.ts'
import { writeLetter } from '../letters/write-letter.ts'
import { nameFor } from '../procedures/procedure.store.ts'
import type { StepVisit } from '../requests/take-step.ts'
import { objectionsBetween } from './conflict.store.ts'
import { invitationLetter } from './invitation-letter.ts'
import { findWait, lockSession, type Sitting } from './jury.store.ts'
import { placeOf } from './place-of.ts'
import { programmeTitle } from './programmes-at.ts'
import { jurorsOf } from './replace-juror.ts'
import { actor, coordinates } from './who-coordinates.ts'

/** The first chair on which nobody sits; null: all are taken. */
export const freeChair = ({ seated, seats }: Pick<Sitting, 'seated' | 'seats'>): number | null =>
  Array.from({ length: seats }, (_, at) => at + 1).find(
    number => !seated.some(seat => seat.number === number && seat.attendance === null),
  ) ?? null

/**
 * Seats who waits in a session, by themselves or by the coordinator. Its jurors are named for the procedure, an
 * invitation goes out as a letter and as a message.
 */
export const takeSeat = (db: Db, visit: StepVisit, waitId: string, sessionId: string): Promise<Outcome<null, Word>> =>
  inTransaction(db, async trx => {
    const { now, today, person } = visit
    const viewer = { person: person.id, organisation: coordinates(visit) }
    const found = await findWait(trx, viewer, waitId)
    if (!found) return refuse('recognition.jury.no.not-yours')
    const session = await lockSession(trx, found.organisationId, sessionId)
    // Read again under the lock of the session; two sessions at once for one person: the database takes one.
    const wait = await findWait(trx, viewer, waitId)
    if (!session || !wait || wait.programme !== session.programme) return refuse('recognition.jury.no.not-yours')
    if (wait.seatId) return refuse('recognition.jury.no.has-seat')
    if (session.day <= today) return refuse('recognition.jury.no.past')
    const number = freeChair(session)
    if (number === null) return refuse('recognition.jury.no.full')
    const asked = session.members.filter(({ askedAt }) => askedAt !== null).map(({ personId }) => personId)
    const [objection] = await objectionsBetween(trx, session.organisationId, asked, [wait.personId], visit)
    if (objection) return refuse(`recognition.jury.no.${objection.why}`)
    const taken = await trx
      .insertInto('jurySeat')
      .values({
        id: newId<'jury-seat'>(),
        sessionId: session.id,
        number,
        waitId: wait.id,
        takenBy: person.id,
        takenAt: now,
        endedAt: null,
        attendance: null,
        markedBy: null,
        markedAt: null,
      })
      .onConflict(on => on.doNothing())
      .executeTakeFirst()
    if (!taken.numInsertedOrUpdatedRows) return refuse('recognition.jury.no.has-seat')
    const by = actor(visit)
    await record(trx, 'jury.seat-taken', { at: now, by, subject: wait.procedureId ?? wait.requestId ?? wait.id })
    const { procedureId } = wait
    if (procedureId) for (const juror of jurorsOf(session)) await nameFor(trx, procedureId, juror, 'juror', by, now)
    const catalogue = await currentCatalogue(trx)
    const place = await placeOf(trx, session)
    await writeLetter(
      trx,
      {
        kind: 'invitation',
        personId: wait.personId,
        organisationId: session.organisationId,
        about: wait.procedureId ?? wait.requestId ?? wait.id,
        text: t => invitationLetter(session, programmeTitle(catalogue, session.programme, t), place)(t),
      },
      by,
      now,
    )
    const message = {
      kind: 'invitation' as const,
      about: 'jury-invited' as const,
      key: `jury-invited:${session.id}:${wait.id}:${now.getTime()}`,
      values: { day: session.day, time: session.fromTime, place },
      link: urls.ownSeat(wait.id),
    }
    await tell(trx, wait.personId, message, visit, now)
    return accept(null)
  })
