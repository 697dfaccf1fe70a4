import { Hono } from 'hono'
import { type Day, readDay } from '../../platform/day.ts'
import { type Fields, fields, param } from '../../platform/fields.ts'
import type { Ctx, Env } from '../../platform/visit.ts'
import type { Word } from '../../platform/words.ts'
import { show } from '../../ui/page.tsx'
import type { Problem } from '../../ui/pieces.tsx'
import { urls } from '../../urls.ts'
import { changeStructure, undoStep } from './change-structure.ts'
import { findingsIn } from './checks.ts'
import { contentOf, partAnchor, partAt, readPath } from './content.ts'
import { DifferencePage } from './difference.pages.tsx'
import { differenceOf } from './difference.ts'
import { dropDraft } from './drop-draft.ts'
import { placeAfter } from './edit.ts'
import { StructuresPage } from './list.pages.tsx'
import { PartPage, type RuleTyped, ruleFields, typedOf } from './part.pages.tsx'
import { marksIn } from './picture.tsx'
import { proposeStructure, publishStructure } from './publish-structure.ts'
import { fieldOf, readEdit } from './read-edit.ts'
import { setRule } from './set-rule.ts'
import { sizeOf } from './size.ts'
import { findKept, keptBy, type Standing, type StructureVisit, standingOf } from './standing.ts'
import { StructurePage } from './structure.pages.tsx'
import { asksTwoPeople, programmesUnderChange } from './structure.store.ts'
import type { StructurePageProps } from './structure-page.ts'

const keptHere = async (c: Ctx): Promise<{ visit: StructureVisit; standing: Standing } | null> => {
  const { visit } = c.var
  const { person } = visit
  const kept = person && (await findKept(visit, param(c, 'programme')))
  return kept ? { visit: { ...visit, person }, standing: await standingOf(visit.db, kept) } : null
}

const nothingTyped: StructurePageProps['typed'] = { from: '', before: '', after: '', one: '', other: '' }

const structurePage = async (c: Ctx, problems: Problem[] = [], typed: Partial<StructurePageProps['typed']> = {}) => {
  const here = await keptHere(c)
  if (!here) return c.notFound()
  const { visit, standing } = here
  const { content, catalogue, programme } = standing
  const day =
    standing.versions[0] && standing.versions[0].validFrom > visit.today ? standing.versions[0].validFrom : visit.today
  const page = (
    <StructurePage
      visit={visit}
      standing={standing}
      findings={findingsIn(content, { catalogue, day, stops: programme.stops })}
      size={sizeOf(content, catalogue)}
      markOf={marksIn(content, catalogue)}
      problems={problems}
      typed={{ ...nothingTyped, ...typed }}
    />
  )
  return show(c, page, problems.length > 0 ? 422 : 200)
}

const partPage = async (c: Ctx, pad: string, problems: Problem[] = [], typed?: RuleTyped) => {
  const here = await keptHere(c)
  const path = here && readPath(pad)
  const part = path && partAt(here.standing.content.structure, path)
  if (!part) return c.notFound()
  const page = <PartPage {...here} path={path} part={part} typed={typed ?? typedOf(part)} problems={problems} />
  return show(c, page, problems.length > 0 ? 422 : 200)
}

const ruleTyped = (form: Fields): RuleTyped =>
  Object.fromEntries(ruleFields.map(name => [name, form.one(name)])) as RuleTyped

const problemOf = (c: Ctx, refusal: Word, field: string | null): Problem[] => [{ field, text: c.var.visit.t(refusal) }]

type Step = (
  visit: StructureVisit,
  standing: Standing,
  seen: string,
  form: Fields,
) => Promise<{ ok: boolean; refusal?: Word }>

/** A form on the page of one structure: done, back to that page; not done, the page with why. */
const step = async (c: Ctx, act: Step) => {
  const here = await keptHere(c)
  if (!here) return c.notFound()
  const form = await fields(c)
  const outcome = await act(here.visit, here.standing, form.one('seen'), form)
  if (!outcome.refusal) return c.redirect(urls.structure(here.standing.programme.id), 303)
  const field = outcome.refusal === 'planning.structures.wrong-start' ? 'vanaf' : null
  return structurePage(c, problemOf(c, outcome.refusal, field), { from: form.one('vanaf') })
}

const startIn = (form: Fields): Day | null => readDay(form.one('vanaf'))

export const structuresRoutes = new Hono<Env>()
  .get(urls.structures, async c => {
    const { visit } = c.var
    const kept = await keptBy(visit)
    if (kept.length === 0) return c.notFound()
    const providers = [...new Set(kept.map(({ provider }) => provider.id))]
    const two = await Promise.all(providers.map(id => asksTwoPeople(visit.db, id)))
    const changing = await programmesUnderChange(
      visit.db,
      kept.map(({ programme }) => programme.id),
    )
    const twoPeople = new Set<string>(providers.filter((_, at) => two[at]))
    return show(c, <StructuresPage visit={visit} kept={kept} changing={changing} twoPeople={twoPeople} />)
  })
  .post(urls.structureRule, async c => {
    const { visit } = c.var
    const form = await fields(c)
    const { person } = visit
    const isSet = person && (await setRule({ ...visit, person }, form.one('provider'), form.one('mensen') === '2'))
    return isSet ? c.redirect(urls.structures, 303) : c.notFound()
  })
  .get(urls.structure(':programme'), c => structurePage(c))
  .get(urls.structurePart(':programme'), c => partPage(c, c.req.query('pad') ?? ''))
  .post(urls.structurePart(':programme'), async c => {
    const here = await keptHere(c)
    if (!here) return c.notFound()
    const form = await fields(c)
    const pad = form.one('pad')
    const { visit, standing } = here
    const edit = readEdit(form)
    const home = urls.structure(standing.programme.id)
    if (!edit) return c.notFound()
    const outcome = await changeStructure(visit, standing, form.one('seen'), edit)
    const place = placeAfter(edit)
    if (outcome.ok) return c.redirect(place ? `${home}#${partAnchor(place)}` : home, 303)
    const problems = problemOf(c, outcome.refusal, fieldOf(outcome.refusal, edit))
    if (edit.kind === 'set-rule') return partPage(c, pad, problems, ruleTyped(form))
    if (edit.kind === 'add-modules' || edit.kind === 'add-group' || edit.kind === 'put-in')
      return partPage(c, pad, problems)
    const typed = { before: form.one('eerst'), after: form.one('dan'), one: form.one('een'), other: form.one('ander') }
    return structurePage(c, problems, typed)
  })
  .post(urls.undoStructure(':programme'), c => step(c, undoStep))
  .post(urls.dropStructure(':programme'), c => step(c, dropDraft))
  .post(urls.proposeStructure(':programme'), c =>
    step(c, (visit, standing, seen, form) => proposeStructure(visit, standing, seen, startIn(form))),
  )
  .post(urls.publishStructure(':programme'), c =>
    step(c, (visit, standing, seen, form) => publishStructure(visit, standing, seen, startIn(form))),
  )
  .get(urls.structureDifference(':programme'), async c => {
    const here = await keptHere(c)
    if (!here) return c.notFound()
    const { standing } = here
    const { versions, programme, catalogue, base, content } = standing
    const asked = c.req.query('versie')
    const at = versions.findIndex(({ id }) => id === asked)
    if (asked !== undefined && at < 0) return c.notFound()
    const version = versions[at]
    const difference = version
      ? differenceOf(contentOf(versions[at + 1] ?? programme), contentOf(version), catalogue)
      : differenceOf(base, content, catalogue)
    return show(c, <DifferencePage {...here} difference={difference} from={version?.validFrom ?? null} />)
  })
