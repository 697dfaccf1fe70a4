import type { Db } from '../../../platform/connection.ts'
import { dayOf } from '../../../platform/day.ts'
import { urls } from '../../../urls.ts'
import { keptPlanOf } from '../../kept/kept-plan.ts'
import { ownPlan } from '../../kept/plan.ts'
import { applicationsOf, standing } from '../../support/applying/applications.ts'
import { followsOf } from '../../support/applying/follow.store.ts'
import { currentMeasures } from '../../support/index.ts'
import { boardOf } from '../../support/over-route/board.ts'
import type { Asks, Entry } from './entries.ts'

/** The days before which something must be asked for the plan that somebody keeps, as long as they did not. */
export const supportEntries = async (db: Db, { person, today, t }: Asks): Promise<Entry[]> => {
  const kept = await keptPlanOf(db, { session: null, person }, today)
  if (!kept?.legs) return []
  const { version } = kept.plan
  const board = boardOf({ id: ownPlan, legs: kept.legs }, kept.facts.portrait, await currentMeasures(db))
  const follows = await followsOf(db, { id: version.dossierId })
  const since = dayOf(version.at)
  return applicationsOf(board, follows, t)
    .filter(application => standing(application) === 'todo')
    .flatMap(({ measure, outcome, dues }) =>
      dues
        .filter(({ day }) => day >= since)
        .map(({ day, what, by }, at) => ({
          id: `support-${measure.id}-${outcome.leg}-${at}-${day}`,
          on: day,
          time: null,
          title: `${measure.name[t.language]}: ${what[t.language]} (${t(`incentives.apply.by.${by}`)})`,
          where: null,
          link: urls.application(ownPlan, String(outcome.leg), measure.id),
          since: version.at,
        })),
    )
}
