import type { Portrait } from '../../../people/index.ts'
import type { Leg } from '../../route.ts'
import { inTimeOf, supportFactsOf } from '../../support-facts.ts'
import type { SupportFacts } from '../facts.ts'
import type { Measure } from '../measure.ts'
import type { MeasureOutcome } from '../outcome.ts'
import { type CashFlow, cashFlowOf, type Wage } from './cash-flow.ts'
import type { LegInTime } from './in-time.ts'
import { type NextQuestion, questionsLeft } from './next-question.ts'
import { type Support, supportOverRoute, usesOver } from './support-over-route.ts'
import { isProspect } from './use.ts'

/** Everything that the pages of *Wie helpt betalen* tell of one route. */
export interface Board {
  /** As it is called in addresses; a proposed route, or the plan that somebody keeps. */
  route: { id: string; legs: Leg[] }
  portrait: Portrait
  person: SupportFacts
  legs: LegInTime[]
  measures: Measure[]
  support: Support
  questions: NextQuestion[]
  flow: CashFlow
  wage: Wage | null
}

const wageOf = ({ grossMonthlyWage, employmentPercent }: SupportFacts): Wage | null =>
  grossMonthlyWage === undefined ? null : { gross: grossMonthlyWage, percent: employmentPercent ?? 100 }

export const boardOf = (route: Board['route'], portrait: Portrait, measures: Measure[]): Board => {
  const person = supportFactsOf(portrait)
  const legs = route.legs.map(leg => inTimeOf(leg, portrait.support))
  const support = supportOverRoute(person, legs, measures)
  const wage = wageOf(person)
  const flow = cashFlowOf(legs, support.best.lines, { wage, employerPaysFee: person.initiative === 'employer' })
  const left = questionsLeft(person, legs, measures, usesOver(person, legs, measures))
  // The wage decides nothing, but without it nobody knows what paid lessons cost the employer.
  const wages: NextQuestion[] =
    flow.total.paidMinutes > 0 && wage === null ? [{ fact: 'grossMonthlyWage', about: '', measures: ['vov'] }] : []
  return { route, portrait, person, legs, measures, support, questions: [...left, ...wages], flow, wage }
}

/** What is or may be theirs, for worker or employer: what gives most first; and apart, what is not. */
export const outcomesFor = ({ support }: Board, to: 'worker' | 'employer') => {
  const own = support.outcomes.filter(outcome => outcome.to.includes(to))
  const worth = ({ amounts }: MeasureOutcome): number =>
    amounts.filter(amount => amount.to === to).reduce((sum, { cents, minutes }) => sum + cents + (minutes ?? 0) * 30, 0)
  const isFirst = (outcome: MeasureOutcome) => (support.best.chosen.includes(outcome.measure) ? 0 : 1)
  const state = { yes: 0, perhaps: 1, no: 2 }
  return {
    theirs: own
      .filter(isProspect)
      .toSorted(
        (a, b) =>
          Number(worth(b) > 0) - Number(worth(a) > 0) ||
          state[a.state] - state[b.state] ||
          isFirst(a) - isFirst(b) ||
          worth(b) - worth(a),
      ),
    not: own.filter(outcome => !isProspect(outcome)),
  }
}
