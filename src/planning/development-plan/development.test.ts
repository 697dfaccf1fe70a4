import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Day } from '../../platform/day.ts'
import type { Id } from '../../platform/ids.ts'
import {
  type DevelopmentKind,
  type DevelopmentStep,
  developmentOf,
  isLate,
  progressOf,
  standing,
  undoable,
} from './development.ts'

const me = 'ik' as Id<'person'>
const leader = 'leider' as Id<'person'>
const step = (id: number, kind: DevelopmentKind, detail: unknown, personId = me) =>
  ({ id, kind, detail, at: new Date(id), personId, role: 'worker' }) as DevelopmentStep
const goal = step(1, 'goal', { id: 'g', words: 'Lasser worden', by: null })
const action = step(2, 'action', { id: 'a', goal: 'g', words: 'Inschrijven', who: 'worker', by: '2027-02-01' })

describe('a development plan', () => {
  it('is read from its steps', () => {
    const all = developmentOf([
      goal,
      action,
      step(3, 'action', { id: 'b', goal: 'g', words: 'Rooster aanpassen', who: 'team-leader', by: null }, leader),
      step(4, 'done', { action: 'a', on: '2027-01-15' }),
      step(5, 'action', { id: 'b', goal: 'g', words: 'Rooster op dinsdag vrij', who: 'team-leader', by: null }),
      step(6, 'remark', { words: 'Goed bezig' }, leader),
    ])
    expect(all.goals).toMatchObject([
      { words: 'Lasser worden', actions: [{ id: 'a', doneOn: '2027-01-15' }, { words: 'Rooster op dinsdag vrij' }] },
    ])
    expect(progressOf(all.goals)).toEqual({ done: 1, all: 2 })
    expect(all.remarks).toMatchObject([{ personId: leader }])
  })

  it('says what is late: not done, and its day has passed', () => {
    const [found] = developmentOf([goal, action]).goals[0]?.actions ?? []
    if (!found) throw new Error('no action')
    expect(isLate(found, '2027-02-01' as Day)).toBe(false)
    expect(isLate(found, '2027-02-02' as Day)).toBe(true)
    expect(isLate({ ...found, doneOn: '2027-02-03' as Day }, '2027-02-04' as Day)).toBe(false)
  })

  it('lets somebody take back only their own newest step', () => {
    const steps = [goal, action, step(3, 'remark', { words: 'x' }, leader)]
    expect(undoable(steps, me)).toBeNull()
    expect(undoable(steps, leader)?.id).toBe(3)
    expect(undoable([...steps, step(4, 'undone', { step: 3 }, leader)], me)?.id).toBe(2)
  })

  it('stays the same when a step and its taking back are added, whatever came before', () => {
    const kinds = fc.constantFrom<[DevelopmentKind, unknown]>(
      ['goal', { id: 'h', words: 'Nog een', by: null }],
      ['action', { id: 'c', goal: 'g', words: 'Nog iets', who: 'guide', by: null }],
      ['done', { action: 'a', on: '2027-01-01' }],
      ['reopened', { action: 'a' }],
      ['action-dropped', { action: 'a' }],
      ['goal-dropped', { goal: 'g' }],
      ['reached', { goal: 'g', on: '2027-01-01' }],
      ['remark', { words: 'x' }],
    )
    fc.assert(
      fc.property(fc.array(kinds, { maxLength: 12 }), kinds, (before, [kind, detail]) => {
        const steps = [goal, action, ...before.map(([kind, detail], at) => step(at + 3, kind, detail))]
        const last = steps.length + 3
        const after = [...steps, step(last, kind, detail), step(last + 1, 'undone', { step: last })]
        expect(developmentOf(after)).toEqual(developmentOf(steps))
        expect(standing(after).filter(({ kind }) => kind !== 'undone')).toHaveLength(steps.length)
        const { done, all } = progressOf(developmentOf(steps).goals)
        expect(done).toBeLessThanOrEqual(all)
      }),
    )
  })
})
