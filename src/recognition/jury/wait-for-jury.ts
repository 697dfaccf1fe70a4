import type { ProgrammeId } from '../../catalogue/index.ts'
import { type Sends, tell } from '../../people/index.ts'
import type { Trx } from '../../platform/connection.ts'
import type { Day } from '../../platform/day.ts'
import { type Id, newId } from '../../platform/ids.ts'
import { type Actor, record } from '../../platform/record.ts'
import { urls } from '../../urls.ts'

/** For what somebody waits: a procedure or a request. */
export type About = { procedure: Id<'procedure'> } | { request: Id<'request'> }

export interface WaitAsk {
  organisation: Id<'organisation'>
  person: Id<'person'>
  about: About
  programme: ProgrammeId
  /** The last day on which the jury is in time; null: whenever. */
  until: Day | null
  /** Since when they wait; now, unless they waited before. */
  since?: Date
  excused?: boolean
}

/** Puts somebody in the queue for a jury and tells them that they can choose; who waits already is no fault. */
export const waitForJury = async (trx: Trx, ask: WaitAsk, by: Actor, sends: Sends, now: Date): Promise<void> => {
  const { organisation, person, about, programme, until, since = now, excused = false } = ask
  const id = newId<'jury-wait'>()
  const added = await trx
    .insertInto('juryWait')
    .values({
      id,
      organisationId: organisation,
      personId: person,
      procedureId: 'procedure' in about ? about.procedure : null,
      requestId: 'request' in about ? about.request : null,
      programme,
      since,
      untilDay: until,
      excused,
      endedAt: null,
    })
    .onConflict(on => on.doNothing())
    .executeTakeFirst()
  if (!added.numInsertedOrUpdatedRows) return
  await record(trx, 'jury.waits', { at: now, by, subject: organisation })
  const message = {
    kind: 'request' as const,
    about: 'jury-choose' as const,
    key: `jury-choose:${id}`,
    link: urls.ownSeat(id),
  }
  await tell(trx, person, message, sends, now)
}
