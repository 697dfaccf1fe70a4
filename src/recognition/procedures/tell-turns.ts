import { tell } from '../../people/index.ts'
import type { Trx } from '../../platform/connection.ts'
import type { Id } from '../../platform/ids.ts'
import type { Visit } from '../../platform/visit.ts'
import { staffOf } from '../requests/request.store.ts'
import type { Machine, Party, Procedure } from './procedure.ts'

/** Where each of the two sides acts on a procedure. */
export interface Addresses {
  own: (id: string) => string
  desk: (id: string) => string
}

/** The people who are a party now: the owner, who was named, or who works for the provider in one of its roles. */
export const concerned = async (
  trx: Trx,
  party: Party,
  procedure: Pick<Procedure<unknown, unknown>, 'personId' | 'named' | 'provider'>,
  today: string,
): Promise<Id<'person'>[]> => {
  if ('owner' in party) return [procedure.personId]
  if ('part' in party) return procedure.named.filter(({ part }) => part === party.part).map(({ personId }) => personId)
  return 'person' in party ? [party.person] : staffOf(trx, procedure.provider, party.roles, today)
}

/** Tells everybody whose turn it is now. What they must do stands in their own space and on their desk. */
export const tellTurns = async <Frame, Steps, State extends string>(
  trx: Trx,
  machine: Machine<Frame, Steps, State>,
  procedure: Procedure<Frame, Steps>,
  addressOf: Addresses,
  visit: Visit,
): Promise<void> => {
  for (const { party } of machine.turnsOf(procedure)) {
    const own = 'owner' in party
    const message = {
      kind: 'request' as const,
      about: own ? ('procedure-your-turn' as const) : ('procedure-waits' as const),
      key: `procedure:${procedure.id}:${procedure.steps.length}`,
      link: (own ? addressOf.own : addressOf.desk)(procedure.id),
    }
    for (const person of await concerned(trx, party, procedure, visit.today))
      if (own || person !== procedure.personId) await tell(trx, person, message, visit, visit.now)
  }
}
