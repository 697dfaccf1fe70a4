import { diplomas, type Portrait, statutes } from '../../../people/index.ts'
import { type Day, readDay } from '../../../platform/day.ts'
import type { FactName } from '../facts.ts'

/** What may be asked for support, each on a page of its own. The words are `incentives.ask.<fact>` and `.hint`. */
export const askedFacts = [
  'statute',
  'employmentPercent',
  'percentIn',
  'sector',
  'workRegion',
  'homeRegion',
  'employerWorkers',
  'jointCommittee',
  'highestDiploma',
  'age',
  'initiative',
  'inTrainingSince',
  'registeredForLeave',
  'grossMonthlyWage',
] as const
export type AskedFact = (typeof askedFacts)[number]

export type FactAsk =
  | { kind: 'choice'; options: readonly string[] }
  | { kind: 'number'; min: number; max: number; each: number }
  | { kind: 'year'; youngest: number; oldest: number }
  | { kind: 'postcode' }
  | { kind: 'day' }
  | { kind: 'yes-no' }

/** Committees that some rule names are added to these; who works under none of them says so. */
export const otherCommittee = 'ander'

export const factAsks = (committees: readonly string[]): Record<AskedFact, FactAsk> => ({
  statute: { kind: 'choice', options: statutes },
  employmentPercent: { kind: 'number', min: 0, max: 100, each: 1 },
  percentIn: { kind: 'number', min: 0, max: 100, each: 1 },
  sector: { kind: 'choice', options: ['private', 'public', 'social-profit'] },
  workRegion: { kind: 'choice', options: ['flanders', 'brussels', 'wallonia'] },
  homeRegion: { kind: 'postcode' },
  employerWorkers: { kind: 'number', min: 1, max: 1_000_000, each: 1 },
  jointCommittee: { kind: 'choice', options: [...committees, otherCommittee] },
  highestDiploma: { kind: 'choice', options: diplomas },
  age: { kind: 'year', youngest: 15, oldest: 90 },
  initiative: { kind: 'choice', options: ['worker', 'employer'] },
  inTrainingSince: { kind: 'day' },
  registeredForLeave: { kind: 'yes-no' },
  grossMonthlyWage: { kind: 'number', min: 1, max: 50_000, each: 100 },
})

/** By which question a fact that rules name is asked; null: nobody asks it of the person. */
export const askFor: Partial<Record<FactName, AskedFact>> = {
  statute: 'statute',
  employmentPercent: 'employmentPercent',
  sector: 'sector',
  workRegion: 'workRegion',
  homeRegion: 'homeRegion',
  // A number tells the size as well, and it is asked once.
  employerSize: 'employerWorkers',
  employerWorkers: 'employerWorkers',
  jointCommittee: 'jointCommittee',
  highestDiploma: 'highestDiploma',
  age: 'age',
  initiative: 'initiative',
  inTrainingSince: 'inTrainingSince',
  registeredForLeave: 'registeredForLeave',
  grossMonthlyWage: 'grossMonthlyWage',
}

/** What one answer puts in the portrait; `about` names the programme, or the month of which is asked. */
export const answered = (
  portrait: Portrait,
  fact: AskedFact,
  value: string | number | boolean,
  about: string,
): Portrait => {
  const { work = {}, support = {} } = portrait
  const ofSupport = (part: NonNullable<Portrait['support']>): Portrait => ({
    ...portrait,
    support: { ...support, ...part },
  })
  const ofWork = (part: object): Portrait => ({ ...portrait, work: { ...work, ...part } })
  if (fact === 'registeredForLeave')
    return ofSupport({ registered: { ...support.registered, [about]: value === true } })
  if (fact === 'percentIn') return ofSupport({ percentIn: { ...support.percentIn, [about]: Number(value) } })
  if (fact === 'inTrainingSince') return ofSupport({ inTrainingSince: value as Day })
  if (fact === 'age') return { ...portrait, about: { ...portrait.about, birthYear: Number(value) } }
  if (fact === 'highestDiploma')
    return { ...portrait, about: { ...portrait.about, highestDiploma: diplomas.find(one => one === value) } }
  if (fact === 'homeRegion') return { ...portrait, place: { ...portrait.place, postcode: String(value) } }
  if (fact === 'jointCommittee') return ofSupport({ jointCommittee: String(value) })
  if (fact === 'employerWorkers' || fact === 'grossMonthlyWage') return ofSupport({ [fact]: Number(value) })
  if (fact === 'initiative') return ofSupport({ initiative: value === 'employer' ? 'employer' : 'worker' })
  return ofWork({ [fact]: value })
}

/** What was answered before, as the question's field shows it; empty: nothing. */
export const answerBefore = (portrait: Portrait, fact: AskedFact, about: string): string => {
  const { work = {}, support = {} } = portrait
  const told: Record<AskedFact, string | number | boolean | undefined> = {
    statute: work.statute,
    employmentPercent: work.employmentPercent,
    percentIn: support.percentIn?.[about],
    sector: work.sector,
    workRegion: work.workRegion,
    homeRegion: portrait.place?.postcode,
    employerWorkers: support.employerWorkers,
    jointCommittee: support.jointCommittee,
    highestDiploma: portrait.about?.highestDiploma,
    age: portrait.about?.birthYear,
    initiative: support.initiative,
    inTrainingSince: support.inTrainingSince,
    registeredForLeave: support.registered?.[about],
    grossMonthlyWage: support.grossMonthlyWage === undefined ? undefined : support.grossMonthlyWage / 100,
  }
  const value = told[fact]
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  return value === undefined ? '' : String(value)
}

export type Wrong =
  | 'incentives.wrong.choice'
  | 'incentives.wrong.number'
  | 'incentives.wrong.year'
  | 'incentives.wrong.day'
  | 'incentives.wrong.postcode'

/** Reads what was typed; a named wrong when it is nothing that the question asks. */
export const readFact = (
  ask: FactAsk,
  typed: string,
  ground: { today: Day; knowsPostcode: (postcode: string) => boolean },
): { value: string | number | boolean } | { wrong: Wrong } => {
  switch (ask.kind) {
    case 'choice':
      return ask.options.includes(typed) ? { value: typed } : { wrong: 'incentives.wrong.choice' }
    case 'yes-no':
      return typed === 'yes' || typed === 'no' ? { value: typed === 'yes' } : { wrong: 'incentives.wrong.choice' }
    case 'number': {
      const figure = /^\d{1,7}([.,]\d{1,2})?$/.test(typed) ? Number(typed.replace(',', '.')) : null
      const whole = figure === null ? null : Math.round(figure * ask.each)
      return figure === null ||
        whole === null ||
        figure < ask.min ||
        figure > ask.max ||
        (ask.each === 1 && whole !== figure)
        ? { wrong: 'incentives.wrong.number' }
        : { value: whole }
    }
    case 'year': {
      const year = /^\d{4}$/.test(typed) ? Number(typed) : 0
      const age = Number(ground.today.slice(0, 4)) - year
      return age < ask.youngest || age > ask.oldest ? { wrong: 'incentives.wrong.year' } : { value: year }
    }
    case 'postcode':
      return ground.knowsPostcode(typed) ? { value: typed } : { wrong: 'incentives.wrong.postcode' }
    case 'day': {
      const day = readDay(typed)
      return day === null || day > ground.today ? { wrong: 'incentives.wrong.day' } : { value: day }
    }
  }
}
