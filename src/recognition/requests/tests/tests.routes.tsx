import { Hono } from 'hono'
import { type Catalogue, currentCatalogue } from '../../../catalogue/index.ts'
import { runBy } from '../../../people/index.ts'
import { instantOn, readDay } from '../../../platform/day.ts'
import { type Fields, fields, param } from '../../../platform/fields.ts'
import type { Ctx, Env } from '../../../platform/visit.ts'
import type { Word } from '../../../platform/words.ts'
import { show } from '../../../ui/page.tsx'
import { urls } from '../../../urls.ts'
import { exemptableIn } from '../may-ask.ts'
import { rolesFor } from '../may-step.ts'
import { somebody } from '../request-page.ts'
import { sessionsOf, testsOf } from './module-test.store.ts'
import type { ModuleTest } from './module-test.ts'
import { planSession, setModuleTest } from './plan-tests.ts'
import { type ModuleRow, ModuleTestPage, TestsPage } from './tests.pages.tsx'

/** Whoever tests for an organisation, with the modules of its providers; null for anybody else. */
const tester = async (c: Ctx) => {
  const visit = somebody(c)
  const worksFor = visit?.worksFor
  if (!visit || !worksFor || !rolesFor.tester.includes(worksFor.role)) return null
  const providers = await runBy(visit.db, worksFor.id)
  const catalogue = await currentCatalogue(visit.db)
  const tests = (await Promise.all(providers.map(({ id }) => testsOf(visit.db, id)))).flat()
  const maySet = rolesFor.decider.includes(worksFor.role)
  return { visit, providers, rows: rowsOf(catalogue, providers, tests, visit), maySet }
}

const rowsOf = (
  catalogue: Catalogue,
  providers: { id: string }[],
  tests: ModuleTest[],
  { today, t }: Ctx['var']['visit'],
): ModuleRow[] => {
  const rows = [...catalogue.programmes.values()]
    .filter(({ provider }) => providers.some(({ id }) => id === provider))
    .flatMap(programme =>
      exemptableIn(programme, catalogue, today).map(({ id, title }) => ({
        provider: programme.provider,
        module: id,
        title: title[t.language],
        programme: programme.title[t.language],
        test: tests.find(test => test.provider === programme.provider && test.module === id) ?? null,
      })),
    )
  return [...new Map(rows.map(row => [`${row.provider} ${row.module}`, row])).values()]
}

/** One criterion a line; a line that begins with `!` names what is needed. */
const criteriaIn = (text: string) =>
  text
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '')
    .map(line => ({ text: line.replace(/^!\s*/, ''), needed: line.startsWith('!') }))

const asTyped = ({ body }: ModuleTest): Record<string, string> => ({
  form: body.form,
  minutes: String(body.minutes),
  threshold: String(body.threshold),
  tries: String(body.tries),
  waitDays: String(body.waitDays),
  criteria: body.criteria.map(({ text, needed }) => (needed ? `! ${text}` : text)).join('\n'),
})

const usual = { form: 'practical', minutes: '60', threshold: '60', tries: '2', waitDays: '30', criteria: '' }

const typedNames = [
  'form',
  'minutes',
  'threshold',
  'tries',
  'waitDays',
  'criteria',
  'on',
  'at',
  'site',
  'place',
  'places',
]
const typedOn = (form: Fields): Record<string, string> =>
  Object.fromEntries(typedNames.filter(name => form.has(name)).map(name => [name, form.one(name)]))

const whole = (text: string): number => (/^\d{1,4}$/.test(text) ? Number(text) : Number.NaN)

/** The module of this address, for a coordinator of its provider. */
const ownModule = async (c: Ctx) => {
  const found = await tester(c)
  const row = found?.rows.find(each => each.provider === param(c, 'provider') && each.module === param(c, 'module'))
  const provider = found?.providers.find(({ id }) => id === row?.provider)
  return found?.maySet && row && provider ? { ...found, row, provider } : null
}

const modulePage = async (c: Ctx, given?: { typed: Record<string, string>; refusal: Word }) => {
  const found = await ownModule(c)
  if (!found) return c.notFound()
  const { visit, row, provider } = found
  const sessions = (await sessionsOf(visit.db, provider.id, visit.now)).filter(({ test }) => test.module === row.module)
  const typed = { ...(row.test ? asTyped(row.test) : usual), ...given?.typed }
  const refusal = given ? { refusal: given.refusal } : {}
  const page = <ModuleTestPage visit={visit} row={row} sessions={sessions} typed={typed} {...refusal} />
  return show(c, page, given ? 422 : 200)
}

/** Which modules have a test, how, and when: set by the coordinator. */
export const testsRoutes = new Hono<Env>()
  .get(urls.moduleTests, async c => {
    const found = await tester(c)
    if (!found) return c.notFound()
    const { visit, providers, rows, maySet } = found
    const since = new Date(visit.now.getTime() - 7 * 86_400_000)
    const sessions = (await Promise.all(providers.map(({ id }) => sessionsOf(visit.db, id, since)))).flat()
    return show(c, <TestsPage visit={visit} rows={rows} sessions={sessions} maySet={maySet} />)
  })
  .get(urls.moduleTest(':provider', ':module'), c => modulePage(c))
  .post(urls.moduleTest(':provider', ':module'), async c => {
    const found = await ownModule(c)
    if (!found) return c.notFound()
    const typed = typedOn(await fields(c))
    const body = {
      form: typed.form,
      minutes: whole(typed.minutes ?? ''),
      threshold: whole(typed.threshold ?? ''),
      tries: whole(typed.tries ?? ''),
      waitDays: whole(typed.waitDays ?? ''),
      criteria: criteriaIn(typed.criteria ?? ''),
    }
    const of = { provider: found.provider.id, module: found.row.module }
    const outcome = await setModuleTest(found.visit.db, found.visit, of, body)
    if (!outcome.ok) return modulePage(c, { typed, refusal: outcome.refusal })
    return c.redirect(urls.moduleTest(found.row.provider, found.row.module), 303)
  })
  .post(urls.planSession(':provider', ':module'), async c => {
    const found = await ownModule(c)
    if (!found) return c.notFound()
    const typed = typedOn(await fields(c))
    const on = readDay(typed.on ?? '')
    const ask = {
      startsAt: on && instantOn(on, typed.at ?? ''),
      site: typed.site ?? '',
      place: typed.place ?? '',
      places: whole(typed.places ?? ''),
    }
    const of = { provider: found.provider.id, module: found.row.module }
    const outcome = await planSession(found.visit.db, found.visit, of, ask)
    if (!outcome.ok) return modulePage(c, { typed, refusal: outcome.refusal })
    return c.redirect(urls.moduleTest(found.row.provider, found.row.module), 303)
  })
