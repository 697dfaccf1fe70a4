import { currentCatalogue, modulesIn } from '../../catalogue/index.ts'
import { runBy } from '../../people/index.ts'
import { type Db, inTransaction, type Trx } from '../../platform/connection.ts'
import type { Id } from '../../platform/ids.ts'
import { newId } from '../../platform/ids.ts'
import { accept, type Outcome, refuse } from '../../platform/outcome.ts'
import { record } from '../../platform/record.ts'
import { actorOf } from '../../platform/visit.ts'
import type { Quarters, TeachingTime } from './teaching-time.ts'
import { coordinates, type PersonVisit } from './who.ts'

export interface BeginAsk {
  module: string
  schoolYear: number
  funded: Quarters | null
}

export type BeginRefusal =
  | 'planning.teaching-time.no.not-yours'
  | 'planning.teaching-time.no.module'
  | 'planning.teaching-time.no.year'
  | 'planning.teaching-time.no.number'
  | 'planning.teaching-time.no.twice'

/** The modules that an organisation teaches, each with the first programme that it is in. */
export const modulesAt = async (db: Db | Trx, organisation: Id<'organisation'>) => {
  const runs = await runBy(db, organisation)
  const { programmes, modules } = await currentCatalogue(db)
  const taught = [...programmes.values()]
    .filter(({ provider }) => runs.some(({ id }) => id === provider))
    .flatMap(programme => modulesIn(programme.structure).map(id => ({ programme, module: modules.get(id) })))
  return taught.flatMap(({ programme, module }, at) =>
    module && taught.findIndex(each => each.module === module) === at ? [{ programme, module }] : [],
  )
}

/** A coordinator says how many periods are funded for a module in a school year. All are contact until they are split. */
export const beginTeachingTime = (
  db: Db,
  visit: PersonVisit,
  { module, schoolYear, funded }: BeginAsk,
): Promise<Outcome<TeachingTime['id'], BeginRefusal>> =>
  inTransaction(db, async trx => {
    const organisationId = coordinates(visit)
    if (organisationId === null) return refuse('planning.teaching-time.no.not-yours')
    const taught = (await modulesAt(trx, organisationId)).find(each => each.module.id === module)
    if (!taught) return refuse('planning.teaching-time.no.module')
    const thisYear = Number(visit.today.slice(0, 4))
    if (!Number.isInteger(schoolYear) || Math.abs(schoolYear - thisYear) > 5)
      return refuse('planning.teaching-time.no.year')
    if (funded === null || funded === 0) return refuse('planning.teaching-time.no.number')
    const id = newId<'teaching-time'>()
    const begun = await trx
      .insertInto('teachingTime')
      .values({
        ...{ id, organisationId, programme: taught.programme.id, module: taught.module.id, schoolYear },
        ...{ begunBy: visit.person.id, begunAt: visit.now },
      })
      .onConflict(on => on.columns(['organisationId', 'module', 'schoolYear']).doNothing())
      .executeTakeFirst()
    if (!begun.numInsertedOrUpdatedRows) return refuse('planning.teaching-time.no.twice')
    await trx
      .insertInto('teachingSplit')
      .values({
        ...{ timeId: id, number: 1, funded, contact: funded, workplace: 0 },
        ...{ saidBy: visit.person.id, saidAt: visit.now },
      })
      .execute()
    await record(trx, 'teaching-time.begun', { at: visit.now, by: actorOf(visit), subject: id })
    return accept(id)
  })
