import { named } from '../catalogue/index.ts'
import type { Translate } from '../platform/words.ts'
import { Ladder, type LadderStep } from '../ui/ladder.tsx'
import type { Leg, Route, Rung } from './route.ts'

const drawn = { exempt: 'done', partly: 'partly', perhaps: 'perhaps', todo: 'todo' } as const

const stepsOf = (leg: Leg, before: number, isLast: boolean, t: Translate): LadderStep[] => [
  ...leg.rungs.flatMap((rung: Rung, at): LadderStep[] => [
    {
      kind: 'rung',
      state: drawn[rung.state],
      label: `${before + at + 1} ${t(`planning.state.${rung.state}`)}`,
      share: rung.exemption.minutesOff / rung.minutes,
    },
    ...leg.landings.filter(landing => landing.afterRung === at + 1).map((): LadderStep => ({ kind: 'flag' })),
  ]),
  ...(isLast ? [] : [{ kind: 'flag' } as const]),
]

/** A route as the one picture of the house, with the same in one sentence. */
export const RouteLadder = ({ route, t }: { route: Route; t: Translate }) => {
  let before = 0
  const steps = route.legs.flatMap((leg, at) => {
    const own = stepsOf(leg, before, at === route.legs.length - 1, t)
    before += leg.rungs.length
    return own
  })
  const rungs = route.legs.flatMap(leg => leg.rungs)
  const count = (state: Rung['state']) => rungs.filter(rung => rung.state === state).length
  const goal = route.legs.at(-1)?.awards.title
  return (
    <Ladder
      steps={steps}
      says={t('planning.picture', {
        goal: named(goal ?? {}),
        all: rungs.length,
        exempt: count('exempt'),
        perhaps: count('perhaps') + count('partly'),
        todo: count('todo'),
        flags: steps.filter(step => step.kind === 'flag').length,
      })}
    />
  )
}
