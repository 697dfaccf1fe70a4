import { loadExamples } from './people/index.ts'
import {
  loadExampleAgreement,
  loadExampleBrochures,
  loadExampleDevelopment,
  loadExampleGroups,
  loadExamplePlan,
  loadExamplePlans,
  loadExampleSchemes,
  loadExampleShifts,
  loadExampleTeachingTime,
} from './planning/index.ts'
import type { Db } from './platform/connection.ts'
import { loadExamplePolicies } from './recognition/index.ts'

/** Everybody and everything of examples/, each once, in the order in which one needs the other. */
export const loadExampleHouse = async (db: Db, now: Date): Promise<void> => {
  await loadExamples(db, now)
  await loadExamplePolicies(db, now)
  await loadExampleSchemes(db, now)
  await loadExampleAgreement(db, now)
  await loadExamplePlans(db, now)
  await loadExampleGroups(db, now)
  await loadExampleShifts(db, now)
  await loadExampleTeachingTime(db, now)
  await loadExampleBrochures(db, now)
  await loadExamplePlan(db, now)
  await loadExampleDevelopment(db, now)
}
