import { Hono } from 'hono'
import { currentCatalogue } from '../../catalogue/index.ts'
import { type Fields, fields, param } from '../../platform/fields.ts'
import type { Outcome } from '../../platform/outcome.ts'
import type { Ctx, Env } from '../../platform/visit.ts'
import type { Word } from '../../platform/words.ts'
import { show } from '../../ui/page.tsx'
import type { Problem } from '../../ui/pieces.tsx'
import { urls } from '../../urls.ts'
import { somebody } from '../requests/request-page.ts'
import type { StepVisit } from '../requests/take-step.ts'
import { askForEvc, intakeQuestions, type NoAsk } from './ask-for-evc.ts'
import { objectToJuror } from './change-jury.ts'
import { EvcHePage, EvcHeProgrammePage } from './evc.pages.tsx'
import { evcsFor } from './evc.store.ts'
import { evcPageProps, listedEvc, offeredBy } from './evc-page.ts'
import { frameOf, frames } from './frames.ts'
import { AskEvcHePage, OwnEvcHePage, OwnEvcHesPage } from './own.pages.tsx'
import { handInAssignment } from './plan-part.ts'
import { portfolioRoutes } from './portfolio.routes.tsx'
import { takeBare, takeWithWords } from './take.ts'

const toSignIn = (c: Ctx) => c.redirect(`${urls.signIn}?terug=${encodeURIComponent(c.var.visit.path)}`, 303)

const fieldOf: Partial<Record<NoAsk, string>> = {
  'recognition.evc-he.no.competence': 'competence',
  'recognition.evc-he.no.answer': 'antwoord-0',
}

const askPage = async (
  c: Ctx,
  programme: string,
  typed: { competences: string[]; answers: string[] },
  problems: Problem[] = [],
) => {
  const { visit } = c.var
  const frame = frameOf(programme)
  if (!frame) return c.notFound()
  const offered = offeredBy(frame, await currentCatalogue(visit.db))
  const page = <AskEvcHePage visit={visit} offered={offered} typed={typed} problems={problems} />
  return show(c, page, problems.length > 0 ? 422 : 200)
}

const ownPage = async (c: Ctx, extra: { refusal?: Word; typed?: Record<string, string> } = {}) => {
  const props = await evcPageProps(c)
  if (!props || props.evc.personId !== props.visit.person.id) return c.notFound()
  return show(c, <OwnEvcHePage {...props} {...extra} />, extra.refusal ? 422 : 200)
}

/** Takes a step of the candidate: the form read, the verb done, and back; or the page with what was wrong. */
const step =
  (take: (visit: StepVisit, id: string, form: Fields) => Promise<Outcome<unknown, Word>>) => async (c: Ctx) => {
    const visit = somebody(c)
    if (!visit) return c.notFound()
    const form = await fields(c)
    const outcome = await take(visit, param(c, 'id'), form)
    if (outcome.ok) return c.redirect(urls.ownEvcHe(param(c, 'id')), 303)
    const typed = form.has('part')
      ? { assignment: form.one(`words-${form.one('part')}`) }
      : form.has('words')
        ? { words: form.one('words') }
        : {}
    return ownPage(c, { refusal: outcome.refusal, typed })
  }

/** EVC in higher education for who wants to be recognised. */
export const ownEvcHeRoutes = new Hono<Env>()
  .get(urls.evcHe, async c => {
    const { visit } = c.var
    const catalogue = await currentCatalogue(visit.db)
    return show(c, <EvcHePage visit={visit} offered={frames.map(frame => offeredBy(frame, catalogue))} />)
  })
  .get(urls.evcHeProgramme(':programme'), async c => {
    const { visit } = c.var
    const frame = frameOf(param(c, 'programme'))
    if (!frame) return c.notFound()
    return show(c, <EvcHeProgrammePage visit={visit} offered={offeredBy(frame, await currentCatalogue(visit.db))} />)
  })
  .get(urls.ownEvcHes, async c => {
    const { visit } = c.var
    if (!visit.person) return toSignIn(c)
    const catalogue = await currentCatalogue(visit.db)
    const own = (await evcsFor(visit.db, visit)).filter(({ personId }) => personId === visit.person?.id)
    return show(c, <OwnEvcHesPage visit={visit} listed={own.map(evc => listedEvc(evc, catalogue))} />)
  })
  .get(urls.askEvcHe, async c => {
    if (!c.var.visit.person) return toSignIn(c)
    const programme = c.req.query('opleiding') ?? ''
    const all = frameOf(programme)?.competences.map(({ competence }) => competence) ?? []
    return askPage(c, programme, { competences: all, answers: [] })
  })
  .post(urls.ownEvcHes, async c => {
    const visit = somebody(c)
    if (!visit) return toSignIn(c)
    const form = await fields(c)
    const frame = frameOf(form.one('programme'))
    if (!frame) return c.notFound()
    const typed = {
      competences: form.all('competence'),
      answers: intakeQuestions.map((_, at) => form.one(`antwoord-${at}`)),
    }
    const outcome = await askForEvc(visit, frame, typed)
    if (outcome.ok) return c.redirect(urls.ownEvcHe(outcome.value), 303)
    const problem = { field: fieldOf[outcome.refusal] ?? null, text: visit.t(outcome.refusal) }
    return askPage(c, frame.programme, typed, [problem])
  })
  .get(urls.ownEvcHe(':id'), c => ownPage(c))
  .route('/', portfolioRoutes)
  .post(
    urls.ownEvcHeStep(':id', 'bezwaar'),
    step((visit, id, form) => objectToJuror(visit, id, { juror: form.one('juror'), tie: form.one('tie') })),
  )
  .post(
    urls.ownEvcHeStep(':id', 'opdracht'),
    step((visit, id, form) => {
      const part = form.one('part')
      return handInAssignment(visit, id, { part, words: form.one(`words-${part}`) })
    }),
  )
  .post(
    urls.ownEvcHeStep(':id', 'beroep'),
    step((visit, id, form) => takeWithWords(visit, id, 'appealed', form.one('words'))),
  )
  .post(
    urls.ownEvcHeStep(':id', 'intrekken'),
    step((visit, id) => takeBare(visit, id, 'withdrawn')),
  )
