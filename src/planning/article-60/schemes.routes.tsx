import { Hono } from 'hono'
import { currentCatalogue } from '../../catalogue/index.ts'
import { fields, param } from '../../platform/fields.ts'
import type { Ctx, Env } from '../../platform/visit.ts'
import { show } from '../../ui/page.tsx'
import { urls } from '../../urls.ts'
import { agreeToVersion } from './agree-to-version.ts'
import { beginScheme } from './begin-scheme.ts'
import { changesSoon } from './changes.ts'
import { NoPlanPage } from './plan.pages.tsx'
import { clientsWithPlans } from './plan.store.ts'
import { planOf } from './plan-of.ts'
import { ProposePage, type ProposeProps } from './propose.pages.tsx'
import { proposeVersion } from './propose-version.ts'
import { SchemePage } from './scheme.pages.tsx'
import { findScheme, programmesOf, schemesOf, services, versionsOf } from './scheme.store.ts'
import { modulesOf } from './scheme-modules.ts'
import { Article60Page, NewSchemePage, type NewSchemeProps } from './schemes.pages.tsx'
import { readVersion, type Values, valuesOf } from './version-form.ts'
import { type PersonVisit, partnerOf, somebody } from './who.ts'

const nothing: Values = { one: () => '', all: () => [] }

/** A coordinator with a scheme of theirs, its modules and versions; null for anybody else. */
const ownScheme = async (c: Ctx) => {
  const visit = somebody(c)
  const partner = visit && partnerOf(visit)
  const scheme = visit && partner && (await findScheme(visit.db, partner, param(c, 'id')))
  if (!visit || !partner || !scheme) return null
  const [versions, catalogue] = await Promise.all([versionsOf(visit.db, [scheme.id]), currentCatalogue(visit.db)])
  return { visit, partner, scheme, versions, modules: modulesOf(catalogue, scheme.programmes) }
}

const newSchemePage = async (c: Ctx, visit: PersonVisit, over: Pick<NewSchemeProps, 'values' | 'refusal'>) => {
  const partner = partnerOf(visit)
  if (partner?.side !== 'provider') return c.notFound()
  const programmes = await programmesOf(visit.db, partner.organisation)
  const page = <NewSchemePage visit={visit} services={await services(visit.db)} programmes={programmes} {...over} />
  return show(c, page, over.refusal ? 422 : 200)
}

const proposePage = (c: Ctx, props: ProposeProps) => show(c, <ProposePage {...props} />, props.refusal ? 422 : 200)

/** Schemes for who works under article 60, by a provider and a social service. */
export const schemesRoutes = new Hono<Env>()
  .get(urls.article60, async c => {
    const visit = somebody(c)
    if (!visit) return c.redirect(`${urls.signIn}?terug=${encodeURIComponent(urls.article60)}`, 303)
    const partner = partnerOf(visit)
    if (!partner) return show(c, <NoPlanPage visit={visit} own={false} />)
    const schemes = await schemesOf(visit.db, partner)
    const versions = await versionsOf(
      visit.db,
      schemes.map(({ id }) => id),
    )
    const clients = await clientsWithPlans(visit)
    const { modules } = await currentCatalogue(visit.db)
    const upcoming = clients
      .flatMap(client =>
        client.plan ? planOf(client.plan, modules, visit.today).changes.map(each => ({ ...each, client })) : [],
      )
      .sort((a, b) => a.on.localeCompare(b.on))
    const soon = new Set(changesSoon(upcoming, visit.today))
    return show(
      c,
      <Article60Page
        {...{ visit, partner, schemes, versions, clients }}
        upcoming={upcoming.filter(each => soon.has(each))}
      />,
    )
  })
  .get(urls.newScheme60, c => {
    const visit = somebody(c)
    return visit ? newSchemePage(c, visit, { values: nothing }) : c.notFound()
  })
  .post(urls.newScheme60, async c => {
    const visit = somebody(c)
    if (!visit) return c.notFound()
    const form = await fields(c)
    const ask = {
      title: form.one('naam'),
      titleEn: form.one('naam-en'),
      service: form.one('ocmw'),
      programmes: form.all('opleiding'),
    }
    const outcome = await beginScheme(visit.db, visit, ask)
    return outcome.ok
      ? c.redirect(urls.propose60(outcome.value), 303)
      : newSchemePage(c, visit, { values: form, refusal: outcome.refusal })
  })
  .get(urls.scheme60(':id'), async c => {
    const found = await ownScheme(c)
    return found ? show(c, <SchemePage {...found} />) : c.notFound()
  })
  .get(urls.propose60(':id'), async c => {
    const found = await ownScheme(c)
    if (found?.partner.side !== 'provider') return c.notFound()
    const newest = found.versions[0] ?? null
    return proposePage(c, { ...found, values: valuesOf(newest), seen: newest?.number ?? 0 })
  })
  .post(urls.propose60(':id'), async c => {
    const found = await ownScheme(c)
    if (found?.partner.side !== 'provider') return c.notFound()
    const { visit, scheme, modules } = found
    const form = await fields(c)
    const seen = Number(form.one('gezien'))
    const outcome = await proposeVersion(visit.db, visit, scheme.id, readVersion(form, modules), seen)
    if (outcome.ok) return c.redirect(urls.scheme60(scheme.id), 303)
    const newest = (await versionsOf(visit.db, [scheme.id]))[0]?.number ?? 0
    return proposePage(c, { ...found, values: form, seen: newest, refusal: outcome.refusal })
  })
  .post(urls.agree60(':id', ':number'), async c => {
    const visit = somebody(c)
    if (!visit) return c.notFound()
    const number = Number(param(c, 'number'))
    const outcome = await agreeToVersion(visit.db, visit, param(c, 'id'), number)
    return outcome.ok ? c.redirect(urls.scheme60(param(c, 'id')), 303) : c.notFound()
  })
