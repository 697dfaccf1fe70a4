import { Hono } from 'hono'
import type { Dossier } from '../../../people/index.ts'
import { readDay } from '../../../platform/day.ts'
import { fields, param } from '../../../platform/fields.ts'
import { actorOf, type Ctx, type Env } from '../../../platform/visit.ts'
import type { Word } from '../../../platform/words.ts'
import { show } from '../../../ui/page.tsx'
import type { Problem } from '../../../ui/pieces.tsx'
import { urls } from '../../../urls.ts'
import type { Board } from '../over-route/board.ts'
import { withBoard } from '../over-route/with-board.ts'
import { ApplicationPage, type StepTyped } from './application.pages.tsx'
import { applicationOf, applicationPdf } from './application.ts'
import { applicationsOf } from './applications.ts'
import { ApplyPage } from './applying.pages.tsx'
import { versionsShown } from './changed.ts'
import { followsOf, noteSeen } from './follow.store.ts'
import { stepKinds } from './follow.ts'
import { tellStep } from './tell-step.ts'

const notYet = (c: Ctx, dossier: Dossier): Word | null => {
  if (!c.var.visit.person) return 'incentives.apply.sign-in-first'
  return dossier.keptAt === null ? 'incentives.apply.keep-first' : null
}

const here = async (c: Ctx, board: Board, dossier: Dossier) =>
  applicationsOf(board, await followsOf(c.var.visit.db, dossier), c.var.visit.t).find(
    ({ measure, outcome }) => measure.id === param(c, 'measure') && String(outcome.leg) === param(c, 'leg'),
  )

const page = async (c: Ctx, board: Board, dossier: Dossier, wrong?: { typed: StepTyped; problems: Problem[] }) => {
  const { visit } = c.var
  const application = await here(c, board, dossier)
  if (!application) return c.notFound()
  const typed = wrong?.typed ?? { step: '', onDay: visit.today, euros: '', note: '' }
  const props = { visit, board, application, notYet: notYet(c, dossier), typed }
  return show(c, <ApplicationPage {...props} problems={wrong?.problems ?? []} />, wrong ? 422 : 200)
}

/** Euros as typed, in cents; null: nothing typed, or nothing that is an amount. */
const centsIn = (typed: string): number | null =>
  /^\d{1,7}([.,]\d{1,2})?$/.test(typed) ? Math.round(Number(typed.replace(',', '.')) * 100) : null

const tell = (c: Ctx) =>
  withBoard(c, async (board, dossier) => {
    const { visit } = c.var
    const application = await here(c, board, dossier)
    if (!application) return c.notFound()
    const form = await fields(c)
    const typed = { step: form.one('step'), onDay: form.one('onDay'), euros: form.one('euros'), note: form.one('note') }
    const step = stepKinds.find(kind => kind === typed.step)
    const onDay = readDay(typed.onDay)
    const cents = step === 'paid' ? centsIn(typed.euros) : null
    const problems: Problem[] = [
      ...(step ? [] : [{ field: null, text: visit.t('incentives.wrong.choice') }]),
      ...(onDay ? [] : [{ field: 'onDay', text: visit.t('incentives.wrong.day') }]),
      ...(step === 'paid' && cents === null ? [{ field: 'euros', text: visit.t('incentives.wrong.number') }] : []),
    ]
    if (!step || !onDay || problems.length > 0) return page(c, board, dossier, { typed, problems })
    const { measure, outcome, programme } = application
    const outcomeOf = await tellStep(
      visit.db,
      dossier,
      {
        route: board.route.id,
        programme: programme.id,
        measure: measure.id,
        version: outcome.version ?? '',
        step,
        onDay,
        cents,
        note: typed.note.slice(0, 300),
        seen: Number(form.one('seen')),
      },
      actorOf(visit),
      visit.now,
      visit.today,
    )
    if (outcomeOf.ok) return c.redirect(urls.application(board.route.id, String(outcome.leg), measure.id), 303)
    const field = outcomeOf.refusal === 'incentives.apply.later-day' ? 'onDay' : null
    return page(c, board, dossier, { typed, problems: [{ field, text: visit.t(outcomeOf.refusal) }] })
  })

const legIn = (c: Ctx): number => Number(param(c, 'leg'))

export const applyingRoutes = new Hono<Env>()
  .get(urls.applications(':route'), c =>
    withBoard(c, async (board, dossier) => {
      const { visit } = c.var
      const applications = applicationsOf(board, await followsOf(visit.db, dossier), visit.t)
      return show(c, <ApplyPage visit={visit} board={board} applications={applications} />)
    }),
  )
  .get(urls.application(':route', ':leg', ':measure'), c => withBoard(c, (board, dossier) => page(c, board, dossier)))
  .post(urls.application(':route', ':leg', ':measure'), tell)
  .get(urls.applicationPdf(':route', ':leg', ':measure'), c =>
    withBoard(c, board => {
      const application = applicationOf(board, param(c, 'measure'), legIn(c), c.var.visit)
      const measure = board.measures.find(({ id }) => id === application?.measure)
      if (!application || !measure) return c.notFound()
      return c.body(applicationPdf(application, measure, c.var.visit), 200, {
        'content-type': 'application/pdf',
        'content-disposition': 'inline; filename="aanvraag.pdf"',
        'cache-control': 'no-store',
      })
    }),
  )
  .get(urls.applicationData(':route', ':leg', ':measure'), c =>
    withBoard(c, board => {
      const application = applicationOf(board, param(c, 'measure'), legIn(c), c.var.visit)
      if (!application) return c.notFound()
      c.header('content-disposition', 'attachment; filename="aanvraag.json"')
      c.header('cache-control', 'no-store')
      return c.json(application)
    }),
  )
  .post(urls.incentivesSeen(':route'), c =>
    withBoard(c, async board => {
      const { db, person, now } = c.var.visit
      if (person) await noteSeen(db, person.id, versionsShown(board), now)
      return c.redirect(urls.incentivesOf(board.route.id), 303)
    }),
  )
