import type { ProgrammeId } from '../../catalogue/index.ts'
import { type Db, inTransaction, type Trx } from '../../platform/connection.ts'
import type { Day } from '../../platform/day.ts'
import { type Id, newId } from '../../platform/ids.ts'
import { accept, type Outcome, refuse } from '../../platform/outcome.ts'
import { record } from '../../platform/record.ts'
import type { Word } from '../../platform/words.ts'
import type { StepVisit } from '../requests/take-step.ts'
import { addMember } from './add-juror.ts'
import { findSession } from './jury.store.ts'
import type { Session } from './jury.ts'
import { programmesAt } from './programmes-at.ts'
import { actor, coordinates, lockPlanning } from './who-coordinates.ts'

export interface SessionAsk {
  programme: string
  day: Day | null
  fromTime: string
  untilTime: string
  site: Id<'site'> | null
  room: string
  jurorsWanted: number
  seats: number
  /** The first are asked, as many as are wanted; the others stand in, in this order. */
  jurors: string[]
}

const isTime = (text: string): boolean => /^([01]\d|2[0-3]):[0-5]\d$/.test(text)
const isCount = (count: number, most: number): boolean => Number.isInteger(count) && count >= 1 && count <= most

/** What is wrong with a session, whoever plans it; null: nothing. */
const wrongWith = (ask: SessionAsk, programmes: ProgrammeId[], today: Day): Word | null => {
  if (!programmes.some(id => id === ask.programme)) return 'recognition.jury.no.programme'
  if (ask.day === null || ask.day <= today) return 'recognition.jury.no.day'
  if (!isTime(ask.fromTime) || !isTime(ask.untilTime) || ask.untilTime <= ask.fromTime)
    return 'recognition.jury.no.time'
  if (ask.room === '' || ask.room.length > 200) return 'recognition.jury.no.room'
  if (!isCount(ask.jurorsWanted, 9) || !isCount(ask.seats, 40)) return 'recognition.jury.no.count'
  return null
}

const plan = async (trx: Trx, visit: StepVisit, ask: SessionAsk): Promise<Outcome<Session['id'], Word>> => {
  const { now, today, person } = visit
  const organisation = coordinates(visit)
  if (organisation === null) return refuse('recognition.jury.no.not-yours')
  const programmes = (await programmesAt(trx, organisation)).map(({ id }) => id)
  const wrong = wrongWith(ask, programmes, today)
  const programme = programmes.find(id => id === ask.programme)
  if (wrong || !programme || !ask.day) return refuse(wrong ?? 'recognition.jury.no.day')
  const { day, fromTime, untilTime, room, jurorsWanted, seats, site } = ask
  const id = newId<'jury-session'>()
  const planned = { id, organisationId: organisation, programme, day, fromTime, untilTime, siteId: site, room }
  const added = await trx
    .insertInto('jurySession')
    .values({ ...planned, jurorsWanted, seats, plannedBy: person.id, plannedAt: now, calledOffAt: null })
    .onConflict(on => on.doNothing())
    .executeTakeFirst()
  if (!added.numInsertedOrUpdatedRows) return refuse('recognition.jury.no.room-taken')
  await trx
    .insertInto('juryPlace')
    .values(Array.from({ length: seats }, (_, at) => ({ sessionId: id, number: at + 1 })))
    .execute()
  await record(trx, 'jury.session-planned', { at: now, by: actor(visit), subject: organisation })
  for (const juror of ask.jurors) {
    const session = await findSession(trx, organisation, id)
    const asked = session ? await addMember(trx, visit, session, juror) : null
    if (asked && !asked.ok) return asked
  }
  return accept(id)
}

class Refused extends Error {
  constructor(readonly refusal: Word) {
    super(refusal)
  }
}

/** Plans sessions, all of them or none: with their chairs, the jurors asked and the substitutes in order. */
export const planSessions = async (
  db: Db,
  visit: StepVisit,
  asks: SessionAsk[],
): Promise<Outcome<Session['id'][], Word>> => {
  try {
    return accept(
      await inTransaction(db, async trx => {
        const organisation = coordinates(visit)
        if (organisation) await lockPlanning(trx, organisation)
        const planned: Session['id'][] = []
        for (const ask of asks) {
          const outcome = await plan(trx, visit, ask)
          // Nothing of a plan of which one session cannot be.
          if (!outcome.ok) throw new Refused(outcome.refusal)
          planned.push(outcome.value)
        }
        return planned
      }),
    )
  } catch (problem) {
    if (problem instanceof Refused) return refuse(problem.refusal)
    throw problem
  }
}
