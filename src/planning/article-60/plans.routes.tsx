import { Hono } from 'hono'
import { currentCatalogue, type ModuleId } from '../../catalogue/index.ts'
import { readDay } from '../../platform/day.ts'
import { type Fields, fields, param } from '../../platform/fields.ts'
import type { Ctx, Env } from '../../platform/visit.ts'
import { show } from '../../ui/page.tsx'
import { urls } from '../../urls.ts'
import type { Born } from './born.ts'
import { currentRules } from './current-rules.ts'
import { endPlan } from './end-plan.ts'
import { FillInPage, type FillInProps, groupsOf } from './fill-in.pages.tsx'
import { fillInPlan } from './fill-in-plan.ts'
import { NoPlanPage, PlanPage, type PlanProps } from './plan.pages.tsx'
import { type Client, type FoundPlan, findClient, ownPlan } from './plan.store.ts'
import { planOf } from './plan-of.ts'
import { RulesPage } from './rules.pages.tsx'
import { limitsOf } from './rules.ts'
import { schemesOf, versionsOf } from './scheme.store.ts'
import type { Values } from './version-form.ts'
import { type PersonVisit, partnerOf, somebody } from './who.ts'

const limits = limitsOf(currentRules)

const planPage = async (c: Ctx, visit: PersonVisit, found: FoundPlan, client: PlanProps['client']) => {
  const { modules } = await currentCatalogue(visit.db)
  const plan = planOf(found, modules, visit.today)
  const nameOf = (id: string) => modules.get(id as ModuleId)?.title[visit.t.language] ?? id
  return show(c, <PlanPage visit={visit} found={found} plan={plan} nameOf={nameOf} client={client} />)
}

/** A guide who visits, with one of their people; null: no live relation. */
const guided = async (c: Ctx): Promise<{ visit: PersonVisit; client: Client } | null> => {
  const visit = somebody(c)
  const client = visit && (await findClient(visit, param(c, 'access')))
  return visit && client ? { visit, client } : null
}

/** A day of birth when it was typed, else a year, else a group. Null: nothing that can be read. */
const readBorn = ({ one }: Pick<Fields, 'one'>): Born | null => {
  if (one('verjaardag') !== '') {
    const day = readDay(one('verjaardag'))
    return day && { kind: 'day', day }
  }
  if (one('jaar') !== '') return /^(19|20)\d{2}$/.test(one('jaar')) ? { kind: 'year', year: Number(one('jaar')) } : null
  const group = groupsOf(limits).find(({ value }) => value === one('leeftijd'))
  return group ? { kind: 'group', from: group.from, below: group.below } : null
}

const filledValues = ({ plan }: Client): Values => {
  const newest = plan?.filled[0]
  const born = newest?.born
  const values: Record<string, string> = {
    start: newest?.contractFrom ?? '',
    procent: String(newest?.percent ?? 100),
    jaar: born?.kind === 'year' ? String(born.year) : '',
    verjaardag: born?.kind === 'day' ? born.day : '',
    leeftijd: born?.kind === 'group' ? `${born.from ?? ''}-${born.below ?? ''}` : '',
    werk: String(newest?.job ?? 0),
  }
  return { one: name => values[name] ?? '', all: name => (values[name] ? [values[name]] : []) }
}

const fillInPage = async (
  c: Ctx,
  { visit, client }: { visit: PersonVisit; client: Client },
  over: { values: Values; refusal?: NonNullable<FillInProps['refusal']> },
) => {
  const partner = partnerOf(visit)
  if (!partner) return c.notFound()
  const all = await schemesOf(visit.db, partner)
  const versions = await versionsOf(
    visit.db,
    all.map(({ id }) => id),
  )
  const schemes = all
    .filter(({ id }) => !client.plan || client.plan.scheme.id === id)
    .flatMap(scheme => {
      const agreed = versions.find(({ schemeId, agreedAt }) => schemeId === scheme.id && agreedAt)
      return agreed ? [{ ...scheme, jobs: agreed.body.jobs }] : []
    })
  const seen = client.plan?.filled[0].number ?? 0
  const page = <FillInPage {...{ visit, client, schemes, limits, seen, ...over }} />
  return show(c, page, over.refusal ? 422 : 200)
}

/** Plans of people who work under article 60: for their guide, as long as there is a relation, and for themselves. */
export const plansRoutes = new Hono<Env>()
  .get(urls.rules60, c => show(c, <RulesPage visit={c.var.visit} rules={currentRules} />))
  .get(urls.ownArticle60, async c => {
    const visit = somebody(c)
    if (!visit) return c.redirect(`${urls.signIn}?terug=${encodeURIComponent(urls.ownArticle60)}`, 303)
    const found = await ownPlan(visit.db, visit.person.id)
    return found ? planPage(c, visit, found, null) : show(c, <NoPlanPage visit={visit} own />)
  })
  .get(urls.client60(':access'), async c => {
    const found = await guided(c)
    if (!found) return c.notFound()
    const { visit, client } = found
    if (!client.plan) return c.redirect(urls.fillIn60(client.access), 303)
    return planPage(c, visit, client.plan, client)
  })
  .get(urls.fillIn60(':access'), async c => {
    const found = await guided(c)
    return found ? fillInPage(c, found, { values: filledValues(found.client) }) : c.notFound()
  })
  .post(urls.fillIn60(':access'), async c => {
    const found = await guided(c)
    if (!found) return c.notFound()
    const { visit, client } = found
    const form = await fields(c)
    const number = (name: string): number => (/^\d{1,3}$/.test(form.one(name)) ? Number(form.one(name)) : Number.NaN)
    const ask = {
      scheme: form.one('regeling'),
      contractFrom: readDay(form.one('start')),
      percent: number('procent'),
      born: readBorn(form),
      job: form.one('werk') === '' ? 0 : number('werk'),
    }
    const outcome = await fillInPlan(visit.db, visit, client.access, ask, number('gezien'))
    if (outcome.ok) return c.redirect(urls.client60(client.access), 303)
    // Somebody else filled in meanwhile: the page shows against what one types now.
    const again = (await findClient(visit, client.access)) ?? client
    return fillInPage(c, { visit, client: again }, { values: form, refusal: outcome.refusal })
  })
  .post(urls.endPlan60(':access'), async c => {
    const visit = somebody(c)
    if (!visit) return c.notFound()
    const outcome = await endPlan(visit.db, visit, param(c, 'access'))
    return outcome.ok ? c.redirect(urls.article60, 303) : c.notFound()
  })
