import { Hono } from 'hono'
import { currentCatalogue } from '../../catalogue/index.ts'
import { runnerOf } from '../../people/index.ts'
import { type Fields, fields, param } from '../../platform/fields.ts'
import type { Outcome } from '../../platform/outcome.ts'
import type { Ctx, Env } from '../../platform/visit.ts'
import type { Word } from '../../platform/words.ts'
import { show } from '../../ui/page.tsx'
import { urls } from '../../urls.ts'
import { proceduresFor } from '../procedures/procedure.store.ts'
import { ownEvidence } from '../quickscan/scan-page.ts'
import { somebody } from '../requests/request-page.ts'
import type { StepVisit } from '../requests/take-step.ts'
import { askMentor } from './ask-mentor.ts'
import { beginInternship, type ConditionsAsk } from './begin-internship.ts'
import { ConditionsPage } from './conditions.pages.tsx'
import { appealInternship, withdrawInternship } from './decide-internship.ts'
import { type Frame, internshipFrameOf } from './frame.ts'
import { handInPortfolio } from './hand-in-portfolio.ts'
import type { InternshipSteps } from './internship.ts'
import { internshipPageProps } from './internship-page.ts'
import { InternshipsPage, MentorCodePage, ObjectivePage, OwnInternshipPage } from './own-internship.pages.tsx'
import { tellObjective } from './tell-objective.ts'

const toSignIn = (back: string): string => `${urls.signIn}?terug=${encodeURIComponent(back)}`

interface Extra {
  refusal?: Word
  typed?: Record<string, string>
}

const ownPage = async (c: Ctx, extra: Extra = {}) => {
  const props = await internshipPageProps(c, param(c, 'id'), 'own')
  return props ? show(c, <OwnInternshipPage {...props} {...extra} />, extra.refusal ? 422 : 200) : c.notFound()
}

const objectivePage = async (c: Ctx, extra: Extra = {}) => {
  const props = await internshipPageProps(c, param(c, 'id'), 'own')
  const objective = props?.internship.frame.objectives.find(({ id }) => id === param(c, 'objective'))
  if (!props || !objective) return c.notFound()
  const own = await ownEvidence(props.visit)
  const page = <ObjectivePage {...props} {...extra} objective={objective} own={own} />
  return show(c, page, extra.refusal ? 422 : 200)
}

const conditionsPage = async (c: Ctx, extra: { refusal?: Word; typed?: ConditionsAsk } = {}) => {
  const { visit } = c.var
  const frame = internshipFrameOf(param(c, 'programme'))
  const catalogue = await currentCatalogue(visit.db)
  const programme = frame && catalogue.programmes.get(frame.programme)
  const module = frame && catalogue.modules.get(frame.module)
  if (!frame || !programme || !module) return c.notFound()
  const here = (await runnerOf(visit.db, programme.provider)) !== null
  const providerName = catalogue.providers.get(programme.provider)?.name ?? programme.provider
  const page = <ConditionsPage {...{ visit, frame, programme, module, providerName, here }} {...extra} />
  return show(c, page, extra.refusal ? 422 : 200)
}

/** Takes a step in one's own portfolio, and goes back to it; or the page again with what was wrong. */
const step =
  (take: (visit: StepVisit, id: string, form: Fields) => Promise<Outcome<unknown, Word>>, names: string[] = []) =>
  async (c: Ctx) => {
    const props = await internshipPageProps(c, param(c, 'id'), 'own')
    if (!props) return c.notFound()
    const form = await fields(c)
    const outcome = await take(props.visit, props.internship.id, form)
    if (outcome.ok) return c.redirect(urls.ownInternship(props.internship.id), 303)
    return ownPage(c, {
      refusal: outcome.refusal,
      typed: Object.fromEntries(names.map(name => [name, form.one(name)])),
    })
  }

/** What a person does with their own internship portfolios. */
export const ownInternshipRoutes = new Hono<Env>()
  .get(urls.internshipOf(':programme'), c => conditionsPage(c))
  .post(urls.internshipOf(':programme'), async c => {
    const visit = somebody(c)
    const frame = internshipFrameOf(param(c, 'programme'))
    if (!frame) return c.notFound()
    if (!visit) return c.redirect(toSignIn(urls.internshipOf(frame.programme)), 303)
    const programme = (await currentCatalogue(visit.db)).programmes.get(frame.programme)
    if (!programme) return c.notFound()
    const form = await fields(c)
    const ask = { years: form.one('years'), conditions: form.all('condition') }
    const begun = await beginInternship(visit.db, visit, { frame, programme, ask })
    if (begun.ok) return c.redirect(urls.ownInternship(begun.value), 303)
    return conditionsPage(c, { refusal: begun.refusal, typed: ask })
  })
  .get(urls.ownInternships, async c => {
    const visit = somebody(c)
    if (!visit) return c.redirect(toSignIn(urls.ownInternships), 303)
    const { programmes } = await currentCatalogue(visit.db)
    const viewer = { person: visit.person.id, organisation: null, role: null }
    const all = await proceduresFor<Frame, InternshipSteps>(visit.db, 'internship', viewer)
    const internships = all
      .filter(({ personId }) => personId === visit.person.id)
      .map(internship => ({ internship, programme: programmes.get(internship.programme) ?? null }))
    return show(c, <InternshipsPage visit={visit} internships={internships} side="own" />)
  })
  .get(urls.ownInternship(':id'), c => ownPage(c))
  .get(urls.internshipObjective(':id', ':objective'), c => objectivePage(c))
  .post(urls.internshipObjective(':id', ':objective'), async c => {
    const props = await internshipPageProps(c, param(c, 'id'), 'own')
    const objective = param(c, 'objective')
    if (!props?.internship.frame.objectives.some(({ id }) => id === objective)) return c.notFound()
    const { visit, internship } = props
    const form = await fields(c)
    const typed = {
      situation: form.one('situation'),
      action: form.one('action'),
      result: form.one('result'),
      evidence: form.one('evidence'),
    }
    const taken = await tellObjective(visit.db, visit, internship.id, { objective, ...typed }, await ownEvidence(visit))
    if (!taken.ok) return objectivePage(c, { refusal: taken.refusal, typed })
    return c.redirect(urls.ownInternship(internship.id), 303)
  })
  .post(urls.ownInternshipStep(':id', 'mentor'), async c => {
    const props = await internshipPageProps(c, param(c, 'id'), 'own')
    if (!props) return c.notFound()
    const address = (await fields(c)).one('address')
    const asked = await askMentor(props.visit.db, props.visit, props.internship.id, address)
    if (!asked.ok) return ownPage(c, { refusal: asked.refusal, typed: { address } })
    return show(c, <MentorCodePage {...props} code={asked.value} />)
  })
  .post(
    urls.ownInternshipStep(':id', 'afgeven'),
    step((visit, id) => handInPortfolio(visit.db, visit, id)),
  )
  .post(
    urls.ownInternshipStep(':id', 'beroep'),
    step((visit, id, form) => appealInternship(visit.db, visit, id, form.one('words')), ['words']),
  )
  .post(
    urls.ownInternshipStep(':id', 'intrekken'),
    step((visit, id) => withdrawInternship(visit.db, visit, id)),
  )
