import type { ModuleId, Programme } from '../../../catalogue/index.ts'
import { addDays, type Day } from '../../../platform/day.ts'
import { grouped } from '../../../platform/grouped.ts'
import type { Leg, Rung } from '../../route.ts'
import type { Busy, TimetableProblem, Wish } from '../../timetable/timetable.ts'
import type { StandingGroup } from '../groups/group.store.ts'
import { asTimetableGroup, type ModuleGroup, rememberedWeeks, weeksOf } from '../groups/group.ts'
import type { HeldPlace } from '../places/place.store.ts'
import { asBusy, type Shift } from '../shifts/shift.ts'
import { asTimetableWishes, type WeekWishes } from '../shifts/wishes.ts'

/**
 * How a module stands in somebody's week. `held`: they have a place. `open`: groups to choose from. `full`: only groups
 * without a place. `none`: no group is planned. `work`: learned on the work floor, at hours that one agrees there.
 */
export interface PlanModule {
  rung: Rung
  state: 'held' | 'open' | 'full' | 'none' | 'work'
  groups: StandingGroup[]
  place: HeldPlace | null
}

/** What is tried out without being kept: groups to hold on to or to leave, wishes to let go of. */
export interface Trial {
  fixed: readonly string[]
  banned: readonly string[]
  without: readonly string[]
}

export interface Plan {
  modules: PlanModule[]
  problem: TimetableProblem
  /** Every group that can be picked or is held, by id. */
  groups: Map<string, ModuleGroup>
}

export interface PlanFacts {
  leg: Pick<Leg, 'programme' | 'rungs'>
  groups: StandingGroup[]
  places: HeldPlace[]
  shifts: Shift[]
  wishes: WeekWishes
  kmTo: (postcode: string) => number | null
  today: Day
}

/** A wish as an address names it. */
export const wishKey = (wish: Wish): string => {
  switch (wish.kind) {
    case 'module':
      return `module ${wish.module}`
    case 'busy':
      return `busy ${wish.busy}`
    case 'order':
      return `order ${wish.module} ${wish.after}`
    default:
      return wish.kind
  }
}

/** What is learned on the work floor only: no group meets for it. */
const isAtWork = ({ module }: Rung): boolean => module.contact + module.distance === 0

export const hasRoom = ({ taken, waiting, places }: StandingGroup): boolean => taken < places && waiting === 0

const moduleFor = (rung: Rung, groups: StandingGroup[], place: HeldPlace | null): PlanModule => {
  const open = groups.filter(hasRoom)
  if (place) return { rung, state: 'held', groups, place }
  if (open.length > 0) return { rung, state: 'open', groups, place }
  if (groups.length > 0) return { rung, state: 'full', groups, place }
  return { rung, state: isAtWork(rung) ? 'work' : 'none', groups, place }
}

/** The groups of a module from which the timetable may pick: none for what is not in it. */
const pickable = ({ state, groups, place }: PlanModule, { fixed, banned }: Trial): ModuleGroup[] => {
  if (place) return [place.group]
  if (state !== 'open') return []
  const open = groups.filter(hasRoom)
  const held = open.filter(({ id }) => fixed.includes(id))
  return held.length > 0 ? held : open.filter(({ id }) => !banned.includes(id))
}

const farthest = 600

/** From today to the last day of these groups. */
const spanOf = (groups: ModuleGroup[], today: Day): { from: Day; to: Day } => {
  const last = [today, ...groups.map(({ lastDay }) => lastDay)].sort().at(-1) ?? today
  return { from: today, to: [last, addDays(today, farthest)].sort()[0] ?? today }
}

/** The lessons of a place that belongs to another programme: a time at which one cannot come. */
const asBusyPlace = ({ id, group }: HeldPlace): Busy => ({
  id: `place-${id}`,
  kind: 'other',
  name: { nl: group.name, en: group.name },
  times: group.meetings.flatMap(meeting =>
    weeksOf(group, meeting).map(monday => ({
      on: addDays(monday, meeting.weekday),
      from: meeting.from,
      to: meeting.to,
    })),
  ),
})

const afterOf = (module: ModuleId, { order }: Programme, without: readonly string[]): string[] =>
  order
    .filter(({ after }) => after === module)
    .map(({ before }) => before)
    .filter(after => !without.includes(wishKey({ kind: 'order', module, after })))

const askedWishes = (facts: PlanFacts, groups: ModuleGroup[], { without }: Trial): TimetableProblem['wishes'] => {
  const campuses = new Set(groups.flatMap(({ postcode }) => postcode ?? []))
  const asked = asTimetableWishes(facts.wishes, campuses, facts.kmTo)
  return {
    ...asked,
    maxDaysPerWeek: without.includes('max-days') ? null : asked.maxDaysPerWeek,
    maxMinutesPerWeek: without.includes('max-minutes') ? null : asked.maxMinutesPerWeek,
    overlap: without.includes('no-overlap') && asked.overlap === 'never' ? { daysPerHour: 1 } : asked.overlap,
  }
}

/** The week of somebody as a question to the timetable, from what is known and what they try out. */
export const planOf = (facts: PlanFacts, trial: Trial): Plan => {
  const { leg, places, shifts, today } = facts
  const byModule = grouped(facts.groups, ({ module }) => module)
  const placeFor = new Map(places.map(place => [place.group.module, place]))
  const modules = leg.rungs
    .filter(({ minutesLeft }) => minutesLeft > 0)
    .map(rung => moduleFor(rung, byModule.get(rung.module.id) ?? [], placeFor.get(rung.module.id) ?? null))
  const { without } = trial
  const follow = modules
    .map(module => ({ module, groups: pickable(module, trial) }))
    .filter(({ module }) => module.state === 'held' || module.state === 'open')
    .filter(({ module: { rung } }) => !without.includes(wishKey({ kind: 'module', module: rung.module.id })))
  const all = follow.flatMap(({ groups }) => groups)
  const span = spanOf(all, today)
  const weeksIn = rememberedWeeks()
  const own = new Set(modules.map(({ rung }) => rung.module.id))
  const busy = [
    ...shifts.map(shift => asBusy(shift, span.from, span.to)),
    ...places.filter(({ group }) => !own.has(group.module)).map(asBusyPlace),
  ].filter(({ id, times }) => times.length > 0 && !without.includes(wishKey({ kind: 'busy', busy: id })))
  return {
    modules,
    groups: new Map(all.map(group => [group.id, group])),
    problem: {
      modules: follow.map(({ module: { rung }, groups }) => ({
        id: rung.module.id,
        name: rung.module.title,
        after: afterOf(rung.module.id, leg.programme, without),
        groups: groups.map(group => asTimetableGroup(group, weeksIn)),
      })),
      busy,
      wishes: askedWishes(facts, all, trial),
    },
  }
}
