import { type Db, inTransaction, type Trx } from '../../platform/connection.ts'
import { newId } from '../../platform/ids.ts'
import { accept, type Outcome, refuse } from '../../platform/outcome.ts'
import { record } from '../../platform/record.ts'
import type { Word } from '../../platform/words.ts'
import type { StepVisit } from '../requests/take-step.ts'
import { objectionsBetween } from './conflict.store.ts'
import { jurorsAt, lockSession, type Sitting, sessionsAt } from './jury.store.ts'
import { mayJudge } from './jury.ts'
import { ask, lacks } from './replace-juror.ts'
import { actor, coordinates, lockPlanning } from './who-coordinates.ts'

/** Puts a juror in a session, under the lock of planning: asked if one is wanted, else as the last substitute. */
export const addMember = async (
  trx: Trx,
  visit: StepVisit,
  session: Sitting,
  person: string,
): Promise<Outcome<null, Word>> => {
  const { now, today } = visit
  const { organisationId: organisation, programme, day, half, members, seated } = session
  const juror = (await jurorsAt(trx, organisation, today)).find(({ personId }) => personId === person)
  if (!juror?.here || !mayJudge(juror, programme, day)) return refuse('recognition.jury.no.mandate')
  const busy = (await sessionsAt(trx, organisation, day, day)).some(
    each => each.half === half && each.members.some(({ personId }) => personId === person),
  )
  if (busy) return refuse('recognition.jury.no.busy')
  const candidates = seated.map(({ personId }) => personId)
  const [objection] = await objectionsBetween(trx, organisation, [juror.personId], candidates, visit)
  if (objection) return refuse(`recognition.jury.no.${objection.why}`)
  const member = {
    id: newId<'jury-member'>(),
    sessionId: session.id,
    personId: juror.personId,
    turn: Math.max(0, ...members.map(({ turn }) => turn)) + 1,
    askedAt: null,
    answer: null,
    answeredAt: null,
    endedAt: null,
    why: null,
  }
  await trx.insertInto('juryMember').values(member).execute()
  if (lacks(session) > 0) await ask(trx, session, member, visit, now)
  await record(trx, 'jury.juror-asked', { at: now, by: actor(visit), subject: organisation })
  return accept(null)
}

/** The coordinator asks one more juror for a session that is planned. */
export const addJuror = (db: Db, visit: StepVisit, id: string, person: string): Promise<Outcome<null, Word>> =>
  inTransaction(db, async trx => {
    const organisation = coordinates(visit)
    if (organisation === null) return refuse('recognition.jury.no.not-yours')
    await lockPlanning(trx, organisation)
    const session = await lockSession(trx, organisation, id)
    if (!session) return refuse('recognition.jury.no.not-yours')
    if (session.day < visit.today) return refuse('recognition.jury.no.past')
    return addMember(trx, visit, session, person)
  })
