import { Hono } from 'hono'
import { currentCatalogue, modulesIn, type ProgrammeId, programmeOn } from '../../catalogue/index.ts'
import { readDay } from '../../platform/day.ts'
import { param } from '../../platform/fields.ts'
import type { Env } from '../../platform/visit.ts'
import { currentConcordance } from '../../recognition/index.ts'
import { show } from '../../ui/page.tsx'
import { urls } from '../../urls.ts'
import { ChoicesPage } from './choices.pages.tsx'
import { contentOf } from './content.ts'
import { countsLater } from './counts-later.ts'
import { marksIn } from './picture.tsx'
import { sizeOf } from './size.ts'
import { tryChoice } from './try-choice.ts'

export const choicesRoutes = new Hono<Env>().get(urls.choices(':id'), async c => {
  const { visit } = c.var
  const { db, today } = visit
  const catalogue = await currentCatalogue(db)
  const given = catalogue.programmes.get(param(c, 'id') as ProgrammeId)
  const provider = given && catalogue.providers.get(given.provider)
  const awards = given && catalogue.qualifications.get(given.awards)
  if (!provider || !awards) return c.notFound()
  const begins = readDay(c.req.query('begin') ?? '') ?? today
  const programme = programmeOn(given, catalogue, begins)
  const content = contentOf(programme)
  const tried = tryChoice(content, c.req.queries('m') ?? [], programme.stops, catalogue)
  // Nothing ticked yet: all that there is, to show how far it can lead.
  const isOpen = tried.ticked.length === 0
  const passed = (isOpen ? modulesIn(content.structure) : tried.ticked).flatMap(id => catalogue.modules.get(id) ?? [])
  const stops = isOpen ? programme.stops : tried.stops
  const qualifications = [
    ...(isOpen || tried.done ? [awards.id] : []),
    ...stops.flatMap(({ qualification }) => qualification ?? []),
  ]
  const concordance = await currentConcordance(db)
  const later = countsLater({ programme, modules: passed, qualifications }, { catalogue, concordance, today }).slice(
    0,
    6,
  )
  const page = (
    <ChoicesPage
      visit={visit}
      programme={programme}
      provider={provider}
      awards={awards}
      catalogue={catalogue}
      content={content}
      tried={tried}
      size={sizeOf(content, catalogue)}
      markOf={marksIn(content, catalogue, tried.ticked)}
      begins={catalogue.versions?.has(given.id) ? begins : null}
      later={later}
    />
  )
  return show(c, page)
})
