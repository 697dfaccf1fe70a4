import { readDay } from '../../../platform/day.ts'
import type { SupportFacts, TrainingFacts } from '../facts.ts'
import type { CaseBody } from './cases.ts'

/** The fields of an example, as a form shows them: for the person, the training, and what must come out. */
export const caseFields = [
  {
    name: 'statute',
    of: 'person',
    options: ['', 'employee', 'temp', 'self-employed', 'jobseeker', 'civil-servant', 'inactive', 'leefloon', 'art60'],
  },
  { name: 'employmentPercent', of: 'person' },
  { name: 'sector', of: 'person', options: ['', 'private', 'public', 'social-profit'] },
  { name: 'workRegion', of: 'person', options: ['', 'flanders', 'brussels', 'wallonia'] },
  { name: 'homeRegion', of: 'person', options: ['', 'flanders', 'brussels', 'wallonia'] },
  { name: 'jointCommittee', of: 'person' },
  { name: 'employerWorkers', of: 'person' },
  { name: 'highestDiploma', of: 'person', options: ['', 'none', 'lower-secondary', 'secondary', 'higher'] },
  { name: 'birthYear', of: 'person' },
  { name: 'initiative', of: 'person', options: ['', 'worker', 'employer'] },
  { name: 'inTrainingSince', of: 'person', day: true },
  { name: 'start', of: 'training', day: true },
  { name: 'end', of: 'training', day: true },
  { name: 'lessonHours', of: 'training' },
  { name: 'price', of: 'training' },
  { name: 'credits', of: 'training' },
  {
    name: 'trainingKind',
    of: 'training',
    options: ['adult-education', 'higher-education', 'vdab', 'syntra', 'sector', 'private', 'microdegree', 'hbo5'],
  },
  { name: 'shortage', of: 'training', options: ['nee', 'ja'] },
  { name: 'registered', of: 'training', options: ['', 'ja', 'nee'] },
  { name: 'state', of: 'expected', options: ['yes', 'perhaps', 'no'] },
  { name: 'workerEuros', of: 'expected' },
  { name: 'workerHours', of: 'expected' },
  { name: 'employerEuros', of: 'expected' },
] as const satisfies readonly {
  name: string
  of: 'person' | 'training' | 'expected'
  options?: readonly string[]
  day?: true
}[]
export type CaseField = (typeof caseFields)[number]['name']
export type TypedCase = Record<CaseField | 'title', string>

const figure = (typed: string): number | null =>
  /^\d{1,7}([.,]\d{1,2})?$/.test(typed) ? Number(typed.replace(',', '.')) : null

/** Reads an example; the fields in which something stands that cannot be. */
export const readCase = (typed: TypedCase): { body: CaseBody } | { wrong: (CaseField | 'title')[] } => {
  const wrong: (CaseField | 'title')[] = typed.title === '' ? ['title'] : []
  const number = (name: CaseField, each = 1): number | undefined => {
    if (typed[name] === '') return undefined
    const value = figure(typed[name])
    if (value === null) wrong.push(name)
    return value === null ? undefined : Math.round(value * each)
  }
  const day = (name: 'start' | 'end' | 'inTrainingSince') => {
    const value = readDay(typed[name])
    if (typed[name] !== '' && value === null) wrong.push(name)
    return value
  }
  for (const field of caseFields)
    if ('options' in field && !(field.options as readonly string[]).includes(typed[field.name])) wrong.push(field.name)
  const start = day('start')
  if (start === null && !wrong.includes('start')) wrong.push('start')
  const told = {
    statute: typed.statute,
    employmentPercent: number('employmentPercent'),
    sector: typed.sector,
    workRegion: typed.workRegion,
    homeRegion: typed.homeRegion,
    jointCommittee: typed.jointCommittee,
    employerWorkers: number('employerWorkers'),
    highestDiploma: typed.highestDiploma,
    birthYear: number('birthYear'),
    initiative: typed.initiative,
    inTrainingSince: day('inTrainingSince') ?? '',
  }
  const person = Object.fromEntries(Object.entries(told).filter(([, value]) => value !== '' && value !== undefined))
  const minutes = number('lessonHours', 60) ?? 0
  const training = {
    end: day('end'),
    contactMinutes: minutes,
    distanceMinutes: 0,
    workplaceMinutes: 0,
    credits: number('credits') ?? 0,
    priceCents: number('price', 100) ?? 0,
    kind: typed.trainingKind as TrainingFacts['kind'],
    shortage: typed.shortage === 'ja',
    level: null,
    languageCourse: false,
    registeredForLeave: typed.registered === '' ? null : typed.registered === 'ja',
  }
  const expected = {
    state: typed.state as CaseBody['expected']['state'],
    workerCents: number('workerEuros', 100) ?? null,
    workerMinutes: number('workerHours', 60) ?? null,
    employerCents: number('employerEuros', 100) ?? null,
  }
  if (start === null || wrong.length > 0) return { wrong: [...new Set(wrong)] }
  // Every option was checked above against what may be chosen.
  return { body: { title: typed.title, person: person as SupportFacts, training: { ...training, start }, expected } }
}
