import type { ProviderId } from '../../catalogue/index.ts'
import { runBy } from '../../people/index.ts'
import { inTransaction } from '../../platform/connection.ts'
import { record } from '../../platform/record.ts'
import { actorOf } from '../../platform/visit.ts'
import type { StructureVisit } from './standing.ts'

/** A manager of the organisation says whether a second person publishes; false: it is not theirs to say. */
export const setRule = (visit: StructureVisit, provider: string, twoPeople: boolean): Promise<boolean> =>
  inTransaction(visit.db, async trx => {
    const { worksFor, person, now } = visit
    if (worksFor?.role !== 'manager') return false
    const runs = (await runBy(trx, worksFor.id)).find(({ id }) => id === (provider as ProviderId))
    if (!runs) return false
    await trx
      .insertInto('structureRule')
      .values({ provider: runs.id, twoPeople, at: now, byPerson: person.id })
      .execute()
    const detail = { provider: runs.id, people: twoPeople ? 2 : 1 }
    await record(trx, 'structure.rule-set', { at: now, by: actorOf(visit), subject: worksFor.id, detail })
    return true
  })
