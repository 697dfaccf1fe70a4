import { Hono } from 'hono'
import { type Catalogue, currentCatalogue, named, type Programme, type ProgrammeId } from '../../catalogue/index.ts'
import { type Dossier, findDossier, keptDossiers, openDossier, runnerOf, viewerOf } from '../../people/index.ts'
import { fields } from '../../platform/fields.ts'
import type { Ctx, Env, Visit } from '../../platform/visit.ts'
import { show } from '../../ui/page.tsx'
import { urls } from '../../urls.ts'
import { currentConcordance } from '../current-concordance.ts'
import { exemptionOf } from '../exemption.ts'
import { holdingsOf } from '../held.ts'
import { lettersTo } from '../letters/letter.store.ts'
import { letterNumber } from '../letters/letter.ts'
import { resultsOf } from '../results/result.store.ts'
import { withResults } from '../results/result.ts'
import { AskElsewherePage, AskPage, type AskProps } from './ask.pages.tsx'
import { askForExemption } from './ask-for-exemption.ts'
import { type ExemptionAsk, exemptableIn, lastDayToAsk } from './may-ask.ts'
import { policyOn } from './policy.store.ts'
import { somebody } from './request-page.ts'

/** The dossier that one asks from: the one that is open, else the newest that was kept. */
const keptDossier = async (visit: Visit): Promise<Dossier | null> => {
  const viewer = viewerOf(visit)
  const open = await openDossier(visit.db, viewer)
  if (open?.keptAt) return findDossier(visit.db, viewer, open.id)
  return (await keptDossiers(visit.db, viewer))[0] ?? null
}

/** That dossier, with what assessments found in the place of what was told of the same. */
const dossierOf = async ({ var: { visit } }: Ctx): Promise<Dossier | null> => {
  const dossier = await keptDossier(visit)
  if (!dossier || !visit.person) return dossier
  const results = await resultsOf(visit.db, visit.person.id)
  const found = new Set<string>(results.map(({ competence }) => competence))
  const { can } = dossier.portrait
  const told = can && { ...can, has: can.has.filter(({ competence }) => !found.has(competence)) }
  return { ...dossier, portrait: withResults({ ...dossier.portrait, ...(told ? { can: told } : {}) }, results) }
}

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
  dossier: Dossier,
  catalogue: Catalogue,
): Promise<ExemptionAsk> => {
  const { visit } = c.var
  const rows = await currentConcordance(visit.db)
  const holdings = holdingsOf(dossier.portrait, catalogue, visit.today)
  const wanted = c.req.queries('module') ?? []
  const perhaps = exemptableIn(programme, catalogue, visit.today).filter(
    module =>
      exemptionOf(
        module,
        rows.filter(row => row.module === module.id),
        holdings,
        catalogue,
        visit.today,
      ).minutesPerhaps > 0,
  )
  const modules = wanted.length > 0 ? wanted : perhaps.map(({ id }) => id)
  const proves = modules.flatMap(id => catalogue.modules.get(id as never)?.proves ?? [])
  return {
    modules,
    ...(await withProof(c)),
    papers: (dossier.portrait.papers ?? []).map((_, at) => at),
    can: (dossier.portrait.can?.has ?? [])
      .map(({ competence }) => competence)
      .filter(id => proves.includes(id as never)),
  }
}

const askPage = async (c: Ctx, id: string, given: { ask: ExemptionAsk; refusal: AskProps['refusal'] } | null) => {
  const { visit } = c.var
  const catalogue = await currentCatalogue(visit.db)
  const programme = catalogue.programmes.get(id as ProgrammeId)
  if (!programme) return c.notFound()
  const providerName = catalogue.providers.get(programme.provider)?.name ?? programme.provider
  const policy = await policyOn(visit.db, programme.provider, visit.today)
  const elsewhere = (word: 'recognition.ask.nobody-there' | 'recognition.ask.keep-first') =>
    show(c, <AskElsewherePage visit={visit} providerName={providerName} word={word} />)
  if (!policy || !(await runnerOf(visit.db, programme.provider))) return elsewhere('recognition.ask.nobody-there')
  const dossier = await dossierOf(c)
  if (!dossier) return elsewhere('recognition.ask.keep-first')
  const ask = given?.ask ?? (await proposed(c, programme, dossier, catalogue))
  const props = {
    visit,
    programme,
    providerName,
    policy,
    until: lastDayToAsk(policy, programme, catalogue, visit.today),
    modules: exemptableIn(programme, catalogue, visit.today),
    about: dossier.portrait,
    nameOf: (competence: string) =>
      named(catalogue.competences.get(competence as never)?.label ?? {}, competence)[visit.t.language],
    ask: ask.ground === '' && policy.body.grounds.length === 1 ? { ...ask, ground: policy.body.grounds[0] ?? '' } : ask,
  }
  return show(c, <AskPage {...props} {...(given?.refusal ? { refusal: given.refusal } : {})} />, given ? 422 : 200)
}

export const askRoutes = new Hono<Env>()
  .get(urls.askExemption, async c => {
    const { visit } = c.var
    if (!visit.person) return c.redirect(`${urls.signIn}?terug=${encodeURIComponent(visit.path)}`, 303)
    return askPage(c, c.req.query('opleiding') ?? '', null)
  })
  .post(urls.askExemption, async c => {
    const visit = somebody(c)
    if (!visit) return c.redirect(`${urls.signIn}?terug=${encodeURIComponent(urls.ladder)}`, 303)
    const form = await fields(c)
    const catalogue = await currentCatalogue(visit.db)
    const programme = catalogue.programmes.get(form.one('programme') as ProgrammeId)
    const dossier = await dossierOf(c)
    if (!programme || !dossier) return c.notFound()
    const ask = {
      modules: form.all('module'),
      ground: form.one('ground'),
      motivation: form.one('motivation'),
      papers: form.all('papers').map(Number),
      can: form.all('can'),
    }
    const about = { person: visit.person.id, portrait: dossier.portrait }
    const outcome = await askForExemption(visit.db, visit, about, programme, catalogue, ask)
    if (outcome.ok) return c.redirect(urls.ownRequest(outcome.value), 303)
    return askPage(c, programme.id, { ask, refusal: outcome.refusal })
  })
