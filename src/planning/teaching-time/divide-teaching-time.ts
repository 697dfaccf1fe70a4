import { tell } from '../../people/index.ts'
import { type Db, inTransaction } from '../../platform/connection.ts'
import { accept, type Outcome, refuse } from '../../platform/outcome.ts'
import { record } from '../../platform/record.ts'
import { actorOf } from '../../platform/visit.ts'
import { urls } from '../../urls.ts'
import { findTime, lockTime, staffOf } from './teaching-time.store.ts'
import { type DivisionAsk, type DivisionRefusal, divide, type Share } from './teaching-time.ts'
import { coordinates, type PersonVisit } from './who.ts'

export type DivideRefusal = DivisionRefusal | 'planning.teaching-time.no.not-yours' | 'planning.teaching-time.no.stale'

const had = (shares: readonly Share[], { personId, part, quarters }: Share): boolean =>
  shares.some(share => share.personId === personId && share.part === part && share.quarters === quarters)

/**
 * A coordinator divides the periods of a module anew. `seen`: the division that their page showed; of two who divide at
 * once the second is refused. Whoever gets something else than before is told.
 */
export const divideTeachingTime = (
  db: Db,
  visit: PersonVisit,
  id: string,
  ask: DivisionAsk,
  seen: number,
): Promise<Outcome<null, DivideRefusal>> =>
  inTransaction(db, async trx => {
    const { now, today, person } = visit
    const organisation = coordinates(visit)
    const found = organisation && (await findTime(trx, organisation, id))
    if (!organisation || !found) return refuse('planning.teaching-time.no.not-yours')
    const timeId = found[0].id
    await lockTime(trx, timeId)
    const before = (await findTime(trx, organisation, id))?.[0]
    if (!before || before.number !== seen) return refuse('planning.teaching-time.no.stale')
    const divided = divide(ask, await staffOf(trx, organisation, today))
    if (!divided.ok) return divided
    const { funded, contact, workplace, shares } = divided.value
    const number = seen + 1
    const said = { saidBy: person.id, saidAt: now }
    await trx
      .insertInto('teachingSplit')
      .values({ timeId, number, funded, contact, workplace, ...said })
      .execute()
    if (shares.length > 0)
      await trx
        .insertInto('teachingShare')
        .values(shares.map(share => ({ timeId, number, ...share })))
        .execute()
    await record(trx, 'teaching-time.divided', { at: now, by: actorOf(visit), subject: timeId, detail: { number } })
    const changed = [
      ...shares.filter(share => !had(before.shares, share)),
      ...before.shares.filter(share => !had(shares, share)),
    ]
    for (const personId of new Set(changed.map(share => share.personId))) {
      const about = { kind: 'decision' as const, about: 'teaching-time' as const, link: urls.ownTeaching }
      await tell(trx, personId, { ...about, key: `teaching-time:${timeId}:${number}` }, visit, now)
    }
    return accept(null)
  })
