import type { Translate } from '../../platform/words.ts'
import { reasonAsJson } from '../as-json.ts'
import { type KeptPlan, modulesLeft } from './kept-plan.ts'
import { standingOf } from './plan-ladder.tsx'
import { type Replanned, replan } from './replan.ts'

const changeAsJson = (now: Replanned, t: Translate) => {
  if (now.kind !== 'changed') return { kind: now.kind }
  const all = (reasons: typeof now.reasons) => reasons.map(reason => reasonAsJson(reason, t))
  return { kind: now.kind, because: all(now.reasons), locks: all(now.broken), effects: all(now.effects) }
}

/** A kept plan as the API gives it: what was chosen, what it gives, and what the facts of now would change. */
export const planAsJson = ({ plan: { version }, facts }: KeptPlan, t: Translate) => {
  const { choices, drawn } = version
  const { legs, measures, ...figures } = drawn
  return {
    version: version.number,
    goal: choices.goal,
    minutesPerWeek: choices.minutesPerWeek,
    agreed: choices.agreed,
    locks: choices.locks,
    ...figures,
    measures: measures.map(({ name, ...measure }) => ({ ...measure, name: name[t.language] })),
    legs: legs.map(({ title, rungs, stops, ...leg }) => ({
      ...leg,
      title: title[t.language],
      modules: rungs.map(rung => ({ ...rung, title: rung.title[t.language], state: standingOf(rung) })),
      left: modulesLeft({ title, rungs, stops, ...leg }),
      certificates: stops.map(stop => ({ title: stop.title[t.language], afterRung: stop.after })),
    })),
    now: changeAsJson(replan(version, facts), t),
  }
}
