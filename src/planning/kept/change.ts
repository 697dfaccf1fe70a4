import { isDeepStrictEqual } from 'node:util'
import { type ModuleId, modulesIn, type Programme } from '../../catalogue/index.ts'
import { type Because, because } from '../../platform/because.ts'
import { offersFor } from '../build-leg.ts'
import { inOrder } from '../choice.ts'
import { type Done, type Next, type Wrong, wrong } from './add-version.ts'
import { mandatoryIn, whyNot } from './check-choices.ts'
import { drawPlan, type Facts, groundFor } from './draw-plan.ts'
import { type Choices, type ChosenLeg, type Drawn, holdsModule, holdsOffer } from './plan.ts'
import { programmeOfLeg } from './programme-of-leg.ts'
import { readAgreed, readFrom, readHours } from './read-change.ts'
import { repair } from './repair.ts'

/** A change as it was typed. */
export interface ChangeAsk {
  /** Ticked modules, of all legs together. */
  modules: string[]
  /** By the number of the leg: a group, `noGroup` for none with a date, or nothing where none was asked. */
  offers: string[]
  /** First day, where no group gives it. */
  from: string
  /** Hours a week of one's own; empty: not known. */
  hours: string
  /** Hours a week in working time; empty: none. */
  agreed: string
  paidBy: string
}

export const noGroup = 'geen'

/** The modules of a leg with what was ticked: those it had in their order, then the new ones. */
const ticked = (leg: ChosenLeg, { structure, order }: Programme, modules: readonly string[]): ModuleId[] => {
  const wanted = new Set<string>([...mandatoryIn(structure), ...modules])
  const all = modulesIn(structure).filter(id => wanted.has(id))
  const kept = leg.modules.filter(id => all.includes(id))
  return inOrder([...kept, ...all.filter(id => !kept.includes(id))], order)
}

/** Which locked parts this would move. */
const lockedAgainst = (leg: ChosenLeg, next: ChosenLeg, choices: Choices, facts: Facts): Because[] => [
  ...leg.modules
    .filter(id => holdsModule(choices, id) && !next.modules.includes(id))
    .map(id =>
      because('planning.plan.locked.module', { with: { module: facts.catalogue.modules.get(id)?.title ?? id } }),
    ),
  ...(holdsOffer(choices, leg.programme) && leg.offer !== next.offer ? [because('planning.plan.locked.offer')] : []),
  ...choices.locks.flatMap(lock =>
    lock.kind === 'order' && next.modules.indexOf(lock.before) > next.modules.indexOf(lock.after)
      ? [because('planning.plan.locked.order')]
      : [],
  ),
]

interface Ground {
  choices: Choices
  drawn: Drawn
  facts: Facts
}

/** The group that was asked for a leg. */
const askedGroup = (leg: ChosenLeg, at: number, programme: Programme, ask: ChangeAsk, ground: Ground) => {
  const { choices, drawn, facts } = ground
  const asked = ask.offers[at] ?? ''
  const field = `offer-${at}`
  const stays = { offer: leg.offer, from: leg.from, problems: [] as Wrong[] }
  if (asked === '' || asked === leg.offer) return stays
  if (asked === noGroup && leg.offer === null && at > 0) return stays
  if ((drawn.legs[at]?.start ?? facts.today) < facts.today)
    return { ...stays, problems: [{ field, says: because('planning.plan.begun') }] }
  if (asked === noGroup) {
    const { from, problems } = at === 0 ? readFrom(ask.from, facts.today) : { from: null, problems: [] }
    return { offer: null, from, problems }
  }
  const offer = offersFor(programme, facts.today, groundFor(choices, facts)).find(({ id }) => id === asked)
  return offer
    ? { offer: offer.id, from: offer.start ? null : facts.today, problems: [] }
    : { ...stays, problems: [{ field, says: because('planning.plan.no-offer') }] }
}

const askedLeg = (leg: ChosenLeg, at: number, ask: ChangeAsk, ground: Ground) => {
  const { choices, facts } = ground
  const programme = programmeOfLeg(leg, facts.catalogue, facts.today)
  if (!programme) return { next: leg, problems: [] }
  const { problems, ...group } = askedGroup(leg, at, programme, ask, ground)
  const next: ChosenLeg = { ...leg, ...group, modules: ticked(leg, programme, ask.modules) }
  const lacks = whyNot(programme, next.modules, facts.catalogue.modules)
  return {
    next,
    problems: [
      ...problems,
      ...lacks.map(says => ({ field: 'module', says })),
      ...lockedAgainst(leg, next, choices, facts).map(says => ({ field: null, says })),
    ],
  }
}

/** One's choices with what was asked; what no longer fits later on moves along, and the version says so. */
export const changed = (kept: { choices: Choices; drawn: Drawn }, ask: ChangeAsk, facts: Facts): Done<Next> => {
  const { choices } = kept
  const own = ask.hours === '' ? null : readHours(ask.hours)
  const work = readAgreed(ask.agreed, ask.paidBy)
  const legs = choices.legs.map((leg, at) => askedLeg(leg, at, ask, { ...kept, facts }))
  const known = choices.legs.flatMap(leg => {
    const found = programmeOfLeg(leg, facts.catalogue, facts.today)
    return found ? modulesIn(found.structure) : []
  })
  const problems = [
    ...(ask.hours !== '' && own === null ? [{ field: 'hours', says: because('planning.plan.bad-hours') }] : []),
    ...work.problems,
    ...(ask.modules.every(id => known.some(each => each === id))
      ? []
      : [{ field: 'module', says: because('planning.plan.unknown-module') }]),
    ...legs.flatMap(leg => leg.problems),
  ]
  if (problems.length > 0) return wrong(...problems)
  const next = { ...choices, legs: legs.map(leg => leg.next), minutesPerWeek: own, agreed: work.agreed }
  return settled(next, choices, facts)
}

/** New choices as a plan, when they are new and can be followed; what must move along moves. */
export const settled = (next: Choices, before: Choices, facts: Facts): Done<Next> => {
  if (isDeepStrictEqual(next, before)) return wrong({ field: null, says: because('planning.plan.no-change') })
  const repaired = repair(next, facts)
  const plan = repaired && drawPlan(repaired.choices, facts)
  if (!plan) return wrong({ field: null, says: because('planning.plan.no-route') })
  const changes = [...repaired.reasons, ...repaired.broken]
  return { ok: true, value: { choices: repaired.choices, plan, changes } }
}
