import type { Db } from '../../platform/connection.ts'
import { accept, refuse } from '../../platform/outcome.ts'
import { lastOf } from './request.ts'
import { type StepVisit, takeStep } from './take-step.ts'
import { tellTurn } from './tell-turn.ts'

/** What came of a test or talk, module by module: `passed` names those that went well. */
export const recordTest = (
  db: Db,
  visit: StepVisit,
  id: string,
  result: { passed: string[]; failed: string[]; words: string },
) =>
  takeStep(
    db,
    visit,
    id,
    'tested',
    request => {
      const modules = lastOf(request, 'test')?.detail.modules ?? []
      const said = modules.map(module => ({
        module,
        passed: result.passed.includes(module),
        failed: result.failed.includes(module),
      }))
      if (said.some(({ passed, failed }) => passed === failed)) return refuse('recognition.request.no-result')
      const results = said.map(({ module, passed }) => ({ module, passed }))
      return accept({ results, words: result.words.trim().slice(0, 4000) })
    },
    (trx, request) => tellTurn(trx, request, visit),
  )
