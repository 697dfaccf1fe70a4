import { diplomas, forms, languageLevels, type Portrait, type Section, statutes, wishes } from '../people/index.ts'
import { urls } from '../urls.ts'
import { asksAboutWork } from './work-asks.ts'

/**
 * One thing that a question asks, as plain data. Its label is the word `orientation.ask.<name>`, each option's
 * `orientation.option.<option>`; what one types has an explanation as well, `orientation.ask.<name>.hint`.
 */
export type Ask =
  | { kind: 'one'; name: Chosen; options: readonly Option[] }
  | { kind: 'many'; name: Chosen; options: readonly Option[] }
  | { kind: 'yes-no'; name: Chosen }
  /** `each`: how many of what is kept go in one of what is typed (60 minutes in an hour). */
  | {
      kind: 'number'
      name: Typed
      min: number
      max: number
      each: number
      whole: boolean
      unit: 'hours' | 'percent' | 'km'
    }
  /** Ages, in years, of the youngest and the oldest who may answer. */
  | { kind: 'year'; name: Typed; youngest: number; oldest: number }
  | { kind: 'postcode'; name: Typed }

type Typed = 'employmentPercent' | 'minutesFreePerWeek' | 'postcode' | 'maxKm' | 'birthYear'
type Chosen =
  | 'statute'
  | 'sector'
  | 'workRegion'
  | 'employerSize'
  | 'forms'
  | 'evening'
  | 'level'
  | 'highestDiploma'
  | 'important'

export type Option =
  | (typeof statutes)[number]
  | (typeof forms)[number]
  | (typeof languageLevels)[number]
  | (typeof diplomas)[number]
  | (typeof wishes)[number]
  | NonNullable<NonNullable<Portrait['work']>['sector' | 'workRegion' | 'employerSize']>

/** One page of the walk. Its words are `orientation.question.<slug>`, `.hint` and `.short`. */
export interface Question {
  /** What it fills in of the portrait. */
  section: Section
  slug: Slug
  /** Empty for the questions that search in long lists: those have a page of their own. */
  asks: readonly Ask[]
  /** Asked only of whom it fits; left out: of everybody. */
  fits?: (portrait: Portrait) => boolean
}

export type Slug =
  | 'werk'
  | 'papieren'
  | 'kunnen'
  | 'doel'
  | 'situatie'
  | 'werkplek'
  | 'tijd'
  | 'plaats'
  | 'nederlands'
  | 'over-jou'
  | 'belangrijk'

const workAsks: readonly Ask[] = [
  { kind: 'number', name: 'employmentPercent', min: 0, max: 100, each: 1, whole: true, unit: 'percent' },
  { kind: 'one', name: 'sector', options: ['private', 'public', 'social-profit'] },
  { kind: 'one', name: 'workRegion', options: ['flanders', 'brussels', 'wallonia'] },
  { kind: 'one', name: 'employerSize', options: ['small', 'medium', 'large'] },
]

/** The walk *Wat kan je al?*, in its order. */
export const questions: readonly Question[] = [
  { section: 'jobs', slug: 'werk', asks: [] },
  { section: 'papers', slug: 'papieren', asks: [] },
  { section: 'can', slug: 'kunnen', asks: [] },
  { section: 'goal', slug: 'doel', asks: [] },
  { section: 'work', slug: 'situatie', asks: [{ kind: 'one', name: 'statute', options: statutes }] },
  { section: 'work', slug: 'werkplek', asks: workAsks, fits: ({ work }) => asksAboutWork(work?.statute).length > 0 },
  {
    section: 'time',
    slug: 'tijd',
    asks: [
      { kind: 'number', name: 'minutesFreePerWeek', min: 0, max: 100, each: 60, whole: false, unit: 'hours' },
      { kind: 'many', name: 'forms', options: forms },
      { kind: 'yes-no', name: 'evening' },
    ],
  },
  {
    section: 'place',
    slug: 'plaats',
    asks: [
      { kind: 'postcode', name: 'postcode' },
      { kind: 'number', name: 'maxKm', min: 1, max: 300, each: 1, whole: true, unit: 'km' },
    ],
  },
  { section: 'dutch', slug: 'nederlands', asks: [{ kind: 'one', name: 'level', options: languageLevels }] },
  {
    section: 'about',
    slug: 'over-jou',
    asks: [
      { kind: 'year', name: 'birthYear', youngest: 15, oldest: 90 },
      { kind: 'one', name: 'highestDiploma', options: diplomas },
    ],
  },
  { section: 'important', slug: 'belangrijk', asks: [{ kind: 'one', name: 'important', options: wishes }] },
]

/** What a question asks of this person: of the workplace only what fits the statute. */
export const asksOf = ({ slug, asks }: Question, { work }: Portrait): readonly Ask[] =>
  slug === 'werkplek' ? asks.filter(({ name }) => asksAboutWork(work?.statute).some(field => field === name)) : asks

const fitting = (portrait: Portrait): Question[] => questions.filter(({ fits }) => !fits || fits(portrait))

/** Where one goes from a question: the next that fits, at the end to check the answers. */
export const nextAddress = (question: Question, portrait: Portrait): string => {
  const after = questions.slice(questions.indexOf(question) + 1)
  const next = fitting(portrait).find(each => after.includes(each))
  return next ? urls.question(next.slug) : urls.check
}

export const addressBefore = (question: Question, portrait: Portrait): string => {
  const before = questions.slice(0, questions.indexOf(question))
  const last = fitting(portrait).findLast(each => before.includes(each))
  return last ? urls.question(last.slug) : urls.start
}

const sections = [...new Set(questions.map(({ section }) => section))]

/** `3 van 10`: two pages on one subject count once. */
export const placeOf = ({ section }: Question): { at: number; of: number } => ({
  at: sections.indexOf(section) + 1,
  of: sections.length,
})

/** Where somebody who comes back goes on: the first question without an answer, else to check the answers. */
export const goOnAddress = (portrait: Portrait): string => {
  const open = fitting(portrait).find(({ section, slug }) => slug !== 'werkplek' && portrait[section] === undefined)
  const anyLater =
    open && questions.slice(questions.indexOf(open)).some(({ section }) => portrait[section] !== undefined)
  return open && !anyLater ? urls.question(open.slug) : urls.check
}

export const questionAt = (slug: Slug): Question => {
  const found = questions.find(question => question.slug === slug)
  if (!found) throw new Error(`no question ${slug}`)
  return found
}
