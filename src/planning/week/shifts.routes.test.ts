import { describe, expect, it } from 'vitest'
import { testDatabase } from '../../../test/support/database.ts'
import { organisationsHouse } from '../../../test/support/organisations.ts'
import type { ModuleId, ProviderId } from '../../catalogue/index.ts'
import type { Day } from '../../platform/day.ts'
import { newId } from '../../platform/ids.ts'

const { db } = await testDatabase()
const clock = new Date('2026-11-26T10:00:00Z')
const house = await organisationsHouse(db, () => clock, clock)
const { somebody } = house
await db
  .insertInto('postcode')
  .values({ postcode: '9000', place: 'Gent', lat: 51.05, lon: 3.72 })
  .onConflict(on => on.doNothing())
  .execute()

const wout = await somebody('Wout')
const other = await somebody('Ander')
const early = { 'from-0-0': '06:00', 'to-0-0': '14:00', 'from-1-4': '22:00', 'to-1-4': '06:00' }
const pattern = { kind: 'work', name: 'Ploegen', from: '2026-11-02', until: '', weeks: '2', ...early }
const shifts = () =>
  db.selectFrom('shift').select(['id', 'hours', 'kind', 'removedAt']).where('personId', '=', wout.id).execute()

describe('hours that somebody says', () => {
  it('ask to sign in first', async () => {
    const stranger = await house.app.request('http://localhost/mijn-week/uren')
    expect(stranger.headers.get('location')).toContain('/aanmelden')
  })

  it('come round over weeks, with a night, and can be taken away and put back', async () => {
    const form = await wout.go('/mijn-week/uren/patroon?weken=2')
    expect(form.text).toContain('Week 2')
    expect((await wout.go('/mijn-week/uren/patroon', pattern)).status).toBe(303)
    const [shift] = await shifts()
    expect(shift?.hours).toMatchObject({
      weeks: 2,
      blocks: [
        { week: 0, weekday: 0, from: 360, to: 840 },
        { week: 1, weekday: 4, from: 1320, to: 1800 },
      ],
    })
    expect((await wout.go('/mijn-week/uren')).text).toContain('Week 2: vrijdag van 22:00 tot 06:00')
    expect((await other.go(`/mijn-week/uren/${shift?.id}/weg`, {})).status).toBe(404)
    const gone = await wout.go(`/mijn-week/uren/${shift?.id}/weg`, {})
    expect((await wout.go(gone.to)).text).toContain('‘Ploegen’ is weg.')
    expect((await shifts())[0]?.removedAt).toEqual(clock)
    await wout.go(`/mijn-week/uren/${shift?.id}/terug`, {})
    expect((await shifts())[0]?.removedAt).toBeNull()
  })

  it('say what is wrong at the field and lose nothing', async () => {
    const wrong = await wout.go('/mijn-week/uren/patroon', { ...pattern, name: 'Bijzonder', 'to-0-0': '' })
    expect([wrong.status, wrong.text.includes('Vul een begin en een einde in')]).toEqual([422, true])
    for (const kept of ['Bijzonder', 'value="22:00"', 'href="#from-0-0"']) expect(wrong.html).toContain(kept)
    const day = await wout.go('/mijn-week/uren/dag', { kind: 'care', name: 'Tandarts', day: '2026-02-30' })
    expect([day.status, day.html.includes('Tandarts')]).toEqual([422, true])
    const whole = { kind: 'care', name: 'Schoolfeest', day: '2026-12-18', from: '', to: '' }
    expect((await wout.go('/mijn-week/uren/dag', whole)).status).toBe(303)
    expect((await wout.go('/mijn-week/uren')).text).toContain('vrijdag 18 december 2026, de hele dag')
  })

  it('are read from a calendar, without what stands in it', async () => {
    const ics = [
      ...['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:x', 'BEGIN:VEVENT', 'UID:1', 'DTSTAMP:20261001T000000Z'],
      ...['DTSTART;TZID=Europe/Brussels:20261201T060000', 'DTEND;TZID=Europe/Brussels:20261201T140000'],
      ...['RRULE:FREQ=WEEKLY;COUNT=3', 'SUMMARY:Ziekenhuis geheim', 'END:VEVENT', 'END:VCALENDAR'],
    ].join('\r\n')
    const before = (await shifts()).length
    const bad = await wout.go('/mijn-week/uren/agenda', { calendar: new File(['zomaar'], 'agenda.ics') })
    expect([bad.status, bad.text.includes('Wat je eerder zei, blijft staan')]).toEqual([422, true])
    expect((await wout.go('/mijn-week/uren/agenda', {})).text).toContain('Kies eerst een bestand')
    expect(await shifts()).toHaveLength(before)
    const read = await wout.go('/mijn-week/uren/agenda', { calendar: new File([ics], 'Werkrooster.ics') })
    expect((await wout.go(read.to)).text).toContain('Je agenda is ingelezen.')
    expect((await wout.go('/mijn-week/uren')).text).toContain('3 bezette momenten')
    expect(JSON.stringify(await db.selectFrom('shift').selectAll().execute())).not.toContain('geheim')
  })
})

it('wishes are kept as they are said, and refused at their field', async () => {
  const wishes = { days: '2', hours: '7,5', postcode: '9000', overlap: '1' }
  const wrong = await wout.go('/mijn-week/wensen', { ...wishes, days: '9', postcode: '0001' })
  expect(wrong.status).toBe(422)
  for (const says of ['Kies een getal van 1 tot 7', 'Kies een Belgische postcode']) expect(wrong.text).toContain(says)
  expect((await wout.go('/mijn-week/wensen', wishes)).status).toBe(303)
  const kept = await db.selectFrom('weekWish').select('wishes').where('personId', '=', wout.id).execute()
  expect(kept).toEqual([{ wishes: { daysPerWeek: 2, minutesPerWeek: 450, postcode: '9000', travel: {}, overlap: 1 } }])
  expect((await wout.go('/mijn-week/wensen')).html).toContain('value="7,5"')
})

describe('a calendar', () => {
  const group = newId<'module-group'>()
  const days = { firstDay: '2027-03-22' as Day, lastDay: '2027-04-05' as Day, weeksOff: [] }
  const meetings = JSON.stringify([{ weekday: 0, from: 1110, to: 1260, away: false }])
  const feed = (secret: string, headers: Record<string, string> = {}) =>
    house.app.request(`http://localhost/agenda/${secret}`, { headers })

  it('is live at a secret address that one can close, without signing in', async () => {
    const said = { provider: 'vb-zorg' as ProviderId, module: 'm-a' as ModuleId, name: 'Maandag; avond', places: 5 }
    const where = { postcode: '9000', place: 'Gent', meetings, madeBy: null, madeAt: clock }
    await db
      .insertInto('moduleGroup')
      .values({ id: group, ...said, ...days, ...where })
      .execute()
    expect((await wout.go('/mijn-week/plaatsen', { group })).status).toBe(303)

    const made = await wout.go('/mijn-week/agenda', {})
    const secret = /\/agenda\/([\w-]{27})/.exec(made.html)?.[1] ?? ''
    expect(secret).toHaveLength(27)
    expect((await wout.go('/mijn-week/agenda')).html).not.toContain(secret)
    const first = await feed(secret)
    expect(first.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
    expect(first.headers.get('set-cookie')).toBeNull()
    const text = await first.text()
    // The clocks go forward between: half past six is another hour in UTC, and the same on the wall.
    for (const line of ['DTSTART:20270322T173000Z', 'DTSTART:20270329T163000Z', 'SUMMARY:Maandag\\; avond'])
      expect(text).toContain(line)
    expect(text.match(/BEGIN:VEVENT/g)).toHaveLength(3)
    const tag = first.headers.get('etag') ?? ''
    expect(await (await feed(secret)).text()).toBe(text)
    expect((await feed(secret, { 'if-none-match': `W/${tag}` })).status).toBe(304)
    expect((await feed('nooit-gemaakt')).status).toBe(404)

    const file = await wout.go('/mijn-week/leerladder.ics')
    expect(file.headers.get('content-disposition')).toContain('leerladder.ics')
    expect((await other.go('/mijn-week/leerladder.ics')).html).not.toContain('VEVENT')

    const anew = /\/agenda\/([\w-]{27})/.exec((await wout.go('/mijn-week/agenda', {})).html)?.[1] ?? ''
    expect((await feed(secret)).status).toBe(404)
    expect((await feed(anew)).status).toBe(200)
    await wout.go('/mijn-week/agenda/sluiten', {})
    expect((await feed(anew)).status).toBe(404)
  })
})
