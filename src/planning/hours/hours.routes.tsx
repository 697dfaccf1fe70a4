import { Hono } from 'hono'
import { readDay } from '../../platform/day.ts'
import { type Fields, fields, param } from '../../platform/fields.ts'
import type { Ctx, Env } from '../../platform/visit.ts'
import { asCsv, asXlsx } from '../../platform/write-table.ts'
import { show } from '../../ui/page.tsx'
import type { Problem } from '../../ui/pieces.tsx'
import { urls } from '../../urls.ts'
import { signedIn } from '../agreement/visit.ts'
import { confirmHours } from './confirm-hours.ts'
import { HoursPage, type TypedHours } from './hours.pages.tsx'
import { type HoursProps, hoursProps } from './hours-page.ts'
import { lineKinds } from './ledger.ts'
import { sheetOf, statementPdf } from './statement.ts'
import { takeBackHours } from './take-back-hours.ts'
import { mostADay, tellHours } from './tell-hours.ts'

const propsIn = async (c: Ctx, month = c.req.query('maand') ?? ''): Promise<HoursProps | null> => {
  const visit = signedIn(c)
  // Who looks along sees nothing of agreements.
  return visit && !visit.helper ? hoursProps(visit, param(c, 'id'), month) : null
}

const page = (c: Ctx, props: HoursProps, wrong?: { typed: TypedHours; problems: Problem[] }) => {
  const typed = wrong?.typed ?? { kind: 'done', day: props.visit.today, hours: '', words: '' }
  return show(c, <HoursPage props={props} typed={typed} problems={wrong?.problems ?? []} />, wrong ? 422 : 200)
}

/** Minutes of hours as one types them: 4, 3,5; null: none, or more than a day may have. */
const minutesIn = (typed: string): number | null => {
  if (!/^\d{1,2}([.,]\d{1,2})?$/.test(typed)) return null
  const minutes = Math.round(Number(typed.replace(',', '.')) * 60)
  return minutes >= 1 && minutes <= mostADay ? minutes : null
}

const typedIn = (form: Fields): TypedHours => ({
  kind: form.one('kind'),
  day: form.one('day'),
  hours: form.one('hours'),
  words: form.one('words'),
})

const tell = async (c: Ctx) => {
  const props = await propsIn(c)
  if (!props) return c.notFound()
  const { visit, agreement } = props
  const typed = typedIn(await fields(c))
  const [day, minutes] = [readDay(typed.day), minutesIn(typed.hours)]
  const kind = lineKinds.find(each => each === typed.kind)
  const { t } = visit
  const problems: Problem[] = [
    ...(day ? [] : [{ field: 'day', text: t('planning.hours.no-day') }]),
    ...(minutes === null ? [{ field: 'hours', text: t('planning.hours.no-hours') }] : []),
    ...(kind ? [] : [{ field: null, text: t('planning.hours.no-kind') }]),
  ]
  if (!day || minutes === null || !kind) return page(c, props, { typed, problems })
  const told = await tellHours(visit.db, visit, agreement.id, { kind, day, minutes, words: typed.words })
  if (told.ok) return c.redirect(urls.agreementHours(agreement.id, day.slice(0, 7)), 303)
  const field = told.refusal === 'planning.hours.not-yours' ? null : 'day'
  return page(c, props, { typed, problems: [{ field, text: t(told.refusal) }] })
}

const file = async (
  c: Ctx,
  type: string,
  name: string,
  body: (props: HoursProps) => Promise<string | Uint8Array<ArrayBuffer>>,
) => {
  const props = await propsIn(c)
  if (!props) return c.notFound()
  return c.body(await body(props), 200, {
    'content-type': type,
    'content-disposition': `attachment; filename="${name}"`,
    'cache-control': 'no-store',
  })
}

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const widths = [12, 28, 8, 40, 24, 30]

/** The hours of an agreement: telling them, saying that they are right, taking them along. */
export const hoursRoutes = new Hono<Env>()
  .get(urls.agreementHours(':id'), async c => {
    const props = await propsIn(c)
    return props ? page(c, props) : c.notFound()
  })
  .post(urls.agreementHours(':id'), tell)
  .get(urls.hoursFile(':id', 'uren.csv'), c =>
    file(c, 'text/csv; charset=utf-8', 'uren.csv', async props => asCsv(sheetOf(props))),
  )
  .get(urls.hoursFile(':id', 'uren.xlsx'), c =>
    file(c, xlsx, 'uren.xlsx', async props => new Uint8Array(await asXlsx(sheetOf(props), widths))),
  )
  .get(urls.hoursFile(':id', 'uren.pdf'), c =>
    file(c, 'application/pdf', 'uren.pdf', async props => statementPdf(props)),
  )
  .post(urls.confirmHours(':id'), async c => {
    const form = await fields(c)
    const props = await propsIn(c, form.one('month'))
    if (!props) return c.notFound()
    const { visit, agreement, month } = props
    const confirmed = await confirmHours(visit.db, visit, agreement.id, form.all('line'))
    return confirmed.ok ? c.redirect(urls.agreementHours(agreement.id, month), 303) : c.notFound()
  })
  .post(urls.takeBackHours(':id', ':line'), async c => {
    const props = await propsIn(c)
    if (!props) return c.notFound()
    const { visit, agreement, lines } = props
    const line = lines.find(({ id }) => id === param(c, 'line'))
    const taken = await takeBackHours(visit.db, visit, agreement.id, param(c, 'line'))
    return taken.ok ? c.redirect(urls.agreementHours(agreement.id, line?.day.slice(0, 7)), 303) : c.notFound()
  })
