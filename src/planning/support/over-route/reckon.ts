import { lessonPeriod } from '../../../catalogue/index.ts'
import type { Day } from '../../../platform/day.ts'
import { perObject } from '../../../platform/remember.ts'
import type { Gift, Period } from '../measure.ts'
import type { LegInTime, Stretch } from './in-time.ts'
import { periodOf } from './periods.ts'
import { isOfFee, type Piece, type Use } from './use.ts'

/** What one measure gives in one month of a leg, by one of its gifts. Whole cents and minutes. */
export interface Line {
  measure: string
  leg: number
  day: Day
  to: Gift['to']
  kind: Gift['kind']
  cents: number
  minutes: number
  /** It takes a part of the fee away. */
  ofFee: boolean
  atMost: boolean
  gift: Gift
}

/** What counts: only what is sure, or also what may be. */
export type Counts = 'sure' | 'perhaps'

const counting = ({ state }: Piece, counts: Counts): boolean =>
  state === 'yes' || (counts === 'perhaps' && state === 'perhaps')

/** What was used up of a maximum, and what was given by each gift so far: running sums, so that parts are the whole. */
interface Tally {
  cents: number
  minutes: number
  base: number
}

type Ledger = Map<string, Tally>

const tallyIn = (ledger: Ledger, key: string): Tally => {
  const known = ledger.get(key)
  if (known) return known
  const made = { cents: 0, minutes: 0, base: 0 }
  ledger.set(key, made)
  return made
}

interface Here {
  leg: LegInTime
  stretch: Stretch
  /** What is left of the fee of this month, before and after what comes off by itself. */
  left: number
  base: number
  piece: Piece
  last: boolean
}

/** Minutes that a gift counts in this month: those of lessons, as far as the maximum of the period goes. */
const minutesOf = (gift: Gift, { stretch, piece }: Here, used: Tally): number => {
  if (!gift.hours) return 0
  const percent = gift.hours.scaledByEmployment ? piece.facts.employmentPercent : 100
  if (typeof percent !== 'number') return 0
  const limit = Math.floor((gift.hours.atMost * 60 * percent) / 100)
  return Math.max(0, Math.min(stretch.contactMinutes, limit - used.minutes))
}

/** Adds to a running base and gives what its rule makes of the sum, less what it made of it before. */
const grown = (tally: Tally, add: number, rule: (base: number) => number): number => {
  const before = rule(tally.base)
  tally.base += add
  return rule(tally.base) - before
}

const ruleCents = (gift: Gift, here: Here, own: Tally, minutes: number): number => {
  const { stretch, leg, left, base, last } = here
  const { flat, share, perLessonPeriod, capPerHalfYear, perHour } = gift
  if (gift.kind === 'free') return left
  if (flat !== undefined) return own.cents === 0 && ((gift.per ?? 'training') !== 'training' || last) ? flat : 0
  if (share !== undefined) return grown(own, base, sum => Math.floor(sum * share))
  if (perLessonPeriod !== undefined)
    return grown(own, stretch.feeMinutes, sum => perLessonPeriod * Math.round(sum / lessonPeriod))
  // How much falls in which half year is not known while nobody knows how long it takes.
  if (capPerHalfYear !== undefined)
    return leg.training.end === null ? 0 : grown(own, base, sum => Math.max(0, sum - capPerHalfYear))
  return perHour === undefined ? 0 : grown(own, minutes, sum => Math.floor((sum * perHour) / 60))
}

/** Names of the periods in which a month lies, each made once. */
const namesOf = perObject((_: Stretch): Partial<Record<Period, string>> => ({}))
const periodIn = (stretch: Stretch, period: Period): string => {
  const names = namesOf(stretch)
  const name = names[period] ?? periodOf(stretch.day, period)
  names[period] = name
  return name
}

/** One gift in one month; what it takes of a maximum is used up. */
const take = (gift: Gift, key: string, here: Here, ledger: Ledger): { cents: number; minutes: number } => {
  const per = gift.per ?? (gift.hours ? 'school-year' : gift.capPerHalfYear !== undefined ? 'half-year' : 'training')
  const ofLeg = per === 'training' || gift.capPerHalfYear !== undefined ? here.leg.id : ''
  const used = tallyIn(ledger, `${key} ${ofLeg} ${periodIn(here.stretch, per)}`)
  const minutes = minutesOf(gift, here, used)
  // A new rate begins its own sum; the maximum of the period goes on.
  const own =
    gift.perHour === undefined
      ? used
      : tallyIn(ledger, `${key} ${here.piece.version.id} ${periodIn(here.stretch, per)}`)
  const wanted = ruleCents(gift, here, own, minutes)
  const room = gift.max === undefined ? wanted : Math.min(wanted, gift.max - used.cents)
  const cents = Math.max(0, isOfFee(gift) ? Math.min(room, here.left) : room)
  used.cents += cents
  used.minutes += minutes
  return { cents, minutes }
}

const order = ['lowers', 'worker', 'employer', 'rest'] as const
type Turn = (typeof order)[number]

/** First what comes off by itself, then what pays of the fee for the worker, for the employer; then all else. */
const turnOf = ({ measure }: Use, gift: Gift): Turn => {
  if (!isOfFee(gift)) return 'rest'
  return measure.lowersFee && gift.to === 'worker' ? 'lowers' : gift.to
}

/** One gift of one piece that counts, and when it has its turn. */
interface Play {
  use: Use
  piece: Piece
  gift: Gift
  key: string
  turn: Turn
  /** The last stretch that counts. */
  end: number
}

const playsOf = (uses: readonly Use[], counts: Counts): Play[] =>
  uses.flatMap(use => {
    const end = lastCounted(use, counts)
    return use.pieces.flatMap(piece =>
      counting(piece, counts)
        ? piece.gifts.flatMap(place => {
            const gift = piece.version.gives[place]
            return gift ? [{ use, piece, gift, key: `${use.measure.id} ${place}`, turn: turnOf(use, gift), end }] : []
          })
        : [],
    )
  })

const lastCounted = ({ pieces }: Use, counts: Counts): number =>
  (pieces.findLast(piece => counting(piece, counts))?.to ?? 0) - 1

/**
 * What measures give together, month by month: a maximum of a period is used up by date, over all legs of the route, and
 * nothing ever takes more off a month's fee than the fee.
 */
export const reckon = (legs: readonly LegInTime[], uses: readonly Use[], counts: Counts): Line[] => {
  const ledger: Ledger = new Map()
  const lines: Line[] = []
  const left = legs.map(({ stretches }) => stretches.map(({ feeCents }) => feeCents))
  const base = left.map(fees => [...fees])
  const plays = playsOf(uses, counts)
  for (const turn of order) {
    if (turn === 'worker') for (const [at, fees] of left.entries()) base[at] = [...fees]
    const own = plays.filter(play => play.turn === turn)
    own.forEach((play, nth) => {
      // Gifts of one piece share its months: the first of them goes through them for all.
      if (own[nth - 1]?.piece === play.piece) return
      const together = own.filter(({ piece }) => piece === play.piece)
      const { piece, use, end } = play
      const leg = legs[use.leg]
      const fees = left[use.leg]
      if (!leg || !fees) return
      for (let at = piece.from; at < piece.to; at++) {
        const stretch = leg.stretches[at]
        if (!stretch) continue
        for (const { gift, key } of together) {
          const here = { leg, stretch, piece, left: fees[at] ?? 0, base: base[use.leg]?.[at] ?? 0, last: at === end }
          const { cents, minutes } = take(gift, key, here, ledger)
          if (cents === 0 && minutes === 0) continue
          const ofFee = isOfFee(gift)
          if (ofFee) fees[at] = here.left - cents
          const { to, kind, atMost } = gift
          const { day } = stretch
          lines.push({ measure: use.measure.id, leg: use.leg, day, to, kind, cents, minutes, ofFee, atMost, gift })
        }
      }
    })
  }
  return lines
}

/** Cents and minutes for each; what the employer gets back is counted in cents alone. */
export interface Worth {
  workerCents: number
  workerMinutes: number
  employerCents: number
}

export const worthOf = (lines: readonly Line[]): Worth => {
  const worth = { workerCents: 0, workerMinutes: 0, employerCents: 0 }
  for (const { to, cents, minutes, kind } of lines) {
    if (to === 'employer') worth.employerCents += cents
    else {
      worth.workerCents += cents
      if (kind === 'paid-time') worth.workerMinutes += minutes
    }
  }
  return worth
}

/** Most for the worker, then most paid time, then most for the employer. */
export const isBetter = (a: Worth, b: Worth): boolean =>
  a.workerCents !== b.workerCents
    ? a.workerCents > b.workerCents
    : a.workerMinutes !== b.workerMinutes
      ? a.workerMinutes > b.workerMinutes
      : a.employerCents > b.employerCents
