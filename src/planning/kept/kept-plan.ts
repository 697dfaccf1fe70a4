import type { ModuleId } from '../../catalogue/index.ts'
import { findShown, type Guest, type Shown, type Viewer } from '../../people/index.ts'
import type { Db } from '../../platform/connection.ts'
import { type Day, dayOf } from '../../platform/day.ts'
import type { Id } from '../../platform/ids.ts'
import type { Leg } from '../route.ts'
import { drawPlan, type Facts } from './draw-plan.ts'
import { factsOf } from './facts.store.ts'
import { runningPlanOf } from './plan.store.ts'
import type { DrawnLeg, Plan } from './plan.ts'

/** A running plan with what other rooms ask of it. */
export interface KeptPlan {
  plan: Plan
  facts: Facts
  /** Its legs as the facts of now give them, for costs and support; null: something of it is not there any more. */
  legs: Leg[] | null
}

const keptPlan = async (db: Db, person: Id<'person'>, today: Day): Promise<KeptPlan | null> => {
  const plan = await runningPlanOf(db, person)
  const facts = plan && (await factsOf(db, person, plan.version.dossierId, today))
  return plan && facts ? { plan, facts, legs: drawPlan(plan.version.choices, facts)?.route.legs ?? null } : null
}

/** The plan that this viewer follows themselves; null when they keep none. */
export const keptPlanOf = async (db: Db, { person }: Viewer, today: Day): Promise<KeptPlan | null> =>
  person ? keptPlan(db, person, today) : null

/** Whether this viewer follows a plan. */
export const hasPlan = async (db: Db, { person }: Viewer): Promise<boolean> =>
  person !== null && (await runningPlanOf(db, person)) !== null

/** Somebody's plan as far as they let this guest see it: only who was let in to the plan finds it. */
export const shownPlanOf = async (
  db: Db,
  guest: Guest,
  access: string,
  now: Date,
): Promise<(KeptPlan & { shown: Shown }) | null> => {
  const found = await findShown(db, guest, access, now)
  if (!found?.shown.parts.includes('plan')) return null
  const kept = await keptPlan(db, found.shown.ownerId, dayOf(now))
  // Let in to one dossier: a plan that rests on another is not shown.
  return kept && kept.plan.version.dossierId === found.shown.dossierId ? { ...kept, shown: found.shown } : null
}

/** The modules of a leg that are still to follow: not passed, and not wholly exempt. */
export const modulesLeft = ({ rungs }: DrawnLeg): ModuleId[] =>
  rungs.filter(({ passed, off, minutes }) => !passed && off < minutes).map(({ module }) => module)
