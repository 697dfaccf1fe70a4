import type { ModuleId, ProviderId } from '../../../catalogue/index.ts'
import { type Db, inTransaction } from '../../../platform/connection.ts'
import { newId } from '../../../platform/ids.ts'
import { accept, type Outcome, refuse } from '../../../platform/outcome.ts'
import { record } from '../../../platform/record.ts'
import type { StepVisit } from '../take-step.ts'
import { testOf } from './module-test.store.ts'
import { ModuleTestBody, sites } from './module-test.ts'

/** A module of a provider, found through whom the visitor works for. */
export interface TestedModule {
  provider: ProviderId
  module: ModuleId
}

const actor = ({ person, worksFor }: StepVisit) => ({ person: person.id, role: worksFor?.role ?? person.role })

/** How a module is tested from now on; sessions that were planned keep what they were planned with. */
export const setModuleTest = async (
  db: Db,
  visit: StepVisit,
  { provider, module }: TestedModule,
  typed: unknown,
): Promise<Outcome<null, 'recognition.test.incomplete'>> => {
  const read = ModuleTestBody.safeParse(typed)
  if (!read.success) return refuse('recognition.test.incomplete')
  await inTransaction(db, async trx => {
    await trx
      .insertInto('moduleTest')
      .values({ provider, module, body: JSON.stringify(read.data), setBy: visit.person.id, setAt: visit.now })
      .execute()
    await record(trx, 'module-test.set', { at: visit.now, by: actor(visit), subject: module })
  })
  return accept(null)
}

type NoPlan =
  | 'recognition.test.unset'
  | 'recognition.test.past'
  | 'recognition.test.no-place'
  | 'recognition.test.no-places'

/** Plans a session of the test of a module, with as many places as there are. */
export const planSession = (
  db: Db,
  visit: StepVisit,
  { provider, module }: TestedModule,
  ask: { startsAt: Date | null; site: string; place: string; places: number },
): Promise<Outcome<null, NoPlan>> =>
  inTransaction(db, async trx => {
    const test = await testOf(trx, provider, module)
    const site = sites.find(each => each === ask.site)
    const place = ask.place.trim().slice(0, 300)
    if (!test) return refuse('recognition.test.unset')
    if (ask.startsAt === null || ask.startsAt <= visit.now) return refuse('recognition.test.past')
    if (!site || place === '') return refuse('recognition.test.no-place')
    if (!Number.isInteger(ask.places) || ask.places < 1 || ask.places > 500) return refuse('recognition.test.no-places')
    const id = newId<'test-session'>()
    await trx
      .insertInto('testSession')
      .values({
        id,
        testId: test.id,
        startsAt: ask.startsAt,
        site,
        place,
        places: ask.places,
        plannedBy: visit.person.id,
        plannedAt: visit.now,
        calledOffAt: null,
        calledOffBy: null,
      })
      .execute()
    await record(trx, 'test-session.planned', { at: visit.now, by: actor(visit), subject: id })
    return accept(null)
  })
