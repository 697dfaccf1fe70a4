import type { Id } from '../../../platform/ids.ts'
import type { SupportFacts, TrainingFacts } from '../facts.ts'
import type { Measure } from '../measure.ts'
import { supportFor } from '../over-route/support-over-route.ts'

/** What must come out; null: whatever it is. Cents and minutes. */
export interface Expected {
  state: 'yes' | 'perhaps' | 'no'
  workerCents: number | null
  workerMinutes: number | null
  employerCents: number | null
}

export interface CaseBody {
  title: string
  person: SupportFacts
  training: TrainingFacts
  expected: Expected
}

/** An example that must come out as it says, whatever becomes of the rule. */
export interface RuleCase extends CaseBody {
  id: Id<'incentive-case'>
}

export type Found = { [Field in keyof Expected]: NonNullable<Expected[Field]> }

/** What a measure, alone, does for the person and the training of a case. */
export const foundFor = (measure: Measure, { person, training }: Pick<CaseBody, 'person' | 'training'>): Found => {
  const [outcome] = supportFor(person, training, [measure]).outcomes
  const amounts = outcome?.amounts ?? []
  const sum = (to: 'worker' | 'employer', of: 'cents' | 'minutes') =>
    amounts
      .filter(amount => amount.to === to && (of === 'cents' || amount.kind === 'paid-time'))
      .reduce((total, amount) => total + (amount[of] ?? 0), 0)
  return {
    state: outcome?.state ?? 'no',
    workerCents: sum('worker', 'cents'),
    workerMinutes: sum('worker', 'minutes'),
    employerCents: sum('employer', 'cents'),
  }
}

const expectedFields = ['state', 'workerCents', 'workerMinutes', 'employerCents'] as const

export interface CaseResult {
  ruleCase: RuleCase
  found: Found
  /** What came out otherwise; empty: it holds. */
  wrong: (keyof Expected)[]
}

export const runCases = (measure: Measure, cases: readonly RuleCase[]): CaseResult[] =>
  cases.map(ruleCase => {
    const found = foundFor(measure, ruleCase)
    const wrong = expectedFields.filter(
      field => ruleCase.expected[field] !== null && ruleCase.expected[field] !== found[field],
    )
    return { ruleCase, found, wrong }
  })

/** The same cases under two rules, and what differs between them. */
export const comparedOn = (before: Measure, after: Measure, cases: readonly RuleCase[]) =>
  cases.map(ruleCase => {
    const [one, other] = [foundFor(before, ruleCase), foundFor(after, ruleCase)]
    return { ruleCase, before: one, after: other, differs: expectedFields.filter(field => one[field] !== other[field]) }
  })
