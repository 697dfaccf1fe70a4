import type { Translate } from '../../../platform/words.ts'
import type { Measure } from '../measure.ts'
import type { MeasureOutcome } from '../outcome.ts'
import type { Board } from '../over-route/board.ts'
import { type Due, duesOf } from './deadline.ts'
import { type Follow, type Standing, standingOf } from './follow.ts'

/** One measure that is or may be theirs, for one leg, with what they did about it. */
export interface Application {
  measure: Measure
  outcome: MeasureOutcome
  follow: Follow | null
  dues: Due[]
  programme: { id: string; title: string }
}

export const applicationsOf = (board: Board, follows: readonly Follow[], t: Translate): Application[] =>
  board.support.outcomes.flatMap(outcome => {
    const measure = board.measures.find(({ id }) => id === outcome.measure)
    const [leg, inTime] = [board.route.legs[outcome.leg], board.legs[outcome.leg]]
    const follow = follows.find(each => each.measure === outcome.measure && each.programme === inTime?.id) ?? null
    const mayBe =
      outcome.state === 'yes' || (outcome.state === 'perhaps' && !outcome.missing.includes('jointCommittee'))
    return measure && leg && inTime && (mayBe || follow)
      ? [
          {
            measure,
            outcome,
            follow,
            dues: duesOf(measure, inTime),
            programme: { id: inTime.id, title: leg.programme.title[t.language] },
          },
        ]
      : []
  })

export const standing = ({ follow }: Application): Standing => (follow ? standingOf(follow) : 'todo')
