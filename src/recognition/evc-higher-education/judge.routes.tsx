import { Hono } from 'hono'
import { type Fields, fields, param } from '../../platform/fields.ts'
import { readFile } from '../../platform/files/index.ts'
import type { Ctx, Env } from '../../platform/visit.ts'
import type { Word } from '../../platform/words.ts'
import { show } from '../../ui/page.tsx'
import { urls } from '../../urls.ts'
import { deskProps } from './desk-props.ts'
import { foundIn } from './differences.ts'
import { evcViewerOf } from './evc.store.ts'
import { type Evc, judgedOf, jurorsOf, partsOf, stateOf } from './evc.ts'
import { findTogether } from './find-together.ts'
import { DeliberationPage, InterviewGuidePage, JudgePage } from './judge.pages.tsx'
import { entriesOf, portfolioEvidence } from './portfolio.store.ts'
import { scoresSeenBy } from './score.store.ts'
import { scorePart, type Typed } from './score-part.ts'

const typedOn = (form: Fields, evc: Evc): Typed =>
  Object.fromEntries(
    judgedOf(evc)
      .flatMap(({ criteria }) => criteria)
      .map(({ id }) => [id, { level: form.one(`level-${id}`), why: form.one(`why-${id}`) }]),
  )

const judgePage = async (c: Ctx, typed: Typed = {}, refusal: Word | null = null) => {
  const props = await deskProps(c)
  if (!props) return c.notFound()
  const { visit, evc } = props
  const part = partsOf(evc).find(({ id }) => id === param(c, 'part'))
  if (!part) return c.notFound()
  const viewer = evcViewerOf(visit)
  const [entries, evidence] = await Promise.all([
    entriesOf(visit.db, viewer, evc.id),
    portfolioEvidence(visit.db, viewer, evc.id),
  ])
  return show(c, <JudgePage {...{ visit, evc, part, entries, evidence, typed, refusal }} />, refusal ? 422 : 200)
}

/** The jury together, once everybody handed in; who coordinates may look on. */
const deliberationPage = async (c: Ctx, typed: Typed = {}, refusal: Word | null = null) => {
  const props = await deskProps(c)
  if (!props || !['deliberation', 'to-confirm', 'decided', 'heard'].includes(stateOf(props.evc))) return c.notFound()
  const { visit, evc } = props
  const found = foundIn(judgedOf(evc), await scoresSeenBy(visit.db, visit.person.id, evc))
  return show(c, <DeliberationPage {...{ visit, evc, found, typed, refusal }} />, refusal ? 422 : 200)
}

/** The desk of a juror: reading, judging alone, the interview, and finding levels together. */
export const judgeRoutes = new Hono<Env>()
  .get(urls.judgePart(':id', ':part'), c => judgePage(c))
  .post(urls.judgePart(':id', ':part'), async c => {
    const props = await deskProps(c)
    if (!props) return c.notFound()
    const typed = typedOn(await fields(c), props.evc)
    const outcome = await scorePart(props.visit, props.evc.id, param(c, 'part'), typed)
    return outcome.ok ? c.redirect(urls.deskEvcHe(props.evc.id), 303) : judgePage(c, typed, outcome.refusal)
  })
  .get(urls.deliberation(':id'), c => deliberationPage(c))
  .post(urls.deliberation(':id'), async c => {
    const props = await deskProps(c)
    if (!props) return c.notFound()
    const typed = typedOn(await fields(c), props.evc)
    const outcome = await findTogether(props.visit, props.evc.id, typed)
    return outcome.ok ? c.redirect(urls.deliberation(props.evc.id), 303) : deliberationPage(c, typed, outcome.refusal)
  })
  .get(urls.interviewGuide(':id'), async c => {
    const props = await deskProps(c)
    if (!props || !jurorsOf(props.evc).some(({ personId }) => personId === props.visit.person.id)) return c.notFound()
    const { visit, evc } = props
    const scores = await scoresSeenBy(visit.db, visit.person.id, evc)
    return show(c, <InterviewGuidePage {...{ visit, evc, scores }} />)
  })
  .get(urls.portfolioFile(':id', ':file'), async c => {
    const props = await deskProps(c)
    const vault = props?.visit.vault
    if (!props || !vault) return c.notFound()
    const { visit, evc } = props
    const evidence = await portfolioEvidence(visit.db, evcViewerOf(visit), evc.id)
    const file = evidence.flatMap(({ files }) => files).find(({ id }) => id === param(c, 'file'))
    if (!file) return c.notFound()
    const read = await readFile(vault, visit.db, file.id)
    return read.ok
      ? c.body(new Uint8Array(read.value.content), 200, read.value.headers)
      : judgePage(c, {}, read.refusal)
  })
