import type { Ctx } from '../../../platform/visit.ts'
import { urls } from '../../../urls.ts'
import type { Trial } from './plan.ts'

/** More than this in one address nobody tries by hand. */
const mostTried = 40

/** What is tried out, as the address says it: it is kept nowhere else, so the way back is the browser's. */
export const trialIn = (c: Ctx): Trial => {
  const all = (name: string) => [...new Set((c.req.queries(name) ?? []).map(each => each.slice(0, 200)))]
  return {
    fixed: all('vast').slice(0, mostTried),
    banned: all('niet').slice(0, mostTried),
    without: all('los').slice(0, mostTried),
  }
}

/** The address of a week that is tried out so. */
export const trialAddress = (
  programme: string,
  { fixed, banned, without }: Trial,
  week: string | null = null,
): string => {
  const pairs: [string, string][] = [
    ...fixed.map((id): [string, string] => ['vast', id]),
    ...banned.map((id): [string, string] => ['niet', id]),
    ...without.map((key): [string, string] => ['los', key]),
    ...(week === null ? [] : [['week', week] as [string, string]]),
  ]
  const query = new URLSearchParams(pairs)
  return query.size === 0 ? urls.weekOf(programme) : `${urls.weekOf(programme)}?${query}`
}

const minus = (all: readonly string[], one: string): string[] => all.filter(each => each !== one)
const plus = (all: readonly string[], one: string): string[] => [...minus(all, one), one]

/** The same trial with one thing more or less. */
export const tried = {
  fix: (trial: Trial, id: string): Trial => ({
    ...trial,
    fixed: plus(trial.fixed, id),
    banned: minus(trial.banned, id),
  }),
  release: (trial: Trial, id: string): Trial => ({ ...trial, fixed: minus(trial.fixed, id) }),
  ban: (trial: Trial, id: string): Trial => ({
    ...trial,
    banned: plus(trial.banned, id),
    fixed: minus(trial.fixed, id),
  }),
  allow: (trial: Trial, id: string): Trial => ({ ...trial, banned: minus(trial.banned, id) }),
  letGo: (trial: Trial, key: string): Trial => ({ ...trial, without: plus(trial.without, key) }),
  holdAgain: (trial: Trial, key: string): Trial => ({ ...trial, without: minus(trial.without, key) }),
}
