import type { Catalogue } from '../../catalogue/index.ts'
import { runnerOf } from '../../people/index.ts'
import type { Db, Trx } from '../../platform/connection.ts'
import { accept, refuse } from '../../platform/outcome.ts'
import { noteResults } from '../results/result.store.ts'
import type { FoundRequest } from './request.store.ts'
import { isChoice, lastOf } from './request.ts'
import { type StepVisit, takeStep } from './take-step.ts'
import { tellTurn } from './tell-turn.ts'

/** Who passed the test of a module can what the module proves: that counts elsewhere too. */
export const noteFound = async (
  trx: Trx,
  request: FoundRequest,
  visit: StepVisit,
  { modules }: Catalogue,
): Promise<void> => {
  const runner = await runnerOf(trx, request.provider)
  const passed = lastOf(request, 'tested')?.detail.results.filter(result => result.passed) ?? []
  const competences = [...new Set(passed.flatMap(({ module }) => modules.get(module)?.proves ?? []))]
  if (!runner) return
  const { person, worksFor, now } = visit
  const found = { personId: request.personId, organisationId: runner.id, way: 'test' as const, about: request.id }
  await noteResults(trx, found, competences, { person: person.id, role: worksFor?.role ?? person.role }, now)
}

/** What came of a talk, module by module: `passed` and `failed` name them. Each invited module needs one of both. */
export const recordTest = (
  db: Db,
  visit: StepVisit,
  id: string,
  result: { passed: string[]; failed: string[]; words: string },
  catalogue: Catalogue,
) =>
  takeStep(
    db,
    visit,
    id,
    'tested',
    request => {
      const test = lastOf(request, 'test')?.detail
      // What came of a session is scored where it is held.
      if (!test || isChoice(test)) return refuse('recognition.request.not-now')
      const { modules } = test
      const said = modules.map(module => ({
        module,
        passed: result.passed.includes(module),
        failed: result.failed.includes(module),
      }))
      if (said.some(({ passed, failed }) => passed === failed)) return refuse('recognition.request.no-result')
      const results = said.map(({ module, passed }) => ({ module, passed }))
      return accept({ results, words: result.words.trim().slice(0, 4000) })
    },
    async (trx, request) => {
      await noteFound(trx, request, visit, catalogue)
      await tellTurn(trx, request, visit)
    },
  )
