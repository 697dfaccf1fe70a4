import { z } from 'zod'
import { type Because, because } from '../../platform/because.ts'
import { addDays, type Day } from '../../platform/day.ts'
import { translators, type Word } from '../../platform/words.ts'
import { conditionOf, type Value } from './condition.ts'
import type { SetBody } from './set.ts'

/** How somebody works for the employer whom the agreement is with. */
export const statutes = ['employee', 'temp', 'civil-servant', 'art60'] as const
/** Whether somebody else must sign along: for who is under age, or under protection. */
export const covers = ['adult', 'minor', 'protected'] as const

const day = z.string().transform(text => text as Day)

/** What is agreed, without anybody's name. */
export const Terms = z.object({
  /** Null: a programme that is not in the catalogue. */
  programme: z.object({ id: z.string().nullable(), title: z.string() }),
  employer: z.string(),
  provider: z.string(),
  workplace: z.string(),
  from: day,
  until: day,
  statute: z.enum(statutes),
  /** Works besides as self-employed: the agreement says nothing of those hours. */
  alsoSelfEmployed: z.boolean(),
  /** Minutes a week in the contract with this employer. */
  contractMinutes: z.number().int(),
  cover: z.enum(covers),
  conditions: z.array(
    z.object({
      id: z.string(),
      value: z.union([z.string(), z.number()]),
      /** Why it is not what the set says. */
      motive: z.string().nullable(),
    }),
  ),
})
export type Terms = z.infer<typeof Terms>

export const valueIn = (terms: Pick<Terms, 'conditions'>, id: string): Value | null =>
  terms.conditions.find(each => each.id === id)?.value ?? null

const daysFrom = (from: Day, until: Day): number =>
  Math.round((Date.parse(`${until}T12:00:00Z`) - Date.parse(`${from}T12:00:00Z`)) / 86_400_000) + 1

/** By law a training clause ends after three years at the latest. */
const legalMost = 1095

/**
 * The most days that somebody may be asked to stay: what the law allows, what the set allows, and not longer than the
 * training lasts. The last is ours, and said to be.
 */
export const fairRetention = (
  { from, until }: Pick<Terms, 'from' | 'until'>,
  set: Pick<SetBody, 'retentionMost'>,
): { most: number; because: Because[] } => {
  const lasts = daysFrom(from, until)
  const law = conditionOf('retention')?.law
  return {
    most: Math.min(legalMost, set.retentionMost, lasts),
    because: [
      because('planning.agreement.why.legal', { with: { count: legalMost }, ...(law ? { source: law.source } : {}) }),
      because('planning.agreement.why.set', { with: { count: set.retentionMost } }),
      because('planning.agreement.why.fair', { with: { count: lasts } }),
    ],
  }
}

/** What is paid back, in cents, by who leaves on a day after the qualification: 80 %, then 50 %, then 20 %, then nothing. */
export const paidBack = (cost: number, days: number, qualifiedOn: Day, leavesOn: Day): number => {
  const stayed = daysFrom(qualifiedOn, leavesOn) - 1
  if (stayed < 0 || stayed >= days) return 0
  const share = stayed * 3 < days ? 80 : stayed * 3 < days * 2 ? 50 : 20
  return Math.floor((cost * share) / 100)
}

/** The three times of paying back: until which day, and how much. */
export const paybackTable = (cost: number, days: number, from: Day): { until: Day; cents: number }[] =>
  [Math.ceil(days / 3), Math.ceil((days * 2) / 3), days].map(end => {
    const until = addDays(from, end - 1)
    return { until, cents: paidBack(cost, days, from, until) }
  })

/** Conditions that bind nobody for longer than is fair: what a set asks of a long training is less for a short one. */
export const madeFair = (
  conditions: Terms['conditions'],
  days: Pick<Terms, 'from' | 'until'>,
  set: Pick<SetBody, 'retentionMost'>,
): Terms['conditions'] => {
  const { most } = fairRetention(days, set)
  return conditions.map(each =>
    each.id === 'retention' && Number(each.value) > Math.max(most, 0)
      ? { id: each.id, value: Math.max(most, 0), motive: translators.nl('planning.agreement.fair-motive') }
      : each,
  )
}

export interface Fault {
  field: string
  says: Word
  with?: Record<string, string | number>
}

/** By law nobody works more than this in a normal week. */
const mostContract = 2400

/** What is wrong with terms, each with its field; nothing: they may be written. */
export const faultsIn = (terms: Terms, set: SetBody, today: Day): Fault[] => {
  const faults: Fault[] = []
  const say = (field: string, says: Word, values?: Fault['with']) =>
    faults.push({ field, says, ...(values ? { with: values } : {}) })
  const number = (id: string) => Number(valueIn(terms, id) ?? 0)
  if (terms.until < terms.from) say('until', 'planning.agreement.ends-before')
  else if (terms.until < today) say('until', 'planning.agreement.is-over')
  if (terms.contractMinutes < 60 || terms.contractMinutes > mostContract)
    say('contract', 'planning.agreement.wrong-contract')
  else {
    if (number('hours') > terms.contractMinutes + number('larger-contract'))
      say('hours', 'planning.agreement.hours-above-contract')
    if (terms.contractMinutes + number('larger-contract') > mostContract)
      say('larger-contract', 'planning.agreement.contract-too-large')
  }
  const { most } = fairRetention(terms, set)
  if (terms.until >= terms.from && number('retention') > most)
    say('retention', 'planning.agreement.stays-too-long', { count: most })
  if (number('repay') > 0) {
    if (number('retention') === 0) say('repay', 'planning.agreement.repay-without-days')
    else if (terms.statute === 'temp' || terms.statute === 'art60') say('repay', 'planning.agreement.repay-statute')
    else if (terms.from < today) say('repay', 'planning.agreement.repay-too-late')
  }
  if (valueIn(terms, 'counts') === 'leave' && terms.statute === 'civil-servant')
    say('counts', 'planning.agreement.leave-statute')
  for (const { id, motive } of deviationsOf(terms, set))
    if (!motive) say(`motive-${id}`, 'planning.agreement.no-motive')
  return faults
}

/** Where terms are not what the set says, with what it says and why they differ. */
export const deviationsOf = (
  terms: Pick<Terms, 'conditions'>,
  set: Pick<SetBody, 'conditions'>,
): { id: string; value: Value; standard: Value; motive: string | null }[] =>
  set.conditions.flatMap(({ id, value: standard }) => {
    const own = terms.conditions.find(each => each.id === id)
    return !own || own.value === standard ? [] : [{ id, value: own.value, standard, motive: own.motive }]
  })

/** What the statutes that somebody ticked come to; a self-employed person without a contract has no employer. */
export const statuteFrom = (
  ticked: readonly string[],
):
  | { ok: true; statute: Terms['statute']; alsoSelfEmployed: boolean }
  | {
      ok: false
      refusal:
        | 'planning.agreement.no-statute'
        | 'planning.agreement.two-statutes'
        | 'planning.agreement.only-self-employed'
    } => {
  const employed = statutes.filter(each => ticked.includes(each))
  const alsoSelfEmployed = ticked.includes('self-employed')
  const [statute, second] = employed
  if (second) return { ok: false, refusal: 'planning.agreement.two-statutes' }
  if (statute) return { ok: true, statute, alsoSelfEmployed }
  return {
    ok: false,
    refusal: alsoSelfEmployed ? 'planning.agreement.only-self-employed' : 'planning.agreement.no-statute',
  }
}
