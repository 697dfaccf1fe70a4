import { sql } from 'kysely'
import { guestOf, noteLook, type Shown, shownTo, viewerOf } from '../../people/index.ts'
import type { Db, Trx } from '../../platform/connection.ts'
import type { Id } from '../../platform/ids.ts'
import { actorOf, type Visit } from '../../platform/visit.ts'
import { type Development, type DevelopmentStep, developmentOf } from './development.ts'
import type { DevelopmentId } from './tables.ts'

export interface FoundDevelopment {
  id: DevelopmentId
  personId: Id<'person'>
  /** What its owner is called. */
  owner: string
  steps: (DevelopmentStep & { name: string })[]
  development: Development
}

const stepsOf = async (db: Db | Trx, plan: DevelopmentId): Promise<FoundDevelopment['steps']> => {
  const rows = await db
    .selectFrom('developmentStep')
    .innerJoin('person', 'person.id', 'developmentStep.personId')
    .select(['developmentStep.id', 'kind', 'detail', 'at', 'personId', 'developmentStep.role', 'person.name'])
    .where('planId', '=', plan)
    .orderBy('developmentStep.id')
    .execute()
  return rows as FoundDevelopment['steps']
}

const heads = (db: Db | Trx) =>
  db
    .selectFrom('developmentPlan')
    .innerJoin('person', 'person.id', 'developmentPlan.personId')
    .select(['developmentPlan.id', 'developmentPlan.personId', 'person.name as owner'])

type Head = Pick<FoundDevelopment, 'id' | 'personId' | 'owner'>

const filled = async (db: Db | Trx, head: Head): Promise<FoundDevelopment> => {
  const steps = await stepsOf(db, head.id)
  return { ...head, steps, development: developmentOf(steps) }
}

/** One's own plan; null: none was begun. */
export const ownDevelopment = async (db: Db | Trx, person: Id<'person'>): Promise<FoundDevelopment | null> => {
  const head = await heads(db).where('developmentPlan.personId', '=', person).executeTakeFirst()
  return head ? filled(db, head) : null
}

/** Through what this visitor may see plans of others now: what their owners let them in to. */
const letInTo = async (visit: Visit): Promise<Shown[]> => {
  const guest = guestOf(visit)
  if (!guest) return []
  return (await shownTo(visit.db, guest, visit.now)).filter(({ parts }) => parts.includes('development-plan'))
}

/** Plans of others that this visitor may see. */
export const developmentsFor = async (visit: Visit): Promise<Head[]> => {
  const shown = await letInTo(visit)
  if (shown.length === 0) return []
  return heads(visit.db)
    .where('developmentPlan.personId', '=', sql<Id<'person'>>`any(${shown.map(({ ownerId }) => ownerId)})`)
    .orderBy('person.name')
    .execute()
}

/** A plan of one's own, or of somebody who let one see it; every look at another's is told to its owner. Null: neither. */
export const findDevelopment = async (visit: Visit, id: string): Promise<FoundDevelopment | null> => {
  const { db, person } = visit
  if (!person) return null
  const head = await heads(db).where(sql<string>`development_plan.id::text`, '=', id).executeTakeFirst()
  if (!head) return null
  if (head.personId !== person.id) {
    const through = (await letInTo(visit)).find(({ ownerId }) => ownerId === head.personId)
    if (!through) return null
    await noteLook(db, through.dossierId, through, viewerOf(visit), actorOf(visit), visit.now)
  }
  return filled(db, head)
}

/** The plan locked, as it is by then; whether this visitor may still see it was asked before. */
export const lockDevelopment = async (trx: Trx, id: DevelopmentId): Promise<FoundDevelopment | null> => {
  await trx.selectFrom('developmentPlan').select('id').where('id', '=', id).forUpdate().execute()
  const head = await heads(trx).where('developmentPlan.id', '=', id).executeTakeFirst()
  return head ? filled(trx, head) : null
}
