import { Hono } from 'hono'
import { z } from 'zod'
import { fields, param } from '../../platform/fields.ts'
import { actorOf, type Env } from '../../platform/visit.ts'
import { show } from '../../ui/page.tsx'
import { urls } from '../../urls.ts'
import { ImportsPage, RefusedPage, RunPage, UnderWayPage } from './import.pages.tsx'
import { importFile } from './import-file.ts'
import { isImporter } from './importers.ts'
import { importRun, importRuns, questionsOf } from './runs.store.ts'
import { problemLine, questionLine, refusalLines } from './say.ts'
import { startImport, underWayAs } from './under-way.ts'

/** The name of a file without any folder of the machine that it came from. */
const bareName = (name: string): string => name.replace(/^.*[/\\]/, '').slice(0, 200) || '–'

export const importRoutes = new Hono<Env>()
  .get(urls.imports, async c => {
    const { visit } = c.var
    return show(c, <ImportsPage visit={visit} runs={await importRuns(visit.db)} />)
  })
  .post(urls.imports, async c => {
    const { visit } = c.var
    const form = await fields(c)
    const file = form.file('bestand')
    if (!file) {
      const problems = [{ field: 'bestand', text: visit.t('catalogue.import.file.missing') }]
      return show(c, <ImportsPage visit={visit} runs={await importRuns(visit.db)} problems={problems} />, 422)
    }
    const kind = form.one('soort')
    const bytes = new Uint8Array(await file.arrayBuffer())
    const asked = { fileName: bareName(file.name), bytes, importer: isImporter(kind) ? kind : null }
    return c.redirect(urls.importRun(startImport(visit.db, actorOf(visit), asked, visit.now)), 303)
  })
  .get(urls.importRun(':run'), async c => {
    const { visit } = c.var
    const id = param(c, 'run')
    if (!z.uuid().safeParse(id).success) return c.notFound()
    const state = underWayAs(id)
    if (state?.failed) throw state.failed
    if (state?.refused)
      return show(c, <RefusedPage visit={visit} fileName={state.fileName} refused={state.refused} />, 422)
    if (state) {
      c.header('refresh', '2')
      return show(c, <UnderWayPage visit={visit} run={id} state={state} />)
    }
    const run = await importRun(visit.db, id)
    if (!run?.report) return c.notFound()
    const questions = await questionsOf(visit.db, run.importer, run.report.part)
    return show(c, <RunPage visit={visit} run={{ ...run, report: run.report }} questions={questions} />)
  })
  // For the terminal: the file is the body, its name and kind stand in the address; the answer comes when it is done.
  .post(urls.apiImport, async c => {
    const { visit } = c.var
    const kind = c.req.query('soort') ?? ''
    const bytes = new Uint8Array(await c.req.arrayBuffer())
    const file = { fileName: bareName(c.req.query('bestand') ?? ''), bytes, importer: isImporter(kind) ? kind : null }
    const outcome = await importFile(visit.db, actorOf(visit), file, visit.now)
    if (!outcome.ok) return c.json({ refusal: outcome.refusal, lines: refusalLines(outcome, visit.t) }, 422)
    const { run, report } = outcome.value
    const { keys, firstQuestions, ...told } = report
    return c.json({
      run,
      report: told,
      questions: firstQuestions.map(question => questionLine(question, visit.t)),
      problems: report.problems.map(problem => problemLine(problem, visit.t)),
    })
  })
