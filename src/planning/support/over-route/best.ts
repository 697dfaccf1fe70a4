import type { LegInTime } from './in-time.ts'
import { type Counts, isBetter, reckon, type Worth, worthOf } from './reckon.ts'
import { isOfFee, type Use } from './use.ts'

export type Clashes = (one: string, other: string) => boolean

const clash = (a: Use, b: Use, clashes: Clashes): boolean => a.leg === b.leg && clashes(a.measure.id, b.measure.id)

const gifts = (use: Use) =>
  use.pieces.flatMap(({ version, gifts: places }) => places.flatMap(place => version.gives[place] ?? []))

const paysOfFee = (use: Use): boolean => gifts(use).some(isOfFee)

/** Pays of the fee up to a maximum: used on one leg, it may be missed on another where it is worth more. */
const spends = (use: Use): boolean => gifts(use).some(gift => isOfFee(gift) && gift.max !== undefined)

/** Uses that look at each other: they exclude each other, pay of the same fee, or share a maximum. */
const touch = (a: Use, b: Use, clashes: Clashes): boolean =>
  clash(a, b, clashes) || (a.leg === b.leg ? paysOfFee(a) && paysOfFee(b) : a.measure === b.measure)

/** Groups of which none looks at another. */
const groupsOf = (uses: readonly Use[], clashes: Clashes): Use[][] => {
  const groups: Use[][] = []
  const rest = new Set(uses)
  for (const start of uses) {
    if (!rest.delete(start)) continue
    const group = [start]
    for (const one of group)
      for (const other of rest)
        if (touch(one, other, clashes)) {
          rest.delete(other)
          group.push(other)
        }
    groups.push(uses.filter(use => group.includes(use)))
  }
  return groups
}

const isOpen = (use: Use, group: readonly Use[], clashes: Clashes): boolean =>
  group.some(other => clash(use, other, clashes)) ||
  (spends(use) && group.some(other => other.measure === use.measure && other !== use))

const bestOf = (group: Use[], legs: readonly LegInTime[], clashes: Clashes, counts: Counts): Use[] => {
  const open = group.filter(use => isOpen(use, group, clashes))
  const fixed = group.filter(use => !open.includes(use))
  if (open.length === 0) return group
  let best: Use[] | null = null
  let worth: Worth | null = null
  const extend = (chosen: Use[], at: number): void => {
    const next = open[at]
    if (!next) {
      const all = group.filter(use => fixed.includes(use) || chosen.includes(use))
      const reached = worthOf(reckon(legs, all, counts))
      if (worth === null || isBetter(reached, worth)) [best, worth] = [all, reached]
      return
    }
    if (!chosen.some(other => clash(other, next, clashes))) extend([...chosen, next], at + 1)
    extend(chosen, at + 1)
  }
  extend([], 0)
  return best ?? fixed
}

/**
 * The best set of measures over all legs of a route, none excluding another on the same leg. Exact (brute force in the
 * test): what looks at nothing else is in; over the rest, group by group, every choice is tried.
 */
export const bestTogether = (
  legs: readonly LegInTime[],
  uses: readonly Use[],
  clashes: Clashes,
  counts: Counts,
): Use[] => {
  const chosen = new Set(groupsOf(uses, clashes).flatMap(group => bestOf(group, legs, clashes, counts)))
  return uses.filter(use => chosen.has(use))
}
