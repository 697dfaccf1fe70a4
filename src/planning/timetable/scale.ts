import type { Candidate, Instance } from './instance.ts'
import type { Cost } from './timetable.ts'

/**
 * What choices are compared by: `first` before `second`. First: campus days; at a price, sixty for a day and so many
 * for a minute of overlap. Second: gaps, and with the same gaps travel, in one number.
 */
export interface Scale {
  day: number
  overlapMinute: number
  gapMinute: number
  /** All first numbers are multiples of this, and all second numbers of that. */
  firstStep: number
  secondStep: number
}

const gcd = (one: number, other: number): number => (other === 0 ? one : gcd(other, one % other))

export const scaleOf = ({ problem, weights, travel, candidates, overlaps, firstOf }: Instance): Scale => {
  const { overlap } = problem.wishes
  const day = overlap === 'never' ? 1 : 60
  const overlapMinute = overlap === 'never' ? 0 : overlap.daysPerHour
  let firstStep = 0
  for (const weight of weights) firstStep = gcd(firstStep, day * weight)
  for (const others of overlaps)
    for (const minutes of others.values()) firstStep = gcd(firstStep, overlapMinute * minutes)

  // Gaps are differences of times on one block, so that only how far these are from any one of them matters.
  let gapStep = 0
  let travelStep = 0
  const anchors = new Map<number, number>()
  const travelOf = candidates.map(({ visits }) => {
    let all = 0
    for (const { block, spans, campuses } of visits) {
      const weight = weights[block] ?? 0
      const anchor = anchors.get(block) ?? spans[0]?.[0] ?? 0
      anchors.set(block, anchor)
      for (const span of spans) for (const time of span) gapStep = gcd(gapStep, weight * Math.abs(time - anchor))
      for (const campus of campuses) {
        const there = weight * (travel[campus] ?? 0)
        travelStep = gcd(travelStep, there)
        all += there
      }
    }
    return all
  })
  let mostTravel = 0
  for (let module = 0; module + 1 < firstOf.length; module++)
    mostTravel += Math.max(0, ...travelOf.slice(firstOf[module], firstOf[module + 1]))
  const gapMinute = Math.floor(mostTravel / Math.max(1, gapStep)) + 1
  return {
    day,
    overlapMinute,
    gapMinute,
    firstStep: Math.max(1, firstStep),
    secondStep: Math.max(1, gcd(gapMinute * gapStep, travelStep)),
  }
}

/** Minutes between the first and the last of these spans in which none of them runs. */
const gapOf = (spans: [number, number][]): number => {
  let gap = 0
  let until = Number.POSITIVE_INFINITY
  for (const [from, to] of spans.sort((a, b) => a[0] - b[0])) {
    gap += Math.max(0, from - until)
    until = until === Number.POSITIVE_INFINITY ? to : Math.max(until, to)
  }
  return gap
}

/** What these candidates cost together. */
export const costOf = (instance: Instance, picked: number[]): Cost => {
  const { candidates, weights, travel, overlaps } = instance
  const spansOn = new Map<number, [number, number][]>()
  const campusesOn = new Map<number, Set<number>>()
  for (const at of picked)
    for (const { block, spans, campuses } of (candidates[at] as Candidate).visits) {
      spansOn.set(block, [...(spansOn.get(block) ?? []), ...spans])
      campusesOn.set(block, new Set([...(campusesOn.get(block) ?? []), ...campuses]))
    }
  const cost = { campusDays: 0, overlapMinutes: 0, gapMinutes: 0, travelMinutes: 0 }
  for (const [block, spans] of spansOn) {
    const weight = weights[block] ?? 0
    cost.campusDays += weight
    cost.gapMinutes += weight * gapOf(spans)
    for (const campus of campusesOn.get(block) ?? []) cost.travelMinutes += weight * (travel[campus] ?? 0)
  }
  picked.forEach((one, at) => {
    for (const other of picked.slice(at + 1)) cost.overlapMinutes += overlaps[one]?.get(other) ?? 0
  })
  return cost
}

/** A cost as two numbers on the scale. */
export const onScale = (cost: Cost, scale: Scale): { first: number; second: number } => ({
  first: scale.day * cost.campusDays + scale.overlapMinute * cost.overlapMinutes,
  second: scale.gapMinute * cost.gapMinutes + cost.travelMinutes,
})
