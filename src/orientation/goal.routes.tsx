import { Hono } from 'hono'
import { type Catalogue, currentCatalogue, type QualificationId } from '../catalogue/index.ts'
import type { Portrait } from '../people/index.ts'
import { untilKept } from '../people/index.ts'
import { fields } from '../platform/fields.ts'
import type { Ctx, Env, Visit } from '../platform/visit.ts'
import { show } from '../ui/page.tsx'
import type { Problem } from '../ui/pieces.tsx'
import { urls } from '../urls.ts'
import { findGoals, type Goal } from './find-goals.ts'
import { GoalChoices, GoalPage } from './goal.pages.tsx'
import { onOffer } from './qualifications.ts'
import { questionAt } from './questions.ts'
import { ReachPage } from './reach.pages.tsx'
import { withinReach } from './reach.ts'
import { addressIn, ensureDossier, keepAnswer, onward, portraitOf, stepOf } from './walk.ts'
import { wantsSearch } from './wants-search.ts'

const question = questionAt('doel')

const goalAt = (id: string | null | undefined, catalogue: Catalogue, { today }: Visit): Goal | null => {
  const qualification = catalogue.qualifications.get(id as QualificationId)
  return qualification ? { qualification, onOffer: onOffer(catalogue, today).has(qualification.id) } : null
}

const showPage = async (c: Ctx, portrait: Portrait, asked: string, chosen: string | null, problem?: string) => {
  const { visit } = c.var
  const catalogue = await currentCatalogue(visit.db)
  const found = findGoals(visit, catalogue, asked)
  const text = problem ?? (found.refusal ? visit.t(found.refusal) : null)
  const problems: Problem[] = text ? [{ field: 'zoek', text }] : []
  const props = { step: stepOf(c, question, portrait), found, chosen: goalAt(chosen, catalogue, visit), problems }
  return show(c, <GoalPage {...props} />, problems.length > 0 ? 422 : 200)
}

const answer = async (c: Ctx) => {
  const { visit } = c.var
  const [form, dossier, catalogue] = await Promise.all([fields(c), ensureDossier(c), currentCatalogue(visit.db)])
  const before = dossier.portrait.goal?.qualification ?? null
  const picked = form.one('goal')
  const asked = form.one('zoek')
  if (form.one('do') === 'weet-niet') {
    await keepAnswer(c, dossier, 'goal', { qualification: null })
    return c.redirect(urls.withinReach, 303)
  }
  if (picked !== '' && !catalogue.qualifications.has(picked as QualificationId))
    return showPage(c, dossier.portrait, asked, before, visit.t('orientation.wrong.unknown-goal'))
  if (findGoals(visit, catalogue, asked).refusal) return showPage(c, dossier.portrait, asked, picked || before)
  const goal = picked === '' ? (dossier.portrait.goal ?? null) : { qualification: picked }
  const portrait = await keepAnswer(c, dossier, 'goal', goal)
  const step = stepOf(c, question, portrait)
  const searches = wantsSearch(form) && (form.one('do') === 'zoek' || picked === '')
  return c.redirect(searches ? addressIn(step, asked ? { zoek: asked } : {}) : onward(step), 303)
}

export const goalRoutes = new Hono<Env>()
  .get(urls.question('doel'), async c => {
    const portrait = await portraitOf(c)
    return showPage(c, portrait, c.req.query('zoek')?.trim() ?? '', portrait.goal?.qualification ?? null)
  })
  .post(urls.question('doel'), c => untilKept(() => answer(c)))
  .get(urls.search('doel'), async c => {
    const { visit } = c.var
    const [portrait, catalogue] = await Promise.all([portraitOf(c), currentCatalogue(visit.db)])
    const found = findGoals(visit, catalogue, c.req.query('zoek')?.trim() ?? '')
    const chosen = goalAt(portrait.goal?.qualification, catalogue, visit)
    return c.html(<GoalChoices found={found} chosen={chosen} t={visit.t} />)
  })
  .get(urls.withinReach, async c => {
    const { visit } = c.var
    const [portrait, catalogue] = await Promise.all([portraitOf(c), currentCatalogue(visit.db)])
    const reaches = withinReach(portrait, catalogue, visit.today)
    return show(c, <ReachPage step={stepOf(c, question, portrait)} reaches={reaches} />)
  })
