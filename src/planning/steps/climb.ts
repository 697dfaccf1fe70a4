import {
  type ModuleId,
  named,
  type Programme,
  type Provider,
  programmeOn,
  type Qualification,
  type QualificationId,
  type Stop,
} from '../../catalogue/index.ts'
import type { Paper } from '../../people/index.ts'
import { type Because, because } from '../../platform/because.ts'
import { isValidOn } from '../../platform/day.ts'
import { type Holdings, holdingsOf } from '../../recognition/index.ts'
import { buildLeg, type Ground, rungFor } from '../build-leg.ts'
import type { Rung } from '../route.ts'

/** One way to a qualification: a whole programme, or the modules of one up to a stop. */
export interface Way {
  programme: Programme
  provider: Provider
  /** null: the whole programme. */
  stop: Stop | null
  rungs: Rung[]
}

/** What a rung asks of who stands on the one below. */
export interface Adds {
  way: Way
  /** Modules that are not done on the rungs below. */
  rungs: Rung[]
  /** Minutes surely left, left when every perhaps turns out well, and of who can do nothing yet. */
  minutes: number
  minutesAtBest: number
  whole: number
  /** It goes on in the programme of the rung below. */
  goesOn: boolean
  because: Because
}

/**
 * `held`: the person has it. `passed`: they have something higher. `job`: no training leads to it: one begins there.
 * `none`: no programme of today leads to it.
 */
export type StepState = 'held' | 'passed' | 'job' | 'none' | 'todo'

export interface Step {
  qualification: Qualification
  state: StepState
  held: Because | null
  /** null unless `todo`. */
  adds: Adds | null
  /** The fewest minutes straight from where the person stands, whatever lies between; null: no way is open. */
  direct: number | null
  ways: number
}

const minutesOf = (rungs: readonly Rung[], of: (rung: Rung) => number): number =>
  rungs.reduce((sum, rung) => sum + of(rung), 0)

/** What the person holds once they also hold these. */
const holdingsWith = (
  qualifications: readonly QualificationId[],
  { portrait, catalogue, today }: Ground,
  shown: ReadonlySet<string> | undefined,
): Holdings => {
  const papers = [...catalogue.certificates.values()]
    .filter(({ awards }) => awards !== null && qualifications.includes(awards))
    .map((type): Paper & { shown: 'register' } => ({
      certificate: type.id,
      title: named(type.title, type.id).nl,
      issuer: type.issuer,
      issuedOn: null,
      until: null,
      codes: [],
      shown: 'register',
    }))
  return holdingsOf({ ...portrait, papers: [...(portrait.papers ?? []), ...papers] }, catalogue, today, shown)
}

/** Every way to a qualification that is open to who holds this. */
const waysTo = (to: QualificationId, ground: Ground): Way[] => {
  const { catalogue, today, holdings } = ground
  return [...catalogue.programmes.values()]
    .filter(programme => isValidOn(programme, today))
    .filter(({ entry }) => entry.length === 0 || entry.some(id => holdings.qualifications.has(id)))
    .flatMap((given): Way[] => {
      const programme = programmeOn(given, catalogue, today)
      const provider = catalogue.providers.get(programme.provider)
      if (!provider) return []
      if (programme.awards === to) {
        const leg = buildLeg(given, today, ground)
        return leg ? [{ programme: leg.programme, provider, stop: null, rungs: leg.rungs }] : []
      }
      return programme.stops
        .filter(({ qualification }) => qualification === to)
        .map(stop => ({ programme, provider, stop, rungs: stop.requires.flatMap(id => rungOf(id, ground)) }))
    })
}

const rungOf = (id: ModuleId, ground: Ground): Rung[] => {
  const module = ground.catalogue.modules.get(id)
  return module ? [rungFor(module, ground)] : []
}

const addsOf = (way: Way, before: Way | null): Adds => {
  const goesOn = before?.programme.id === way.programme.id
  const done = new Set(goesOn ? before?.rungs.map(({ module }) => module.id) : [])
  const rungs = way.rungs.filter(({ module }) => !done.has(module.id))
  const minutes = minutesOf(rungs, ({ minutesLeft }) => minutesLeft)
  const whole = minutesOf(way.rungs, rung => rung.minutes)
  const freed = rungs.filter(({ exemption }) => exemption.minutesOff + exemption.minutesPerhaps > 0)
  const module = (rung: Rung): Because =>
    because('planning.steps.why.module', { with: { module: rung.module.title }, because: rung.exemption.because })
  return {
    way,
    rungs,
    minutes,
    minutesAtBest: minutesOf(rungs, ({ minutesLeftAtBest }) => minutesLeftAtBest),
    whole,
    goesOn,
    because: because('planning.steps.why.adds', {
      with: { programme: way.programme.title, provider: way.provider.name, modules: rungs.length },
      source: way.programme.source,
      because: [
        ...(done.size > 0
          ? [because('planning.steps.why.goes-on', { with: { modules: way.rungs.length - rungs.length } })]
          : []),
        ...freed.map(module),
      ],
    }),
  }
}

/** A way up so far: what every rung adds, and the sum. */
interface Climb {
  adds: (Adds | null)[]
  last: Way | null
  minutes: number
  atBest: number
}

const lighter = (one: Climb, other: Climb): boolean =>
  one.minutes < other.minutes || (one.minutes === other.minutes && one.atBest < other.atBest)

/** The lightest of these climbs for each way on which it may end: what comes above only depends on that. */
const goOn = (climbs: Climb[], ways: Way[]): Climb[] =>
  ways.flatMap(way => {
    const all = climbs.map((climb): Climb => {
      const adds = addsOf(way, climb.last)
      return {
        adds: [...climb.adds, adds],
        last: way,
        minutes: climb.minutes + adds.minutes,
        atBest: climb.atBest + adds.minutesAtBest,
      }
    })
    const best = all.reduce<Climb | null>((found, climb) => (found && !lighter(climb, found) ? found : climb), null)
    return best ? [best] : []
  })

/**
 * A ladder for this person: what each rung adds to the one below, along the lightest way up to the rung at which they aim.
 * Rungs above the aim are reckoned on from there. Who holds something stands there, and needs nothing below it.
 */
export const climbOf = (
  steps: readonly QualificationId[],
  aim: QualificationId,
  ground: Ground,
  shown?: ReadonlySet<string>,
): Step[] => {
  const { catalogue, holdings } = ground
  const found = steps.flatMap(id => catalogue.qualifications.get(id) ?? [])
  const stand = found.findLastIndex(({ id }) => holdings.qualifications.has(id))
  const aimAt = found.findIndex(({ id }) => id === aim)
  let climbs: Climb[] = [{ adds: [], last: null, minutes: 0, atBest: 0 }]
  const ways: Way[][] = []
  found.forEach(({ id }, at) => {
    const below = found.slice(0, at).map(each => each.id)
    const here = at <= stand ? [] : waysTo(id, { ...ground, holdings: holdingsWith(below, ground, shown) })
    ways.push(here)
    climbs =
      here.length > 0
        ? goOn(climbs, here)
        : climbs.map(climb => ({ ...climb, adds: [...climb.adds, null], last: at <= stand ? null : climb.last }))
    if (at !== aimAt) return
    const best = climbs.reduce((one, other) => (lighter(other, one) ? other : one))
    climbs = [best]
  })
  const best = climbs.reduce((one, other) => (lighter(other, one) ? other : one))
  return found.map((qualification, at) => {
    const held = holdings.qualifications.get(qualification.id) ?? null
    const adds = best.adds[at] ?? null
    const direct = waysTo(qualification.id, ground).map(({ rungs }) => minutesOf(rungs, rung => rung.minutesLeft))
    const state: StepState = held
      ? 'held'
      : at < stand
        ? 'passed'
        : adds
          ? 'todo'
          : qualification.kind === 'job'
            ? 'job'
            : 'none'
    return {
      qualification,
      state,
      held: held?.because ?? null,
      adds,
      direct: held || direct.length === 0 ? null : Math.min(...direct),
      ways: ways[at]?.length ?? 0,
    }
  })
}

/** Minutes from where somebody stands up to a rung, along every rung in between. */
export const minutesUpTo = (steps: readonly Step[], aim: QualificationId): { minutes: number; atBest: number } => {
  const upTo = steps.slice(0, steps.findIndex(({ qualification }) => qualification.id === aim) + 1)
  const sum = (of: (adds: Adds) => number) => upTo.reduce((total, { adds }) => total + (adds ? of(adds) : 0), 0)
  return { minutes: sum(({ minutes }) => minutes), atBest: sum(({ minutesAtBest }) => minutesAtBest) }
}
