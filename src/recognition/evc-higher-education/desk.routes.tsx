import { Hono } from 'hono'
import { currentCatalogue } from '../../catalogue/index.ts'
import { runBy } from '../../people/index.ts'
import { readDay } from '../../platform/day.ts'
import { type Fields, fields, param } from '../../platform/fields.ts'
import type { Outcome } from '../../platform/outcome.ts'
import type { Ctx, Env } from '../../platform/visit.ts'
import type { Word } from '../../platform/words.ts'
import { show } from '../../ui/page.tsx'
import { urls } from '../../urls.ts'
import { somebody } from '../requests/request-page.ts'
import type { StepVisit } from '../requests/take-step.ts'
import { admit } from './admit.ts'
import { AgreementPage } from './agreement.pages.tsx'
import { agreementIn } from './agreement.ts'
import { declareTie, nameNewJury, replaceJuror } from './change-jury.ts'
import { confirmOutcome } from './confirm-outcome.ts'
import { DeskEvcHePage, DeskEvcHesPage } from './desk.pages.tsx'
import { deskProps } from './desk-props.ts'
import { titleOf } from './evc.pages.tsx'
import { assessors, evcsFor, guides, staffAt } from './evc.store.ts'
import { listedEvc, offeredBy } from './evc-page.ts'
import { agreeTogether } from './find-together.ts'
import { frameOf, frames } from './frames.ts'
import { giveMoreTime } from './hand-in-portfolio.ts'
import { judgeRoutes } from './judge.routes.tsx'
import { planPart } from './plan-part.ts'
import { levelsGiven } from './score.store.ts'
import { takeWithWords } from './take.ts'

const deskPage = async (c: Ctx, refusal?: Word) => {
  const props = await deskProps(c)
  if (!props) return c.notFound()
  const { visit, evc } = props
  const people = {
    assessors: await staffAt(visit.db, evc.provider, assessors, visit.today),
    guides: await staffAt(visit.db, evc.provider, guides, visit.today),
  }
  return show(c, <DeskEvcHePage {...props} {...people} {...(refusal ? { refusal } : {})} />, refusal ? 422 : 200)
}

/** Takes a step at the desk: the form read, the verb done, and back; or the page with what was wrong. */
const step =
  (take: (visit: StepVisit, id: string, form: Fields, c: Ctx) => Promise<Outcome<unknown, Word>>) => async (c: Ctx) => {
    const props = await deskProps(c)
    if (!props) return c.notFound()
    const outcome = await take(props.visit, props.evc.id, await fields(c), c)
    if (!outcome.ok) return deskPage(c, outcome.refusal)
    // A juror who said what ties them sees it no more.
    return c.redirect((await deskProps(c)) ? urls.deskEvcHe(props.evc.id) : urls.deskEvcHes, 303)
  }

/** The programmes with a frame of the colleges for which this visitor coordinates. */
const programmesOf = async (c: Ctx): Promise<string[]> => {
  const { db, worksFor } = c.var.visit
  if (!worksFor || !['coordinator', 'manager'].includes(worksFor.role)) return []
  const run = await runBy(db, worksFor.id)
  return frames.filter(({ provider }) => run.some(({ id }) => id === provider)).map(({ programme }) => programme)
}

/** EVC in higher education for who guides, judges or coordinates. */
export const deskEvcHeRoutes = new Hono<Env>()
  .get(urls.deskEvcHes, async c => {
    const visit = somebody(c)
    if (!visit) return c.redirect(`${urls.signIn}?terug=${encodeURIComponent(urls.deskEvcHes)}`, 303)
    const catalogue = await currentCatalogue(visit.db)
    const listed = (await evcsFor(visit.db, visit)).filter(({ personId }) => personId !== visit.person.id)
    const programmes = await programmesOf(c)
    return show(c, <DeskEvcHesPage {...{ visit, programmes }} listed={listed.map(evc => listedEvc(evc, catalogue))} />)
  })
  .get(urls.juryAgreement(':programme'), async c => {
    const { visit } = c.var
    const frame = frameOf(param(c, 'programme'))
    if (!frame || !(await programmesOf(c)).includes(frame.programme)) return c.notFound()
    const given = await levelsGiven(visit.db, frame.provider as never, frame.programme as never)
    const programme = titleOf(offeredBy(frame, await currentCatalogue(visit.db)), visit.t)
    return show(c, <AgreementPage visit={visit} rows={agreementIn(frame.competences, given)} programme={programme} />)
  })
  .get(urls.deskEvcHe(':id'), c => deskPage(c))
  .route('/', judgeRoutes)
  .post(
    urls.deskEvcHeStep(':id', 'toelaten'),
    step((visit, id, form) => admit(visit, id, { guide: form.one('guide'), jurors: form.all('juror') })),
  )
  .post(
    urls.deskEvcHeStep(':id', 'niet-toelaten'),
    step((visit, id, form) => takeWithWords(visit, id, 'declined', form.one('words-niet'))),
  )
  .post(
    urls.deskEvcHeStep(':id', 'meer-tijd'),
    step((visit, id, form) =>
      giveMoreTime(visit, id, { until: readDay(form.one('until')), words: form.one('words-tijd') }),
    ),
  )
  .post(
    urls.deskEvcHeStep(':id', 'opmerking'),
    step((visit, id, form) => takeWithWords(visit, id, 'commented', form.one('words-opmerking'))),
  )
  .post(
    urls.deskEvcHeStep(':id', 'verklaar'),
    step((visit, id, form) => declareTie(visit, id, form.one('tie'))),
  )
  .post(
    urls.deskEvcHeStep(':id', 'vervang'),
    step((visit, id, form) => replaceJuror(visit, id, { from: form.one('from'), to: form.one('to') })),
  )
  .post(
    urls.deskEvcHeStep(':id', 'nieuwe-jury'),
    step((visit, id, form) => nameNewJury(visit, id, form.all('juror'))),
  )
  .post(
    urls.deskEvcHeStep(':id', 'plan'),
    step((visit, id, form) => {
      const part = form.one('part')
      return planPart(visit, id, { part, on: readDay(form.one(`on-${part}`)), where: form.one(`where-${part}`) })
    }),
  )
  .post(
    urls.deskEvcHeStep(':id', 'akkoord'),
    step((visit, id, form) => agreeTogether(visit, id, Number(form.one('joint')))),
  )
  .post(
    urls.deskEvcHeStep(':id', 'bevestig'),
    step(async (visit, id) => confirmOutcome(visit, id, await currentCatalogue(visit.db))),
  )
  .post(
    urls.deskEvcHeStep(':id', 'terug'),
    step((visit, id, form) => takeWithWords(visit, id, 'returned', form.one('words-terug'))),
  )
