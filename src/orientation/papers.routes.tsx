import { Hono } from 'hono'
import { type Catalogue, type CertificateType, currentCatalogue, named } from '../catalogue/index.ts'
import type { Paper } from '../people/index.ts'
import { untilKept } from '../people/index.ts'
import { type Fields, fields } from '../platform/fields.ts'
import type { Ctx, Env, Visit } from '../platform/visit.ts'
import { show } from '../ui/page.tsx'
import type { Problem } from '../ui/pieces.tsx'
import { urls } from '../urls.ts'
import { findPapers } from './find-papers.tsx'
import { Finds } from './finder.tsx'
import { type ReadPapers, readLedPapers } from './led-papers.ts'
import { PapersPage } from './papers.pages.tsx'
import { addPapers, keyOf, mostPapers, ownPaper, paperOfType, withDetails } from './papers.ts'
import { questionAt } from './questions.ts'
import { addressIn, ensureDossier, keepAnswer, onward, portraitOf, problemsOf, stepOf } from './walk.ts'
import { wantsSearch } from './wants-search.ts'

const question = questionAt('papieren')

const figureOf = (c: Ctx, name: string): number =>
  Math.min(mostPapers, Number(/^\d{1,3}$/.exec(c.req.query(name) ?? '')?.[0] ?? 0))

/** What was added or read just now: it travels in the address. */
const noticesOf = (c: Ctx, papers: Paper[]): string[] => {
  const { t } = c.var.visit
  const [read, leftOut, persons] = ['gelezen', 'weggelaten', 'personen'].map(name => figureOf(c, name))
  const fresh = papers.find(paper => keyOf(paper) === c.req.query('erbij'))
  if (fresh) return [t('orientation.added', { name: fresh.title })]
  if (c.req.query('gelezen') === undefined) return []
  return [
    t('orientation.papers.led.done', { count: read ?? 0 }),
    ...(leftOut ? [t('orientation.papers.led.left-out', { count: leftOut })] : []),
    ...((persons ?? 0) > 1 ? [t('orientation.papers.led.persons')] : []),
  ]
}

const ask = async (c: Ctx) => {
  const portrait = await portraitOf(c)
  const asked = c.req.query('zoek')?.trim() ?? ''
  const papers = portrait.papers ?? []
  const props = { step: stepOf(c, question, portrait), papers, asked, own: '', notices: noticesOf(c, papers) }
  return show(c, <PapersPage {...props} found={await findPapers(c.var.visit, asked)} />)
}

interface Added {
  papers: Paper[]
  problems: Problem[]
  fromFile: ReadPapers | null
}
const nothing: Added = { papers: [], problems: [], fromFile: null }
const wrongAt = (field: string, text: string): Added => ({ ...nothing, problems: [{ field, text }] })

const fromFile = async (file: File, catalogue: Catalogue, { t, today }: Visit): Promise<Added> => {
  const read = readLedPapers(new Uint8Array(await file.arrayBuffer()), catalogue, today)
  if (!read.ok) return wrongAt('led', t(`catalogue.import.led.${read.refusal}`))
  return { papers: read.value.papers, problems: [], fromFile: read.value }
}

/** The papers that were picked, written or read from a file. */
const added = async (form: Fields, catalogue: Catalogue, visit: Visit): Promise<Added> => {
  const { t } = visit
  const [file, own, id] = [form.file('led'), form.one('eigen'), form.one('add')]
  if (file) return fromFile(file, catalogue, visit)
  if (form.one('do') === 'led') return wrongAt('led', t('orientation.wrong.no-file'))
  if (form.one('do') === 'eigen' && own === '') return wrongAt('eigen', t('orientation.wrong.no-title'))
  if (own.length > 300) return wrongAt('eigen', t('orientation.search.too-long'))
  const type = catalogue.certificates.get(id as CertificateType['id'])
  if (id !== '' && !type) return wrongAt('zoek', t('orientation.wrong.unknown-paper'))
  return {
    ...nothing,
    papers: [
      ...(type ? [paperOfType(type, named(type.title)[t.language])] : []),
      ...(own === '' ? [] : [ownPaper(own)]),
    ],
  }
}

const answer = async (c: Ctx) => {
  const { visit } = c.var
  const [form, dossier, catalogue] = await Promise.all([fields(c), ensureDossier(c), currentCatalogue(visit.db)])
  const before = dossier.portrait.papers ?? []
  const remove = form.one('remove')
  const detailed = withDetails(
    before.filter(paper => keyOf(paper) !== remove),
    form,
    visit.today,
  )
  const more = await added(form, catalogue, visit)
  const papers = addPapers(detailed.papers, more.papers)
  const asked = form.one('zoek')
  const found = await findPapers(visit, asked)
  const problems: Problem[] = [
    ...problemsOf(detailed.wrong, visit),
    ...more.problems,
    ...(found?.refusal && more.papers.length === 0 ? [{ field: 'zoek', text: visit.t(found.refusal) }] : []),
    ...(papers.length > mostPapers
      ? [{ field: 'zoek', text: visit.t('orientation.wrong.many-papers', { most: mostPapers }) }]
      : []),
  ]
  if (problems.length > 0) {
    const props = {
      step: stepOf(c, question, dossier.portrait),
      papers: before,
      found,
      asked,
      own: form.one('eigen'),
      problems,
    }
    return show(c, <PapersPage {...props} typed={field => (form.has(field) ? form.one(field) : undefined)} />, 422)
  }
  const portrait = await keepAnswer(c, dossier, 'papers', papers.length > 0 ? papers : null)
  const step = stepOf(c, question, portrait)
  if (more.fromFile) {
    const { papers: read, leftOut, persons } = more.fromFile
    return c.redirect(
      addressIn(step, { gelezen: `${read.length}`, weggelaten: `${leftOut}`, personen: `${persons}` }),
      303,
    )
  }
  // Who wrote a title and pressed *Verder* has told it and goes on.
  const [fresh] = more.papers
  if (remove !== '' || form.has('add') || form.one('do') === 'eigen')
    return c.redirect(addressIn(step, fresh ? { erbij: keyOf(fresh) } : {}), 303)
  return c.redirect(wantsSearch(form) ? addressIn(step, asked ? { zoek: asked } : {}) : onward(step), 303)
}

export const papersRoutes = new Hono<Env>()
  .get(urls.question('papieren'), ask)
  .post(urls.question('papieren'), c => untilKept(() => answer(c)))
  .get(urls.search('papieren'), async c => {
    const { visit } = c.var
    return c.html(<Finds found={await findPapers(visit, c.req.query('zoek')?.trim() ?? '')} visit={visit} />)
  })
