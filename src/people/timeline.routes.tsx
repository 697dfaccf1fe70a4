import { Hono } from 'hono'
import { param } from '../platform/fields.ts'
import type { Env } from '../platform/visit.ts'
import { show } from '../ui/page.tsx'
import { urls } from '../urls.ts'
import { findDossier, viewerOf } from './dossier.store.ts'
import { TimelinePage } from './timeline.pages.tsx'
import { timelineOf } from './timeline.store.ts'

export const timelineRoutes = new Hono<Env>().get(urls.timeline(':id'), async c => {
  const { visit } = c.var
  const dossier = await findDossier(visit.db, viewerOf(visit), param(c, 'id'))
  if (!dossier) return c.notFound()
  const back = { to: urls.dossier(dossier.id), name: visit.t('people.timeline.back') }
  const happenings = await timelineOf(visit.db, dossier.id)
  const title = visit.t('people.timeline.title')
  return show(c, <TimelinePage visit={visit} back={back} title={title} happenings={happenings} />)
})
