import { Hono } from 'hono'
import { viewerOf } from '../../people/index.ts'
import { fields, param } from '../../platform/fields.ts'
import type { Outcome } from '../../platform/outcome.ts'
import { actorOf, type Ctx, type Env } from '../../platform/visit.ts'
import type { Word } from '../../platform/words.ts'
import { show } from '../../ui/page.tsx'
import type { Problem } from '../../ui/pieces.tsx'
import { urls } from '../../urls.ts'
import { addEvidence } from '../evidence/add-evidence.ts'
import { addFile } from '../evidence/add-file.ts'
import { evidenceOf } from '../evidence/evidence.store.ts'
import { removeEvidence } from '../evidence/remove-evidence.ts'
import { somebody } from '../requests/request-page.ts'
import type { StepVisit } from '../requests/take-step.ts'
import { evcViewerOf, findEvc } from './evc.store.ts'
import { askedOf, type Evc, stateOf } from './evc.ts'
import { handInPortfolio } from './hand-in-portfolio.ts'
import { isSlot, keepAnswer, type Slot, tieEvidence } from './keep-answer.ts'
import { ExamplePage, PortfolioPage, QuestionPage } from './portfolio.pages.tsx'
import { entriesOf, portfolioEvidence } from './portfolio.store.ts'
import { type Entry, isQuestion, type Question, questions } from './portfolio.ts'

interface Draft {
  visit: StepVisit
  evc: Evc
  entries: Entry[]
}

/** One's own portfolio, as long as it is being made. */
const draftOf = async (c: Ctx): Promise<Draft | null> => {
  const visit = somebody(c)
  const evc = visit && (await findEvc(visit.db, visit, param(c, 'id')))
  if (evc?.personId !== visit?.person.id || !visit || !evc || stateOf(evc) !== 'portfolio') return null
  return { visit, evc, entries: await entriesOf(visit.db, evcViewerOf(visit), evc.id) }
}

const slotOf = (c: Ctx): Slot => ({ competence: param(c, 'competence'), number: Number(param(c, 'number')) })

const exampleIn = ({ evc, entries }: Draft, slot: Slot) => {
  const competence = askedOf(evc).find(each => each.competence === slot.competence)
  if (!competence || !isSlot(evc, slot)) return null
  const entry = entries.find(each => each.competence === slot.competence && each.number === slot.number)
  return { competence, entry: entry ?? { ...slot, answers: {}, evidence: [] } }
}

const portfolioPage = async (c: Ctx, refusal: Word | null = null) => {
  const draft = await draftOf(c)
  if (!draft) return c.notFound()
  const problems = refusal ? [{ field: null, text: draft.visit.t(refusal) }] : []
  return show(c, <PortfolioPage {...draft} problems={problems} />, refusal ? 422 : 200)
}

const questionPage = async (c: Ctx, problems: Problem[] = [], words: string | null = null) => {
  const draft = await draftOf(c)
  const [slot, question] = [slotOf(c), param(c, 'question')]
  const example = draft && exampleIn(draft, slot)
  if (!draft || !example || !isQuestion(question)) return c.notFound()
  const { visit, evc } = draft
  const { answers } = example.entry
  const spoken = answers[question]?.evidence
  const evidence = spoken ? await portfolioEvidence(visit.db, evcViewerOf(visit), evc.id) : []
  const kept = evidence.find(({ id }) => id === spoken)?.title ?? null
  const typed = words === null ? answers : { ...answers, [question]: { words, evidence: spoken ?? null } }
  const page = (
    <QuestionPage {...{ visit, evc, slot, question, kept, problems }} competence={example.competence} answers={typed} />
  )
  return show(c, page, problems.length > 0 ? 422 : 200)
}

const examplePage = async (c: Ctx, problems: Problem[] = []) => {
  const draft = await draftOf(c)
  const example = draft && exampleIn(draft, slotOf(c))
  if (!draft || !example) return c.notFound()
  const kept = await evidenceOf(draft.visit.db, viewerOf(draft.visit))
  return show(
    c,
    <ExamplePage {...draft} {...example} kept={kept} problems={problems} />,
    problems.length > 0 ? 422 : 200,
  )
}

/** What was photographed or spoken becomes evidence that the candidate keeps, named after what it answers. */
const keepFile = async (
  { visit }: Draft,
  title: string,
  kind: 'photo' | 'own-words',
  file: File,
): Promise<Outcome<string, Word>> => {
  const { db, vault, person, now } = visit
  if (!vault) return { ok: false, refusal: 'recognition.evidence.no-file' }
  const told = {
    kind,
    title: title.slice(0, 200),
    description: '',
    issuer: null,
    issuedOn: null,
    paper: null,
    holder: null,
  }
  const added = await addEvidence(db, person.id, told, actorOf(visit), now)
  if (!added.ok) return added
  const given = { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }
  const kept = await addFile(db, vault, { person: person.id, id: added.value }, given, actorOf(visit), now)
  if (kept.ok) return added
  await removeEvidence(db, vault, { person: person.id, id: added.value }, actorOf(visit), now)
  return kept
}

const nextAfter = (evc: Evc, { competence, number }: Slot, question: Question): string => {
  const next = questions[questions.indexOf(question) + 1]
  return next
    ? urls.portfolioQuestion(evc.id, competence, String(number), next)
    : urls.portfolioExample(evc.id, competence, String(number))
}

/** The candidate's side of the portfolio: what is told is kept at once. */
export const portfolioRoutes = new Hono<Env>()
  .get(urls.portfolio(':id'), c => portfolioPage(c))
  .post(urls.ownEvcHeStep(':id', 'indienen'), async c => {
    const visit = somebody(c)
    if (!visit) return c.notFound()
    const outcome = await handInPortfolio(visit, param(c, 'id'))
    return outcome.ok ? c.redirect(urls.ownEvcHe(outcome.value.id), 303) : portfolioPage(c, outcome.refusal)
  })
  .get(urls.portfolioQuestion(':id', ':competence', ':number', ':question'), c => questionPage(c))
  .post(urls.portfolioQuestion(':id', ':competence', ':number', ':question'), async c => {
    const draft = await draftOf(c)
    const [slot, question] = [slotOf(c), param(c, 'question')]
    const example = draft && exampleIn(draft, slot)
    if (!draft || !example || !isQuestion(question)) return c.notFound()
    const { visit, evc } = draft
    const form = await fields(c)
    const words = form.one('words')
    const field = form.file('sound') ? 'sound' : 'photo'
    const file = form.file(field)
    let evidence: string | null = example.entry.answers[question]?.evidence ?? null
    if (file) {
      const name = visit.t(`recognition.evc-he.starr.${question}.name`)
      const title = `${example.competence.title[visit.t.language]}: ${name}`
      const kept = await keepFile(draft, title, field === 'photo' ? 'photo' : 'own-words', file)
      if (!kept.ok) return questionPage(c, [{ field, text: visit.t(kept.refusal) }], words)
      evidence = kept.value
    }
    const outcome = await keepAnswer(visit, evc.id, { ...slot, question }, { words, evidence })
    if (!outcome.ok) return questionPage(c, [{ field: null, text: visit.t(outcome.refusal) }], words)
    return c.redirect(nextAfter(evc, slot, question), 303)
  })
  .get(urls.portfolioExample(':id', ':competence', ':number'), c => examplePage(c))
  .post(urls.portfolioExample(':id', ':competence', ':number'), async c => {
    const visit = somebody(c)
    if (!visit) return c.notFound()
    const chosen = (await fields(c)).all('evidence')
    const outcome = await tieEvidence(visit, param(c, 'id'), slotOf(c), chosen)
    if (outcome.ok) return c.redirect(urls.portfolio(param(c, 'id')), 303)
    return examplePage(c, [{ field: null, text: visit.t(outcome.refusal) }])
  })
