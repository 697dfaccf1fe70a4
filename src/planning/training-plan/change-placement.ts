import type { Db } from '../../platform/connection.ts'
import { readDay } from '../../platform/day.ts'
import { newId } from '../../platform/ids.ts'
import { accept, type Outcome, refuse } from '../../platform/outcome.ts'
import type { Visit } from '../../platform/visit.ts'
import type { Word } from '../../platform/words.ts'
import type { Placement, Plan } from './plan.ts'
import { type NewStep, step, takePlanStep } from './take-plan-step.ts'

const change = (
  db: Db,
  visit: Visit,
  id: string,
  placement: string,
  prepare: (placement: Placement, plan: Plan) => Outcome<NewStep[], Word>,
) =>
  takePlanStep(db, visit, id, ({ plan }) => {
    const found = plan.placements.find(each => each.id === placement)
    return found ? prepare(found, plan) : refuse('planning.training-plan.gone')
  })

/** What is only planned may still be moved, locked and taken out. */
const whilePlanned =
  (prepare: (placement: Placement, plan: Plan) => Outcome<NewStep[], Word>) =>
  (placement: Placement, plan: Plan): Outcome<NewStep[], Word> =>
    placement.state === 'planned' ? prepare(placement, plan) : refuse('planning.training-plan.begun-already')

/** To another time of the same course; it stays there when the plan is made anew. Limits may break: the page says so. */
export const movePlacement = (db: Db, visit: Visit, id: string, placement: string, edition: string) =>
  change(
    db,
    visit,
    id,
    placement,
    whilePlanned((found, { courses }) => {
      const course = courses.find(each => each.id === found.course)
      if (!course?.editions.some(each => each.id === edition)) return refuse('planning.training-plan.gone')
      return accept(edition === found.edition ? [] : [step('moved', { placement, edition })])
    }),
  )

export const lockPlacement = (db: Db, visit: Visit, id: string, placement: string, locked: boolean) =>
  change(
    db,
    visit,
    id,
    placement,
    whilePlanned(found => accept(found.locked === locked ? [] : [step(locked ? 'locked' : 'unlocked', { placement })])),
  )

/** Takes a place out; a new plan does not bring it back. */
export const removePlacement = (db: Db, visit: Visit, id: string, placement: string) =>
  change(
    db,
    visit,
    id,
    placement,
    whilePlanned(() => accept([step('removed', { placement })])),
  )

/** Gives somebody a place by hand; it stays there. */
export const addPlacement = (db: Db, visit: Visit, id: string, ask: { worker: string; place: string }) =>
  takePlanStep(db, visit, id, ({ plan }) => {
    const [courseId, editionId] = ask.place.split(' ')
    const worker = plan.workers.find(each => each.id === ask.worker)
    const course = plan.courses.find(each => each.id === courseId)
    const edition = course?.editions.find(each => each.id === editionId)
    if (!worker || !course || !edition) return refuse('planning.training-plan.choose-place')
    const twice = plan.placements.some(
      each => each.worker === worker.id && each.course === course.id && each.state !== 'stopped',
    )
    if (twice) return refuse('planning.training-plan.twice')
    return accept([
      step('placed', { id: newId<'placement'>(), worker: worker.id, course: course.id, edition: edition.id }),
    ])
  })

export const beginPlacement = (db: Db, visit: Visit, id: string, placement: string) =>
  change(
    db,
    visit,
    id,
    placement,
    whilePlanned(() => accept([step('begun', { placement, on: visit.today })])),
  )

export interface EndAsk {
  certificate: string
  validUntil: string
  hours: string
}

/** Somebody has followed it; what they learned counts from now on as their level. */
export const finishPlacement = (db: Db, visit: Visit, id: string, placement: string, ask: EndAsk) =>
  change(db, visit, id, placement, (found, plan) => {
    if (found.state !== 'begun' && found.state !== 'planned') return refuse('planning.training-plan.ended-already')
    const validUntil = readDay(ask.validUntil)
    const hours = ask.hours.replace(',', '.')
    if (ask.validUntil !== '' && validUntil === null) return refuse('planning.training-plan.wrong-day')
    if (hours !== '' && !/^\d{1,4}(\.\d{1,2})?$/.test(hours)) return refuse('planning.training-plan.wrong-hours')
    const minutes = hours === '' ? null : Math.round(Number(hours) * 60)
    const certificate = ask.certificate.slice(0, 120)
    const teaches = plan.courses.find(({ id }) => id === found.course)?.teaches ?? []
    const worker = plan.workers.find(each => each.id === found.worker)
    const levels = Object.fromEntries(
      teaches.filter(({ row, to }) => to > (worker?.scores[row] ?? 0)).map(({ row, to }) => [row, to]),
    )
    return accept([
      step('done', { placement, on: visit.today, certificate, validUntil, minutes }),
      ...(Object.keys(levels).length > 0 ? [step('scored', { worker: found.worker, levels })] : []),
    ])
  })

/** It ends without being followed to the end, with why. */
export const stopPlacement = (db: Db, visit: Visit, id: string, placement: string, words: string) =>
  change(db, visit, id, placement, ({ state }) => {
    if (state === 'done' || state === 'stopped') return refuse('planning.training-plan.ended-already')
    if (words === '') return refuse('planning.training-plan.why-stopped')
    return accept([step('stopped', { placement, on: visit.today, words: words.slice(0, 500) })])
  })
