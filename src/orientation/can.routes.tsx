import { Hono } from 'hono'
import { type CompetenceId, competencesById } from '../catalogue/index.ts'
import type { Portrait } from '../people/index.ts'
import { untilKept } from '../people/index.ts'
import { type Fields, fields } from '../platform/fields.ts'
import type { Ctx, Env, Visit } from '../platform/visit.ts'
import { show } from '../ui/page.tsx'
import type { Problem } from '../ui/pieces.tsx'
import { urls } from '../urls.ts'
import { CanPage } from './can.pages.tsx'
import { afterPage, emptyCan, withOwn } from './can.ts'
import { findCompetences } from './find-competences.tsx'
import { Finds } from './finder.tsx'
import { proposalsFor } from './proposals.store.ts'
import type { Proposal } from './proposals.ts'
import { questionAt } from './questions.ts'
import { addressIn, ensureDossier, keepAnswer, onward, portraitOf, stepOf } from './walk.ts'
import { wantsSearch } from './wants-search.ts'

const question = questionAt('kunnen')
/** Proposals on a page: as many as one reads without getting tired. */
const size = 15

const labelsOf = async ({ db }: Visit, ids: string[]) => {
  const competences = await competencesById(db, ids as CompetenceId[])
  return new Map(competences.map(({ id, label }) => [id as string, label]))
}

/** What the person added without a job or paper behind it, then the proposals. */
const allFor = async (visit: Visit, portrait: Portrait): Promise<Proposal[]> => {
  const proposals = await proposalsFor(visit, portrait)
  const proposed = new Set(proposals.map(({ competence }) => competence))
  const own = (portrait.can?.has ?? [])
    .map(({ competence }) => competence as CompetenceId)
    .filter(competence => !proposed.has(competence))
  return [...own.map(competence => ({ competence, springs: [] })), ...proposals]
}

const showPage = async (c: Ctx, portrait: Portrait, from: number, asked: string, problems: Problem[] = []) => {
  const { visit } = c.var
  const all = await allFor(visit, portrait)
  const start = from < all.length ? from - (from % size) : 0
  const page = all.slice(start, start + size)
  const can = portrait.can ?? emptyCan
  const fresh = can.has.map(({ competence }) => competence).filter(competence => competence === c.req.query('erbij'))
  const shown = page.map(({ competence }) => competence)
  const [labels, found] = await Promise.all([labelsOf(visit, [...shown, ...fresh]), findCompetences(visit, asked)])
  const props = { step: stepOf(c, question, portrait), can, page, labels, fresh: fresh[0], found, asked, problems }
  return show(c, <CanPage {...props} from={start} size={size} all={all.length} />, problems.length > 0 ? 422 : 200)
}

const startOf = (text: string): number => (/^\d{1,4}$/.test(text) ? Number(text) : 0)

const known = async (visit: Visit, ids: string[]): Promise<string[]> => {
  const competences = await competencesById(visit.db, [...new Set(ids)].slice(0, 500) as CompetenceId[])
  return competences.map(({ id }) => id)
}

/** The answer after this form. Ids that nothing has are left aside. */
const answered = async (visit: Visit, form: Fields, before: Portrait) => {
  const shown = form
    .one('getoond')
    .split(' ')
    .filter(id => id !== '')
  const ticked = form.all('can')
  const add = form.one('add')
  const real = new Set(await known(visit, [...shown, ...ticked, add]))
  const isReal = (id: string) => real.has(id)
  const paged = afterPage(before.can ?? emptyCan, shown.filter(isReal), ticked.filter(isReal))
  return { can: isReal(add) ? withOwn(paged, add) : paged, unknown: add !== '' && !isReal(add) }
}

const answer = async (c: Ctx) => {
  const { visit } = c.var
  const [form, dossier] = await Promise.all([fields(c), ensureDossier(c)])
  const { can, unknown } = await answered(visit, form, dossier.portrait)
  const said = can.has.length + can.dropped.length > 0
  const portrait = await keepAnswer(c, dossier, 'can', said ? can : null)
  const from = startOf(form.one('vanaf'))
  const asked = form.one('zoek')
  const found = await findCompetences(visit, asked)
  if (unknown)
    return showPage(c, portrait, from, asked, [
      { field: 'zoek', text: visit.t('orientation.wrong.unknown-competence') },
    ])
  if (found?.refusal && !form.has('add'))
    return showPage(c, portrait, from, asked, [{ field: 'zoek', text: visit.t(found.refusal) }])
  const step = stepOf(c, question, portrait)
  if (form.one('do') === 'meer') return c.redirect(addressIn(step, { vanaf: String(from + size) }), 303)
  const here = from > 0 ? { vanaf: String(from) } : {}
  if (form.has('add')) return c.redirect(addressIn(step, { erbij: form.one('add') }), 303)
  return c.redirect(
    wantsSearch(form) ? `${addressIn(step, { ...here, ...(asked ? { zoek: asked } : {}) })}#zoek` : onward(step),
    303,
  )
}

export const canRoutes = new Hono<Env>()
  .get(urls.question('kunnen'), async c =>
    showPage(c, await portraitOf(c), startOf(c.req.query('vanaf') ?? ''), c.req.query('zoek')?.trim() ?? ''),
  )
  .post(urls.question('kunnen'), c => untilKept(() => answer(c)))
  .get(urls.search('kunnen'), async c => {
    const { visit } = c.var
    return c.html(<Finds found={await findCompetences(visit, c.req.query('zoek')?.trim() ?? '')} visit={visit} />)
  })
