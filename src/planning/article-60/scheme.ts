import type { Module, ModuleId, ProgrammeId } from '../../catalogue/index.ts'
import type { Day } from '../../platform/day.ts'
import type { Id } from '../../platform/ids.ts'
import { accept, type Outcome, refuse } from '../../platform/outcome.ts'
import type { Bilingual } from '../../platform/words.ts'

/** What a day of the week is. `counts`: work under article 60 that is internship too. */
export const dayKinds = ['class', 'internship', 'counts', 'work', 'free'] as const
export type DayKind = (typeof dayKinds)[number]
/** Monday to Friday. */
export const weekDays = [1, 2, 3, 4, 5] as const

export interface Semester {
  week: DayKind[]
  modules: ModuleId[]
  /** Within the employment only as the dated rule says for somebody's age. */
  asksAge: boolean
}

/** Work that somebody does under article 60, and as internship of which module it counts. */
export interface Job {
  title: Bilingual
  /** At most so many minutes; null: the whole internship. A module that is not here: not at all. */
  counts: Partial<Record<ModuleId, number | null>>
}

/** What a version of a scheme says. */
export interface SchemeBody {
  /** Weeks of lessons in a semester. */
  weeks: number
  semesters: Semester[]
  jobs: Job[]
}

/** What a provider and a social service do together for who works under article 60. */
export interface Scheme {
  id: Id<'scheme'>
  organisationId: Id<'organisation'>
  serviceId: Id<'organisation'>
  title: Bilingual
  programmes: ProgrammeId[]
  begunBy: Id<'person'>
  begunAt: Date
}

export interface SchemeVersion {
  id: Id<'scheme-version'>
  schemeId: Scheme['id']
  number: number
  validFrom: Day
  validTo: Day | null
  body: SchemeBody
  proposedBy: Id<'person'>
  proposedAt: Date
}

export const mostSemesters = 6
export const mostJobs = 3

export type SchemeRefusal =
  | 'planning.article-60.no.from'
  | 'planning.article-60.no.until'
  | 'planning.article-60.no.weeks'
  | 'planning.article-60.no.semester'
  | 'planning.article-60.no.modules'
  | 'planning.article-60.no.job'
  | 'planning.article-60.no.minutes'
  | 'planning.article-60.no.counts'

export interface SchemeAsk {
  validFrom: Day | null
  /** What was typed as the last day; null: nothing. */
  validTo: Day | null | 'wrong'
  body: SchemeBody
}

const countsSomewhere = ({ jobs }: SchemeBody, { week, modules }: Semester): boolean =>
  !week.includes('counts') || jobs.some(({ counts }) => modules.some(module => counts[module] !== undefined))

/** Whether a version can be proposed: `field` says where the refusal belongs. */
export const checkVersion = (
  { validFrom, validTo, body }: SchemeAsk,
  modules: ReadonlyMap<ModuleId, Pick<Module, 'workplace'>>,
): Outcome<{ validFrom: Day; validTo: Day | null; body: SchemeBody }, SchemeRefusal> => {
  const { weeks, semesters, jobs } = body
  if (validFrom === null) return refuse('planning.article-60.no.from')
  if (validTo === 'wrong' || (validTo !== null && validTo < validFrom)) return refuse('planning.article-60.no.until')
  if (!Number.isInteger(weeks) || weeks < 1 || weeks > 26) return refuse('planning.article-60.no.weeks')
  if (semesters.length === 0 || semesters.length > mostSemesters) return refuse('planning.article-60.no.semester')
  if (semesters.some(({ modules: of }) => of.length === 0 || of.some(id => !modules.has(id))))
    return refuse('planning.article-60.no.modules')
  if (jobs.length === 0 || jobs.length > mostJobs || jobs.some(({ title }) => title.nl === ''))
    return refuse('planning.article-60.no.job')
  const wrong = jobs
    .flatMap(({ counts }) => Object.entries(counts))
    .some(([id, most]) => {
      const lasts = modules.get(id as ModuleId)?.workplace ?? 0
      return lasts === 0 || (most != null && (!Number.isInteger(most) || most < 1 || most > lasts))
    })
  if (wrong) return refuse('planning.article-60.no.minutes')
  if (!semesters.every(semester => countsSomewhere(body, semester))) return refuse('planning.article-60.no.counts')
  return accept({ validFrom, validTo, body })
}
