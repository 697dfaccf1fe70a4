import { Hono } from 'hono'
import { readDay } from '../../platform/day.ts'
import { param } from '../../platform/fields.ts'
import type { Ctx, Env } from '../../platform/visit.ts'
import { show } from '../../ui/page.tsx'
import { urls } from '../../urls.ts'
import { currentMeasures } from './load-measures.ts'
import { audiences, MeasurePage } from './measure.pages.tsx'
import { SupportPage } from './support.pages.tsx'

/** The day that the address asks about; today when it asks none, or one that does not exist. */
const dayAsked = (c: Ctx) => {
  const typed = c.req.query('op')?.trim() ?? ''
  const day = typed === '' ? c.var.visit.today : readDay(typed)
  return { on: day ?? c.var.visit.today, typed, wrongDay: day === null }
}

export const supportRoutes = new Hono<Env>()
  .get(urls.support, async c => {
    const { visit } = c.var
    const asked = dayAsked(c)
    const audience = audiences.find(each => each === c.req.query('voor')) ?? null
    const measures = (await currentMeasures(visit.db)).filter(
      measure => audience === null || measure.for.includes(audience),
    )
    const page = <SupportPage visit={visit} measures={measures} audience={audience} {...asked} />
    return show(c, page, asked.wrongDay ? 422 : 200)
  })
  .get(urls.measure(':id'), async c => {
    const { visit } = c.var
    const asked = dayAsked(c)
    const measures = await currentMeasures(visit.db)
    const measure = measures.find(({ id }) => id === param(c, 'id'))
    if (!measure) return c.notFound()
    const page = <MeasurePage visit={visit} measure={measure} measures={measures} {...asked} />
    return show(c, page, asked.wrongDay ? 422 : 200)
  })
