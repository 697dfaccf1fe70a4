import type { Programme, Provider, Qualification } from '../catalogue/index.ts'
import type { Portrait } from '../people/index.ts'
import type { Leg } from './route.ts'
import type { SupportFacts, TrainingFacts } from './support/index.ts'

/** The region of a Belgian postcode: Brussels 1000-1299, Wallonia 1300-1499 and 4000-7999, Flanders the rest. */
const regionOf = (postcode: string): SupportFacts['homeRegion'] => {
  const code = Number(postcode)
  if (code < 1300) return 'brussels'
  return code < 1500 || (code >= 4000 && code < 8000) ? 'wallonia' : 'flanders'
}

/** What the support measures ask of the person, from what was answered; nothing is guessed. */
export const supportFactsOf = ({ work = {}, about = {}, place }: Portrait): SupportFacts => ({
  ...work,
  ...about,
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

/** What the support measures ask of the training: what is left of this leg for this person. */
export const trainingFactsOf = (leg: Leg): TrainingFacts => {
  const left = leg.rungs.filter(rung => rung.state !== 'exempt')
  const sum = (of: (rung: Leg['rungs'][number]) => number) => left.reduce((total, rung) => total + of(rung), 0)
  // What an exemption takes off comes off lessons first: hours on the work floor are seldom exempt.
  const contactLeft = (rung: Leg['rungs'][number]) => Math.max(0, rung.module.contact - rung.exemption.minutesOff)
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
    registeredForLeave: null,
  }
}
