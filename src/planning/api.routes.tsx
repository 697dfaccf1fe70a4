import { Hono } from 'hono'
import { z } from 'zod'
import { currentCatalogue } from '../catalogue/index.ts'
import { readLedPapers } from '../orientation/index.ts'
import { Portrait, viewerOf } from '../people/index.ts'
import { readDay } from '../platform/day.ts'
import type { Env } from '../platform/visit.ts'
import { translators, type Word } from '../platform/words.ts'
import { show } from '../ui/page.tsx'
import { urls } from '../urls.ts'
import { ApiPage } from './api.pages.tsx'
import { answerAsJson } from './as-json.ts'
import { askRoutes } from './ask-routes.ts'
import { keptPlanOf, planAsJson } from './kept/index.ts'
import { openApi } from './openapi.ts'

/** What `POST /api/routes` takes. */
const RouteRequest = z
  .object({
    portrait: Portrait.default({}).describe('What the person says of themselves; every section may be left out.'),
    led: z.string().min(1).optional().describe('An answer of the proof register (LED) as XML: its papers are added.'),
    goal: z.string().min(1).max(120).optional().describe('Qualification to reach, e.g. BK-0243-2; else portrait.goal.'),
    on: z
      .string()
      .refine(text => readDay(text) !== null, 'not a day (YYYY-MM-DD)')
      .optional()
      .describe('Day whose rules count, YYYY-MM-DD in Europe/Brussels; left out: today.'),
    language: z.enum(['nl', 'en']).default('nl').describe('Language of the sentences.'),
  })
  .strict()

const problemsIn = (error: z.ZodError) =>
  error.issues.map(issue => ({ at: issue.path.join('.') || '(all)', says: issue.message }))

export const apiRoutes = new Hono<Env>()
  .get(urls.api, c => show(c, <ApiPage visit={c.var.visit} />))
  .get(urls.apiDocument, c => c.json(openApi(new URL(c.req.url).origin, RouteRequest)))
  // One's own plan, with the session that signed in.
  .get(urls.apiPlan, async c => {
    const { visit } = c.var
    const kept = visit.helper ? null : await keptPlanOf(visit.db, viewerOf(visit), visit.today)
    c.header('cache-control', 'no-store')
    if (!kept) return c.json({ error: 'no-plan', says: visit.t('planning.plan.none'), id: visit.requestId }, 404)
    const language = c.req.query('language') === 'en' ? 'en' : 'nl'
    return c.json({ on: visit.today, ...planAsJson(kept, translators[language]) })
  })
  .post(urls.apiRoutes, async c => {
    const { visit } = c.var
    const body = await c.req.json().catch(() => undefined)
    if (body === undefined)
      return c.json({ error: 'not-json', says: visit.t('planning.api.not-json'), id: visit.requestId }, 400)
    const read = RouteRequest.safeParse(body)
    const wrong = (problems: { at: string; says: string }[]) =>
      c.json({ error: 'wrong-request', says: visit.t('planning.api.wrong'), problems, id: visit.requestId }, 422)
    if (!read.success) return wrong(problemsIn(read.error))
    const { portrait, led, goal, on, language } = read.data
    const day = on ? (readDay(on) ?? visit.today) : visit.today
    if ((portrait.about?.birthYear ?? 0) >= Number(day.slice(0, 4)))
      return wrong([{ at: 'portrait.about.birthYear', says: 'not before the day that is asked about' }])
    const t = translators[language]
    const refused = (refusal: Word) => c.json({ error: refusal, says: t(refusal), id: visit.requestId }, 422)
    const shown = led
      ? readLedPapers(new TextEncoder().encode(led), await currentCatalogue(visit.db), visit.today)
      : null
    if (shown && !shown.ok) return refused(`catalogue.import.led.${shown.refusal}`)
    const papers = [...(portrait.papers ?? []), ...(shown?.value.papers ?? [])]
    const asked = { ...portrait, papers, ...(goal ? { goal: { qualification: goal } } : {}) }
    const outcome = await askRoutes(visit.db, asked, day)
    if (outcome.ok) return c.json({ on: on ?? visit.today, ...answerAsJson(outcome.value, t) })
    return refused(outcome.refusal)
  })
