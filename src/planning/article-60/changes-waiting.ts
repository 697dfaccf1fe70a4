import type { Waits } from '../../recognition/index.ts'
import { urls } from '../../urls.ts'
import { type Change, changesSoon } from './changes.ts'
import { clientsWithPlans, type FoundPlan, ownPlan } from './plan.store.ts'
import { planOf } from './plan-of.ts'

/** What changes soon in one's own plan under article 60, and for a guide in those of the people they follow. */
export const changesWaiting: Waits = async visit => {
  const { db, person, today, t } = visit
  const soon = (found: FoundPlan): Change[] => changesSoon(planOf(found, new Map(), today).changes, today)
  const waiting = (found: FoundPlan, name: string | null, address: string) =>
    soon(found).map(change => ({
      what: 'planning.article-60.waits.change' as const,
      about: `${name === null ? '' : `${name}: `}${t(change.says, change.with)}`,
      since: found.filled[0].filledAt,
      until: change.on,
      address,
    }))
  const own = await ownPlan(db, person.id)
  const clients = visit.worksFor?.role === 'guide' ? await clientsWithPlans(visit) : []
  return [
    ...(own ? waiting(own, null, urls.ownArticle60) : []),
    ...clients.flatMap(({ plan, name, access }) => (plan ? waiting(plan, name, urls.client60(access)) : [])),
  ]
}
