import type { Because } from '../platform/because.ts'
import type { Translate } from '../platform/words.ts'
import type { RouteAnswer } from './find-routes.ts'
import { ownPrice } from './rank.ts'
import type { Leg, Route } from './route.ts'
import type { MeasureOutcome } from './support/index.ts'

/** A reason as the page shows it, in one language, with the data it was made of. */
export interface ReasonJson {
  says: string
  code: string
  with?: Because['with']
  source?: Because['source']
  because?: ReasonJson[]
}

/** A reason and all below it, for the API. */
export const reasonAsJson = (reason: Because, t: Translate): ReasonJson => ({
  says: t(reason.says, reason.with ?? {}),
  code: reason.says,
  ...(reason.with ? { with: reason.with } : {}),
  ...(reason.source ? { source: reason.source } : {}),
  ...(reason.because?.length ? { because: reason.because.map(below => reasonAsJson(below, t)) } : {}),
})

const legAsJson = (leg: Leg, t: Translate) => ({
  programme: leg.programme.id,
  title: leg.programme.title[t.language],
  provider: leg.provider.name,
  awards: leg.awards.id,
  origin: leg.programme.origin,
  start: leg.start,
  end: leg.end,
  weeks: leg.weeks,
  km: leg.km,
  offer: leg.offer && {
    id: leg.offer.id,
    start: leg.offer.start,
    form: leg.offer.form,
    place: leg.offer.place,
    when: leg.offer.when[t.language],
  },
  rungs: leg.rungs.map(rung => ({
    module: rung.module.id,
    title: rung.module.title[t.language],
    state: rung.state,
    minutes: rung.minutes,
    minutesLeft: rung.minutesLeft,
    minutesLeftAtBest: rung.minutesLeftAtBest,
    priceCents: rung.price,
    how: rung.exemption.how.map(how => how[t.language]),
    because: rung.exemption.because.map(reason => reasonAsJson(reason, t)),
  })),
  certificates: leg.landings.map(({ stop, afterRung }) => ({ title: stop.title[t.language], afterRung })),
})

const measureAsJson = (outcome: MeasureOutcome, t: Translate) => ({
  measure: outcome.measure,
  version: outcome.version,
  name: outcome.name[t.language],
  state: outcome.state,
  uncertain: outcome.uncertain,
  amounts: outcome.amounts.map(({ because: how, ...amount }) => ({ ...amount, because: reasonAsJson(how, t) })),
  missing: outcome.missing,
  because: reasonAsJson(outcome.because, t),
})

const routeAsJson = (route: Route, t: Translate) => ({
  id: route.id,
  minutes: route.minutes,
  minutesLeft: route.minutesLeft,
  minutesLeftAtBest: route.minutesLeftAtBest,
  credits: route.credits,
  weeks: route.weeks,
  start: route.start,
  end: route.end,
  km: route.km,
  priceCents: route.price,
  ownPriceCents: ownPrice(route),
  support: {
    chosen: route.support.best.chosen,
    workerCents: route.support.best.workerCents,
    employerCents: route.support.best.employerCents,
    uncertain: route.support.best.uncertain,
    possible: route.support.possible,
    because: reasonAsJson(route.support.best.because, t),
    measures: route.support.outcomes.filter(({ state }) => state !== 'no').map(outcome => measureAsJson(outcome, t)),
  },
  misfits: route.misfits.map(reason => reasonAsJson(reason, t)),
  rank: reasonAsJson(route.rank, t),
  legs: route.legs.map(leg => legAsJson(leg, t)),
})

/** The answer as the API and the terminal give it: the same routes and the same reasons as the page. */
export const answerAsJson = (answer: RouteAnswer, t: Translate) => ({
  goal: { id: answer.goal.id, title: answer.goal.title, level: answer.goal.level },
  held: answer.held && reasonAsJson(answer.held, t),
  routes: answer.routes.map(route => routeAsJson(route, t)),
})

export type AnswerJson = ReturnType<typeof answerAsJson>
