import { Hono } from 'hono'
import { type Fields, fields, param } from '../../platform/fields.ts'
import { actorOf, type Ctx, type Env } from '../../platform/visit.ts'
import { show } from '../../ui/page.tsx'
import { urls } from '../../urls.ts'
import { type Dossier, findDossier, sharesOf, viewerOf } from '../dossier.store.ts'
import { findValidated, searchValidated } from '../organisations/organisation.store.ts'
import { AccessPage, type AccessPageProps } from './access.pages.tsx'
import { accessTo } from './access.store.ts'
import { grantAccess, grantToOrganisation, type TermsAsk, withdrawAccess } from './grant-access.ts'
import { FindOrganisationPage, LetInPage } from './organisation-access.pages.tsx'

/** The dossier of this address, for its owner; null for anybody else. */
const ownDossier = (c: Ctx): Promise<Dossier | null> =>
  findDossier(c.var.visit.db, viewerOf(c.var.visit), param(c, 'id'))

const accessPage = async (c: Ctx, dossier: Dossier, wrong: Pick<AccessPageProps, 'refusal' | 'typed'> = {}) => {
  const { visit } = c.var
  const [granted, links] = [await accessTo(visit.db, dossier, visit.today), await sharesOf(visit.db, dossier)]
  return show(
    c,
    <AccessPage visit={visit} dossier={dossier} granted={granted} links={links} {...wrong} />,
    wrong.refusal ? 422 : 200,
  )
}

const termsIn = (form: Fields): TermsAsk => ({
  parts: form.all('part'),
  purpose: form.one('purpose'),
  days: Number(form.one('days')),
})

/** *Wie ziet wat?*: the owner of a dossier lets people and organisations in and shuts them out. */
export const accessRoutes = new Hono<Env>()
  .get(urls.access(':id'), async c => {
    const dossier = await ownDossier(c)
    return dossier ? accessPage(c, dossier) : c.notFound()
  })
  .post(urls.access(':id'), async c => {
    const { visit } = c.var
    const dossier = await ownDossier(c)
    if (!dossier) return c.notFound()
    const form = await fields(c)
    const ask = { ...termsIn(form), address: form.one('address') }
    const outcome = await grantAccess(visit.db, dossier, ask, actorOf(visit), visit, visit.now)
    if (!outcome.ok) return accessPage(c, dossier, { refusal: outcome.refusal, typed: ask })
    return c.redirect(urls.access(dossier.id), 303)
  })
  .get(urls.letInOrganisation(':id'), async c => {
    const { visit } = c.var
    const dossier = await ownDossier(c)
    if (!dossier) return c.notFound()
    const words = (c.req.query('zoek') ?? '').trim().slice(0, 200)
    const found = words === '' ? [] : await searchValidated(visit.db, words)
    return show(c, <FindOrganisationPage visit={visit} dossier={dossier} words={words} found={found} />)
  })
  .get(urls.letInChosen(':id', ':organisation'), async c => {
    const { visit } = c.var
    const dossier = await ownDossier(c)
    const organisation = dossier && (await findValidated(visit.db, param(c, 'organisation')))
    if (!organisation) return c.notFound()
    return show(c, <LetInPage visit={visit} dossier={dossier} organisation={organisation} />)
  })
  .post(urls.letInChosen(':id', ':organisation'), async c => {
    const { visit } = c.var
    const dossier = await ownDossier(c)
    const organisation = dossier && (await findValidated(visit.db, param(c, 'organisation')))
    if (!organisation) return c.notFound()
    const form = await fields(c)
    const ask = { ...termsIn(form), organisation: organisation.id, roles: form.all('role') }
    const outcome = await grantToOrganisation(visit.db, dossier, ask, actorOf(visit), visit.now)
    if (outcome.ok) return c.redirect(urls.access(dossier.id), 303)
    const page = { visit, dossier, organisation, refusal: outcome.refusal, typed: ask }
    return show(c, <LetInPage {...page} />, 422)
  })
  .post(urls.withdrawAccess(':id', ':access'), async c => {
    const { visit } = c.var
    const dossier = await ownDossier(c)
    if (!dossier) return c.notFound()
    await withdrawAccess(visit.db, dossier, param(c, 'access'), actorOf(visit), visit.now)
    return c.redirect(urls.access(dossier.id), 303)
  })
