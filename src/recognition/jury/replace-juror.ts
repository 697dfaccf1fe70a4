import { type Sends, tell } from '../../people/index.ts'
import type { Trx } from '../../platform/connection.ts'
import { dayOf } from '../../platform/day.ts'
import type { Id } from '../../platform/ids.ts'
import type { Actor } from '../../platform/record.ts'
import { urls } from '../../urls.ts'
import { endPart } from '../procedures/procedure.store.ts'
import { objectionsBetween } from './conflict.store.ts'
import { jurorsAt, type Sitting } from './jury.store.ts'
import type { Member } from './jury.ts'
import { coordinatorsOf } from './who-coordinates.ts'

/** The jurors of a session: who said that they come. */
export const jurorsOf = ({ members }: Pick<Sitting, 'members'>): Id<'person'>[] =>
  members.filter(({ answer }) => answer === 'yes').map(({ personId }) => personId)

/** How many jurors a session still lacks: who was asked and did not say no counts. */
export const lacks = ({ members, jurorsWanted }: Pick<Sitting, 'members' | 'jurorsWanted'>): number =>
  Math.max(0, jurorsWanted - members.filter(({ askedAt }) => askedAt !== null).length)

/** Asks a juror whether they judge in a session. */
export const ask = async (trx: Trx, session: Sitting, member: Member, sends: Sends, now: Date): Promise<void> => {
  await trx.updateTable('juryMember').set({ askedAt: now }).where('id', '=', member.id).execute()
  const message = {
    kind: 'request' as const,
    about: 'jury-asked' as const,
    key: `jury-asked:${member.id}`,
    values: { day: session.day, time: session.fromTime },
    link: urls.ownJury,
  }
  await tell(trx, member.personId, message, sends, now)
}

/** The first substitute who may still judge here, whom nothing stands between and any candidate. */
const nextSubstitute = async (trx: Trx, session: Sitting, now: Date) => {
  const at = { now, today: dayOf(now) }
  const waiting = session.members.filter(({ askedAt }) => askedAt === null)
  const jurors = await jurorsAt(trx, session.organisationId, at.today)
  const objections = await objectionsBetween(
    trx,
    session.organisationId,
    waiting.map(({ personId }) => personId),
    session.seated.map(({ personId }) => personId),
    at,
  )
  return waiting.find(
    ({ personId }) =>
      jurors.some(each => each.personId === personId && each.here) &&
      !objections.some(({ juror }) => juror === personId),
  )
}

/**
 * Somebody judges in a session no more: what they were named for in it ends, the next substitute is asked, and where
 * there is none the coordinators are told.
 */
export const replaceJuror = async (
  trx: Trx,
  session: Sitting,
  member: Member,
  why: 'no' | 'left',
  by: Actor,
  sends: Sends,
  now: Date,
): Promise<void> => {
  await trx.updateTable('juryMember').set({ endedAt: now, why }).where('id', '=', member.id).execute()
  for (const { procedureId, attendance } of session.seated)
    if (procedureId && attendance === null) await endPart(trx, procedureId, member.personId, 'juror', by, now)
  const left = { ...session, members: session.members.filter(({ id }) => id !== member.id) }
  if (lacks(left) === 0) return
  const next = await nextSubstitute(trx, left, now)
  if (next) return ask(trx, session, next, sends, now)
  const message = {
    kind: 'request' as const,
    about: 'jury-unled' as const,
    key: `jury-unled:${session.id}:${member.id}`,
    values: { day: session.day },
    link: urls.session(session.id),
  }
  for (const person of await coordinatorsOf(trx, session.organisationId, dayOf(now)))
    await tell(trx, person, message, sends, now)
}
