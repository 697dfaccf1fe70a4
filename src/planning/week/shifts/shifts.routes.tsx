import { Hono } from 'hono'
import { addDays } from '../../../platform/day.ts'
import { fields, param } from '../../../platform/fields.ts'
import type { Ctx, Env } from '../../../platform/visit.ts'
import type { Word } from '../../../platform/words.ts'
import { show } from '../../../ui/page.tsx'
import { urls } from '../../../urls.ts'
import { forSomebody, type SignedIn } from '../signed-in.ts'
import { addShift, setShiftRemoved } from './keep-shifts.ts'
import { PatternPage } from './pattern.pages.tsx'
import { readCalendar } from './read-calendar.ts'
import { findShift, shiftsOf } from './shift.store.ts'
import { type Hours, type PatternProblem, readPattern, type TypedBlock } from './shift.ts'
import { blockName, kindIn, patternForm, readOneDay, typedPattern, weeksIn } from './shift-form.ts'
import { DayPage, ShiftsPage } from './shifts.pages.tsx'

/** How far a calendar is read: lessons are planned no further. */
const daysAhead = 600
const daysBack = 7

const shiftsPage = async (c: Ctx, visit: SignedIn, refusal?: Word) => {
  const removed = c.req.query('weg')
  const unread = c.req.query('ongelezen')
  const done = {
    removed: removed === undefined ? null : await findShift(visit.db, visit.person.id, removed),
    unread: unread === undefined || !/^\d{1,5}$/.test(unread) ? null : Number(unread),
  }
  const problems = refusal ? [{ field: 'calendar', text: visit.t(refusal) }] : []
  const shifts = await shiftsOf(visit.db, visit.person.id)
  const undone = { ...done, removed: done.removed?.removedAt ? done.removed : null }
  return show(c, <ShiftsPage visit={visit} shifts={shifts} done={undone} problems={problems} />, refusal ? 422 : 200)
}

const fieldOf = (problem: PatternProblem, block: TypedBlock | null): string => {
  if (block) return blockName('from', block.week, block.weekday)
  if (problem === 'planning.week.shift.no-name') return 'name'
  if (problem === 'planning.week.shift.no-start') return 'from'
  if (problem === 'planning.week.shift.wrong-until') return 'until'
  return blockName('from', 0, 0)
}

/** The database takes every sign but the one that ends texts in some programs. */
const nameIn = (text: string, fallback: string): string => text.replaceAll('\0', '').slice(0, 80) || fallback

const added = async (c: Ctx, visit: SignedIn, shift: { kind: string; name: string; hours: Hours }, back: string) => {
  const { name, hours } = shift
  const outcome = await addShift(visit.db, visit, { kind: kindIn(shift.kind), name, hours })
  return outcome.ok ? c.redirect(back, 303) : shiftsPage(c, visit, outcome.refusal)
}

/** When somebody cannot come: said by hand, or read from a calendar. */
export const shiftsRoutes = new Hono<Env>()
  .get(
    urls.shifts,
    forSomebody((c, visit) => shiftsPage(c, visit)),
  )
  .get(
    urls.addPattern,
    forSomebody((c, visit) => {
      const typed = { kind: 'work', name: '', from: visit.today, until: '', times: {} }
      const weeks = weeksIn(c.req.query('weken'))
      return show(c, <PatternPage visit={visit} typed={{ ...typed, weeks }} problems={[]} />)
    }),
  )
  .post(
    urls.addPattern,
    forSomebody(async (c, visit) => {
      const typed = patternForm(await fields(c))
      const read = readPattern(typedPattern(typed))
      if ('hours' in read) return added(c, visit, { ...typed, hours: read.hours }, urls.shifts)
      const { problem, block } = read
      const problems = [{ field: fieldOf(problem, block), text: visit.t(problem) }]
      return show(c, <PatternPage visit={visit} typed={typed} problems={problems} wrong={block} />, 422)
    }),
  )
  .get(
    urls.addDay,
    forSomebody((c, visit) => {
      const typed = { kind: 'work', name: '', day: '', from: '', to: '' }
      return show(c, <DayPage visit={visit} typed={typed} problems={[]} />)
    }),
  )
  .post(
    urls.addDay,
    forSomebody(async (c, visit) => {
      const form = await fields(c)
      const typed = {
        kind: form.one('kind'),
        name: form.one('name'),
        day: form.one('day'),
        from: form.one('from'),
        to: form.one('to'),
      }
      const time = readOneDay(form)
      if (typeof time === 'object') {
        const name = nameIn(typed.name, visit.t('planning.week.shift.one-day'))
        return added(c, visit, { kind: typed.kind, name, hours: { is: 'day', time } }, urls.shifts)
      }
      const field = time === 'no-day' ? 'day' : 'from'
      const problems = [{ field, text: visit.t(`planning.week.shift.${time}`) }]
      return show(c, <DayPage visit={visit} typed={typed} problems={problems} />, 422)
    }),
  )
  .post(
    urls.readCalendar,
    forSomebody(async (c, visit) => {
      const file = (await fields(c)).file('calendar')
      if (!file) return shiftsPage(c, visit, 'planning.week.ics.no-file')
      const window = { from: addDays(visit.today, -daysBack), to: addDays(visit.today, daysAhead) }
      const read = readCalendar(new Uint8Array(await file.arrayBuffer()), window)
      if (!read.ok) return shiftsPage(c, visit, read.refusal)
      const { times, unread } = read.value
      const hours = { is: 'calendar' as const, until: window.to, times }
      const name = nameIn(file.name.replace(/\.ics$/i, '').trim(), visit.t('planning.week.ics.title'))
      return added(c, visit, { kind: 'work', name, hours }, `${urls.shifts}?ongelezen=${unread}`)
    }),
  )
  .post(
    urls.removeShift(':id'),
    forSomebody(async (c, visit) => {
      const shift = await findShift(visit.db, visit.person.id, param(c, 'id'))
      if (!shift) return c.notFound()
      await setShiftRemoved(visit.db, visit, shift.id, true)
      return c.redirect(`${urls.shifts}?weg=${shift.id}`, 303)
    }),
  )
  .post(
    urls.putBackShift(':id'),
    forSomebody(async (c, visit) => {
      const shift = await findShift(visit.db, visit.person.id, param(c, 'id'))
      if (!shift) return c.notFound()
      await setShiftRemoved(visit.db, visit, shift.id, false)
      return c.redirect(urls.shifts, 303)
    }),
  )
