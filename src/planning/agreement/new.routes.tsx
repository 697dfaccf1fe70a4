import { Hono } from 'hono'
import { currentCatalogue, type Programme, type ProviderId } from '../../catalogue/index.ts'
import { keptDossiers, runBy, viewerOf } from '../../people/index.ts'
import { addDays } from '../../platform/day.ts'
import { type Fields, fields } from '../../platform/fields.ts'
import type { Ctx, Env } from '../../platform/visit.ts'
import { show } from '../../ui/page.tsx'
import { urls } from '../../urls.ts'
import { makeFields, readMakeAsk } from './ask.ts'
import { employerOf } from './hold-to-set.ts'
import { makeAgreement } from './make-agreement.ts'
import { type Choosable, NewAgreementPage } from './new.pages.tsx'
import { membersIn, standardsOn } from './set.store.ts'
import { type Fault, statutes } from './terms.ts'
import { type SignedIn, signedIn, viewerIn } from './visit.ts'

/** Employers with their sets: one's own when one speaks for one, else all. */
const choosableBy = async (visit: SignedIn): Promise<Choosable[]> => {
  const employer = await employerOf(visit.db, visit)
  const [standards, members] = [await standardsOn(visit.db, visit.today), await membersIn(visit.db)]
  const all = members.flatMap(member => {
    const standard = standards.find(({ set }) => set.id === member.setId)
    return standard ? [{ ...standard, member }] : []
  })
  return employer ? all.filter(({ member }) => member.organisationId === employer.id) : all
}

/** Programmes by provider: those that one's own organisation runs, when it runs any. */
const programmesFor = async (visit: SignedIn) => {
  const { programmes, providers } = await currentCatalogue(visit.db)
  const { organisation } = viewerIn(visit)
  const run = organisation ? (await runBy(visit.db, organisation)).map(({ id }) => id) : []
  const groups = new Map<ProviderId, Programme[]>()
  for (const programme of programmes.values())
    if (run.length === 0 || run.includes(programme.provider))
      groups.set(programme.provider, [...(groups.get(programme.provider) ?? []), programme])
  return [...groups]
    .map(([id, programmes]) => ({ provider: providers.get(id)?.name ?? id, programmes }))
    .toSorted((a, b) => a.provider.localeCompare(b.provider))
}

/** What is known of who makes it for themselves: how they work, and how much. */
const known = async (
  visit: SignedIn,
  self: boolean,
): Promise<{ typed: Record<string, string>; statutes: string[] }> => {
  const dates = { from: visit.today, until: addDays(visit.today, 364) }
  const [dossier] = self ? await keptDossiers(visit.db, viewerOf(visit)) : []
  const work = dossier?.portrait.work
  const born = dossier?.portrait.about?.birthYear
  const adult = born !== undefined && Number(visit.today.slice(0, 4)) - born > 18
  return {
    typed: {
      ...dates,
      // A full week is 38 hours, as in most contracts.
      ...(work?.employmentPercent ? { contract: String(Math.round(work.employmentPercent * 0.38)) } : {}),
      ...(adult ? { cover: 'adult' } : {}),
    },
    statutes: statutes.filter(each => each === work?.statute),
  }
}

const page = async (c: Ctx, visit: SignedIn, faults: Fault[] = [], form: Fields | null = null) => {
  const self = visit.worksFor === null
  const before = await known(visit, self)
  const programme = c.req.query('opleiding')
  const typed = form
    ? Object.fromEntries(makeFields.map(name => [name, form.one(name)]))
    : { ...before.typed, ...(programme ? { programme } : {}) }
  const props = {
    visit,
    self,
    faults,
    typed,
    choosable: await choosableBy(visit),
    programmes: await programmesFor(visit),
    statutes: form ? form.all('statute') : before.statutes,
    joins: (await employerOf(visit.db, visit)) !== null,
  }
  return show(c, <NewAgreementPage {...props} />, faults.length > 0 ? 422 : 200)
}

/** Making an agreement. Before the others: `/afspraken/nieuw` is no agreement. */
export const newAgreementRoutes = new Hono<Env>()
  .get(urls.newAgreement, async c => {
    const visit = signedIn(c)
    if (visit) return page(c, visit)
    const { pathname, search } = new URL(c.req.url)
    return c.redirect(`${urls.signIn}?terug=${encodeURIComponent(pathname + search)}`, 303)
  })
  .post(urls.newAgreement, async c => {
    const visit = signedIn(c)
    if (!visit) return c.redirect(`${urls.signIn}?terug=${encodeURIComponent(urls.newAgreement)}`, 303)
    const form = await fields(c)
    const read = readMakeAsk(form)
    const made = read.ok ? await makeAgreement(visit.db, visit, read.value) : read
    return made.ok ? c.redirect(urls.agreement(made.value), 303) : page(c, visit, made.faults, form)
  })
