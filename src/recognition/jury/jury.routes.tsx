import { Hono } from 'hono'
import { sitesOf } from '../../people/index.ts'
import { addDays, readDay } from '../../platform/day.ts'
import { type Fields, fields } from '../../platform/fields.ts'
import type { Ctx, Env } from '../../platform/visit.ts'
import type { Word } from '../../platform/words.ts'
import { show } from '../../ui/page.tsx'
import { urls } from '../../urls.ts'
import { type Coordinator, forCoordinator, titles } from './coordinator.ts'
import { couldWait, queueForJury } from './could-wait.ts'
import { freeOf, jurorsAt, sessionsAt, waitersAt } from './jury.store.ts'
import { mondayOf } from './jury.ts'
import { keyOf, NewSessionPage, ProposalPage, type Typed } from './plan.pages.tsx'
import { planSessions } from './plan-session.ts'
import { programmesAt } from './programmes-at.ts'
import { propose } from './propose.ts'
import { QueuePage } from './queue.pages.tsx'
import { lacks } from './replace-juror.ts'
import { seatsFor } from './seats-for.ts'
import { takenIn, WeekPage } from './week.pages.tsx'

const weekPage = async (c: Ctx, { visit, organisation }: Coordinator) => {
  const { db, today } = visit
  const monday = mondayOf(readDay(c.req.query('week') ?? '') ?? today)
  const [coming, sessions, jurors, waiters, titleOf] = await Promise.all([
    sessionsAt(db, organisation, today),
    sessionsAt(db, organisation, monday, addDays(monday, 4)),
    jurorsAt(db, organisation, today),
    waitersAt(db, organisation),
    titles(visit),
  ])
  const here = jurors.filter(each => each.here)
  const said = await freeOf(
    db,
    here.map(({ personId }) => personId),
    monday,
  )
  const sits = (person: string, day: string, half: string) =>
    sessions.some(
      each => each.day === day && each.half === half && each.members.some(({ personId }) => personId === person),
    )
  const free = new Map<string, string[]>()
  for (const { personId, day, half } of said.filter(each => !sits(each.personId, each.day, each.half))) {
    const key = `${day} ${half}`
    free.set(key, [...(free.get(key) ?? []), here.find(each => each.personId === personId)?.name ?? ''])
  }
  const sum = (of: number[]) => of.reduce((total, each) => total + each, 0)
  return show(
    c,
    <WeekPage
      visit={visit}
      monday={monday}
      sessions={sessions}
      free={free}
      titleOf={titleOf}
      waiting={waiters.filter(({ seatId }) => seatId === null).length}
      freeSeats={sum(coming.filter(({ day }) => day > today).map(each => each.seats - takenIn(each)))}
      missing={sum(coming.map(lacks))}
    />,
  )
}

const queuePage = async (
  c: Ctx,
  { visit, organisation }: Coordinator,
  extra: { refusal?: Word; typed?: { wie: string; tot: string } } = {},
) => {
  const waiters = []
  for (const wait of await waitersAt(visit.db, organisation))
    waiters.push({ wait, forecast: wait.seatId ? null : (await seatsFor(visit.db, wait, visit)).forecast })
  const could = await couldWait(visit.db, organisation, visit.now)
  return show(
    c,
    <QueuePage visit={visit} waiters={waiters} could={could} titleOf={await titles(visit)} {...extra} />,
    extra.refusal ? 422 : 200,
  )
}

/** What is usual here: a session seats four, three judge. */
const usual: Typed = {
  ...{ programme: '', day: '', from: '09:00', until: '12:00', site: '', room: '' },
  ...{ wanted: '3', seats: '4' },
}

const typedOn = (form: Fields): Typed => ({
  programme: form.one('programme'),
  day: form.one('day'),
  from: form.one('from'),
  until: form.one('until'),
  site: form.one('site'),
  room: form.one('room'),
  wanted: form.one('wanted'),
  seats: form.one('seats'),
})

const count = (text: string): number => (/^\d{1,2}$/.test(text) ? Number(text) : Number.NaN)

const askFrom = async ({ visit, organisation }: Coordinator, typed: Typed, jurors: string[]) => ({
  programme: typed.programme,
  day: readDay(typed.day),
  fromTime: typed.from,
  untilTime: typed.until,
  site: (await sitesOf(visit.db, organisation)).find(({ id }) => id === typed.site)?.id ?? null,
  room: typed.room,
  jurorsWanted: count(typed.wanted),
  seats: count(typed.seats),
  jurors,
})

const newSessionPage = async (
  c: Ctx,
  { visit, organisation }: Coordinator,
  extra: { refusal?: Word; typed?: Typed; chosen?: string[] } = {},
) =>
  show(
    c,
    <NewSessionPage
      visit={visit}
      programmes={await programmesAt(visit.db, organisation)}
      sites={await sitesOf(visit.db, organisation)}
      jurors={(await jurorsAt(visit.db, organisation, visit.today)).filter(({ here }) => here)}
      typed={usual}
      chosen={[]}
      {...extra}
    />,
    extra.refusal ? 422 : 200,
  )

const sizeOf = (typed: Typed) => ({
  seats: Math.min(40, Math.max(1, count(typed.seats) || 4)),
  jurorsWanted: Math.min(9, Math.max(1, count(typed.wanted) || 3)),
})

const proposalPage = async (c: Ctx, { visit, organisation }: Coordinator, typed: Typed, refusal?: Word) => {
  const jurors = await jurorsAt(visit.db, organisation, visit.today)
  const proposal = await propose(visit.db, organisation, sizeOf(typed), visit)
  return show(
    c,
    <ProposalPage
      visit={visit}
      {...proposal}
      sites={await sitesOf(visit.db, organisation)}
      nameOf={person => jurors.find(({ personId }) => personId === person)?.name ?? ''}
      titleOf={await titles(visit)}
      typed={typed}
      {...(refusal ? { refusal } : {})}
    />,
    refusal ? 422 : 200,
  )
}

/** When a session begins and ends in half a day, as the proposal plans it; each can be planned by hand as well. */
const hours = { morning: ['09:00', '12:00'], afternoon: ['13:30', '16:30'] } as const

const acceptProposal = async (c: Ctx, who: Coordinator) => {
  const form = await fields(c)
  const typed = typedOn(form)
  const { sessions } = await propose(who.visit.db, who.organisation, sizeOf(typed), who.visit)
  const wanted = sessions.filter(session => form.all('zitting').includes(keyOf(session)))
  if (wanted.length === 0) return proposalPage(c, who, typed, 'recognition.jury.no.changed')
  const asks = await Promise.all(
    wanted.map(({ programme, day, half, jurors }) => {
      const [from, until] = hours[half]
      return askFrom(who, { ...typed, programme, day, from, until }, jurors)
    }),
  )
  const outcome = await planSessions(who.visit.db, who.visit, asks)
  if (!outcome.ok) return proposalPage(c, who, typed, outcome.refusal)
  return c.redirect(`${urls.jury}?week=${wanted[0]?.day}`, 303)
}

/** What who coordinates does with juries. */
export const juryRoutes = new Hono<Env>()
  .get(urls.jury, async c =>
    c.var.visit.person
      ? forCoordinator(weekPage)(c)
      : c.redirect(`${urls.signIn}?terug=${encodeURIComponent(urls.jury)}`, 303),
  )
  .get(
    urls.juryQueue,
    forCoordinator((c, who) => queuePage(c, who)),
  )
  .post(
    urls.juryQueue,
    forCoordinator(async (c, who) => {
      const form = await fields(c)
      const typed = { wie: form.one('wie'), tot: form.one('tot') }
      const until = readDay(typed.tot)
      const outcome =
        typed.tot !== '' && until === null
          ? ({ ok: false, refusal: 'recognition.jury.no.day' } as const)
          : await queueForJury(who.visit.db, who.visit, typed.wie, until)
      return outcome.ok ? c.redirect(urls.juryQueue, 303) : queuePage(c, who, { refusal: outcome.refusal, typed })
    }),
  )
  .get(
    urls.proposal,
    forCoordinator((c, who) =>
      proposalPage(c, who, {
        ...usual,
        wanted: c.req.query('wanted') ?? usual.wanted,
        seats: c.req.query('seats') ?? usual.seats,
      }),
    ),
  )
  .post(urls.proposal, forCoordinator(acceptProposal))
  .get(
    urls.newSession,
    forCoordinator((c, who) => newSessionPage(c, who)),
  )
  .post(
    urls.newSession,
    forCoordinator(async (c, who) => {
      const form = await fields(c)
      const typed = typedOn(form)
      const chosen = form.all('juror')
      const outcome = await planSessions(who.visit.db, who.visit, [await askFrom(who, typed, chosen)])
      return outcome.ok
        ? c.redirect(urls.session(outcome.value[0] ?? ''), 303)
        : newSessionPage(c, who, { refusal: outcome.refusal, typed, chosen })
    }),
  )
