import { currentCatalogue } from '../../catalogue/index.ts'
import type { Word } from '../../platform/words.ts'
import { urls } from '../../urls.ts'
import type { Waits } from '../desk/waiting.ts'
import { mayStep } from './may-step.ts'
import { type FoundRequest, requestsAt, requestsOf } from './request.store.ts'
import { type Party, type State, type StepKind, stateOf, stepsFrom, turnOf } from './request.ts'

const what = {
  owner: 'recognition.waits.owner',
  decider: 'recognition.waits.decider',
  tester: 'recognition.waits.tester',
  reader: 'recognition.waits.reader',
  hearer: 'recognition.waits.hearer',
} as const satisfies Record<Party, string>

/** Where it is the owner's turn for something else than an answer. */
const special: Partial<Record<State, Word>> = {
  'to-agree': 'recognition.waits.agree',
  'to-choose': 'recognition.waits.choose',
}

/** Requests in which it is this person's turn: their own, and those at the provider for which they work. */
export const requestsWaiting: Waits = async visit => {
  const { db, person, worksFor, now, t } = visit
  const { programmes } = await currentCatalogue(db)
  const own = await requestsOf(db, person.id, now)
  const asked = worksFor ? await requestsAt(db, worksFor.id, now) : []
  const titleOf = (request: FoundRequest): string =>
    programmes.get(request.programme)?.title[t.language] ?? request.programme
  const isTheirs = (request: FoundRequest): boolean =>
    Object.entries(stepsFrom[stateOf(request)]).some(
      ([kind, party]) =>
        party === turnOf(request)?.party &&
        mayStep(kind as StepKind, request, { person: person.id, role: worksFor?.role ?? null }, now).ok,
    )
  const waiting = (request: FoundRequest, about: string, address: string) => {
    const turn = turnOf(request)
    return turn
      ? [{ what: special[stateOf(request)] ?? what[turn.party], about, since: turn.since, until: turn.until, address }]
      : []
  }
  return [
    ...own
      .filter(request => request.personId === person.id && turnOf(request)?.party === 'owner')
      .flatMap(request => waiting(request, titleOf(request), urls.ownRequest(request.id))),
    ...asked
      .filter(isTheirs)
      .flatMap(request => waiting(request, `${request.ownerName}, ${titleOf(request)}`, urls.deskRequest(request.id))),
  ]
}
