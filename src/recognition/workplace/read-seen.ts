import type { Fields } from '../../platform/fields.ts'
import { criteriaIn, type Frame } from './frame.ts'
import { type Observation, seenOf, seens, Tap } from './taps.ts'

/** What stands on the form of a page without script and was not said before by the same person, as taps. */
export const tapsOn = (form: Fields, frame: Frame, mine: readonly Observation[], now: Date): Tap[] => {
  const saidAt = now.toISOString()
  const taps = criteriaIn(frame).flatMap(({ id: criterion }) => {
    const seen = seens.find(each => each === form.one(`gezien-${criterion}`))
    const said = mine.some(each => each.criterion === criterion && !each.late)
    if (!seen || (said && seenOf(criterion, mine) === seen)) return []
    return [{ kind: 'tap', id: form.one(`id-${criterion}`), criterion, seen, saidAt }]
  })
  const remarks = frame.tasks
    .map(({ id: task }) => ({ task, id: form.one(`id-woorden-${task}`), words: form.one(`woorden-${task}`) }))
    .filter(({ words }) => words !== '')
    .map(remark => ({ ...remark, kind: 'remark', saidAt }))
  return [...taps, ...remarks].flatMap(tap => Tap.safeParse(tap).data ?? [])
}
