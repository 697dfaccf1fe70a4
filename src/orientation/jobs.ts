import type { Job } from '../people/index.ts'
import type { Wrong } from './read-asks.ts'

export const mostJobs = 30
/** The first year of work that anybody alive may name. */
const firstYear = 1930

const readYear = (typed: string, field: string, thisYear: number): { year: number | null; wrong: Wrong[] } => {
  if (typed === '') return { year: null, wrong: [] }
  const year = /^\d{4}$/.test(typed) ? Number(typed) : Number.NaN
  if (year >= firstYear && year <= thisYear) return { year, wrong: [] }
  return {
    year: null,
    wrong: [{ field, says: 'orientation.wrong.year', with: { min: `${firstYear}`, max: `${thisYear}` } }],
  }
}

/** The fields of a job's years. */
export const yearFields = ({ occupation }: Job) => ({ from: `van-${occupation}`, to: `tot-${occupation}` })

/** The jobs with the years that were typed. A job that the form did not show (added in another tab) stays as it is. */
export const withYears = (
  jobs: Job[],
  form: { one: (field: string) => string; has: (field: string) => boolean },
  thisYear: number,
): { jobs: Job[]; wrong: Wrong[] } => {
  const wrong: Wrong[] = []
  const dated = jobs.map(job => {
    const field = yearFields(job)
    if (!form.has(field.from)) return job
    const from = readYear(form.one(field.from), field.from, thisYear)
    const to = readYear(form.one(field.to), field.to, thisYear)
    wrong.push(...from.wrong, ...to.wrong)
    if (from.year !== null && to.year !== null && to.year < from.year)
      wrong.push({ field: field.to, says: 'orientation.wrong.year-order' })
    return { ...job, from: from.year, to: to.year }
  })
  return { jobs: dated, wrong }
}

/** A job is named once. */
export const addJob = (jobs: Job[], job: Job): Job[] =>
  jobs.some(({ occupation }) => occupation === job.occupation) ? jobs : [...jobs, job]

/** Those held now first, then the latest; what has no years comes in the order of telling. */
export const newestFirst = (jobs: Job[]): Job[] =>
  [...jobs].sort((a, b) => (b.to ?? 9999) - (a.to ?? 9999) || (b.from ?? 0) - (a.from ?? 0))
