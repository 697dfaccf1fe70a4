import { tell } from '../../people/index.ts'
import type { Db } from '../../platform/connection.ts'
import type { Day } from '../../platform/day.ts'
import { accept, refuse } from '../../platform/outcome.ts'
import { urls } from '../../urls.ts'
import { lastOf } from './request.ts'
import { type StepVisit, takeStep } from './take-step.ts'
import { tellTurn } from './tell-turn.ts'

/** Invites the person to a test or a talk on some of the modules. */
export const inviteToTest = (
  db: Db,
  visit: StepVisit,
  id: string,
  ask: { modules: string[]; way: string; on: Day | null; where: string },
) =>
  takeStep(
    db,
    visit,
    id,
    'test',
    request => {
      const asked = lastOf(request, 'asked')?.detail.modules ?? []
      const modules = asked.map(({ module }) => module).filter(module => ask.modules.includes(module))
      const way = (['test', 'interview'] as const).find(each => each === ask.way)
      if (!way || !request.policy.body.ways.includes(way)) return refuse('recognition.request.no-way')
      if (modules.length === 0) return refuse('recognition.ask.no-module')
      if (ask.on === null || ask.on <= visit.today) return refuse('recognition.request.wrong-day')
      return accept({ modules, way, on: ask.on, where: ask.where.trim().slice(0, 300) })
    },
    async (trx, request) => {
      const link = urls.ownRequest(request.id)
      const message = {
        kind: 'request' as const,
        about: 'request-test' as const,
        key: `test:${request.id}:${request.steps.length}`,
        link,
      }
      await tell(trx, request.personId, message, visit, visit.now)
      await tellTurn(trx, request, visit)
    },
  )
