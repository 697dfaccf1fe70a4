import type { Catalogue } from '../../../catalogue/index.ts'
import { perObject } from '../../../platform/remember.ts'
import type { ModuleGroup } from '../groups/group.ts'

type Part = Pick<ModuleGroup, 'id' | 'module' | 'firstDay' | 'lastDay' | 'meetings'>

const ordersOf = perObject(
  ({ programmes }: Catalogue) =>
    new Set([...programmes.values()].flatMap(({ order }) => order.map(({ before, after }) => `${before} ${after}`))),
)

/** Whether a programme asks the one before the other, while it ends only after that begins. */
const isTooLate = (before: Part, after: Part, catalogue: Catalogue): boolean =>
  ordersOf(catalogue).has(`${before.module} ${after.module}`) && before.lastDay >= after.firstDay

/**
 * A group among those asked that begins before a module ends which a programme asks first, or ends after what it must
 * come before; null: none. What one learns at one's own pace fits always.
 */
export const outOfOrder = <Asked extends Part>(
  asked: readonly Asked[],
  held: readonly Part[],
  catalogue: Catalogue,
): Asked | null => {
  const fixed = (part: Part) => part.meetings.length > 0
  const all = [...held, ...asked].filter(fixed)
  return (
    asked
      .filter(fixed)
      .find(one => all.some(other => isTooLate(other, one, catalogue) || isTooLate(one, other, catalogue))) ?? null
  )
}
