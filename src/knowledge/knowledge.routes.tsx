import { Hono } from 'hono'
import { fields, param } from '../platform/fields.ts'
import { actorOf, type Ctx, type Env } from '../platform/visit.ts'
import type { Word } from '../platform/words.ts'
import { show } from '../ui/page.tsx'
import { urls } from '../urls.ts'
import { ActorPage } from './actor.pages.tsx'
import { openLibrary } from './knowledge.ts'
import { BarrierMapPage } from './map.pages.tsx'
import { NavigatorPage } from './navigator.pages.tsx'
import { setOwnWord, spoken } from './own-words.ts'
import { PhasesPage } from './phases.pages.tsx'
import { PracticePage } from './practice.pages.tsx'
import { ProjectPage, ProjectsPage } from './project.pages.tsx'
import { answering } from './proposals/answering.ts'
import { publishedProposals } from './proposals/proposal.store.ts'
import { RecommendationsPage } from './recommendations.pages.tsx'
import { readAnswers } from './self-check.tsx'
import { readWanted, searchFor } from './wanted.ts'
import { WordsPage } from './words.pages.tsx'

const queryOf = (c: Ctx): URLSearchParams => new URL(c.req.url).searchParams

const searchIn = (c: Ctx) => {
  const { knowledge, index } = openLibrary()
  return { knowledge, search: searchFor(knowledge, index, readWanted(queryOf(c), knowledge)) }
}

const wordsPage = async (c: Ctx, refusal?: Word) => {
  const words = await spoken(openLibrary().knowledge.words, c.var.visit)
  const page = <WordsPage visit={c.var.visit} words={words} {...(refusal ? { refusal } : {})} />
  return show(c, page, refusal ? 422 : 200)
}

export const knowledgeRoutes = new Hono<Env>()
  .get(urls.knowledge, async c => {
    const { knowledge, search } = searchIn(c)
    const alike = knowledge.synonyms.map(({ words }) => words)
    const published = answering(await publishedProposals(c.var.visit.db), search.wanted, alike)
    return show(c, <NavigatorPage visit={c.var.visit} knowledge={knowledge} search={search} published={published} />)
  })
  .get(urls.practice(':id'), async c => {
    const { knowledge, search } = searchIn(c)
    const practice = knowledge.practices.find(({ id }) => id === param(c, 'id'))
    if (!practice) return c.notFound()
    return show(c, <PracticePage visit={c.var.visit} knowledge={knowledge} search={search} practice={practice} />)
  })
  .get(urls.projects, c => show(c, <ProjectsPage visit={c.var.visit} knowledge={openLibrary().knowledge} />))
  .get(urls.project(':id'), async c => {
    const { knowledge, search } = searchIn(c)
    const project = knowledge.projects.find(({ id }) => id === param(c, 'id'))
    if (!project) return c.notFound()
    return show(c, <ProjectPage visit={c.var.visit} knowledge={knowledge} search={search} project={project} />)
  })
  .get(urls.actor(':id'), c => {
    const { knowledge } = openLibrary()
    const actor = knowledge.actors.find(({ id }) => id === param(c, 'id'))
    if (!actor) return c.notFound()
    const answers = readAnswers(queryOf(c), actor)
    return show(c, <ActorPage visit={c.var.visit} knowledge={knowledge} actor={actor} answers={answers} />)
  })
  .get(urls.words, c => wordsPage(c))
  .post(urls.ownWord(':id'), async c => {
    const { visit } = c.var
    const term = openLibrary().knowledge.words.find(({ id }) => id === param(c, 'id'))
    if (!term || !visit.worksFor) return c.notFound()
    const typed = (await fields(c)).one('word')
    const outcome = await setOwnWord(visit.db, term, typed, visit.worksFor, actorOf(visit), visit.now)
    return outcome.ok ? c.redirect(`${urls.words}#${term.id}`, 303) : wordsPage(c, outcome.refusal)
  })
  .get(urls.barrierMap, c => show(c, <BarrierMapPage visit={c.var.visit} knowledge={openLibrary().knowledge} />))
  .get(urls.phases, c => show(c, <PhasesPage visit={c.var.visit} knowledge={openLibrary().knowledge} />))
  .get(urls.recommendations, c =>
    show(c, <RecommendationsPage visit={c.var.visit} knowledge={openLibrary().knowledge} />),
  )
