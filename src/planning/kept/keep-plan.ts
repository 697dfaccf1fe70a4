import type { Dossier } from '../../people/index.ts'
import { keepDossier } from '../../people/index.ts'
import { because } from '../../platform/because.ts'
import type { Db } from '../../platform/connection.ts'
import { actorOf } from '../../platform/visit.ts'
import { askRoutes } from '../ask-routes.ts'
import { type Done, type PlanVisit, saveVersion, wrong } from './add-version.ts'
import { drawPlan } from './draw-plan.ts'
import { factsOf } from './facts.store.ts'
import { planOf } from './plan.store.ts'
import { choicesOf, type Plan } from './plan.ts'
import { repair } from './repair.ts'

const noRoute = wrong({ field: null, says: because('planning.plan.no-route') })

/** Keeps a proposed route as one's plan, with the dossier that it was found for. A plan that was there goes on from it. */
export const keepPlan = async (
  db: Db,
  visit: PlanVisit,
  dossier: Dossier,
  routeId: string,
): Promise<Done<Plan['id']>> => {
  const answer = await askRoutes(db, dossier.portrait, visit.today, visit.person.id)
  const route = answer.ok ? answer.value.routes.find(({ id }) => id === routeId) : undefined
  if (!answer.ok || !route) return noRoute
  await keepDossier(db, dossier, actorOf(visit), visit.now)
  const facts = await factsOf(db, visit.person.id, dossier.id, visit.today)
  const minutesPerWeek = dossier.portrait.time?.minutesFreePerWeek ?? null
  const proposed = choicesOf(route, { goal: answer.value.goal.id, minutesPerWeek, agreed: null, locks: [] })
  // Proposals know nothing of modules that were failed before: what comes after them may have to begin later.
  const choices = facts && repair(proposed, facts)?.choices
  const plan = choices && drawPlan(choices, facts)
  if (!plan) return noRoute
  const before = await planOf(db, visit.person.id)
  const made = { cause: 'kept' as const, why: '', choices, drawn: plan.drawn, changes: [], dossierId: dossier.id }
  return saveVersion(db, visit, before?.version.number ?? 0, made)
}
