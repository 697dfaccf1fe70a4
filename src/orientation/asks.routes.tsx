import { Hono } from 'hono'
import { currentCatalogue } from '../catalogue/index.ts'
import { type Portrait, readAnswer, untilKept } from '../people/index.ts'
import { fields } from '../platform/fields.ts'
import type { Ctx, Env } from '../platform/visit.ts'
import { show } from '../ui/page.tsx'
import { urls } from '../urls.ts'
import { AsksPage } from './asks.pages.tsx'
import { type Ask, asksOf, type Question, questions } from './questions.ts'
import { readAsks, typedValues } from './read-asks.ts'
import { ensureDossier, keepAnswer, onward, portraitOf, problemsOf, stepOf } from './walk.ts'
import { withStatute } from './work-asks.ts'

/** What was answered before, ask by ask; `important` is an answer of one word. */
const answered = ({ section }: Question, portrait: Portrait): Record<string, unknown> => {
  const answer = portrait[section]
  return typeof answer === 'object' ? { ...answer } : { [section]: answer }
}

/** The whole answer of the section, from what this page asked. */
const asAnswer = (question: Question, part: Record<string, unknown>, portrait: Portrait): unknown => {
  if (question.section === 'important') return part.important ?? null
  const { work = {} } = portrait
  const { statute } = readAnswer('work', question.section === 'work' ? part : {})
  if (question.slug === 'situatie') part = withStatute(work, statute)
  if (question.slug === 'werkplek') part = { ...(work.statute ? { statute: work.statute } : {}), ...part }
  return Object.keys(part).length === 0 ? null : part
}

const ask = (c: Ctx, question: Question, portrait: Portrait) => {
  const before = answered(question, portrait)
  const typed = (each: Ask) => typedValues(each, before[each.name])
  return show(c, <AsksPage step={stepOf(c, question, portrait)} typed={typed} />)
}

const answer = async (c: Ctx, question: Question) => {
  const { visit } = c.var
  const [form, dossier, catalogue] = await Promise.all([fields(c), ensureDossier(c), currentCatalogue(visit.db)])
  const asks = asksOf(question, dossier.portrait)
  const read = readAsks(asks, form, {
    thisYear: Number(visit.today.slice(0, 4)),
    knowsPostcode: postcode => catalogue.postcodes.has(postcode),
  })
  const step = stepOf(c, question, dossier.portrait)
  if (read.wrong.length > 0) {
    const typed = (each: Ask) => form.all(each.name)
    return show(c, <AsksPage step={step} typed={typed} problems={problemsOf(read.wrong, visit)} />, 422)
  }
  const whole = asAnswer(question, read.answer, dossier.portrait)
  const kept = whole === null ? null : readAnswer(question.section, whole)
  const portrait = await keepAnswer(c, dossier, question.section, kept)
  return c.redirect(onward({ ...step, portrait }), 303)
}

export const asksRoutes = new Hono<Env>()
for (const question of questions.filter(({ asks }) => asks.length > 0))
  asksRoutes
    .get(urls.question(question.slug), async c => ask(c, question, await portraitOf(c)))
    .post(urls.question(question.slug), c => untilKept(() => answer(c, question)))
