import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { testDatabase } from '../../../test/support/database.ts'
import { organisationsHouse } from '../../../test/support/organisations.ts'
import { importFile } from '../../catalogue/import/import-file.ts'
import type { ModuleId, ProviderId } from '../../catalogue/index.ts'
import type { Day } from '../../platform/day.ts'
import { newId } from '../../platform/ids.ts'

const { db } = await testDatabase()
const clock = new Date('2026-11-26T10:00:00Z')
const house = await organisationsHouse(db, () => clock, clock)

const pack = `
defaults: {origin: example, source: {title: Gemaakt voor de proef, address: null, asOf: 2026-11-24}}
qualifications:
- {id: q-zorg, kind: professional, title: {nl: Zorg, en: Care}}
providers:
- {id: vb-zorg, name: Zorgschool, kind: cvo, postcode: '9000', place: Gent}
programmes:
- {id: zorg, provider: vb-zorg, title: {nl: Zorgkundige, en: Aide}, awards: q-zorg, unit: hour, modules: [{id: m-a, title: {nl: Veilig werken, en: Safe work}, contact: 40 uur}, {id: m-b, title: {nl: Basiszorg, en: Basic care}, contact: 60 uur}, {id: m-vol, title: {nl: Eerste hulp, en: First aid}, contact: 9 uur}, {id: m-leeg, title: {nl: Nog niets, en: Nothing yet}, contact: 9 uur}, {id: m-stage, title: {nl: Stage, en: Internship}, contact: 0 uur, workplace: 90 uur}]}
`
const packed = await importFile(
  db,
  { person: null, role: 'operator' },
  { fileName: 'proef.yaml', bytes: new TextEncoder().encode(pack), importer: 'pack' },
  clock,
)
if (!packed.ok) throw new Error(packed.refusal)

const group = async (module: string, name: string, weekday: number, over: { places?: number; from?: number } = {}) => {
  const id = newId<'module-group'>()
  const from = over.from ?? 540
  const days = { firstDay: '2027-01-11' as Day, lastDay: '2027-02-21' as Day, weeksOff: ['2027-02-08' as Day] }
  await db
    .insertInto('moduleGroup')
    .values({
      ...{ id, provider: 'vb-zorg' as ProviderId, module: module as ModuleId, name, places: over.places ?? 5 },
      ...{ ...days, postcode: '9000', place: 'Gent', madeBy: null, madeAt: clock },
      meetings: JSON.stringify([{ weekday, from, to: from + 120, away: false }]),
    })
    .execute()
  return id
}
const monday = await group('m-a', 'Op maandag', 0)
const tuesday = await group('m-a', 'Op dinsdag', 1)
await group('m-b', 'Ook op dinsdag', 1, { from: 720 })
const full = await group('m-vol', 'Vol', 3, { places: 1 })

const somebody = async (name: string) => {
  const who = await house.somebody(name)
  const dossierId = newId<'dossier'>()
  await db.insertInto('dossier').values({ id: dossierId, personId: who.id, startedAt: clock, keptAt: clock }).execute()
  const answer = JSON.stringify({ qualification: 'q-zorg' })
  await db.insertInto('dossierAnswer').values({ dossierId, question: 'goal', answer, at: clock }).execute()
  return who
}
const nadia = await somebody('Nadia')
await (await somebody('Zit')).go('/mijn-week/plaatsen', { group: full })

const week = '/mijn-week/opleiding/zorg'
/** The page of a week once it is made: it says itself when it is to be looked at again. */
const made = async (path: string, who = nadia) => {
  for (let looked = 0; looked < 60; looked++) {
    const page = await who.go(path)
    if (!page.headers.has('refresh')) return page
    await wait(500)
  }
  throw new Error('no week in half a minute')
}

describe('a week', () => {
  it('spares days, is proven, and says what is not in it and why', async () => {
    const page = await made(week)
    expect(page.status).toBe(200)
    for (const text of ['Dit is je week', 'bewezen het beste', 'Op dinsdag', 'Ook op dinsdag', 'dagen op de campus'])
      expect(page.text).toContain(text)
    // Five Tuesdays: the week off apart.
    expect(page.html).toMatch(/<dd>5<\/dd>/)
    expect(page.html).not.toContain('<strong>Op maandag</strong>')
    for (const text of ['Alle groepen zijn vol', 'nog geen groep gepland', 'Dit leer je op het werk'])
      expect(page.text).toContain(text)
    expect((await made(`${week}?week=2027-01-20`)).text).toContain('De week van 18 januari 2027')
  }, 60_000)

  it('follows what is tried out in the address', async () => {
    const otherwise = await made(`${week}?niet=${tuesday}`)
    expect(otherwise.html).toContain('<strong>Op maandag</strong>')
    const kept = await made(`${week}?vast=${monday}`)
    expect(kept.text).toContain('deze hou je')
    expect((await nadia.go('/mijn-week/opleiding/bestaat-niet')).status).toBe(404)
    const nobody = await house.somebody('Niemand')
    expect((await nobody.go(week)).status).toBe(404)
    expect((await nobody.go('/mijn-week')).text).toContain('Zeg eerst wat je wil worden')
  }, 60_000)

  it('that cannot be says which wishes clash, and each can be let go of', async () => {
    const wout = await somebody('Wout')
    const always = Object.fromEntries(
      [0, 1, 2, 3, 4, 5, 6].flatMap(day => [
        [`from-0-${day}`, '00:00'],
        [`to-0-${day}`, '23:59'],
      ]),
    )
    const hours = { kind: 'work', name: 'Altijd werk', from: '2026-01-05', until: '', weeks: '1', ...always }
    expect((await wout.go('/mijn-week/uren/patroon', hours)).status).toBe(303)
    const clash = await made(week, wout)
    expect(clash.text).toContain('Zo past het niet')
    expect(clash.text).toContain('Deze 2 dingen gaan niet samen')
    expect(clash.text).toContain('Maak tijd vrij in ‘Altijd werk’')
    const link = /href="([^"]*los=busy[^"]*)"/.exec(clash.html)?.[1]?.replaceAll('&amp;', '&') ?? ''
    const relaxed = await made(link, wout)
    expect(relaxed.text).toContain('Deze week houdt geen rekening met: Altijd werk')
    expect(relaxed.text).toContain('Ook op dinsdag')
  }, 60_000)

  it('keeps the places that somebody has', async () => {
    const page = await made(week)
    const groups = [...page.html.matchAll(/name="group" value="([^"]+)"/g)].map(([, id]) => id ?? '')
    expect((await nadia.go('/mijn-week/plaatsen', { group: groups.slice(0, 2) })).status).toBe(303)
    const after = await made(`${week}?niet=${tuesday}`)
    expect(after.text).toContain('je hebt een plaats')
    expect(after.html).toContain('<strong>Op dinsdag</strong>')
    expect(after.text).not.toContain('Neem deze')
    expect((await nadia.go(`${week}/stop`, { back: week })).to).toBe(week)
    expect((await nadia.go(`${week}/verder`, { back: '//elders' })).to).toBe('/')
  }, 60_000)

  it('with ten thousand groups is made while the page answers at once', async () => {
    const row = { provider: 'vb-zorg' as ProviderId, module: 'm-b' as ModuleId, places: 5, weeksOff: [], place: 'Gent' }
    const days = { firstDay: '2027-01-11' as Day, lastDay: '2027-06-21' as Day, postcode: '9000' }
    const many = Array.from({ length: 10_000 }, (_, at) => ({
      ...{ ...row, ...days, id: newId<'module-group'>(), name: `Groep ${at}`, madeBy: null, madeAt: clock },
      meetings: JSON.stringify([
        { weekday: at % 6, from: 480 + (at % 40) * 10, to: 600 + (at % 40) * 10, away: false },
      ]),
    }))
    for (let from = 0; from < many.length; from += 1000)
      await db
        .insertInto('moduleGroup')
        .values(many.slice(from, from + 1000))
        .execute()
    const wanda = await somebody('Wanda')
    const began = performance.now()
    const page = await wanda.go(week)
    expect(page.status).toBe(200)
    expect(performance.now() - began).toBeLessThan(12_000)
    await wanda.go(`${week}/stop`, { back: week })
    await db.deleteFrom('moduleGroup').where('name', 'like', 'Groep %').execute()
  }, 60_000)
})
