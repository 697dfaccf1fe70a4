import { type Day, isValidOn } from '../../../platform/day.ts'
import { perObject } from '../../../platform/remember.ts'
import { type Facts, holdsFor, type Judged, judge, looksAt } from '../condition.ts'
import { type FactName, factsOf, type SupportFacts } from '../facts.ts'
import type { Gift, Measure, MeasureVersion } from '../measure.ts'
import { versionOn } from '../version-on.ts'
import type { LegInTime } from './in-time.ts'
import { schoolYearOf } from './periods.ts'

export type State = 'yes' | 'perhaps' | 'no'

/** Months in a row that one version decides in one way. */
export interface Piece {
  /** The first stretch of it, and the first after it. */
  from: number
  to: number
  day: Day
  version: MeasureVersion
  state: State
  /** Does its condition hold; null: not known. The state also asks whether it gives anything. */
  holds: boolean | null
  facts: Facts
  /** Which of its gifts count, by their place in the version. */
  gifts: number[]
  /** The month whose part of a full-time job counts; null: no other than now. */
  reference: string | null
}

/** One measure for one leg: what it decides of each part of it. */
export interface Use {
  measure: Measure
  leg: number
  pieces: Piece[]
  state: State
  missing: FactName[]
  /** Something in it gives money or time, in what counts for sure and in what may. */
  gives: Record<'sure' | 'perhaps', boolean>
}

const referenceOf = ({ referenceMonth }: MeasureVersion, day: Day): string | null =>
  referenceMonth === null ? null : `${schoolYearOf(day)}-${String(referenceMonth).padStart(2, '0')}`

/** What measures may ask on a day of a leg; made once for all measures that ask on a like day. */
export type FactsOn = (day: Day, reference: string | null, goesOn: boolean) => Facts

/** Who goes on under a later version began at the latest when the leg did. */
export const factsIn = (person: SupportFacts, { training }: LegInTime): FactsOn => {
  const known = new Map<string, Facts>()
  return (day, reference, goesOn) => {
    const percent = (reference ? person.percentIn?.[reference] : undefined) ?? person.employmentPercent
    const since = person.inTrainingSince ?? (goesOn ? training.start : undefined)
    const key = `${day.slice(0, 4)} ${percent} ${since}`
    const before = known.get(key)
    if (before) return before
    const facts = factsOf(
      { ...person, employmentPercent: percent, inTrainingSince: since },
      { ...training, start: day },
    )
    known.set(key, facts)
    return facts
  }
}

const always: Judged = { holds: true, missing: [], because: [] }

/** Whether the condition of a piece holds and why: asked by who tells it, so made once. */
export const judgedOf = perObject(
  ({ version, facts }: Piece): Judged => (version.when ? judge(version.when, facts) : always),
)

const stateOf = (holds: boolean | null): State => (holds === null ? 'perhaps' : holds ? 'yes' : 'no')

const pieceOn = (
  version: MeasureVersion,
  day: Day,
  at: number,
  first: MeasureVersion | null,
  factsOn: FactsOn,
): Piece => {
  const reference = referenceOf(version, day)
  const facts = factsOn(day, reference, version !== first)
  const holds = version.when ? holdsFor(version.when, facts) : true
  const gifts: number[] = []
  if (holds !== false)
    version.gives.forEach((gift, place) => {
      if (!gift.when || holdsFor(gift.when, facts) === true) gifts.push(place)
    })
  // What gives something, but nothing to this person, is not theirs.
  const nothing = holds === true && version.gives.length > 0 && gifts.length === 0
  const state = nothing ? 'no' : stateOf(holds)
  return { from: at, to: at + 1, day, version, state, holds, facts, gifts, reference }
}

/** Only an age changes with the year. */
const changesByYear = perObject((version: MeasureVersion) => ({
  yes: [version.when, ...version.gives.map(({ when }) => when)].some(when => when && looksAt(when, 'age')),
}))

/** No month changes what it says: it looks neither at an age nor at a month of the school year. */
const isSteady = (version: MeasureVersion): boolean => version.referenceMonth === null && !changesByYear(version).yes

/** A leg is in one piece as long as nothing that a rule looks at changes: its version, the year, the reference month. */
const sameAs = (piece: Piece, version: MeasureVersion, day: Day): boolean =>
  piece.version === version &&
  (!changesByYear(version).yes || piece.day.slice(0, 4) === day.slice(0, 4)) &&
  piece.reference === referenceOf(version, day)

const worst = (pieces: Piece[]): State =>
  pieces.some(({ state }) => state === 'yes')
    ? 'yes'
    : pieces.some(({ state }) => state === 'perhaps')
      ? 'perhaps'
      : 'no'

const givesIn = (pieces: Piece[], counts: (piece: Piece) => boolean): boolean =>
  pieces.some(piece => counts(piece) && piece.gifts.length > 0)

/** Decides one measure for one leg of a route, month by month. */
export const useOf = (measure: Measure, leg: LegInTime, at: number, factsOn: FactsOn): Use => {
  const pieces: Piece[] = []
  const first = versionOn(measure, leg.training.start)
  let version = first
  let steady = version !== null && isSteady(version)
  leg.stretches.forEach(({ day }, stretch) => {
    if (!version || !isValidOn(version, day)) {
      version = versionOn(measure, day)
      steady = version !== null && isSteady(version)
    }
    const last = pieces.at(-1)
    if (!version) return
    const goesOn = last?.to === stretch && last.version === version
    if (last && goesOn && (steady || sameAs(last, version, day))) last.to = stretch + 1
    else pieces.push(pieceOn(version, day, stretch, first, factsOn))
  })
  const missing = pieces.flatMap(piece => (piece.state === 'perhaps' ? judgedOf(piece).missing : []))
  return {
    measure,
    leg: at,
    pieces,
    state: worst(pieces),
    missing: [...new Set(missing)],
    gives: {
      sure: givesIn(pieces, ({ state }) => state === 'yes'),
      perhaps: givesIn(pieces, ({ state }) => state !== 'no'),
    },
  }
}

export const isOfFee = ({ kind, share }: Gift): boolean => kind === 'fee-less' || kind === 'free' || share !== undefined

/** Is it theirs, or may it be? A right of one sector, when nobody knows that the person works in it, is no prospect. */
export const isProspect = ({ state, missing }: { state: State; missing: FactName[] }): boolean =>
  state === 'yes' || (state === 'perhaps' && !missing.includes('jointCommittee'))
