import { Hono } from 'hono'
import {
  currentCatalogue,
  length,
  lessonPeriod,
  type Module,
  type ModuleId,
  type ProgrammeId,
} from '../../catalogue/index.ts'
import { fields, param } from '../../platform/fields.ts'
import type { Ctx, Env } from '../../platform/visit.ts'
import { asCsv, asXlsx } from '../../platform/write-table.ts'
import { show } from '../../ui/page.tsx'
import { urls } from '../../urls.ts'
import { beginTeachingTime, modulesAt } from './begin-teaching-time.ts'
import { divideTeachingTime } from './divide-teaching-time.ts'
import {
  DivisionPage,
  type DivisionProps,
  NotCoordinatingPage,
  OwnTeachingPage,
  supervisorField,
} from './division.pages.tsx'
import { reportCells, reportWidths } from './report-cells.ts'
import { type NamesOf, type NewProps, NewTeachingTimePage, TeachingTimePage } from './teaching-time.pages.tsx'
import { findTime, ownShares, staffOf, timesIn, yearsOf } from './teaching-time.store.ts'
import { periodsOf, readPeriods, schoolYearOf } from './teaching-time.ts'
import { coordinates, type PersonVisit, somebody } from './who.ts'

const namesFor = async ({ db, t }: PersonVisit): Promise<NamesOf> => {
  const { modules, programmes } = await currentCatalogue(db)
  return {
    module: id => modules.get(id as ModuleId)?.title[t.language] ?? id,
    programme: id => programmes.get(id as ProgrammeId)?.title[t.language] ?? id,
  }
}

/** The school year that is asked for, else the one that runs. */
const yearAsked = (c: Ctx): number => {
  const asked = c.req.query('jaar') ?? ''
  return /^20\d{2}$/.test(asked) ? Number(asked) : schoolYearOf(c.var.visit.today)
}

const around = (year: number): number[] => [year + 1, year, year - 1]

const minutesOf = ({ contact, distance, workplace }: Module): number => contact + distance + workplace

const newPage = async (c: Ctx, visit: PersonVisit, over: Pick<NewProps, 'typed' | 'refusal'>) => {
  const organisation = coordinates(visit)
  if (organisation === null) return c.notFound()
  const { t, today } = visit
  const modules = (await modulesAt(visit.db, organisation)).map(({ programme, module }) => ({
    programme,
    module,
    size: length(minutesOf(module), 'lesson-period', t),
  }))
  const years = around(schoolYearOf(today))
  return show(c, <NewTeachingTimePage {...{ visit, modules, years, ...over }} />, over.refusal ? 422 : 200)
}

/** A coordinator who visits, with the periods of one module of theirs; null for anybody else. */
const owned = async (c: Ctx) => {
  const visit = somebody(c)
  const organisation = visit && coordinates(visit)
  const divisions = visit && organisation && (await findTime(visit.db, organisation, param(c, 'id')))
  return visit && organisation && divisions ? { visit, organisation, divisions } : null
}
type Owned = NonNullable<Awaited<ReturnType<typeof owned>>>

const divisionPage = async (
  c: Ctx,
  { visit, organisation, divisions }: Owned,
  over: Pick<DivisionProps, 'typed' | 'refusal'>,
) => {
  const staff = await staffOf(visit.db, organisation, visit.today)
  const page = <DivisionPage {...{ visit, divisions, staff, names: await namesFor(visit), ...over }} />
  return show(c, page, over.refusal ? 422 : 200)
}

/** The form as the newest division fills it. */
const standing = ({ divisions: [now], visit: { t } }: Owned): DivisionProps['typed'] => {
  const said = (quarters: number) => {
    const periods = String(periodsOf(quarters))
    return t.language === 'nl' ? periods.replace('.', ',') : periods
  }
  const values: Record<string, string> = {
    totaal: said(now.funded),
    contact: said(now.contact),
    werkplek: said(now.workplace),
  }
  for (const { personId, part, quarters } of now.shares) {
    if (part === 'contact') values.leraar = personId
    else values[supervisorField(personId)] = said(quarters)
  }
  return name => values[name] ?? ''
}

const report = async (c: Ctx) => {
  const visit = somebody(c)
  const organisation = visit && coordinates(visit)
  if (!visit || !organisation) return null
  const times = await timesIn(visit.db, organisation, yearAsked(c))
  return reportCells(times, await namesFor(visit), visit.t)
}

/** Lesson periods of a school: who coordinates divides them, who teaches reads their own. */
export const teachingTimeRoutes = new Hono<Env>()
  .get(urls.teachingTime, async c => {
    const visit = somebody(c)
    if (!visit) return c.redirect(`${urls.signIn}?terug=${encodeURIComponent(urls.teachingTime)}`, 303)
    const organisation = coordinates(visit)
    if (organisation === null) return show(c, <NotCoordinatingPage visit={visit} />)
    const year = yearAsked(c)
    const [times, used] = await Promise.all([timesIn(visit.db, organisation, year), yearsOf(visit.db, organisation)])
    const years = [...new Set([year, schoolYearOf(visit.today), ...used])].sort((a, b) => b - a)
    return show(c, <TeachingTimePage {...{ visit, year, years, times, names: await namesFor(visit) }} />)
  })
  .get(urls.newTeachingTime, c => {
    const visit = somebody(c)
    if (!visit) return c.notFound()
    return newPage(c, visit, { typed: { module: '', year: String(yearAsked(c)), funded: '' } })
  })
  .post(urls.newTeachingTime, async c => {
    const visit = somebody(c)
    if (!visit) return c.notFound()
    const form = await fields(c)
    const typed = { module: form.one('module'), year: form.one('jaar'), funded: form.one('lestijden') }
    const { modules } = await currentCatalogue(visit.db)
    const module = modules.get(typed.module as ModuleId)
    const whole = module ? Math.round((minutesOf(module) / lessonPeriod) * 4) : null
    const outcome = await beginTeachingTime(visit.db, visit, {
      module: typed.module,
      schoolYear: /^\d{4}$/.test(typed.year) ? Number(typed.year) : 0,
      funded: typed.funded === '' ? whole : readPeriods(typed.funded),
    })
    return outcome.ok
      ? c.redirect(urls.teachingTimeOf(outcome.value), 303)
      : newPage(c, visit, { typed, refusal: outcome.refusal })
  })
  .get(urls.teachingReport('csv'), async c => {
    const cells = await report(c)
    if (!cells) return c.notFound()
    c.header('content-disposition', 'attachment; filename="lestijden.csv"')
    c.header('content-type', 'text/csv; charset=utf-8')
    return c.body(asCsv(cells))
  })
  .get(urls.teachingReport('xlsx'), async c => {
    const cells = await report(c)
    if (!cells) return c.notFound()
    c.header('content-disposition', 'attachment; filename="lestijden.xlsx"')
    c.header('content-type', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
    return c.body(new Uint8Array(await asXlsx(cells, reportWidths)))
  })
  .get(urls.teachingTimeOf(':id'), async c => {
    const found = await owned(c)
    return found ? divisionPage(c, found, { typed: standing(found) }) : c.notFound()
  })
  .post(urls.teachingTimeOf(':id'), async c => {
    const found = await owned(c)
    if (!found) return c.notFound()
    const { visit, organisation, divisions } = found
    const form = await fields(c)
    const { one } = form
    const staff = await staffOf(visit.db, organisation, visit.today)
    const ask = {
      funded: readPeriods(one('totaal')),
      contact: readPeriods(one('contact')),
      workplace: readPeriods(one('werkplek')),
      teacher: one('leraar') === '' ? null : one('leraar'),
      supervisors: staff
        .filter(({ id }) => one(supervisorField(id)) !== '')
        .map(({ id }) => ({ person: id, quarters: readPeriods(one(supervisorField(id))) })),
    }
    const outcome = await divideTeachingTime(visit.db, visit, divisions[0].id, ask, Number(one('gezien')))
    if (outcome.ok) return c.redirect(urls.teachingTimeOf(divisions[0].id), 303)
    const again = (await owned(c)) ?? found
    return divisionPage(c, again, { typed: one, refusal: outcome.refusal })
  })
  .get(urls.ownTeaching, async c => {
    const visit = somebody(c)
    if (!visit) return c.redirect(`${urls.signIn}?terug=${encodeURIComponent(urls.ownTeaching)}`, 303)
    const shares = await ownShares(visit.db, visit.person.id)
    return show(c, <OwnTeachingPage visit={visit} shares={shares} names={await namesFor(visit)} />)
  })
