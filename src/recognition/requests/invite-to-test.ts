import type { ModuleId } from '../../catalogue/index.ts'
import { tell } from '../../people/index.ts'
import { type Db, inTransaction, type Trx } from '../../platform/connection.ts'
import { addDays, type Day } from '../../platform/day.ts'
import { accept, type Outcome, refuse } from '../../platform/outcome.ts'
import type { Word } from '../../platform/words.ts'
import { urls } from '../../urls.ts'
import type { FoundRequest } from './request.store.ts'
import { lastOf, type Request, type Talk, type TestChoice } from './request.ts'
import { type StepVisit, takeStepIn } from './take-step.ts'
import { tellTurn } from './tell-turn.ts'
import { failedBy, sessionsOf, testOf } from './tests/module-test.store.ts'
import { mayTryFrom } from './tests/module-test.ts'

const askedIn = (request: Request, chosen: string[]): ModuleId[] =>
  (lastOf(request, 'asked')?.detail.modules ?? []).flatMap(({ module }) => (chosen.includes(module) ? [module] : []))

const invited = async (trx: Trx, request: FoundRequest, visit: StepVisit) => {
  const message = {
    kind: 'request' as const,
    about: 'request-test' as const,
    key: `test:${request.id}:${request.steps.length}`,
    link: urls.ownRequest(request.id),
  }
  await tell(trx, request.personId, message, visit, visit.now)
}

/** Invites the person to a talk about some of the modules, on a day. */
export const inviteToTalk = (
  db: Db,
  visit: StepVisit,
  id: string,
  ask: { modules: string[]; on: Day | null; where: string },
): Promise<Outcome<unknown, Word>> =>
  inTransaction(db, trx =>
    takeStepIn(
      trx,
      visit,
      id,
      'test',
      (request): Outcome<Talk, Word> => {
        const modules = askedIn(request, ask.modules)
        if (!request.policy.body.ways.includes('interview')) return refuse('recognition.request.no-way')
        if (modules.length === 0) return refuse('recognition.ask.no-module')
        if (ask.on === null || ask.on <= visit.today) return refuse('recognition.request.wrong-day')
        return accept({ modules, way: 'interview', on: ask.on, where: ask.where.trim().slice(0, 300) })
      },
      async request => {
        await invited(trx, request, visit)
        await tellTurn(trx, request, visit)
      },
    ),
  )

/** Invites the person to the test of one module: they choose one of its sessions, in as many days as for questions. */
export const inviteToTest = (db: Db, visit: StepVisit, id: string, chosen: string): Promise<Outcome<unknown, Word>> =>
  inTransaction(db, trx =>
    takeStepIn(
      trx,
      visit,
      id,
      'test',
      async (request): Promise<Outcome<TestChoice, Word>> => {
        const [module] = askedIn(request, [chosen])
        if (!module || !request.policy.body.ways.includes('test')) return refuse('recognition.request.no-way')
        const test = await testOf(trx, request.provider, module)
        if (!test) return refuse('recognition.test.unset')
        const from = mayTryFrom(test.body, await failedBy(trx, request, module), visit.today)
        if (from === null) return refuse('recognition.test.no-more-tries')
        const sessions = await sessionsOf(trx, request.provider, visit.now)
        if (!sessions.some(session => session.test.module === module && !session.calledOffAt))
          return refuse('recognition.test.none-planned')
        const until = addDays(visit.today, request.policy.body.questionDays)
        return accept({ modules: [module], way: 'test', test: test.id, until })
      },
      request => invited(trx, request, visit),
    ),
  )
