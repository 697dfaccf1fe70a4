import { tell } from '../../people/index.ts'
import type { Trx } from '../../platform/connection.ts'
import type { Id } from '../../platform/ids.ts'
import type { Visit } from '../../platform/visit.ts'
import { urls } from '../../urls.ts'
import { rolesFor } from './may-step.ts'
import { staffOf } from './request.store.ts'
import { type Request, turnOf } from './request.ts'

const aboutOf = {
  owner: 'request-your-turn',
  decider: 'request-to-decide',
  tester: 'request-to-test',
  reader: 'request-to-confirm',
  hearer: 'request-to-hear',
} as const

/** Tells whoever must act now that it is their turn. What they must do stands in their own space and on their desk. */
export const tellTurn = async (trx: Trx, request: Request, visit: Visit): Promise<void> => {
  const turn = turnOf(request)
  if (!turn) return
  const { party } = turn
  const concerned: Id<'person'>[] =
    party === 'owner' ? [request.personId] : await staffOf(trx, request.provider, rolesFor[party], visit.today)
  const link = party === 'owner' ? urls.ownRequest(request.id) : urls.deskRequest(request.id)
  const message = {
    kind: 'request' as const,
    about: aboutOf[party],
    key: `request:${request.id}:${request.steps.length}`,
    link,
  }
  for (const person of concerned) await tell(trx, person, message, visit, visit.now)
}
