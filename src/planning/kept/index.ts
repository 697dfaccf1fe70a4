// `kept-plan.ts` has more for who needs it (modules left, a plan that one was let in to): export it here when used.
export { hasPlan, keptPlanOf } from './kept-plan.ts'
export { loadExamplePlans } from './load-example-plans.ts'
export { lookAtPlans } from './look-at-plans.ts'
export { planAsJson } from './plan-as-json.ts'
export { planWaiting } from './plan-waiting.ts'
