import { Hono } from 'hono'
import { currentCatalogue, listedOn, type ModuleId } from '../catalogue/index.ts'
import { readDay } from '../platform/day.ts'
import type { Env } from '../platform/visit.ts'
import { show } from '../ui/page.tsx'
import { urls } from '../urls.ts'
import { ConcordancePage } from './concordance.pages.tsx'
import { rowsOn } from './concordance.store.ts'
import { tableOf, withEvidence } from './concordance-table.ts'
import { matricesOf } from './matrix/matrix.ts'

export const concordanceRoutes = new Hono<Env>().get(urls.concordance, async c => {
  const { visit } = c.var
  const catalogue = await currentCatalogue(visit.db)
  const one = (name: string) => c.req.query(name)?.trim() ?? ''
  const asked = { day: one('op'), text: one('zoek').slice(0, 150), of: one('opleiding'), module: one('module') }
  const day = asked.day === '' ? visit.today : readDay(asked.day)
  const on = day ?? visit.today
  const all = listedOn(catalogue, on)
  const chosen = all.filter(
    ({ programme, ladders, modules }) =>
      (asked.of === '' || programme.id === asked.of || ladders.includes(asked.of)) &&
      (asked.module === '' || modules.some(({ id }) => id === asked.module)),
  )
  const rows = await rowsOn(visit.db, on, asked.module === '' ? [] : [asked.module as ModuleId])
  const table = tableOf(rows, chosen, catalogue)
  const { parts, meant } = asked.text === '' ? { parts: table, meant: [] } : withEvidence(table, asked.text)
  return show(
    c,
    <ConcordancePage
      visit={visit}
      catalogue={catalogue}
      all={all}
      asked={asked}
      on={on}
      wrongDay={day === null}
      parts={parts}
      meant={meant}
      keeps={(await matricesOf(visit)).length > 0}
    />,
    day === null ? 422 : 200,
  )
})
