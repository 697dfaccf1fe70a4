import { Hono } from 'hono'
import { addDays, readDay } from '../../platform/day.ts'
import { fields, param } from '../../platform/fields.ts'
import type { Ctx, Env } from '../../platform/visit.ts'
import type { Word } from '../../platform/words.ts'
import { asCsv, asXlsx } from '../../platform/write-table.ts'
import { show } from '../../ui/page.tsx'
import { urls } from '../../urls.ts'
import { countAffected } from '../chances/count-affected.ts'
import { jobAbout } from '../chances/job.store.ts'
import { rowsOn } from '../concordance.store.ts'
import { findingsIn } from './checks.ts'
import { DifferencePage } from './difference.pages.tsx'
import { differenceOf } from './difference.ts'
import { keptBy, overview } from './matrix.routes.tsx'
import { publishDraft } from './publish-draft.ts'
import { readSheet } from './read-sheet.ts'
import { SheetPage } from './sheet.pages.tsx'
import { findSheet, keepSheet, takeSheet } from './sheet.store.ts'
import type { Standing } from './standing.ts'
import { sheetCells, widths } from './write-sheet.ts'

/** Between which days the address asks the difference; null: between now and the draft. */
const betweenIn = (c: Ctx, { versions }: Standing) => {
  const version = versions.find(({ id }) => id === c.req.query('versie'))
  if (version) return { from: addDays(version.validFrom, -1), to: version.validFrom }
  const [from, to] = [readDay(c.req.query('van') ?? ''), readDay(c.req.query('tot') ?? '')]
  return from && to ? { from, to } : null
}

const draftFindings = ({ draft, after, catalogue }: Standing) => {
  const own = new Set<string>(draft?.changes.map(({ id }) => id))
  return findingsIn(after, catalogue).filter(({ rows }) => rows.some(id => own.has(id)))
}

const differencePage = async (c: Ctx, given?: { typed: string; refusal: Word }) => {
  const kept = await keptBy(c)
  if (!kept) return c.notFound()
  const { visit, standing } = kept
  const between = given ? null : betweenIn(c, standing)
  const modules = standing.sheets.flatMap(sheet => sheet.modules.map(({ id }) => id))
  const difference = between
    ? differenceOf(await rowsOn(visit.db, between.from, modules), await rowsOn(visit.db, between.to, modules))
    : differenceOf(standing.before, standing.after)
  const about = between ? standing.versions.find(({ validFrom }) => validFrom === between.to)?.id : standing.draft?.id
  const job = about ? await jobAbout(visit.db, about) : null
  const findings = between ? [] : draftFindings(standing)
  const shown = { ...kept, between, difference, job, findings }
  return show(c, <DifferencePage {...shown} typed="" {...given} />, given ? 422 : 200)
}

const pasted = 'geplakt.tsv'

export const versionsRoutes = new Hono<Env>()
  .get(urls.matrixDifference(':of'), c => differencePage(c))
  .post(urls.countAffected(':of'), async c => {
    const kept = await keptBy(c)
    if (!kept) return c.notFound()
    const outcome = await countAffected(kept.visit, kept.standing.matrix)
    if (outcome.ok) return c.redirect(urls.matrixDifference(kept.standing.matrix.of), 303)
    return differencePage(c, { typed: '', refusal: outcome.refusal })
  })
  .post(urls.publishMatrix(':of'), async c => {
    const kept = await keptBy(c)
    if (!kept) return c.notFound()
    const form = await fields(c)
    const ask = { seen: Number(form.one('seen')), from: readDay(form.one('from')) }
    const { matrix } = kept.standing
    const outcome = await publishDraft(kept.visit, matrix, ask)
    if (outcome.ok) return c.redirect(`${urls.matrixDifference(matrix.of)}?versie=${outcome.value}`, 303)
    return differencePage(c, { typed: form.one('from'), refusal: outcome.refusal })
  })
  .get(urls.matrixCsv(':of'), async c => {
    const kept = await keptBy(c)
    if (!kept) return c.notFound()
    c.header('content-type', 'text/csv; charset=utf-8')
    c.header('content-disposition', 'attachment; filename="vrijstellingen.csv"')
    return c.body(asCsv(sheetCells(kept.standing, kept.visit.t.language)))
  })
  .get(urls.matrixXlsx(':of'), async c => {
    const kept = await keptBy(c)
    if (!kept) return c.notFound()
    c.header('content-type', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
    c.header('content-disposition', 'attachment; filename="vrijstellingen.xlsx"')
    return c.body(new Uint8Array(await asXlsx(sheetCells(kept.standing, kept.visit.t.language), widths)))
  })
  .post(urls.readMatrixSheet(':of'), async c => {
    const kept = await keptBy(c)
    if (!kept) return c.notFound()
    const form = await fields(c)
    const file = form.file('sheet')
    const bytes = file ? new Uint8Array(await file.arrayBuffer()) : new TextEncoder().encode(form.exact('text'))
    const read = await readSheet(bytes, kept.standing)
    if (!read.ok) return overview(c, read.refusal)
    const { matrix } = kept.standing
    const fileName = file ? file.name.slice(0, 200) : pasted
    const id = await keepSheet(kept.visit, matrix, { fileName, rows: read.value })
    return c.redirect(urls.matrixSheet(matrix.of, id), 303)
  })
  .get(urls.matrixSheet(':of', ':sheet'), async c => {
    const kept = await keptBy(c)
    const sheet = kept && (await findSheet(kept.visit.db, kept.standing.matrix, param(c, 'sheet')))
    return sheet ? show(c, <SheetPage {...kept} matrix={kept.standing.matrix} sheet={sheet} />) : c.notFound()
  })
  .post(urls.matrixSheet(':of', ':sheet'), async c => {
    const kept = await keptBy(c)
    const sheet = kept && (await findSheet(kept.visit.db, kept.standing.matrix, param(c, 'sheet')))
    if (!sheet) return c.notFound()
    const { matrix } = kept.standing
    const outcome = await takeSheet(kept.visit, matrix, sheet)
    if (outcome.ok) return c.redirect(urls.matrixSheet(matrix.of, sheet.id), 303)
    return show(c, <SheetPage {...kept} matrix={matrix} sheet={sheet} refusal={outcome.refusal} />, 422)
  })
