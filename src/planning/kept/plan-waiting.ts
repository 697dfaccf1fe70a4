import { named } from '../../catalogue/index.ts'
import type { Waits } from '../../recognition/index.ts'
import { urls } from '../../urls.ts'
import { keptPlanOf } from './kept-plan.ts'
import { toldOfChange } from './plan.store.ts'
import { replan } from './replan.ts'

/** That facts changed since one kept one's plan: taking that over, or choosing otherwise. */
export const planWaiting: Waits = async ({ db, person, today, t, now }) => {
  const kept = await keptPlanOf(db, { session: null, person: person.id }, today)
  if (!kept) return []
  const { plan, facts } = kept
  const found = replan(plan.version, facts)
  if (found.kind === 'same') return []
  const goal = facts.catalogue.qualifications.get(plan.version.choices.goal)
  return [
    {
      what: `planning.plan.waits.${found.kind}`,
      about: named(goal?.title ?? {}, plan.version.choices.goal)[t.language],
      since: (await toldOfChange(db, plan)) ?? now,
      until: null,
      address: urls.plan,
    },
  ]
}
