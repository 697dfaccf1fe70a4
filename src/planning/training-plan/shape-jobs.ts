import type { Db } from '../../platform/connection.ts'
import { readDay } from '../../platform/day.ts'
import { newId } from '../../platform/ids.ts'
import { accept, refuse } from '../../platform/outcome.ts'
import type { Visit } from '../../platform/visit.ts'
import type { Bilingual } from '../../platform/words.ts'
import { type Level, levels, type PlanRow } from './plan.ts'
import { changedSince, step, takePlanStep } from './take-plan-step.ts'

const mostRows = 200
const mostJobs = 30

/** A competence as a profile names it. */
export interface Taken {
  competence: string
  label: Bilingual
}

/** Adds a job, with the competences that were ticked in a profile wanted at level 2. What is in the matrix already is not added twice. */
export const addJob = (db: Db, visit: Visit, id: string, ask: { title: string; activity: string; taken: Taken[] }) =>
  takePlanStep(db, visit, id, ({ plan }) => {
    if (ask.title === '' || ask.title.length > 120) return refuse('planning.training-plan.no-job')
    if (plan.jobs.length >= mostJobs || plan.rows.length + ask.taken.length > mostRows)
      return refuse('planning.training-plan.too-much')
    const job = newId<'plan-job'>()
    const known = new Map(plan.rows.map(row => [row.competence, row]))
    const rows = ask.taken.map(
      ({ competence, label }): PlanRow =>
        known.get(competence) ?? { id: newId<'plan-row'>(), competence, label, activity: ask.activity.slice(0, 80) },
    )
    return accept([
      step('job', { id: job, title: ask.title, by: null }),
      ...(rows.length > 0
        ? [
            step('rows', { rows }),
            step('wanted', { cells: rows.map(row => ({ job, row: row.id, level: 2 as const })) }),
          ]
        : []),
    ])
  })

/** Adds a row in the company's own words. */
export const addRow = (db: Db, visit: Visit, id: string, ask: { label: string; activity: string }) =>
  takePlanStep(db, visit, id, ({ plan }) => {
    if (ask.label === '' || ask.label.length > 200) return refuse('planning.training-plan.no-row')
    if (plan.rows.length >= mostRows) return refuse('planning.training-plan.too-much')
    const label = { nl: ask.label, en: ask.label }
    const row = { id: newId<'plan-row'>(), competence: null, label, activity: ask.activity.slice(0, 80) }
    return accept([step('rows', { rows: [row] })])
  })

export const readLevel = (text: string): Level | null => levels.find(level => String(level) === text) ?? null

/** Keeps the matrix as it was typed: only cells that were changed become a step. `cellOf`: what stands in a cell. */
export const setWanted = (
  db: Db,
  visit: Visit,
  id: string,
  ask: { cellOf: (job: string, row: string) => string; dayOf: (job: string) => string; seen: number },
) =>
  takePlanStep(db, visit, id, found => {
    const { plan } = found
    if (changedSince(found, ask.seen, ['wanted', 'job', 'job-dropped', 'rows', 'row-dropped']))
      return refuse('planning.training-plan.changed')
    const cells = plan.jobs.flatMap(({ id: job }) =>
      plan.rows.flatMap(({ id: row }) => {
        const level = readLevel(ask.cellOf(job, row))
        return level === null || level === (plan.wanted[`${job} ${row}`] ?? 0) ? [] : [{ job, row, level }]
      }),
    )
    const days = plan.jobs.map(job => ({ job, typed: ask.dayOf(job.id) }))
    if (days.some(({ typed }) => typed !== '' && readDay(typed) === null))
      return refuse('planning.training-plan.wrong-day')
    const jobs = days.flatMap(({ job, typed }) => {
      const by = readDay(typed)
      return by === job.by ? [] : [step('job', { ...job, by })]
    })
    return accept([...(cells.length > 0 ? [step('wanted', { cells })] : []), ...jobs])
  })

/** Takes a job or a row out; it can be undone. */
export const dropFromMatrix = (db: Db, visit: Visit, id: string, what: { job: string } | { row: string }) =>
  takePlanStep(db, visit, id, ({ plan }) => {
    if ('job' in what)
      return plan.jobs.some(job => job.id === what.job)
        ? accept([step('job-dropped', what)])
        : refuse('planning.training-plan.gone')
    return plan.rows.some(row => row.id === what.row)
      ? accept([step('row-dropped', what)])
      : refuse('planning.training-plan.gone')
  })
