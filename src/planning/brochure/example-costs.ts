import type { Listed } from '../../catalogue/index.ts'
import type { Day } from '../../platform/day.ts'
import { type EmployerCost, employerCost, measuresForEmployer } from '../employer-cost.ts'
import { type Measure, type SupportFacts, supportFor, type TrainingFacts } from '../support/index.ts'
import { isLanguageCourse, trainingKindOf } from '../support-facts.ts'
import type { Asks } from './brochure.ts'

/** As what somebody may work for an employer. */
export const exampleStatutes = ['employee', 'temp', 'civil-servant', 'art60'] as const
export type ExampleStatute = (typeof exampleStatutes)[number]

export const sizes = ['small', 'medium', 'large'] as const
export const sectors = ['private', 'social-profit', 'public'] as const

/** What the reader says of their company: nothing else of the example is guessed. */
export interface Company {
  size: (typeof sizes)[number]
  sector: (typeof sectors)[number]
}

export interface ExampleCost {
  statute: ExampleStatute
  /** What is sure. */
  sure: EmployerCost
  /** What it would be if every perhaps became a yes. */
  perhaps: EmployerCost
}

const trainingOf = (listed: Listed, asks: Asks, start: Day): TrainingFacts => {
  const { programme, provider, awards, totals, modules } = listed
  const contact = modules.reduce((all, { contact }) => all + contact, 0)
  const lessons = asks.lessons ?? 0
  return {
    start,
    end: asks.end,
    // Where one chooses, no more than the programme asks.
    contactMinutes: Math.min(contact, lessons),
    distanceMinutes: Math.max(0, lessons - contact),
    workplaceMinutes: asks.workplace,
    credits: totals?.credits?.least ?? 0,
    priceCents: totals?.cents.most ?? 0,
    kind: trainingKindOf(awards, provider),
    shortage: awards.shortage !== null,
    level: awards.level,
    languageCourse: isLanguageCourse(programme),
    registeredForLeave: null,
  }
}

/**
 * What a full-time worker of each statute would cost this company, for the dearest choice that the programme leaves. By
 * the rules of the day on which it starts; without a start, of today.
 */
export const exampleCosts = (
  listed: Listed,
  asks: Asks,
  { size, sector }: Company,
  measures: Measure[],
  today: Day,
): ExampleCost[] => {
  const training = trainingOf(listed, asks, asks.offer?.start ?? today)
  const person = {
    employmentPercent: 100,
    workRegion: 'flanders',
    homeRegion: 'flanders',
    employerSize: size,
    initiative: 'employer',
  } satisfies SupportFacts
  return exampleStatutes.map(statute => {
    const facts = { ...person, statute, sector: statute === 'civil-servant' ? ('public' as const) : sector }
    const support = supportFor(facts, training, measuresForEmployer(measures))
    return {
      statute,
      sure: employerCost(support, support.best.chosen, training.priceCents),
      perhaps: employerCost(support, support.possible.chosen, training.priceCents),
    }
  })
}
