import type { ModuleId, Offer, Programme, ProgrammeId } from '../../catalogue/index.ts'
import { type Because, because } from '../../platform/because.ts'
import { type Day, isValidOn } from '../../platform/day.ts'
import type { Bilingual } from '../../platform/words.ts'
import { type Ground, lightestModules, offersFor } from '../build-leg.ts'
import { inOrder } from '../choice.ts'
import { findRoutes } from '../find-routes.ts'
import { whyNot } from './check-choices.ts'
import { drawLeg, type Facts, groundFor, isWithdrawn, laterOf } from './draw-plan.ts'
import { type Choices, type ChosenLeg, choicesOf, holdsModule, holdsOffer } from './plan.ts'
import { programmeOfLeg } from './programme-of-leg.ts'

/** The choices that can be kept, with what had to give way and why; `broken`: locked parts that could not stay. */
export interface Repaired {
  choices: Choices
  reasons: Because[]
  broken: Because[]
}

/** What programmes and modules are called, also when the catalogue has them no more. */
type Names = ReadonlyMap<string, Bilingual>

interface World {
  ground: Ground
  facts: Facts
  names: Names
}

const nameOf = (id: string, { facts: { catalogue }, names }: Pick<World, 'facts' | 'names'>): Bilingual =>
  catalogue.modules.get(id as ModuleId)?.title ??
  catalogue.programmes.get(id as ProgrammeId)?.title ??
  names.get(id) ?? { nl: id, en: id }

/** Locked orders that do not go against what the programme asks. */
const lockedOrders = ({ locks }: Choices, { order }: Programme): { before: ModuleId; after: ModuleId }[] =>
  locks.flatMap(lock =>
    lock.kind === 'order' && !order.some(asked => asked.before === lock.after && asked.after === lock.before)
      ? [{ before: lock.before, after: lock.after }]
      : [],
  )

/** Modules of a leg that can be followed: those chosen as far as they are there, locked ones before all others. */
const repairModules = (
  leg: ChosenLeg,
  programme: Programme,
  choices: Choices,
  world: World,
): { modules: ModuleId[]; reasons: Because[]; broken: Because[] } | null => {
  const { ground, facts } = world
  const { modules } = facts.catalogue
  const isThere = (id: ModuleId) => {
    const module = modules.get(id)
    return module !== undefined && isValidOn(module, facts.today)
  }
  if (leg.modules.every(isThere) && whyNot(programme, leg.modules, modules).length === 0)
    return { modules: leg.modules, reasons: [], broken: [] }
  const wanted = (id: ModuleId): number[] => [
    holdsModule(choices, id) || facts.outcomes.get(id)?.passed ? -1 : 0,
    leg.modules.includes(id) ? -1 : 0,
  ]
  const picked = lightestModules(programme, ground, wanted)
  if (!picked) return null
  const asBefore = [...leg.modules.filter(id => picked.includes(id)), ...picked.filter(id => !leg.modules.includes(id))]
  const kept = inOrder(asBefore, [...programme.order, ...lockedOrders(choices, programme)])
  const gone = leg.modules.filter(id => !kept.includes(id))
  const moved = kept
    .filter(id => leg.modules.includes(id))
    .some((id, at, all) => {
      const next = all[at + 1]
      return next !== undefined && leg.modules.indexOf(id) > leg.modules.indexOf(next)
    })
  return {
    modules: kept,
    reasons: [
      ...gone.map(id => because('planning.plan.fact.module-gone', { with: { module: nameOf(id, world) } })),
      ...kept
        .filter(id => !leg.modules.includes(id))
        .map(id => because('planning.plan.fact.module-new', { with: { module: nameOf(id, world) } })),
      ...(moved ? [because('planning.plan.fact.order', { with: { programme: programme.title } })] : []),
    ],
    broken: gone
      .filter(id => holdsModule(choices, id))
      .map(id => because('planning.plan.broken.module', { with: { module: nameOf(id, world) } })),
  }
}

const startOf = (offer: Offer | undefined): Day | 'none' => offer?.start ?? 'none'

/** The group of a leg: the one chosen as long as it takes place and begins after what comes before. */
const repairOffer = (
  leg: ChosenLeg,
  programme: Programme,
  after: Day | null,
  choices: Choices,
  world: World,
): Pick<ChosenLeg, 'offer' | 'from'> & { reasons: Because[]; broken: Because[] } => {
  const stays = { offer: leg.offer, from: leg.from, reasons: [], broken: [] }
  if (leg.offer === null) return stays
  const { ground, facts } = world
  const { today } = facts
  const offer = facts.catalogue.offers.find(({ id }) => id === leg.offer)
  const gone = isWithdrawn(offer, today)
  const early = offer?.start != null && after !== null && offer.start < after && offer.start > today
  if (!gone && !early) return stays
  const locked = holdsOffer(choices, programme.id)
  const about = { programme: programme.title, start: startOf(offer) }
  if (!gone && locked) return { ...stays, broken: [because('planning.plan.held.offer', { with: about })] }
  const from = laterOf(after, today) ?? today
  const [next] = offersFor(programme, from, ground).filter(({ id }) => id !== leg.offer)
  const why = because(gone ? 'planning.plan.fact.offer-withdrawn' : 'planning.plan.fact.offer-early', { with: about })
  const then = next
    ? because('planning.plan.fact.offer-instead', { with: { start: startOf(next), when: next.when } })
    : because('planning.plan.fact.offer-none')
  return {
    offer: next?.id ?? null,
    from: next?.start ? null : from,
    reasons: [{ ...why, because: [then] }],
    broken: locked ? [because('planning.plan.broken.offer', { with: about })] : [],
  }
}

/** Another way to the goal, when the programme that was chosen leads there no more; null when there is none. */
const otherWay = (choices: Choices, gone: ProgrammeId, { facts, names }: World): Repaired | null => {
  const { portrait } = groundFor(choices, facts)
  const found = findRoutes({ ...facts, portrait, goal: choices.goal })
  const [best] = found.ok ? found.value.routes : []
  if (!best) return null
  const next = choicesOf(best, choices)
  const modules = next.legs.flatMap(leg => leg.modules)
  const isHeld = (lock: Choices['locks'][number]) =>
    lock.kind === 'module'
      ? modules.includes(lock.module)
      : lock.kind === 'order'
        ? modules.includes(lock.before) && modules.includes(lock.after)
        : next.legs.some(({ programme }) => programme === lock.programme)
  const lost = choices.locks.filter(lock => !isHeld(lock))
  const way = { ...next, locks: choices.locks.filter(isHeld) }
  // A route that is found knows of no module that is followed again: its groups may begin too early for this person.
  const settled = repair(way, facts, names, false) ?? { choices: way, reasons: [], broken: [] }
  const says = because('planning.plan.fact.programme-gone', { with: { programme: nameOf(gone, { facts, names }) } })
  return {
    choices: settled.choices,
    reasons: [says, ...settled.reasons],
    broken: [
      ...(lost.length > 0 ? [because('planning.plan.broken.some', { with: { count: lost.length } })] : []),
      ...settled.broken,
    ],
  }
}

/** Locks on what is in the plan no more. */
const withoutLoose = (choices: Choices): Choices => {
  const modules = choices.legs.flatMap(leg => leg.modules)
  const stands = (lock: Choices['locks'][number]) =>
    lock.kind === 'module'
      ? modules.includes(lock.module)
      : lock.kind === 'offer'
        ? choices.legs.some(({ programme, offer }) => programme === lock.programme && offer !== null)
        : modules.indexOf(lock.before) < modules.indexOf(lock.after) && modules.includes(lock.before)
  return { ...choices, locks: choices.locks.filter(stands) }
}

/**
 * These choices as far as the facts of now allow them, changed as little as that takes. What is locked stays as long as
 * it can. Null: nothing leads to the goal any more. `mayTurn`: whether another way may be taken where this one ends.
 */
export const repair = (choices: Choices, facts: Facts, names: Names = new Map(), mayTurn = true): Repaired | null => {
  const ground = groundFor(choices, facts)
  const world = { ground, facts, names }
  const reasons: Because[] = []
  const broken: Because[] = []
  const legs: ChosenLeg[] = []
  let after: Day | null = null
  for (const [at, leg] of choices.legs.entries()) {
    const programme = programmeOfLeg(leg, facts.catalogue, facts.today)
    const isLast = at === choices.legs.length - 1
    const held = programme && ground.holdings.qualifications.get(programme.awards)
    if (programme && !isLast && held?.strength === 'certified') {
      const says = because('planning.plan.fact.held', { with: { programme: programme.title }, because: [held.because] })
      reasons.push(says)
      continue
    }
    const modules = programme && repairModules(leg, programme, choices, world)
    if (!programme || !modules) return mayTurn ? otherWay(choices, leg.programme, world) : null
    const group = repairOffer(leg, programme, after, choices, world)
    const next = { programme: leg.programme, modules: modules.modules, offer: group.offer, from: group.from }
    const drawn = drawLeg(next, after, ground, facts)
    if (!drawn) return mayTurn ? otherWay(choices, leg.programme, world) : null
    // A leg that nothing comes before any more begins when it was to begin.
    legs.push(drawn.offer?.start || next.from || after ? next : { ...next, from: drawn.start })
    reasons.push(...modules.reasons, ...group.reasons)
    broken.push(...modules.broken, ...group.broken)
    after = drawn.end ?? drawn.start
  }
  return { choices: withoutLoose({ ...choices, legs }), reasons, broken }
}
