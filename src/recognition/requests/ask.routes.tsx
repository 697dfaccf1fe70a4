import { Hono } from 'hono'
import {
  type Catalogue,
  type CompetenceId,
  currentCatalogue,
  type ModuleId,
  type Programme,
  type ProgrammeId,
} from '../../catalogue/index.ts'
import { runnerOf } from '../../people/index.ts'
import { fields } from '../../platform/fields.ts'
import type { Ctx, Env } from '../../platform/visit.ts'
import { show } from '../../ui/page.tsx'
import { urls } from '../../urls.ts'
import { currentConcordance } from '../current-concordance.ts'
import { exemptionOf } from '../exemption.ts'
import { holdingsOf } from '../held.ts'
import { lettersTo } from '../letters/letter.store.ts'
import { letterNumber } from '../letters/letter.ts'
import { AskElsewherePage, AskPage, type AskProps, ChooseProgrammePage } from './ask.pages.tsx'
import { askForExemption } from './ask-for-exemption.ts'
import { type AskSource, askSource } from './ask-source.ts'
import { type ExemptionAsk, exemptableIn, lastDayToAsk } from './may-ask.ts'
import { policyOn, providersToAsk } from './policy.store.ts'
import { competenceNames, somebody } from './request-page.ts'

/** What to write when one comes with a proof of competence: its number says which. */
const withProof = async (c: Ctx): Promise<Pick<ExemptionAsk, 'ground' | 'motivation'>> => {
  const { db, person, t } = c.var.visit
  const letters = person ? await lettersTo(db, person.id) : []
  const proof = letters.find(({ id, kind }) => kind === 'proof-of-competence' && id === c.req.query('bewijs'))
  if (!proof) return { ground: '', motivation: '' }
  return { ground: 'EVC', motivation: t('recognition.evc-he.exemption.motivation', { number: letterNumber(proof) }) }
}

/** What makes sense to ask: the modules that the rules may free, with the evidence that they rest on. */
const proposed = async (
  c: Ctx,
  programme: Programme,
  { about: { portrait } }: AskSource,
  catalogue: Catalogue,
): Promise<ExemptionAsk> => {
  const { visit } = c.var
  const rows = await currentConcordance(visit.db)
  const holdings = holdingsOf(portrait, catalogue, visit.today)
  const wanted = c.req.queries('module') ?? []
  const perhaps = exemptableIn(programme, catalogue, visit.today).filter(module => {
    const of = rows.filter(row => row.module === module.id)
    return exemptionOf(module, of, holdings, catalogue, visit.today).minutesPerhaps > 0
  })
  const modules = wanted.length > 0 ? wanted : perhaps.map(({ id }) => id)
  const proves = new Set<string>(modules.flatMap(id => catalogue.modules.get(id as ModuleId)?.proves ?? []))
  return {
    modules,
    ...(await withProof(c)),
    papers: (portrait.papers ?? []).map((_, at) => at),
    can: (portrait.can?.has ?? []).map(({ competence }) => competence).filter(id => proves.has(id)),
    evidence: [],
  }
}

/** Without what the catalogue has no name for: no rule rests on it. */
const namedOnly = ({ papers, can }: AskProps['about'], { competences }: Catalogue): AskProps['about'] => ({
  papers,
  can: can && { ...can, has: can.has.filter(({ competence }) => competences.has(competence as CompetenceId)) },
})

/** The programmes of which one can ask for somebody, those that lead to their goal first. */
const choosePage = async (c: Ctx, { about, other }: AskSource) => {
  const { visit } = c.var
  const catalogue = await currentCatalogue(visit.db)
  const toAsk = await providersToAsk(visit.db, visit.today)
  const goal = about.portrait.goal?.qualification ?? null
  const choices = [...catalogue.programmes.values()]
    .filter(programme => toAsk.has(programme.provider))
    .filter(programme => exemptableIn(programme, catalogue, visit.today).length > 0)
    .sort((a, b) => Number(b.awards === goal) - Number(a.awards === goal))
    .map(programme => ({
      title: programme.title[visit.t.language],
      providerName: catalogue.providers.get(programme.provider)?.name ?? programme.provider,
      address: `${urls.askFor(other?.access ?? '')}&opleiding=${encodeURIComponent(programme.id)}`,
    }))
  return show(c, <ChooseProgrammePage visit={visit} name={other?.name ?? ''} choices={choices} />)
}

const askPage = async (
  c: Ctx,
  id: string,
  source: AskSource | null,
  given: { ask: ExemptionAsk; refusal: AskProps['refusal'] } | null,
) => {
  const { visit } = c.var
  const catalogue = await currentCatalogue(visit.db)
  const programme = catalogue.programmes.get(id as ProgrammeId)
  if (!programme) return c.notFound()
  const providerName = catalogue.providers.get(programme.provider)?.name ?? programme.provider
  const policy = await policyOn(visit.db, programme.provider, visit.today)
  const elsewhere = (word: 'recognition.ask.nobody-there' | 'recognition.ask.keep-first') =>
    show(c, <AskElsewherePage visit={visit} providerName={providerName} word={word} />)
  if (!policy || !(await runnerOf(visit.db, programme.provider))) return elsewhere('recognition.ask.nobody-there')
  if (!source) return elsewhere('recognition.ask.keep-first')
  const ask = given?.ask ?? (await proposed(c, programme, source, catalogue))
  const [only, ...more] = policy.body.grounds
  const props = {
    visit,
    programme,
    providerName,
    policy,
    until: lastDayToAsk(policy, programme, catalogue, visit.today),
    modules: exemptableIn(programme, catalogue, visit.today),
    about: namedOnly(source.about.portrait, catalogue),
    evidence: source.evidence,
    other: source.other,
    nameOf: competenceNames(catalogue, visit.t),
    ask: ask.ground === '' && only && more.length === 0 ? { ...ask, ground: only } : ask,
  }
  return show(c, <AskPage {...props} {...(given?.refusal ? { refusal: given.refusal } : {})} />, given ? 422 : 200)
}

export const askRoutes = new Hono<Env>()
  .get(urls.askExemption, async c => {
    const { visit } = c.var
    if (!visit.person) return c.redirect(`${urls.signIn}?terug=${encodeURIComponent(visit.path)}`, 303)
    const access = c.req.query('toegang') ?? ''
    const source = await askSource(visit, access)
    if (access !== '' && !source) return c.notFound()
    const programme = c.req.query('opleiding')
    if (programme === undefined && source?.other) return choosePage(c, source)
    return askPage(c, programme ?? '', source, null)
  })
  .post(urls.askExemption, async c => {
    const visit = somebody(c)
    if (!visit) return c.redirect(`${urls.signIn}?terug=${encodeURIComponent(urls.ladder)}`, 303)
    const form = await fields(c)
    const catalogue = await currentCatalogue(visit.db)
    const programme = catalogue.programmes.get(form.one('programme') as ProgrammeId)
    const source = await askSource(visit, form.one('access'))
    if (!programme || !source) return c.notFound()
    const ask = {
      modules: form.all('module'),
      ground: form.one('ground'),
      motivation: form.one('motivation'),
      papers: form.all('papers').map(Number),
      can: form.all('can'),
      evidence: form.all('evidence'),
    }
    const outcome = await askForExemption(visit.db, visit, source.about, programme, catalogue, ask)
    if (outcome.ok) return c.redirect(urls.ownRequest(outcome.value), 303)
    return askPage(c, programme.id, source, { ask, refusal: outcome.refusal })
  })
