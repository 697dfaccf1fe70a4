import type { ModuleId, ProgrammeId } from '../../catalogue/index.ts'
import { because } from '../../platform/because.ts'
import { type Done, type Next, wrong } from './add-version.ts'
import { settled } from './change.ts'
import { whyNot } from './check-choices.ts'
import type { Facts } from './draw-plan.ts'
import { type Choices, isSameLock, type Lock } from './plan.ts'
import { programmeOfLeg } from './programme-of-leg.ts'

const none = wrong({ field: null, says: because('planning.plan.no-part') })

/** The part of a plan that an address names: `module`, `offer` or `order` and its id; null when it is not in the plan. */
export const partNamed = ({ legs }: Choices, kind: string, id: string): Lock | null => {
  const leg = legs.find(({ programme, modules }) =>
    kind === 'offer' ? programme === id : modules.some(each => each === id),
  )
  if (!leg) return null
  if (kind === 'offer') return leg.offer === null ? null : { kind, programme: id as ProgrammeId }
  if (kind === 'module') return { kind, module: id as ModuleId }
  const before = leg.modules[leg.modules.indexOf(id as ModuleId) - 1]
  return kind === 'order' && before ? { kind, before, after: id as ModuleId } : null
}

/** Locks a part, or lets it go again when it was locked. */
export const toggled = (choices: Choices, part: Lock | null, facts: Facts): Done<Next> => {
  if (!part) return none
  const others = choices.locks.filter(lock => !isSameLock(lock, part))
  const locks = others.length < choices.locks.length ? others : [...choices.locks, part]
  return settled({ ...choices, locks }, choices, facts)
}

/** Puts a module one place earlier in its leg, when nothing asks otherwise. */
export const earlier = (choices: Choices, module: string, facts: Facts): Done<Next> => {
  const leg = choices.legs.find(({ modules }) => modules.some(each => each === module))
  const programme = leg && programmeOfLeg(leg, facts.catalogue, facts.today)
  const at = leg?.modules.indexOf(module as ModuleId) ?? -1
  const [before, self] = [leg?.modules[at - 1], leg?.modules[at]]
  if (!leg || !programme || !before || !self) return none
  if (choices.locks.some(lock => isSameLock(lock, { kind: 'order', before, after: self })))
    return wrong({ field: null, says: because('planning.plan.locked.order') })
  const modules = leg.modules.toSpliced(at - 1, 2, self, before)
  const lacks = whyNot(programme, modules, facts.catalogue.modules)
  if (lacks.length > 0) return wrong(...lacks.map(says => ({ field: null, says })))
  const legs = choices.legs.map(each => (each === leg ? { ...leg, modules } : each))
  return settled({ ...choices, legs }, choices, facts)
}
