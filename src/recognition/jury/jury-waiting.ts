import { currentCatalogue } from '../../catalogue/index.ts'
import { addDays } from '../../platform/day.ts'
import type { Id } from '../../platform/ids.ts'
import { urls } from '../../urls.ts'
import type { DeskVisit, Waiting, Waits } from '../desk/waiting.ts'
import { objectionsBetween } from './conflict.store.ts'
import { jurorsAt, sessionsAt, sessionsOfJuror, waitersAt, waitsOf } from './jury.store.ts'
import { programmeTitle } from './programmes-at.ts'
import { mandateNotice } from './remind-of-ending-mandates.ts'
import { lacks } from './replace-juror.ts'
import { seatsFor } from './seats-for.ts'
import { coordinates } from './who-coordinates.ts'

/** How long before somebody's last day a coordinator must see that they have no seat, in days. */
const seatNotice = 28

const titlesFor = async ({ db, t }: DeskVisit) => {
  const catalogue = await currentCatalogue(db)
  return (id: Parameters<typeof programmeTitle>[1]) => programmeTitle(catalogue, id, t)
}

/** Of who waits for a jury: a seat to choose. */
const ofCandidate: Waits = async visit => {
  const titleOf = await titlesFor(visit)
  const waits = (await waitsOf(visit.db, visit.person.id)).filter(({ seatId }) => seatId === null)
  const waiting: Waiting[] = []
  for (const wait of waits) {
    const { open } = await seatsFor(visit.db, wait, visit)
    const about = titleOf(wait.programme)
    const { since, untilDay: until } = wait
    if (open.length > 0)
      waiting.push({ what: 'recognition.waits.choose-seat', about, since, until, address: urls.ownSeat(wait.id) })
  }
  return waiting
}

/** Of a juror: sessions on which they did not say yes or no. */
const ofJuror: Waits = async visit => {
  const titleOf = await titlesFor(visit)
  return (await sessionsOfJuror(visit.db, visit.person.id, visit.today)).flatMap(session =>
    session.members
      .filter(({ personId, askedAt, answer }) => personId === visit.person.id && askedAt && answer === null)
      .map(({ askedAt }) => ({
        what: 'recognition.waits.answer-jury' as const,
        about: titleOf(session.programme),
        since: askedAt ?? session.plannedAt,
        until: addDays(session.day, -1),
        address: urls.ownJury,
      })),
  )
}

/** Of the coordinator: sessions without enough jurors or with one too close, who has no seat, who came, mandates that end. */
const ofCoordinator = async (visit: DeskVisit, organisation: Id<'organisation'>): Promise<Waiting[]> => {
  const { db, today } = visit
  const titleOf = await titlesFor(visit)
  const sessions = await sessionsAt(db, organisation, addDays(today, -60))
  const coming = sessions.filter(({ day }) => day >= today)
  const objections = await objectionsBetween(
    db,
    organisation,
    [...new Set(coming.flatMap(({ members }) => members.map(({ personId }) => personId)))],
    [...new Set(coming.flatMap(({ seated }) => seated.map(({ personId }) => personId)))],
    visit,
  )
  const ofSession = (what: Waiting['what'], of: typeof sessions, unled = false): Waiting[] =>
    of.map(({ id, programme, day, plannedAt }) => ({
      what,
      about: titleOf(programme),
      since: plannedAt,
      until: day,
      address: urls.session(id),
      unled,
    }))
  const tooClose = coming.filter(({ members, seated }) =>
    objections.some(
      ({ juror, candidate }) =>
        members.some(({ personId, askedAt }) => askedAt && personId === juror) &&
        seated.some(({ personId }) => personId === candidate),
    ),
  )
  const unmarked = sessions.filter(
    ({ day, seated }) => day <= today && seated.some(({ attendance }) => attendance === null),
  )
  const unseated = (await waitersAt(db, organisation)).filter(
    ({ seatId, untilDay }) => seatId === null && untilDay !== null && untilDay <= addDays(today, seatNotice),
  )
  const ending = (await jurorsAt(db, organisation, today)).filter(
    ({ untilDay }) => untilDay <= addDays(today, mandateNotice),
  )
  return [
    ...ofSession(
      'recognition.waits.no-juror',
      coming.filter(session => lacks(session) > 0),
      true,
    ),
    ...ofSession('recognition.waits.too-close', tooClose),
    ...ofSession('recognition.waits.attendance', unmarked),
    ...unseated.map(({ name, programme, since, untilDay: until }) => ({
      what: 'recognition.waits.no-seat' as const,
      about: `${name}, ${titleOf(programme)}`,
      since,
      until,
      address: urls.proposal,
    })),
    ...ending.map(({ name, givenAt: since, untilDay: until }) => ({
      what: 'recognition.waits.mandate' as const,
      about: name,
      since,
      until,
      address: urls.jurors,
    })),
  ]
}

/** What of juries waits for whoever looks. */
export const juryWaiting: Waits = async visit => {
  const organisation = coordinates(visit)
  return [
    ...(await ofCandidate(visit)),
    ...(await ofJuror(visit)),
    ...(organisation ? await ofCoordinator(visit, organisation) : []),
  ]
}
