import { Hono } from 'hono'
import { z } from 'zod'
import { Portrait } from '../people/index.ts'
import { readDay } from '../platform/day.ts'
import type { Env } from '../platform/visit.ts'
import { translator } from '../platform/words.ts'
import { show } from '../ui/page.tsx'
import { urls } from '../urls.ts'
import { ApiPage } from './api.pages.tsx'
import { answerAsJson } from './as-json.ts'
import { askRoutes } from './ask-routes.ts'
import { openApi } from './openapi.ts'

/** What `POST /api/routes` takes. */
export const RouteRequest = z
  .object({
    portrait: Portrait.describe('What the person says of themselves; every section may be left out.'),
    goal: z.string().min(1).max(120).optional().describe('Qualification to reach, e.g. BK-0243-2; else portrait.goal.'),
    on: z
      .string()
      .refine(text => readDay(text) !== null, 'not a day (YYYY-MM-DD)')
      .optional()
      .describe('Day whose rules count, YYYY-MM-DD in Europe/Brussels; left out: today.'),
    language: z.enum(['nl', 'en']).default('nl').describe('Language of the sentences.'),
  })
  .strict()

const translators = { nl: translator('nl'), en: translator('en') }

const problemsIn = (error: z.ZodError) =>
  error.issues.map(issue => ({ at: issue.path.join('.') || '(all)', says: issue.message }))

export const apiRoutes = new Hono<Env>()
  .get(urls.api, c => show(c, <ApiPage visit={c.var.visit} />))
  .get(urls.apiDocument, c => c.json(openApi(new URL(c.req.url).origin, RouteRequest)))
  .post(urls.apiRoutes, async c => {
    const { visit } = c.var
    const body = await c.req.json().catch(() => undefined)
    if (body === undefined) return c.json({ error: 'not-json', says: visit.t('planning.api.not-json'), id: visit.requestId }, 400)
    const read = RouteRequest.safeParse(body)
    if (!read.success)
      return c.json(
        { error: 'wrong-request', says: visit.t('planning.api.wrong'), problems: problemsIn(read.error), id: visit.requestId },
        422,
      )
    const { portrait, goal, on, language } = read.data
    const t = translators[language]
    const asked = goal ? { ...portrait, goal: { qualification: goal } } : portrait
    const outcome = await askRoutes(visit.db, asked, on ? (readDay(on) ?? visit.today) : visit.today)
    if (outcome.ok) return c.json({ on: on ?? visit.today, ...answerAsJson(outcome.value, t) })
    return c.json({ error: outcome.refusal, says: t(outcome.refusal), id: visit.requestId }, 422)
  })
