import { Hono } from 'hono'
import { type Catalogue, currentCatalogue, type Programme } from '../../catalogue/index.ts'
import { fields, param } from '../../platform/fields.ts'
import type { Ctx, Env } from '../../platform/visit.ts'
import { show } from '../../ui/page.tsx'
import { urls } from '../../urls.ts'
import { ownWords } from '../requests/own-words.ts'
import { somebody } from '../requests/request-page.ts'
import { askForTrial } from './ask-for-trial.ts'
import { type Frame, frames } from './frame.ts'
import { TrialHowPage, TrialsHowPage } from './how.pages.tsx'

/** The programme of a test centre that leads to what is judged; null: the centre has none. */
const programmeOf = (frame: Frame, { programmes }: Catalogue): Programme | null =>
  [...programmes.values()].find(
    ({ provider, awards }) => frame.providers.includes(provider) && awards === frame.qualification,
  ) ?? null

const found = async (c: Ctx) => {
  const catalogue = await currentCatalogue(c.var.visit.db)
  const frame = frames.find(({ qualification }) => qualification === param(c, 'qualification'))
  const programme = frame && programmeOf(frame, catalogue)
  if (!frame || !programme) return null
  return { frame, programme, centre: catalogue.providers.get(programme.provider)?.name ?? '' }
}

/** How it goes, before one asks; and asking. */
export const howRoutes = new Hono<Env>()
  .get(urls.trialsHow, c => show(c, <TrialsHowPage visit={c.var.visit} frames={frames} />))
  .get(urls.trialHow(':qualification'), async c => {
    const about = await found(c)
    return about ? show(c, <TrialHowPage visit={c.var.visit} {...about} />) : c.notFound()
  })
  .post(urls.trialHow(':qualification'), async c => {
    const about = await found(c)
    const visit = somebody(c)
    if (!about || !visit) return c.notFound()
    const typed = (await fields(c)).one('words')
    const words = ownWords(typed)
    const asked = words.ok ? await askForTrial(visit.db, visit, about.frame, about.programme, words.value.words) : words
    if (asked.ok) return c.redirect(urls.ownTrial(asked.value), 303)
    return show(c, <TrialHowPage visit={visit} {...about} typed={typed} refusal={asked.refusal} />, 422)
  })
