export type { AnswerJson, ReasonJson } from './as-json.ts'
export { findRoutes } from './find-routes.ts'
export { currentMeasures, loadMeasures } from './support/index.ts'
