import type { Db } from '../../platform/connection.ts'
import { agreementsById } from './agreement.store.ts'
import { agreedOf } from './agreement.ts'
import type { Value } from './condition.ts'
import type { ConditionSet } from './set.ts'
import { deviationsOf } from './terms.ts'

export interface Deviation {
  employer: string
  condition: string
  standard: Value
  value: Value
  count: number
}

/**
 * Where employers agreed otherwise than the set says, for who keeps it: which employer, which condition, how often. Not
 * with whom and not why: that stays with the parties.
 */
export const deviationsFrom = async (
  db: Db,
  set: ConditionSet['id'],
): Promise<{ agreed: number; deviations: Deviation[] }> => {
  const ids = await db
    .selectFrom('agreement')
    .innerJoin('agreementSetVersion as version', 'version.id', 'agreement.setVersionId')
    .select('agreement.id')
    .where('version.setId', '=', set)
    .limit(2000)
    .execute()
  const agreements = (
    await agreementsById(
      db,
      ids.map(({ id }) => id),
    )
  ).flatMap(agreement => {
    const agreed = agreedOf(agreement)
    return agreed ? [{ agreed, body: agreement.set.body }] : []
  })
  const found = new Map<string, Deviation>()
  for (const { agreed, body } of agreements)
    for (const { id, standard, value } of deviationsOf(agreed.terms, body)) {
      const key = JSON.stringify([agreed.terms.employer, id, standard, value])
      const known = found.get(key) ?? { employer: agreed.terms.employer, condition: id, standard, value, count: 0 }
      found.set(key, { ...known, count: known.count + 1 })
    }
  return { agreed: agreements.length, deviations: [...found.values()] }
}
