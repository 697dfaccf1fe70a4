import { Hono } from 'hono'
import { currentCatalogue } from '../../../catalogue/index.ts'
import {
  answerQuestion,
  type Dossier,
  findShared,
  findShown,
  guestOf,
  noteLook,
  type Portrait,
  untilKept,
  viewerOf,
} from '../../../people/index.ts'
import { fields, param } from '../../../platform/fields.ts'
import { fingerprint } from '../../../platform/ids.ts'
import { actorOf, type Ctx, type Env } from '../../../platform/visit.ts'
import { asCsv, asXlsx } from '../../../platform/write-table.ts'
import { show } from '../../../ui/page.tsx'
import { urls } from '../../../urls.ts'
import { askRoutes } from '../../ask-routes.ts'
import { hasPlan } from '../../kept/kept-plan.ts'
import { NoRoutePage } from '../../routes.pages.tsx'
import { changedSince } from '../applying/changed.ts'
import { noteSeen, seenBy } from '../applying/follow.store.ts'
import { type AskedFact, answerBefore, answered, askedFacts, factAsks, readFact } from './ask-fact.ts'
import type { Board } from './board.ts'
import { EmployerPage } from './employer.pages.tsx'
import { committeesIn } from './next-question.ts'
import { ChooseRoutePage, IncentivesPage } from './over-route.pages.tsx'
import { FactQuestionPage } from './question.pages.tsx'
import { sheetOf, sheetWidths } from './sheet.ts'
import { boardFor, dossierOf, withBoard } from './with-board.ts'

const factIn = (c: Ctx): AskedFact | null => askedFacts.find(fact => fact === param(c, 'fact')) ?? null

const aboutSaid = ({ route }: Board, about: string): string => {
  const leg = route.legs.find(({ programme }) => programme.id === about)
  return leg ? `${leg.programme.title.nl}, ${leg.provider.name}` : about
}

/** What a question may be about: one of the programmes of the route, or a month. */
const isAbout = ({ legs }: Board, fact: AskedFact, about: string): boolean => {
  if (fact === 'registeredForLeave') return legs.some(({ id }) => id === about)
  return fact === 'percentIn' ? /^\d{4}-\d{2}$/.test(about) : about === ''
}

const questionPage = (
  c: Ctx,
  board: Board,
  fact: AskedFact,
  about: string,
  wrong?: { typed: string; says: 'incentives.wrong.choice' },
) => {
  const { visit } = c.var
  const page = (
    <FactQuestionPage
      visit={visit}
      route={board.route.id}
      fact={fact}
      ask={factAsks(committeesIn(board.measures))[fact]}
      about={about}
      aboutSaid={aboutSaid(board, about)}
      typed={wrong?.typed ?? answerBefore(board.portrait, fact, about)}
      also={board.portrait.support?.alsoStatute ?? ''}
      problems={wrong ? [{ field: 'answer', text: visit.t(wrong.says) }] : []}
    />
  )
  return show(c, page, wrong ? 422 : 200)
}

/** Keeps every section that an answer touched, on top of what was read. */
const keep = async (c: Ctx, dossier: Dossier, after: Portrait) => {
  const { visit } = c.var
  for (const section of ['work', 'about', 'place', 'support'] as const) {
    const answer = after[section]
    if (answer === undefined || JSON.stringify(answer) === JSON.stringify(dossier.portrait[section])) continue
    await answerQuestion(visit.db, dossier, section, answer, actorOf(visit), visit.now)
  }
}

const alsoIn = (typed: string): 'employee' | 'self-employed' | undefined =>
  typed === 'employee' || typed === 'self-employed' ? typed : undefined

const answer = (c: Ctx) =>
  withBoard(c, async (board, dossier) => {
    const fact = factIn(c)
    const form = await fields(c)
    const about = form.one('about')
    if (!fact || !isAbout(board, fact, about)) return c.notFound()
    const catalogue = await currentCatalogue(c.var.visit.db)
    const ground = { today: c.var.visit.today, knowsPostcode: (code: string) => catalogue.postcodes.has(code) }
    const typed = form.one('answer')
    const read = readFact(factAsks(committeesIn(board.measures))[fact], typed, ground)
    if ('wrong' in read)
      return questionPage(c, board, fact, about, { typed, says: read.wrong as 'incentives.wrong.choice' })
    const after = answered(dossier.portrait, fact, read.value, about)
    const also = alsoIn(form.one('also'))
    if (fact === 'statute') {
      const { alsoStatute: _, ...support } = after.support ?? {}
      after.support = also && also !== read.value ? { ...support, alsoStatute: also } : support
    }
    await keep(c, dossier, after)
    return c.redirect(urls.incentivesOf(board.route.id), 303)
  })

const attachment = (c: Ctx, type: string, name: string) => {
  c.header('content-type', type)
  c.header('content-disposition', `attachment; filename="${name}"`)
  c.header('cache-control', 'no-store')
}

export const overRouteRoutes = new Hono<Env>()
  .get(urls.incentives, async c => {
    const { visit } = c.var
    const dossier = await dossierOf(c)
    const outcome = dossier && (await askRoutes(visit.db, dossier.portrait, visit.today, visit.person?.id))
    if (!outcome) return show(c, <NoRoutePage visit={visit} refusal="planning.nothing-told" />)
    if (!outcome.ok) return show(c, <NoRoutePage visit={visit} refusal={outcome.refusal} />)
    const [only, ...others] = outcome.value.routes
    const plan = await hasPlan(visit.db, viewerOf(visit))
    if (only && others.length === 0 && !plan) return c.redirect(urls.incentivesOf(only.id), 303)
    return show(c, <ChooseRoutePage visit={visit} answer={outcome.value} hasPlan={plan} />)
  })
  .get(urls.incentivesOf(':route'), c =>
    withBoard(c, async (board, dossier) => {
      const { visit } = c.var
      const { fresh, changed } = changedSince(board, visit.person ? await seenBy(visit.db, visit.person.id) : new Map())
      // What is shown for the first time is what later changes are told against; who looks along notes nothing.
      if (visit.person && !visit.helper && dossier.keptAt) await noteSeen(visit.db, visit.person.id, fresh, visit.now)
      return show(c, <IncentivesPage visit={visit} board={board} changed={changed} />)
    }),
  )
  .get(urls.incentiveQuestion(':route', ':fact'), c =>
    withBoard(c, board => {
      const fact = factIn(c)
      const about = c.req.query('over') ?? ''
      return fact && isAbout(board, fact, about) ? questionPage(c, board, fact, about) : c.notFound()
    }),
  )
  .post(urls.incentiveQuestion(':route', ':fact'), c => untilKept(() => answer(c)))
  .get(urls.incentivesCsv(':route'), c =>
    withBoard(c, board => {
      attachment(c, 'text/csv; charset=utf-8', 'wie-helpt-betalen.csv')
      return c.body(asCsv(sheetOf(board, c.var.visit.t)))
    }),
  )
  .get(urls.incentivesXlsx(':route'), c =>
    withBoard(c, async board => {
      attachment(c, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'wie-helpt-betalen.xlsx')
      return c.body(new Uint8Array(await asXlsx(sheetOf(board, c.var.visit.t), sheetWidths)))
    }),
  )
  .get(urls.sharedIncentives(':secret'), async c => {
    const { visit } = c.var
    c.header('cache-control', 'no-store')
    c.header('referrer-policy', 'no-referrer')
    const found = await findShared(visit.db, fingerprint(param(c, 'secret')), visit.now)
    if (found === null || found === 'over') return c.notFound()
    const board = await boardFor(c, found.portrait, c.req.query('route'), false)
    if (!board) return c.notFound()
    await noteLook(visit.db, found.id, null, viewerOf(visit), actorOf(visit), visit.now)
    return show(c, <EmployerPage visit={visit} board={board} of={null} />)
  })
  .get(urls.shownIncentives(':id'), async c => {
    const { visit } = c.var
    const guest = guestOf(visit)
    const found = guest && (await findShown(visit.db, guest, param(c, 'id'), visit.now))
    // Without the goal there is no route: who was let in to other parts sees none of this.
    const board = found && (await boardFor(c, found.portrait, c.req.query('route'), false))
    if (!found || !board) return c.notFound()
    await noteLook(visit.db, found.shown.dossierId, found.shown, viewerOf(visit), actorOf(visit), visit.now)
    return show(c, <EmployerPage visit={visit} board={board} of={found.shown.owner} />)
  })
