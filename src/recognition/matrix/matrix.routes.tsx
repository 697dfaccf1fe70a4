import { Hono } from 'hono'
import type { ModuleId } from '../../catalogue/index.ts'
import { type Fields, fields, param } from '../../platform/fields.ts'
import type { Ctx, Env } from '../../platform/visit.ts'
import type { Word } from '../../platform/words.ts'
import { show } from '../../ui/page.tsx'
import { urls } from '../../urls.ts'
import type { Evidence } from '../concordance.ts'
import { grounds } from '../requests/policy.ts'
import { type DraftVisit, judgeProposal, ownRow, saveCells, saveRow } from './change-draft.ts'
import { judgedCells } from './draft.store.ts'
import { cellOf, newBody, type RowBody, readEvidence, readSize, sizeText } from './draft.ts'
import { gridOf } from './grid.ts'
import { MatricesPage, OverviewPage } from './matrix.pages.tsx'
import { findMatrix, matricesOf, type Sheet } from './matrix.ts'
import { ProposalsPage } from './proposals.pages.tsx'
import { proposalsFor } from './proposals.ts'
import { RowPage, type RowTyped, rowFields } from './row.pages.tsx'
import { type Standing, standingOf } from './standing.ts'
import { cellName, TablePage } from './table.pages.tsx'

/** The matrix of the address with who keeps it; null: not theirs. */
export const keptBy = async (c: Ctx): Promise<{ visit: DraftVisit; standing: Standing } | null> => {
  const { visit } = c.var
  const { person } = visit
  const matrix = person && (await findMatrix(visit, param(c, 'of')))
  return matrix ? { visit: { ...visit, person }, standing: await standingOf(visit.db, matrix, visit.today) } : null
}

const proposalsIn = async ({ visit, standing }: { visit: DraftVisit; standing: Standing }) => {
  const judged = await judgedCells(visit.db, standing.matrix.provider)
  return standing.sheets.map(sheet => ({
    sheet,
    proposals: proposalsFor(sheet, standing.after, judged, standing.catalogue),
  }))
}

/** The overview of a matrix. */
export const overview = async (c: Ctx, refusal?: Word) => {
  const kept = await keptBy(c)
  if (!kept) return c.notFound()
  const parts = await proposalsIn(kept)
  const proposals = parts.reduce((sum, part) => sum + part.proposals.length, 0)
  const { standing } = kept
  const page = (
    <OverviewPage visit={c.var.visit} standing={standing} proposals={proposals} {...(refusal ? { refusal } : {})} />
  )
  return show(c, page, refusal ? 422 : 200)
}

const sheetHere = async (c: Ctx) => {
  const kept = await keptBy(c)
  const sheet = kept?.standing.sheets.find(({ programme }) => programme.id === param(c, 'programme'))
  return kept && sheet ? { ...kept, sheet } : null
}

const evidencesIn = (keys: string[]): Evidence[] => keys.flatMap(key => readEvidence(key) ?? []).slice(0, 200)

const linesOf = ({ standing, sheet }: { standing: Standing; sheet: Sheet }, besides: string[]) =>
  gridOf(sheet.modules, { ...standing, provider: standing.matrix.provider }, evidencesIn(besides))

const mostFound = 20

/** Certificates that are called what somebody typed. */
const certificatesCalled = ({ catalogue }: Standing, text: string) => {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return []
  return [...catalogue.certificates.values()]
    .filter(({ id, title }) => words.every(word => `${id} ${title.nl} ${title.en}`.toLowerCase().includes(word)))
    .slice(0, mostFound)
}

const typedCells = (form: Fields, here: { standing: Standing; sheet: Sheet }) =>
  linesOf(here, form.all('bij')).flatMap(line =>
    line.cells.flatMap(cell => {
      const name = cellName(line, cell)
      if (!form.has(name)) return []
      const text = form.one(name)
      const size = readSize(text, here.sheet.programme.unit)
      return [{ name, text, evidence: line.key, module: cell.module.id, size }]
    }),
  )

const rowTyped = (form: Fields): RowTyped =>
  Object.fromEntries(rowFields.map(name => [name, form.one(name)])) as RowTyped

const rowAsked = (
  typed: RowTyped,
  fresh: RowBody,
  sheet: Sheet,
): { body: RowBody } | { field: keyof RowTyped; says: Word } => {
  const minutes = readSize(typed.size, sheet.programme.unit)
  if (minutes === 'wrong' || minutes === 'none') return { field: 'size', says: 'recognition.matrix.wrong-size' }
  const ground = grounds.find(each => each === typed.ground) ?? fresh.ground
  const decides = typed.decides === 'automatic' ? 'automatic' : 'provider'
  const nl = typed.nl.slice(0, 500)
  if (nl === '') return { field: 'nl', says: 'recognition.matrix.no-how' }
  const how = { nl, en: typed.en.slice(0, 500) || nl }
  return { body: { ...fresh, minutes, part: typed.part.slice(0, 80) || null, ground, decides, how } }
}

/** The row that a form or address is about; null: no such row can be. */
const rowHere = async (c: Ctx, key: string, moduleId: string) => {
  const here = await sheetHere(c)
  const evidence = readEvidence(key)
  const module = here?.sheet.modules.find(({ id }) => id === moduleId)
  if (!here || !evidence || !module) return null
  const fresh = newBody(evidence, module.id as ModuleId, null)
  return { ...here, evidence, module, body: ownRow(here.standing.after, cellOf(fresh), here.standing.matrix) ?? fresh }
}

export const matrixRoutes = new Hono<Env>()
  .get(urls.matrices, async c => {
    const matrices = await matricesOf(c.var.visit)
    return matrices.length > 0 ? show(c, <MatricesPage visit={c.var.visit} matrices={matrices} />) : c.notFound()
  })
  .get(urls.matrix(':of'), c => overview(c))
  .get(urls.matrixTable(':of', ':programme'), async c => {
    const here = await sheetHere(c)
    if (!here) return c.notFound()
    const text = (c.req.query('zoek') ?? '').trim().slice(0, 100)
    const search = { text, found: certificatesCalled(here.standing, text) }
    const lines = linesOf(here, c.req.queries('bij') ?? [])
    const page = <TablePage {...here} lines={lines} typed={new Map()} wrong={new Set()} search={search} />
    return show(c, page)
  })
  .post(urls.matrixTable(':of', ':programme'), async c => {
    const here = await sheetHere(c)
    if (!here) return c.notFound()
    const form = await fields(c)
    const cells = typedCells(form, here)
    const wrong = new Set(cells.filter(({ size }) => size === 'wrong').map(({ name }) => name))
    const asks = cells.flatMap(({ size, ...ask }) => (size === 'wrong' ? [] : [{ ...ask, minutes: size }]))
    const saved =
      wrong.size > 0 ? null : await saveCells(here.visit, here.standing.matrix, Number(form.one('seen')), asks)
    if (saved?.ok) return c.redirect(urls.matrixTable(here.standing.matrix.of, here.sheet.programme.id), 303)
    const lines = linesOf(here, form.all('bij'))
    const typed = new Map(cells.map(({ name, text }) => [name, text]))
    const refusal = saved ? { refusal: saved.refusal } : {}
    const search = { text: '', found: [] }
    return show(c, <TablePage {...here} lines={lines} typed={typed} wrong={wrong} search={search} {...refusal} />, 422)
  })
  .get(urls.matrixRow(':of', ':programme'), async c => {
    const here = await rowHere(c, c.req.query('bewijs') ?? '', c.req.query('module') ?? '')
    if (!here) return c.notFound()
    const { body, visit, sheet } = here
    const size = sizeText(body.minutes, sheet.programme.unit, visit.t.language)
    const { ground, decides, how, part } = body
    const typed = { size, ground, decides, nl: how.nl, en: how.en, part: part ?? '' }
    return show(c, <RowPage {...here} typed={typed} />)
  })
  .post(urls.matrixRow(':of', ':programme'), async c => {
    const form = await fields(c)
    const here = await rowHere(c, form.one('bewijs'), form.one('module'))
    if (!here) return c.notFound()
    const typed = rowTyped(form)
    const fresh = newBody(here.evidence, here.module.id, null)
    const asked = rowAsked(typed, fresh, here.sheet)
    if ('says' in asked) return show(c, <RowPage {...here} typed={typed} refusal={asked} />, 422)
    const { matrix } = here.standing
    const saved = await saveRow(here.visit, matrix, Number(form.one('seen')), asked.body)
    if (saved.ok) return c.redirect(urls.matrixTable(matrix.of, here.sheet.programme.id), 303)
    return show(c, <RowPage {...here} typed={typed} refusal={{ field: null, says: saved.refusal }} />, 422)
  })
  .get(urls.matrixProposals(':of'), async c => {
    const kept = await keptBy(c)
    return kept ? show(c, <ProposalsPage {...kept} parts={await proposalsIn(kept)} />) : c.notFound()
  })
  .post(urls.matrixProposals(':of'), async c => {
    const kept = await keptBy(c)
    if (!kept) return c.notFound()
    const form = await fields(c)
    const parts = await proposalsIn(kept)
    const proposal = parts.flatMap(({ proposals }) => proposals).find(({ cell }) => cell === form.one('cell'))
    const decision = (['accepted', 'rejected'] as const).find(each => each === form.one('decision'))
    const why = form.one('why').slice(0, 300)
    const refuse = (refusal: Word) => show(c, <ProposalsPage {...kept} parts={parts} refusal={refusal} />, 422)
    if (!proposal || !decision) return refuse('recognition.matrix.judged-already')
    if (decision === 'rejected' && why === '') return refuse('recognition.matrix.no-why')
    const outcome = await judgeProposal(kept.visit, kept.standing.matrix, { body: proposal.body, decision, why })
    return outcome.ok ? c.redirect(urls.matrixProposals(kept.standing.matrix.of), 303) : refuse(outcome.refusal)
  })
