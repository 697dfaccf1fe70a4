import { tell } from '../../people/index.ts'
import type { Trx } from '../../platform/connection.ts'
import type { Visit } from '../../platform/visit.ts'
import { urls } from '../../urls.ts'
import { staffOf } from '../requests/request.store.ts'
import { type Evc, roundOf, stateOf } from './evc.ts'
import { evcHigherEducation } from './machine.ts'

const over = ['decided', 'heard', 'declined']

/** Tells whoever must act now, once for each state that it comes in; and the candidate when something was decided. */
export const tellTurns = async (trx: Trx, evc: Evc, visit: Visit): Promise<void> => {
  const state = stateOf(evc)
  const message = (about: 'evc-he-your-turn' | 'evc-he-decided', link: string) => ({
    kind: 'request' as const,
    about,
    key: `procedure:${evc.id}:${roundOf(evc)}:${state}`,
    link,
  })
  if (over.includes(state))
    await tell(trx, evc.personId, message('evc-he-decided', urls.ownEvcHe(evc.id)), visit, visit.now)
  for (const { party } of evcHigherEducation.turnsOf(evc)) {
    const own = 'owner' in party
    const concerned = own
      ? [evc.personId]
      : 'person' in party
        ? [party.person]
        : 'roles' in party
          ? await staffOf(trx, evc.provider, party.roles, visit.today)
          : []
    const link = own ? urls.ownEvcHe(evc.id) : urls.deskEvcHe(evc.id)
    for (const person of concerned) await tell(trx, person, message('evc-he-your-turn', link), visit, visit.now)
  }
}
