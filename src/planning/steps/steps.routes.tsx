import { Hono } from 'hono'
import { currentCatalogue } from '../../catalogue/index.ts'
import { openDossier } from '../../people/index.ts'
import { param } from '../../platform/fields.ts'
import type { Env } from '../../platform/visit.ts'
import { show } from '../../ui/page.tsx'
import { urls } from '../../urls.ts'
import { askLadder } from './ask-ladder.ts'
import { chainsOn } from './chains.ts'
import { LadderPage } from './ladder.pages.tsx'
import { LaddersPage } from './ladders.pages.tsx'

export const stepsRoutes = new Hono<Env>()
  .get(urls.ladders, async c => {
    const { visit } = c.var
    const catalogue = await currentCatalogue(visit.db)
    return show(c, <LaddersPage visit={visit} catalogue={catalogue} chains={chainsOn(catalogue, visit.today)} />)
  })
  .get(urls.ladderOf(':id'), async c => {
    const { visit } = c.var
    const { db, session, person } = visit
    const dossier = await openDossier(db, { session, person: person?.id ?? null })
    const answer = await askLadder(visit, dossier?.portrait ?? {}, param(c, 'id'), c.req.query('doel') ?? '')
    return answer ? show(c, <LadderPage visit={visit} answer={answer} />) : c.notFound()
  })
