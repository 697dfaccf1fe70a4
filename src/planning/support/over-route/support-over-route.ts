import { type Because, because } from '../../../platform/because.ts'
import { perObject } from '../../../platform/remember.ts'
import type { SupportFacts, TrainingFacts } from '../facts.ts'
import type { Gift, Measure } from '../measure.ts'
import type { MeasureOutcome, SupportAmount } from '../outcome.ts'
import { bestTogether, type Clashes } from './best.ts'
import { evenly, type LegInTime } from './in-time.ts'
import { type Counts, type Line, reckon, type Worth, worthOf } from './reckon.ts'
import { factsIn, isProspect, judgedOf, type Piece, type Use, useOf } from './use.ts'

/** Measures that go together over a whole route, and what they are worth together. */
export interface Together extends Worth {
  /** Ids of the measures. */
  chosen: string[]
  uncertain: boolean
  /** What each gives in which month: together the sums above, to the cent and the minute. */
  lines: Line[]
}

export interface Support {
  /** Every measure for every leg, those that say no among them. */
  outcomes: MeasureOutcome[]
  /** The best that is sure. */
  best: Together & { because: Because }
  /** What it would be if every perhaps became a yes. */
  possible: Together
}

/** Which measures exclude each other: one of the two says so. */
const clashesOf = perObject((measures: Measure[]): Clashes => {
  const excluded = new Map(measures.map(({ id, notWith }) => [id, new Set(notWith)]))
  return (one, other) => excluded.get(one)?.has(other) === true || excluded.get(other)?.has(one) === true
})

const euros = (cents: number): number => cents / 100

/** How an amount came about, from its rule and what it took. */
const howOf = (gift: Gift, minutes: number, { training }: LegInTime): Because => {
  if (gift.kind === 'free') return because('support.how.free')
  if (gift.kind === 'paid-time') return because('support.how.time', { with: { hours: Math.round(minutes / 60) } })
  if (gift.flat !== undefined) return because('support.how.flat', { with: { euros: euros(gift.flat) } })
  const price = euros(training.priceCents)
  if (gift.share !== undefined) {
    const max = euros(gift.max ?? training.priceCents)
    return because('support.how.share', { with: { percent: Math.round(gift.share * 100), price, max } })
  }
  if (gift.perLessonPeriod !== undefined)
    return because('support.how.lesson-periods', {
      with: {
        count: Math.round((training.contactMinutes + training.distanceMinutes) / 50),
        each: euros(gift.perLessonPeriod),
      },
    })
  if (gift.capPerHalfYear !== undefined)
    return because('support.how.cap', { with: { cap: euros(gift.capPerHalfYear), price } })
  return because('support.how.hours', { with: { hours: Math.round(minutes / 60), each: euros(gift.perHour ?? 0) } })
}

/** Gifts that give by the same rule are read as one, also of two versions. */
const ruleOf = perObject(({ when: _, ...rule }: Gift) => ({ text: JSON.stringify(rule) }))

/** One amount for each rule, whatever months it came in. */
const amountsOf = (lines: readonly Line[], leg: LegInTime): SupportAmount[] => {
  const byRule = new Map<string, { gift: Gift; own: Line[] }>()
  for (const line of lines) {
    const { text } = ruleOf(line.gift)
    const known = byRule.get(text)
    if (known) known.own.push(line)
    else byRule.set(text, { gift: line.gift, own: [line] })
  }
  return [...byRule.values()].map(({ gift, own }) => {
    const minutes = own.reduce((sum, line) => sum + line.minutes, 0)
    return {
      to: gift.to,
      kind: gift.kind,
      cents: own.reduce((sum, line) => sum + line.cents, 0),
      ...(gift.hours ? { minutes } : {}),
      ...(gift.atMost ? { atMost: true } : {}),
      ...(own[0]?.ofFee ? { ofFee: true } : {}),
      because: howOf(gift, minutes, leg),
    }
  })
}

const reasonsOf = (piece: Piece): Because[] => {
  const { version, holds, state, reference, facts } = piece
  return [
    ...judgedOf(piece).because,
    ...(state === 'no' && holds !== false ? [because('support.nothing')] : []),
    ...(reference && typeof facts.employmentPercent === 'number'
      ? [because('support.reference', { with: { month: `${reference}-01`, percent: facts.employmentPercent } })]
      : []),
    because('support.version', { with: { from: version.validFrom ?? 'none', to: version.validTo ?? 'none' } }),
    ...(version.note ? [because('support.note', { with: { note: version.note } })] : []),
    ...(version.uncertain ? [because('support.uncertain')] : []),
  ]
}

/** Pieces that differ in nothing that one reads: a new calendar year changes no more than an age. */
const told = (pieces: readonly Piece[]): Piece[] =>
  pieces.filter((piece, at) => {
    const before = pieces[at - 1]
    return !before || before.version !== piece.version || before.state !== piece.state
  })

/** Why a measure decides as it does; part by part when its version or its answer changes on the way. */
const becauseOf = (
  { measure, pieces }: Use,
  state: Use['state'],
  leg: LegInTime,
  amounts: SupportAmount[],
): Because => {
  const parts = told(pieces)
  const [first] = parts
  if (!first) return because('support.no-version', { with: { measure: measure.name, day: leg.training.start } })
  return because(`support.${state}`, {
    with: { measure: measure.name },
    source: first.version.source,
    because: [
      ...(parts.length === 1
        ? reasonsOf(first)
        : parts.map(part =>
            because(`support.from.${part.state}`, {
              with: { day: part.day },
              source: part.version.source,
              because: reasonsOf(part),
            }),
          )),
      ...(state === 'no' && pieces.some(piece => piece.state === 'yes') ? [because('support.nothing')] : []),
      ...amounts.map(amount => amount.because),
    ],
  })
}

const outcomeOf = (use: Use, legs: readonly LegInTime[], lowering: Use[]): MeasureOutcome | null => {
  const leg = legs[use.leg]
  if (!leg) return null
  const { measure, pieces, state, missing } = use
  const alone = lowering.includes(use) ? lowering : [...lowering, use]
  const lines = use.gives.perhaps ? reckon(legs, alone, 'perhaps') : []
  const amounts = amountsOf(
    lines.filter(line => line.measure === measure.id && line.leg === use.leg),
    leg,
  )
  const counted = pieces.find(piece => piece.state === state) ?? pieces[0]
  const gave = state === 'yes' && use.gives.sure && amounts.length === 0
  return {
    measure: measure.id,
    leg: use.leg,
    version: counted?.version.id ?? null,
    versions: told(pieces).map(({ day, version, state: then }) => ({
      from: day,
      version: version.id,
      state: then,
      uncertain: version.uncertain,
    })),
    name: measure.name,
    to: measure.for,
    // A measure that takes something off, but nothing for this person, is not theirs.
    state: gave ? 'no' : state,
    uncertain:
      pieces.some(piece => piece.state !== 'no' && piece.version.uncertain) || counted?.version.uncertain === true,
    amounts,
    missing,
    procedure: measure.procedure,
    deadline: measure.deadline,
    source: counted?.version.source ?? null,
    because: becauseOf(use, gave ? 'no' : state, leg, amounts),
  }
}

const togetherOf = (legs: readonly LegInTime[], chosen: Use[], counts: Counts): Together => {
  const lines = reckon(legs, chosen, counts)
  return {
    chosen: [...new Set(chosen.map(({ measure }) => measure.id))],
    ...worthOf(lines),
    uncertain: chosen.some(({ pieces }) => pieces.some(({ state, version }) => state !== 'no' && version.uncertain)),
    lines,
  }
}

const once = <Made>(make: () => Made): (() => Made) => {
  let made: { it: Made } | null = null
  return () => {
    made ??= { it: make() }
    return made.it
  }
}

const bestBecause = (outcomes: MeasureOutcome[], best: Together, sure: Use[], chosen: Use[]): Because => {
  const left = new Set(sure.filter(use => !chosen.includes(use)).map(({ measure }) => measure))
  return because(best.chosen.length > 0 ? 'support.best' : 'support.best.none', {
    with: { count: best.chosen.length },
    because: [
      ...outcomes
        .filter(({ measure, leg }) => chosen.some(use => use.measure.id === measure && use.leg === leg))
        .map(outcome => outcome.because),
      ...[...left]
        .filter(({ id }) => !best.chosen.includes(id))
        .map(({ name }) => because('support.best.left', { with: { measure: name } })),
      because('support.best.cap'),
    ],
  })
}

/** Every measure for every leg, decided. */
export const usesOver = (person: SupportFacts, legs: readonly LegInTime[], measures: readonly Measure[]): Use[] => {
  const facts = legs.map(leg => factsIn(person, leg))
  return measures.flatMap(measure =>
    legs.flatMap((leg, at) => {
      const factsOn = facts[at]
      return factsOn ? useOf(measure, leg, at, factsOn) : []
    }),
  )
}

/** What every measure does for this person over a whole route, and which go together best. */
export const supportOverRoute = (person: SupportFacts, legs: readonly LegInTime[], measures: Measure[]): Support => {
  const uses = usesOver(person, legs, measures)
  const clashes = clashesOf(measures)
  const sure = uses.filter(use => use.state === 'yes' && use.gives.sure)
  const chosen = bestTogether(legs, sure, clashes, 'sure')
  const hoped = uses.filter(use => isProspect(use) && use.gives.perhaps)
  // Nothing may be that is not sure already: the same again.
  const same = hoped.length === sure.length && hoped.every(use => use.pieces.every(({ state }) => state !== 'perhaps'))
  const best = togetherOf(legs, chosen, 'sure')
  const lowering = sure.filter(({ measure }) => measure.lowersFee)
  const outcomes = once(() => uses.flatMap(use => outcomeOf(use, legs, lowering) ?? []))
  return {
    // Told only to who reads it: a page of many routes asks the sums alone.
    get outcomes() {
      return outcomes()
    },
    possible: same ? best : togetherOf(legs, bestTogether(legs, hoped, clashes, 'perhaps'), 'perhaps'),
    best: {
      ...best,
      get because() {
        return bestBecause(outcomes(), best, sure, chosen)
      },
    },
  }
}

/** The same for one training of which no more is known than when it begins and ends. */
export const supportFor = (person: SupportFacts, training: TrainingFacts, measures: Measure[]): Support =>
  supportOverRoute(person, [evenly(training)], measures)
