import type { Module, ModuleId } from '../../catalogue/index.ts'
import { type Because, because } from '../../platform/because.ts'
import { addDays, type Day } from '../../platform/day.ts'
import { type Born, birthDaysOf } from './born.ts'
import { addMonths, type Span, semestersFrom, weeksIn } from './calendar.ts'
import { type Change, changesIn } from './changes.ts'
import { type ContractEnd, endOfContract } from './contract.ts'
import { type Account, countInternship } from './internship.ts'
import { type Placed, placeOf, reasonsOfEnd, ruleSays } from './place.ts'
import { confirmedOnly, holdingOn, type Rules } from './rules.ts'
import type { SchemeBody, SchemeVersion } from './scheme.ts'
import { fitWeek, minutesOf, type PlannedWeek, withoutWork } from './week.ts'

/** What was filled in for one person. */
export interface Facts {
  contractFrom: Day
  /** Of full time. */
  percent: number
  born: Born
  /** Which job of the scheme: its place in the list. */
  job: number
}

export interface PlanSemester extends Placed {
  number: number
  span: Span
  week: PlannedWeek
  /** Weeks of lessons, and how many of them are over. */
  weeks: number
  weeksOver: number
  modules: ModuleId[]
}

export interface Plan {
  end: ContractEnd
  /** Rules that are confirmed give another day. */
  endUncertain: boolean
  endBecause: Because[]
  semesters: PlanSemester[]
  /** At the end of the last semester, and today. */
  account: Account[]
  today: Account[]
  warnings: Because[]
  changes: Change[]
}

type Modules = ReadonlyMap<ModuleId, Pick<Module, 'workplace' | 'title'>>

const roomsOf = (semesters: readonly PlanSemester[], weeks: (semester: PlanSemester) => number) =>
  semesters.map(semester => ({
    modules: semester.modules,
    counts: minutesOf(semester.week, 'counts') * weeks(semester),
    internship: minutesOf(semester.week, 'internship') * weeks(semester),
  }))

const partTimeWarnings = ({ contractFrom, percent }: Facts, { partTime }: Pick<Rules, 'partTime'>): Because[] => {
  if (percent >= 100) return []
  const rule = holdingOn(partTime, contractFrom)
  if (!rule) return [because('planning.article-60.because.no-rule')]
  const { leastPercent, mostMonths } = rule
  const day = addDays(addMonths(contractFrom, mostMonths), -1)
  const detail = { with: { leastPercent, mostMonths, day }, ...ruleSays(rule) }
  return [because(`planning.article-60.warn.${percent < leastPercent ? 'too-few' : 'part-time'}`, detail)]
}

const warningsOf = (
  semesters: readonly PlanSemester[],
  account: readonly Account[],
  facts: Facts,
  modules: Modules,
  rules: Rules,
): Because[] => [
  ...partTimeWarnings(facts, rules),
  ...semesters
    .filter(({ week }) => week.over > 0)
    .map(({ number, week }) =>
      because('planning.article-60.warn.over', {
        with: { number, days: { nl: `${week.over / 2}`.replace('.', ','), en: `${week.over / 2}` } },
      }),
    ),
  ...account
    .filter(({ open }) => open > 0)
    .map(({ open, module }) =>
      because('planning.article-60.warn.open', {
        with: { hours: Math.ceil(open / 60), module: modules.get(module)?.title ?? module },
      }),
    ),
]

/** What is not confirmed makes nothing uncertain where the rule before it says the same. */
const agreed = (placed: Placed, sure: Placed): Placed =>
  placed.uncertain && placed.place === sure.place
    ? { ...placed, uncertain: false, because: [...placed.because, because('planning.article-60.because.agrees')] }
    : placed

const lastOf = (end: ContractEnd): Day | string => (end.kind === 'ends' ? end.last : end.kind)

/** The plan of one person in a scheme, as the rules stand: the same for the same facts, whoever asks and whenever. */
export const planFor = (
  body: SchemeBody,
  version: Pick<SchemeVersion, 'validTo'>,
  facts: Facts,
  modules: Modules,
  rules: Rules,
  today: Day,
): Plan => {
  const { contractFrom, percent, born } = facts
  const birth = birthDaysOf(born, contractFrom)
  const contract = { from: contractFrom, percent }
  const sure = confirmedOnly(rules)
  const [end, sureEnd] = [endOfContract(birth, contract, rules), endOfContract(birth, contract, sure)]
  const spans = semestersFrom(contractFrom, body.semesters.length)
  const semesters = body.semesters.flatMap(({ week, modules: taught, asksAge }, at): PlanSemester[] => {
    const span = spans[at]
    if (!span) return []
    const placed = agreed(placeOf(asksAge, span, birth, end, rules), placeOf(asksAge, span, birth, sureEnd, sure))
    return [
      {
        ...placed,
        number: at + 1,
        span,
        week: placed.place === 'outside' ? withoutWork(week) : fitWeek(week, percent),
        weeks: Math.min(body.weeks, weeksIn(span, span.to)),
        weeksOver: Math.min(body.weeks, weeksIn(span, addDays(today, -1))),
        modules: taught,
      },
    ]
  })
  const needs = new Map([...modules].map(([id, { workplace }]) => [id, workplace]))
  const job = body.jobs[facts.job] ?? { counts: {} }
  const account = countInternship(
    roomsOf(semesters, ({ weeks }) => weeks),
    needs,
    job,
  )
  return {
    end,
    endUncertain: lastOf(end) !== lastOf(sureEnd),
    endBecause: reasonsOfEnd(end),
    semesters,
    account,
    today: countInternship(
      roomsOf(semesters, ({ weeksOver }) => weeksOver),
      needs,
      job,
    ),
    warnings: warningsOf(semesters, account, facts, modules, rules),
    changes: changesIn(semesters, end, facts, rules, version.validTo),
  }
}
