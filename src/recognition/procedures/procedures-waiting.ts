import { currentCatalogue } from '../../catalogue/index.ts'
import type { DeskVisit, Waiting } from '../desk/waiting.ts'
import { requestViewerOf } from '../requests/request.store.ts'
import { proceduresFor } from './procedure.store.ts'
import { isParty, isUnled, type Machine } from './procedure.ts'

/** What of one way waits for whoever looks; `addressOf` says where each of the two sides acts on it. */
export const proceduresWaiting =
  <Frame, Steps, State extends string>(
    machine: Machine<Frame, Steps, State>,
    addressOf: { own: (id: string) => string; desk: (id: string) => string },
  ) =>
  async (visit: DeskVisit): Promise<Waiting[]> => {
    const { db, person, worksFor, t } = visit
    const who = { person: person.id, role: worksFor?.role ?? null }
    const { programmes } = await currentCatalogue(db)
    const all = await proceduresFor<Frame, Steps>(db, machine.way, requestViewerOf(visit))
    return all.flatMap(procedure => {
      const own = procedure.personId === person.id
      const title = programmes.get(procedure.programme)?.title[t.language] ?? procedure.programme
      return machine
        .turnsOf(procedure)
        .map(turn => ({ ...turn, unled: who.role === 'coordinator' && !own && isUnled(turn.party, procedure) }))
        .filter(({ party, unled }) => unled || isParty(party, procedure, who))
        .map(({ what, since, until, unled }) => ({
          what: unled ? ('recognition.waits.unled' as const) : what,
          unled,
          about: own ? title : `${procedure.ownerName}, ${title}`,
          since,
          until,
          address: (own ? addressOf.own : addressOf.desk)(procedure.id),
        }))
    })
  }
