import { sql } from 'kysely'
import type { ModuleId } from '../../catalogue/index.ts'
import { because } from '../../platform/because.ts'
import type { Db, Trx } from '../../platform/connection.ts'
import { dayOf } from '../../platform/day.ts'
import type { Id } from '../../platform/ids.ts'
import type { Granted, Sure } from './granted.ts'
import type { Request } from './request.ts'

const standing = sql<boolean>`not exists (
  select from revoked_exemption as back where back.exemption_id = granted_exemption.id)`

/** The exemptions that this person has now, oldest first. */
const exemptionsOf = (db: Db | Trx, person: Id<'person'>): Promise<Granted[]> =>
  db
    .selectFrom('grantedExemption')
    .selectAll()
    .where('personId', '=', person)
    .where(standing)
    .orderBy('grantedAt')
    .execute()

/** What came of one request, still standing or not. */
export const grantedBy = (db: Db | Trx, request: Request['id']): Promise<(Granted & { revokedAt: Date | null })[]> =>
  db
    .selectFrom('grantedExemption')
    .leftJoin('revokedExemption', 'revokedExemption.exemptionId', 'grantedExemption.id')
    .selectAll('grantedExemption')
    .select('revokedExemption.at as revokedAt')
    .where('requestId', '=', request)
    .orderBy('module')
    .execute()

export const insertGranted = (trx: Trx, granted: Granted) =>
  trx
    .insertInto('grantedExemption')
    .values({ ...granted, because: JSON.stringify(granted.because) })
    .execute()

/** By module: what providers granted this person, and why. Parts of one module add up. */
export const sureExemptions = async (db: Db, person: Id<'person'>): Promise<Map<ModuleId, Sure>> => {
  const sure = new Map<ModuleId, Sure>()
  for (const { module, minutes, because: reasons, grantedAt } of await exemptionsOf(db, person)) {
    const before = sure.get(module)
    const says = because('recognition.granted', { with: { day: dayOf(grantedAt) }, because: reasons })
    sure.set(module, {
      minutes: minutes === null || before?.minutes === null ? null : minutes + (before?.minutes ?? 0),
      because: [...(before?.because ?? []), says],
    })
  }
  return sure
}
