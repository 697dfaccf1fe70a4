import { Hono } from 'hono'
import { type Fields, fields, param } from '../../../platform/fields.ts'
import type { Id } from '../../../platform/ids.ts'
import type { Ctx, Env } from '../../../platform/visit.ts'
import type { Word } from '../../../platform/words.ts'
import { show } from '../../../ui/page.tsx'
import type { Problem } from '../../../ui/pieces.tsx'
import { urls } from '../../../urls.ts'
import type { Measure } from '../measure.ts'
import { versionOn } from '../version-on.ts'
import { CasePage } from './case.pages.tsx'
import { comparedOn, runCases } from './cases.ts'
import { ComparePage } from './compare.pages.tsx'
import { DraftPage } from './draft.pages.tsx'
import { faultsIn, type RuleBody, sizesLeftOut, versionFrom, withVersion } from './draft.ts'
import { giveRule } from './give-rule.ts'
import { addCase, dropCase } from './keep-case.ts'
import { layered } from './layers.ts'
import { publishRule } from './publish-rule.ts'
import { caseFields, readCase, type TypedCase } from './read-case.ts'
import { giftFields, headFields, lineFields, readDraftForm, type TypedDraft, typedFrom } from './read-draft.ts'
import { RulePage, RulesPage } from './rules.pages.tsx'
import { casesOf, findKept, type Keeper, keepersOf, keptMeasures, layersOf, openDraft } from './rules.store.ts'
import { dropDraft, saveDraft } from './save-draft.ts'

const keeperOf = (c: Ctx): Keeper | null => {
  const { visit } = c.var
  return visit.person ? { ...visit, person: visit.person } : null
}

/** Answers for a measure whose rule this visitor keeps; to anybody else there is no such page. */
const withRule = async (c: Ctx, page: (visit: Keeper, measure: Measure) => Promise<Response>) => {
  const visit = keeperOf(c)
  const measure = visit && (await findKept(visit, param(c, 'measure')))
  return visit && measure ? page(visit, measure) : c.notFound()
}

const rulePage = async (c: Ctx, visit: Keeper, measure: Measure, refusal?: Word) => {
  const draft = await openDraft(visit.db, measure.id)
  const layers = await layersOf(visit.db, measure.id)
  const draftVersion = draft && versionFrom(draft)
  const faults = draft ? faultsIn(draft.body, layered(layers)) : []
  const with_ = draftVersion && faults.length === 0 ? withVersion(measure, layered([...layers, draftVersion])) : measure
  const page = (
    <RulePage
      visit={visit}
      measure={measure}
      draft={draft}
      draftVersion={draftVersion}
      faults={faults}
      left={draft ? sizesLeftOut(draft.body) : []}
      results={runCases(with_, await casesOf(visit.db, measure.id))}
      keepers={visit.person.role === 'administrator' ? await keepersOf(visit.db, measure.id) : null}
      mine={draft?.authors.includes(visit.person.id) ?? false}
      {...(refusal ? { refusal } : {})}
    />
  )
  return show(c, page, refusal ? 422 : 200)
}

/** What a new draft begins with: the rule of today, without its dates. */
const startBody = (measure: Measure, visit: Keeper): RuleBody | null => {
  const version = versionOn(measure, visit.today) ?? measure.versions.at(-1)
  if (!version) return null
  const { id: _, ...body } = version
  return { ...body, validFrom: null, validTo: null }
}

const rowsIn = <Name extends string>(form: Fields, prefix: string, names: readonly Name[]): Record<Name, string>[] => {
  const rows: Record<Name, string>[] = []
  for (let at = 0; at < 200 && names.some(name => form.has(`${prefix}-${at}-${name}`)); at++)
    rows.push(
      Object.fromEntries(names.map(name => [name, form.one(`${prefix}-${at}-${name}`)])) as Record<Name, string>,
    )
  return rows
}

const typedIn = (form: Fields): TypedDraft => ({
  head: Object.fromEntries(headFields.map(name => [name, form.one(name)])) as TypedDraft['head'],
  lines: rowsIn(form, 'line', lineFields),
  gifts: rowsIn(form, 'gift', giftFields),
})

const emptyCase = Object.fromEntries(
  ['title', ...caseFields.map(({ name }) => name)].map(name => [name, '']),
) as TypedCase
const newCase: TypedCase = { ...emptyCase, trainingKind: 'adult-education', shortage: 'nee', state: 'yes' }

export const rulesRoutes = new Hono<Env>()
  .get(urls.rules, async c => {
    const visit = keeperOf(c)
    if (!visit) return c.redirect(`${urls.signIn}?terug=${encodeURIComponent(urls.rules)}`, 303)
    return show(c, <RulesPage visit={visit} measures={await keptMeasures(visit)} />)
  })
  .get(urls.rule(':measure'), c => withRule(c, (visit, measure) => rulePage(c, visit, measure)))
  .get(urls.ruleDraft(':measure'), c =>
    withRule(c, async (visit, measure) => {
      const draft = await openDraft(visit.db, measure.id)
      const body = draft?.body ?? startBody(measure, visit)
      const typed = body && typedFrom(body)
      if (!typed) return rulePage(c, visit, measure, 'incentives.rule.too-deep')
      return show(c, <DraftPage visit={visit} measure={measure} typed={typed} seen={draft?.edition ?? 0} />)
    }),
  )
  .post(urls.ruleDraft(':measure'), c =>
    withRule(c, async (visit, measure) => {
      const form = await fields(c)
      const typed = typedIn(form)
      const seen = Number(form.one('seen'))
      const { body, mistakes } = readDraftForm(typed)
      const page = (problems: Problem[]) =>
        show(c, <DraftPage visit={visit} measure={measure} typed={typed} seen={seen} problems={problems} />, 422)
      if (mistakes.length > 0) return page(mistakes.map(({ field, says }) => ({ field, text: visit.t(says) })))
      const faults = faultsIn(body, layered(await layersOf(visit.db, measure.id)))
      // A rule that ends before it starts is told at once; what other rules say of its days, before it is published.
      if (faults.some(({ says }) => says === 'incentives.rule.fault.backward'))
        return page([{ field: 'validTo', text: visit.t('incentives.rule.fault.backward') }])
      const outcome = await saveDraft(visit, measure, body, seen)
      if (!outcome.ok) return page([{ field: null, text: visit.t(outcome.refusal) }])
      return c.redirect(form.has('more') ? urls.ruleDraft(measure.id) : urls.rule(measure.id), 303)
    }),
  )
  .post(urls.dropRuleDraft(':measure'), c =>
    withRule(c, async (visit, measure) => {
      const outcome = await dropDraft(visit, measure, Number((await fields(c)).one('seen')))
      return outcome.ok ? c.redirect(urls.rule(measure.id), 303) : rulePage(c, visit, measure, outcome.refusal)
    }),
  )
  .post(urls.publishRule(':measure'), c =>
    withRule(c, async (visit, measure) => {
      const outcome = await publishRule(visit, measure, Number((await fields(c)).one('seen')))
      return outcome.ok ? c.redirect(urls.rule(measure.id), 303) : rulePage(c, visit, measure, outcome.refusal)
    }),
  )
  .get(urls.ruleCompare(':measure'), c =>
    withRule(c, async (visit, measure) => {
      const draft = await openDraft(visit.db, measure.id)
      const layers = await layersOf(visit.db, measure.id)
      const asked = measure.versions.find(({ id }) => id === c.req.query('versie'))
      const after = draft ? versionFrom(draft) : (asked ?? measure.versions.at(-1))
      if (!after) return c.notFound()
      const day = after.validFrom ?? visit.today
      const others = layers.filter(({ id }) => id !== after.id)
      const before = withVersion(measure, layered(others))
      const compared = comparedOn(
        before,
        withVersion(measure, layered([...others, after])),
        await casesOf(visit.db, measure.id),
      )
      return show(
        c,
        <ComparePage
          visit={visit}
          measure={measure}
          before={versionOn(before, day)}
          after={after}
          compared={compared}
        />,
      )
    }),
  )
  .get(urls.ruleCase(':measure'), c =>
    withRule(c, async (visit, measure) => show(c, <CasePage visit={visit} measure={measure} typed={newCase} />)),
  )
  .post(urls.ruleCase(':measure'), c =>
    withRule(c, async (visit, measure) => {
      const form = await fields(c)
      const typed = Object.fromEntries(Object.keys(emptyCase).map(name => [name, form.one(name)])) as TypedCase
      const read = readCase(typed)
      if ('wrong' in read) {
        const problems = read.wrong.map(field => ({ field, text: visit.t('incentives.rule.wrong.value') }))
        return show(c, <CasePage visit={visit} measure={measure} typed={typed} problems={problems} />, 422)
      }
      await addCase(visit, measure, read.body)
      return c.redirect(urls.rule(measure.id), 303)
    }),
  )
  .post(urls.dropRuleCase(':measure', ':case'), c =>
    withRule(c, async (visit, measure) => {
      const found = (await casesOf(visit.db, measure.id)).find(({ id }) => id === param(c, 'case'))
      if (!found) return c.notFound()
      await dropCase(visit, measure, found.id as Id<'incentive-case'>)
      return c.redirect(urls.rule(measure.id), 303)
    }),
  )
  .post(urls.giveRule(':measure'), c =>
    withRule(c, async (visit, measure) => {
      const given = await giveRule(visit, measure, (await fields(c)).one('organisation'))
      return given ? c.redirect(urls.rule(measure.id), 303) : c.notFound()
    }),
  )
