import type { Qualification } from '../../catalogue/index.ts'
import { named } from '../../catalogue/index.ts'
import type { Translate } from '../../platform/words.ts'
import { Ladder, type LadderStep } from '../../ui/ladder.tsx'
import type { Drawn, DrawnRung } from './plan.ts'

const states = ['passed', 'exempt', 'partly', 'again', 'perhaps', 'todo'] as const
export type RungStanding = (typeof states)[number]

/** Where one stands with a module of the plan. */
export const standingOf = ({ passed, failed, off, minutes, perhaps }: DrawnRung): RungStanding => {
  if (passed) return 'passed'
  if (minutes > 0 && off >= minutes) return 'exempt'
  if (failed > 0) return 'again'
  if (perhaps > 0) return 'perhaps'
  return off > 0 ? 'partly' : 'todo'
}

const drawnAs = {
  passed: 'done',
  exempt: 'done',
  partly: 'partly',
  again: 'todo',
  perhaps: 'perhaps',
  todo: 'todo',
} as const

/** The plan as the picture of the house, with what is done; the same in one sentence. */
export const PlanLadder = ({ drawn, goal, t }: { drawn: Drawn; goal: Qualification | null; t: Translate }) => {
  let number = 0
  const steps = drawn.legs.flatMap((leg, legAt): LadderStep[] => [
    ...leg.rungs.flatMap((rung, at): LadderStep[] => {
      number += 1
      const standing = standingOf(rung)
      const label = `${number} ${t(`planning.plan.rung.${standing}`)}`
      return [
        { kind: 'rung', state: drawnAs[standing], label, share: rung.off / rung.minutes },
        ...leg.stops.filter(({ after }) => after === at + 1).map((): LadderStep => ({ kind: 'flag' })),
      ]
    }),
    ...(legAt === drawn.legs.length - 1 ? [] : [{ kind: 'flag' } as const]),
  ])
  const rungs = drawn.legs.flatMap(leg => leg.rungs)
  const count = (...wanted: RungStanding[]) => rungs.filter(rung => wanted.includes(standingOf(rung))).length
  const says = t('planning.plan.picture', {
    goal: named(goal?.title ?? {}),
    all: rungs.length,
    passed: count('passed'),
    exempt: count('exempt'),
    perhaps: count('perhaps', 'partly'),
    todo: count('todo', 'again'),
  })
  return <Ladder steps={steps} says={says} />
}
