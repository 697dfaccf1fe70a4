import { Hono } from 'hono'
import { param } from '../platform/fields.ts'
import type { Env } from '../platform/visit.ts'
import { show } from '../ui/page.tsx'
import { urls } from '../urls.ts'
import { currentCatalogue } from './catalogue.store.ts'
import type { ProgrammeId, QualificationId } from './catalogue.ts'
import { kmBetween } from './distance.ts'
import { hitsFor, inOrderOf, searchFor } from './filter.ts'
import { listedAs, listedOn } from './listed.ts'
import { ProgrammePage } from './programme.pages.tsx'
import { ProgrammesPage } from './programmes.pages.tsx'
import { QualificationPage } from './qualification.pages.tsx'
import { SourcesPage } from './sources.pages.tsx'
import { stateOfSources } from './sources.store.ts'
import { readWanted } from './wanted.ts'

export const programmesRoutes = new Hono<Env>()
  .get(urls.programmes, async c => {
    const { visit } = c.var
    const catalogue = await currentCatalogue(visit.db)
    const asked = readWanted(new URL(c.req.url).searchParams, postcode => catalogue.postcodes.has(postcode))
    const from = asked.wanted.near?.postcode ?? null
    const search = searchFor(listedOn(catalogue, visit.today), asked.wanted, to => kmBetween(catalogue, from, to))
    const hits = inOrderOf(hitsFor(search), asked.order)
    return show(
      c,
      <ProgrammesPage visit={visit} catalogue={catalogue} search={search} asked={asked} hits={hits} />,
      asked.wrong.length > 0 ? 422 : 200,
    )
  })
  .get(urls.programme(':id'), async c => {
    const { visit } = c.var
    const catalogue = await currentCatalogue(visit.db)
    const programme = catalogue.programmes.get(param(c, 'id') as ProgrammeId)
    const listed = programme ? listedAs(programme, catalogue, visit.today) : null
    return listed ? show(c, <ProgrammePage visit={visit} listed={listed} catalogue={catalogue} />) : c.notFound()
  })
  .get(urls.qualification(':id'), async c => {
    const { visit } = c.var
    const catalogue = await currentCatalogue(visit.db)
    const qualification = catalogue.qualifications.get(param(c, 'id') as QualificationId)
    return qualification
      ? show(c, <QualificationPage visit={visit} qualification={qualification} catalogue={catalogue} />)
      : c.notFound()
  })
  .get(urls.sources, async c => {
    const { visit } = c.var
    return show(c, <SourcesPage visit={visit} state={await stateOfSources(visit.db)} />)
  })
