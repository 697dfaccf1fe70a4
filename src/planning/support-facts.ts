import type { Programme, Provider, Qualification } from '../catalogue/index.ts'
import type { Portrait } from '../people/index.ts'
import { schoolDays } from './pace.ts'
import type { Leg } from './route.ts'
import { divided, type LegInTime, type Stretch, type SupportFacts, type TrainingFacts } from './support/index.ts'

/** The region of a Belgian postcode: Brussels 1000-1299, Wallonia 1300-1499 and 4000-7999, Flanders the rest. */
const regionOf = (postcode: string): SupportFacts['homeRegion'] => {
  const code = Number(postcode)
  if (code < 1300) return 'brussels'
  return code < 1500 || (code >= 4000 && code < 8000) ? 'wallonia' : 'flanders'
}

/** What the support measures ask of the person, from what was answered; nothing is guessed. */
export const supportFactsOf = ({ work = {}, about = {}, place, support = {} }: Portrait): SupportFacts => ({
  ...work,
  ...about,
  ...support,
  homeRegion: place?.postcode ? regionOf(place.postcode) : undefined,
})

const kinds: Record<string, TrainingFacts['kind']> = {
  cvo: 'adult-education',
  syntra: 'syntra',
  public_employment_service: 'vdab',
  sector_centre: 'sector',
  sector_fund: 'sector',
  university_college: 'higher-education',
  university: 'higher-education',
  hbo5: 'hbo5',
  private: 'private',
}

/** Which kind of training it is for the measures: by what it awards, else by who runs it. */
export const trainingKindOf = (awards: Qualification, provider: Provider): TrainingFacts['kind'] =>
  awards.kind === 'microdegree' ? 'microdegree' : (kinds[provider.kind] ?? 'private')

export const isLanguageCourse = ({ title }: Programme): boolean => /\bNT2\b|Nederlands/.test(title.nl)
type Rung = Leg['rungs'][number]

// What an exemption takes off comes off lessons first: hours on the work floor are seldom exempt.
const contactLeft = (rung: Rung) => Math.max(0, rung.module.contact - rung.exemption.minutesOff)

/** What the support measures ask of the training: what is left of this leg for this person. */
const trainingFactsOf = (leg: Leg, registered: boolean | undefined): TrainingFacts => {
  const left = leg.rungs.filter(rung => rung.state !== 'exempt')
  const sum = (of: (rung: Rung) => number) => left.reduce((total, rung) => total + of(rung), 0)
  return {
    start: leg.start,
    end: leg.end,
    contactMinutes: sum(contactLeft),
    distanceMinutes: sum(rung => rung.module.distance),
    workplaceMinutes: sum(rung => rung.module.workplace),
    credits: sum(rung => rung.module.credits ?? 0),
    priceCents: sum(rung => rung.price),
    kind: trainingKindOf(leg.awards, leg.provider),
    shortage: leg.awards.shortage !== null,
    level: leg.awards.level,
    languageCourse: isLanguageCourse(leg.programme),
    registeredForLeave: registered ?? null,
  }
}

/** In which month each module begins, one after the other: as much of the months has passed as of the work. */
const stretchOf = (done: number, all: number, weights: readonly number[], days: number): number => {
  let passed = 0
  const at = weights.findIndex(weight => {
    passed += weight
    return done * days < all * passed
  })
  return Math.max(0, at)
}

/**
 * A leg month by month: lessons by the school days of each month, the fee of a module in the month in which it begins. Not
 * known how long it takes: all of it at the start.
 */
export const inTimeOf = (leg: Leg, support: Portrait['support']): LegInTime => {
  const training = trainingFactsOf(leg, support?.registered?.[leg.programme.id])
  const left = leg.rungs.filter(rung => rung.state !== 'exempt')
  const months = schoolDays(leg.start, leg.end ?? leg.start)
  const weights = months.map(({ count }) => count)
  const days = weights.reduce((sum, count) => sum + count, 0)
  const lessons = divided(training.contactMinutes, weights)
  const stretches = months.map(
    ({ day }, at): Stretch => ({ day, contactMinutes: lessons[at] ?? 0, feeCents: 0, feeMinutes: 0 }),
  )
  const all = left.reduce((sum, rung) => sum + rung.minutesLeft, 0)
  let done = 0
  for (const rung of left) {
    const stretch = stretches[stretchOf(done, all, weights, days)]
    if (stretch) {
      stretch.feeCents += rung.price
      stretch.feeMinutes += contactLeft(rung) + rung.module.distance
    }
    done += rung.minutesLeft
  }
  return { id: leg.programme.id, training, stretches }
}
