import type { Module, Offer, Programme, Provider, Qualification, Stop } from '../catalogue/index.ts'
import type { Because } from '../platform/because.ts'
import type { Day } from '../platform/day.ts'
import type { Exemption } from '../recognition/index.ts'
import type { Support } from './support/index.ts'

export type RungState = 'exempt' | 'partly' | 'perhaps' | 'todo'

/** One module on the way up. Minutes are of lessons and work floor together. */
export interface Rung {
  module: Module
  state: RungState
  exemption: Exemption
  minutes: number
  minutesLeft: number
  /** What is left when every perhaps turns out well. */
  minutesLeftAtBest: number
  /** Cents still to pay for this module: nothing when it falls away whole, else its full fee. */
  price: number
}

/** A certificate on the way, and after how many rungs of its leg it is there. */
export interface Landing {
  stop: Stop
  afterRung: number
}

/** One programme of the route; a longer way up has more, each ending in a qualification of its own. */
export interface Leg {
  programme: Programme
  provider: Provider
  awards: Qualification
  offer: Offer | null
  otherOffers: Offer[]
  rungs: Rung[]
  landings: Landing[]
  start: Day
  /** An estimate; null when the pace is not known. */
  end: Day | null
  weeks: number | null
  /** Kilometres as the crow flies; null when not known, 0 at a distance. */
  km: number | null
}

export interface Route {
  /** The ids of its programmes, joined: names the same route in an address, every time. */
  id: string
  legs: Leg[]
  minutes: number
  minutesLeft: number
  minutesLeftAtBest: number
  /** Credits that are in the route's modules. */
  credits: number
  price: number
  /** Lesson weeks at the person's pace, all legs. */
  weeks: number | null
  start: Day
  end: Day | null
  km: number | null
  support: Support
  /** What of the person's wishes this route does not meet. */
  misfits: Because[]
  /** Why it stands where it stands. */
  rank: Because
}
