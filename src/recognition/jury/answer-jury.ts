import { type Db, inTransaction } from '../../platform/connection.ts'
import type { Id } from '../../platform/ids.ts'
import { accept, type Outcome, refuse } from '../../platform/outcome.ts'
import { record } from '../../platform/record.ts'
import type { Word } from '../../platform/words.ts'
import { nameFor } from '../procedures/procedure.store.ts'
import type { StepVisit } from '../requests/take-step.ts'
import { lockSession } from './jury.store.ts'
import { replaceJuror } from './replace-juror.ts'
import { actor, coordinates } from './who-coordinates.ts'

/**
 * A juror says yes or no to a session, or the coordinator notes it for them. Yes: they see what they judge. No, also
 * after yes: the next substitute is asked.
 */
export const answerJury = (
  db: Db,
  visit: StepVisit,
  id: { organisation: Id<'organisation'>; session: string; juror: string },
  answer: 'yes' | 'no',
): Promise<Outcome<null, Word>> =>
  inTransaction(db, async trx => {
    const { now, person } = visit
    if (id.juror !== person.id && coordinates(visit) !== id.organisation) return refuse('recognition.jury.no.not-yours')
    const session = await lockSession(trx, id.organisation, id.session)
    const member = session?.members.find(({ personId, askedAt }) => personId === id.juror && askedAt !== null)
    if (!session || !member) return refuse('recognition.jury.no.not-yours')
    if (session.day < visit.today) return refuse('recognition.jury.no.past')
    await trx.updateTable('juryMember').set({ answer, answeredAt: now }).where('id', '=', member.id).execute()
    const by = actor(visit)
    await record(trx, 'jury.juror-answered', { at: now, by, subject: session.organisationId, detail: { answer } })
    if (answer === 'no') await replaceJuror(trx, session, member, 'no', by, visit, now)
    else
      for (const { procedureId } of session.seated)
        if (procedureId) await nameFor(trx, procedureId, member.personId, 'juror', by, now)
    return accept(null)
  })
