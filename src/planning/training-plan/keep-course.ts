import type { Db } from '../../platform/connection.ts'
import { type Day, readDay } from '../../platform/day.ts'
import { newId } from '../../platform/ids.ts'
import { accept, type Outcome, refuse } from '../../platform/outcome.ts'
import type { Visit } from '../../platform/visit.ts'
import type { Word } from '../../platform/words.ts'
import type { Course, Edition, Level, Plan } from './plan.ts'
import { step, takePlanStep } from './take-plan-step.ts'

export interface EditionAsk {
  start: string
  weeks: string
  hours: string
  seats: string
}

export interface CourseAsk extends EditionAsk {
  title: string
  provider: string
  module: Course['module']
  kind: Course['kind']
  price: string
  after: string
  teaches: { row: string; to: Level }[]
}

const whole = (text: string, least: number, most: number): number | null =>
  /^\d{1,4}$/.test(text) && Number(text) >= least && Number(text) <= most ? Number(text) : null

/** Euros as typed (`12,50`) in cents; null: they are no amount. */
export const centsIn = (text: string): number | null =>
  /^\d{1,6}([.,]\d{1,2})?$/.test(text) ? Math.round(Number(text.replace(',', '.')) * 100) : null

/** Hours as typed (`6,5`) in minutes. */
const minutesIn = (text: string): number | null => {
  const hours = Number(text.replace(',', '.'))
  return /^\d{1,2}([.,]\d{1,2})?$/.test(text) && hours > 0 && hours <= 40 ? Math.round(hours * 60) : null
}

const editionFrom = (ask: EditionAsk, { from, until }: { from: Day; until: Day }): Outcome<Edition, Word> => {
  const start = readDay(ask.start)
  const [weeks, perWeek, seats] = [whole(ask.weeks, 1, 60), minutesIn(ask.hours), whole(ask.seats, 1, 500)]
  if (!start || start < from || start > until) return refuse('planning.training-plan.wrong-start')
  if (weeks === null) return refuse('planning.training-plan.wrong-weeks')
  if (perWeek === null) return refuse('planning.training-plan.wrong-hours')
  if (seats === null) return refuse('planning.training-plan.wrong-seats')
  return accept({ id: newId<'edition'>(), start, weeks, perWeek, seats })
}

const courseOf = (plan: Plan, id: string): Course | undefined => plan.courses.find(course => course.id === id)

/** Adds a course with the first time that it is given. */
export const addCourse = (db: Db, visit: Visit, id: string, ask: CourseAsk) =>
  takePlanStep(db, visit, id, ({ plan, fromDay, untilDay }) => {
    const price = centsIn(ask.price)
    const rows = new Set(plan.rows.map(({ id }) => id))
    const teaches = ask.teaches.filter(({ row, to }) => rows.has(row) && to > 0)
    if (ask.title === '' || ask.title.length > 160) return refuse('planning.training-plan.no-course')
    if (teaches.length === 0) return refuse('planning.training-plan.teaches-nothing')
    if (price === null) return refuse('planning.training-plan.wrong-price')
    if (plan.courses.length >= 60) return refuse('planning.training-plan.too-much')
    const edition = editionFrom(ask, { from: fromDay, until: untilDay })
    if (!edition.ok) return edition
    const { title, module, kind } = ask
    const after = courseOf(plan, ask.after)?.id ?? null
    const provider = ask.provider.slice(0, 160)
    const editions = [edition.value]
    return accept([
      step('course', { id: newId<'course'>(), title, provider, module, kind, teaches, price, after, editions }),
    ])
  })

/** Adds another time that a course is given. */
export const addEdition = (db: Db, visit: Visit, id: string, course: string, ask: EditionAsk) =>
  takePlanStep(db, visit, id, ({ plan, fromDay, untilDay }) => {
    const found = courseOf(plan, course)
    if (!found) return refuse('planning.training-plan.gone')
    if (found.editions.length >= 30) return refuse('planning.training-plan.too-much')
    const edition = editionFrom(ask, { from: fromDay, until: untilDay })
    return edition.ok ? accept([step('course', { ...found, editions: [...found.editions, edition.value] })]) : edition
  })

/** Takes a course out, with the places in it; it can be undone. */
export const dropCourse = (db: Db, visit: Visit, id: string, course: string) =>
  takePlanStep(db, visit, id, ({ plan }) =>
    courseOf(plan, course) ? accept([step('course-dropped', { course })]) : refuse('planning.training-plan.gone'),
  )
