import { beforeAll, describe, expect, it } from 'vitest'
import { testDatabase } from '../../../test/support/database.ts'
import { organisationsHouse } from '../../../test/support/organisations.ts'
import { importFile } from '../../catalogue/import/import-file.ts'
import { translators } from '../../platform/words.ts'
import { keepLines } from './places/let-in-waiting.ts'
import { takePlaces } from './places/take-places.ts'
import type { SignedIn } from './signed-in.ts'

const { db, kind } = await testDatabase()
const clock = new Date('2026-11-26T10:00:00Z')
const house = await organisationsHouse(db, () => clock, clock)
const { somebody, boss, validated, codeFor, accept } = house

const pack = `
defaults: {origin: example, source: {title: Gemaakt voor de proef, address: null, asOf: 2026-11-24}}
qualifications:
- {id: q-zorg, kind: professional, title: {nl: Zorg, en: Care}}
providers:
- {id: vb-zorg, name: Zorgschool, kind: cvo, postcode: '9000', place: Gent}
- {id: vb-ander, name: Andere school, kind: cvo, postcode: '9000', place: Gent}
programmes:
- {id: zorg, provider: vb-zorg, title: {nl: Zorgkundige, en: Aide}, awards: q-zorg, unit: hour, modules: [{id: m-a, title: {nl: Veilig werken, en: Safe work}, contact: 40 uur}, {id: m-b, title: {nl: Basiszorg, en: Basic care}, contact: 60 uur}, {id: m-c, title: {nl: Stage, en: Internship}, contact: 60 uur}, {id: m-d, title: {nl: Anatomie, en: Anatomy}, contact: 20 uur}], order: [{before: m-d, after: m-c}]}
- {id: ander, provider: vb-ander, title: {nl: Iets anders, en: Something else}, awards: q-zorg, unit: hour, modules: [{id: m-z, title: {nl: Ver weg, en: Far}, contact: 40 uur}]}
`
const packed = await importFile(
  db,
  { person: null, role: 'operator' },
  { fileName: 'proef.yaml', bytes: new TextEncoder().encode(pack), importer: 'pack' },
  clock,
)
if (!packed.ok) throw new Error(packed.refusal)
await db
  .insertInto('postcode')
  .values({ postcode: '9000', place: 'Gent', lat: 51.05, lon: 3.72 })
  .onConflict(on => on.doNothing())
  .execute()

const [ann, bart, nadia] = [await somebody('Ann'), await somebody('Bart'), await somebody('Nadia')]

const works = async (who: typeof ann, role: string, organisation: string) => {
  await accept(who, await codeFor(ann, organisation, { role }))
  const membership = await house.roleOf(who, role as 'coordinator')
  expect((await who.go('/organisaties/werk-voor', { membership })).status).toBe(303)
}

beforeAll(async () => {
  const organisation = await validated(ann, 'provider')
  await boss.go(`${organisation.replace('/organisaties/', '/beheer/organisaties/')}/aanbod`, { provider: 'vb-zorg' })
  await works(ann, 'coordinator', organisation)
  await works(bart, 'teacher', organisation)
})

const own = '/groepen/vb-zorg'
const evening = {
  ...{ module: 'm-a', name: 'Maandagavond', places: '2', firstDay: '2027-01-11', lastDay: '2027-03-15' },
  ...{ weeksOff: '10/02/2027', postcode: '9000', place: 'Gent' },
  ...{ 'weekday-0': '0', 'from-0': '18:30', 'to-0': '21:00', 'where-0': 'campus' },
}
const add = async (over: Record<string, string> = {}) => {
  const { to, status } = await ann.go(`${own}/nieuw`, { ...evening, ...over })
  expect(status).toBe(303)
  return to.replace('?bewaard', '')
}
const idOf = (address: string) => address.split('/').at(-1) ?? ''
const take = (who: Pick<typeof nadia, 'go'>, ...groups: string[]) =>
  who.go('/mijn-week/plaatsen', { group: groups.map(idOf) })
const seenOn = (html: string) =>
  (/name="seen" value="([^"]*)"/.exec(html)?.[1] ?? '').replaceAll('&quot;', '"').replaceAll('&amp;', '&')
const sitters = (group: string) =>
  db
    .selectFrom('groupPlace')
    .select(['personId', 'number'])
    .where('groupId', '=', idOf(group) as never)
    .where('endedAt', 'is', null)
    .orderBy('number')
    .execute()
const messagesOf = async (who: Pick<typeof nadia, 'go'>) => (await who.go('/mijn-berichten')).text

describe('places in the order that a programme asks', () => {
  it('are refused while what comes first is not finished, whichever is taken last, and none is taken', async () => {
    const basis = await add({ module: 'm-d', name: 'Basis', firstDay: '2027-01-11', lastDay: '2027-03-15' })
    const during = await add({ module: 'm-c', name: 'Tijdens', firstDay: '2027-03-08', lastDay: '2027-05-31' })
    const after = await add({ module: 'm-c', name: 'Erna', firstDay: '2027-03-22', lastDay: '2027-05-31' })
    const [olga, piet] = [await somebody('Olga'), await somebody('Piet')]
    const both = await take(olga, basis, during)
    expect(both.status).toBe(422)
    expect(both.text).toContain('past niet in de volgorde die de opleiding vraagt')
    expect(await sitters(basis)).toEqual([])
    expect((await take(olga, basis, after)).status).toBe(303)
    expect((await take(piet, during)).status).toBe(303)
    expect((await take(piet, basis)).text).toContain('past niet in de volgorde')
  })
})

describe('groups of a provider', () => {
  it('are kept by its coordinators, and there for nobody else', async () => {
    expect((await ann.go('/groepen')).text).toContain('Zorgschool')
    expect((await bart.go('/groepen')).text).toContain('Kies eerst voor welke school je werkt')
    const group = await add()
    for (const who of [bart, nadia, boss]) {
      for (const path of [own, `${own}/nieuw`, group]) expect((await who.go(path)).status).toBe(404)
      expect((await who.go(`${own}/nieuw`, evening)).status).toBe(404)
      expect((await who.go(`${group}/schrappen`, { words: 'Zomaar' })).status).toBe(404)
    }
    expect((await ann.go('/groepen/vb-ander')).status).toBe(404)
    const page = await ann.go(`${own}?module=m-a&zoek=maandag`)
    expect(page.text).toContain('maandag van 18:30 tot 21:00')
    expect(page.text).toContain('0 van 2 plaatsen bezet')
    expect((await ann.go(`${own}?zoek=niets_zo`)).text).toContain('Geen groepen')
  })

  it('say what is wrong at the field and keep what was typed', async () => {
    const page = await ann.go(`${own}/nieuw`, { ...evening, places: 'veel', name: 'Zeldzame naam' })
    expect(page.status).toBe(422)
    expect(page.text).toContain('Kies een aantal plaatsen van 1 tot 1000')
    expect(page.html).toContain('Zeldzame naam')
    expect((await ann.go(`${own}/nieuw`, { ...evening, 'to-0': '' })).text).toContain('een begin en een later einde')
    // A module of another school is none of theirs.
    expect((await ann.go(`${own}/nieuw`, { ...evening, module: 'm-z' })).text).toContain('Kies een module')
  })

  it('change while nobody is in them, and only their places after', async () => {
    const group = await add({ name: 'Verandert' })
    const seen = seenOn((await ann.go(group)).html)
    expect((await ann.go(group, { ...evening, name: 'Veranderd', 'from-0': '19:00', seen })).status).toBe(303)
    const stale = await ann.go(group, { ...evening, name: 'Te laat', seen })
    expect([stale.status, stale.text.includes('terwijl je bezig was')]).toEqual([422, true])
    expect(stale.html).toContain('Te laat')
    await take(nadia, group)
    const now = seenOn((await ann.go(group)).html)
    const changed = { ...evening, name: 'Veranderd', 'from-0': '19:00' }
    expect((await ann.go(group, { ...changed, 'to-0': '22:00', seen: now })).text).toContain('dag, uur, plaats')
    expect((await ann.go(group, { ...changed, places: '5', seen: now })).status).toBe(303)
    await nadia.go(`/mijn-week/plaatsen/${(await placeOf(nadia, group))?.id}/terug`, {})
  })

  it('that are cancelled tell everybody who had a place or waited, once', async () => {
    const group = await add({ name: 'Gaat niet door', places: '1' })
    const [first, second] = [await somebody('Eerste'), await somebody('Tweede')]
    await take(first, group)
    await second.go('/mijn-week/wachtlijst', { group: idOf(group) })
    expect((await ann.go(`${group}/schrappen`, { words: '' })).text).toContain('Zeg in een zin waarom')
    expect((await ann.go(`${group}/schrappen`, { words: 'De leraar is ziek.' })).status).toBe(303)
    expect((await ann.go(`${group}/schrappen`, { words: 'Nog eens.' })).text).toContain('gaat al niet meer door')
    for (const who of [first, second]) expect(await messagesOf(who)).toContain('De leraar is ziek.')
    expect(await sitters(group)).toEqual([])
    expect((await take(first, group)).text).toContain('gaat niet meer door')
  })
})

const placeOf = (who: Pick<typeof nadia, 'id'>, group: string) =>
  db
    .selectFrom('groupPlace')
    .select('id')
    .where('personId', '=', who.id)
    .where('groupId', '=', idOf(group) as never)
    .where('endedAt', 'is', null)
    .executeTakeFirst()

describe('a sheet of groups', () => {
  const heading = 'module;groep;plaatsen;momenten;eerste dag;laatste dag;weken vrij;postcode;plaats'
  it('is shown first, then taken once', async () => {
    const text = `${heading}\nVeilig werken;Blad een;12;ma 18:30-21:00;11/01/2027;15/03/2027;;9000;Gent\nOnbekend;Blad twee;12;ma 18:30-21:00;11/01/2027;15/03/2027;;9000;Gent`
    const { to } = await ann.go(`${own}/inlezen`, { text })
    const sheet = await ann.go(to)
    expect(sheet.text).toContain('Eén rij is in orde.')
    expect(sheet.text).toContain('Kies een module die de school geeft.')
    expect((await ann.go(own)).text).not.toContain('Blad een')
    expect((await bart.go(to)).status).toBe(404)
    expect((await ann.go(to, {})).status).toBe(303)
    expect((await ann.go(to, {})).status).toBe(422)
    expect((await ann.go(`${own}?zoek=Blad`)).text).toContain('Eén groep')
  })
  it('that is none is refused in a sentence', async () => {
    const refused = await ann.go(`${own}/inlezen`, { text: 'zomaar' })
    expect([refused.status, refused.text.includes('We vinden de kolommen niet')]).toEqual([422, true])
  })
  it('of ten thousand groups is read, and the page stays quick', async () => {
    const row = (at: number) => `m-b;Groep ${at};12;di 9:00-12:00;12/01/2027;15/03/2027;;9000;Gent`
    const text = [heading, ...Array.from({ length: 10_000 }, (_, at) => row(at))].join('\n')
    const sheet = new File([text], 'veel.csv')
    const { to } = await ann.go(`${own}/inlezen`, { sheet })
    expect((await ann.go(to, {})).status).toBe(303)
    const began = performance.now()
    const page = await ann.go(`${own}?module=m-b&blad=200`)
    expect(page.text).toContain('10.000 groepen')
    expect(performance.now() - began).toBeLessThan(2_000)
    await db
      .deleteFrom('moduleGroup')
      .where('module', '=', 'm-b' as never)
      .execute()
  }, 60_000)
})

describe('places', () => {
  it('are taken together or not at all, and given back', async () => {
    const [a, b] = [await add({ name: 'A' }), await add({ name: 'B', module: 'm-b', places: '1' })]
    const early = await somebody('Vroeg')
    await take(early, b)
    const refused = await take(nadia, a, b)
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('De laatste plaats is net weg')
    expect(refused.text).toContain('Basiszorg (B)')
    expect(await placeOf(nadia, a)).toBeUndefined()
    // Wants to wait for the full one, and takes the other.
    expect((await nadia.go('/mijn-week/wachtlijst', { group: idOf(b) })).status).toBe(303)
    expect((await nadia.go('/mijn-week/wachtlijst', { group: idOf(a) })).text).toContain('nog plaats')
    expect((await take(nadia, a)).status).toBe(303)
    expect((await take(nadia, a)).status).toBe(303)
    const other = await add({ name: 'A2' })
    expect((await take(nadia, other)).text).toContain('Je hebt al een plaats voor deze module')
    const week = await nadia.go('/mijn-week')
    for (const text of ['Veilig werken', 'jij bent de eerste in de rij']) expect(week.text).toContain(text)
    // Nobody passes who waits, though a place is free between.
    await early.go(`/mijn-week/plaatsen/${(await placeOf(early, b))?.id}/terug`, {})
    expect(await placeOf(nadia, b)).toBeDefined()
    expect(await messagesOf(nadia)).toContain('Er kwam een plaats vrij in ‘B’')
    const back = await nadia.go(`/mijn-week/plaatsen/${(await placeOf(nadia, a))?.id}/terug`, {})
    expect((await nadia.go(back.to)).text).toContain('Neem ze opnieuw')
    expect((await early.go(`/mijn-week/plaatsen/${(await placeOf(nadia, b))?.id}/terug`, {})).to).toBe('/mijn-week')
    expect(await placeOf(nadia, b)).toBeDefined()
    for (const group of [[], ['niets'], [idOf(a), 'niets']])
      expect((await nadia.go('/mijn-week/plaatsen', { group })).status).toBe(422)
  })

  it('go to who waits when the group grows, in the order of the line', async () => {
    const group = await add({ name: 'Groeit', places: '1' })
    const line = await Promise.all(['Een', 'Twee', 'Drie'].map(name => somebody(`Rij${name}`)))
    await take(await somebody('Zit'), group)
    for (const who of line) await who.go('/mijn-week/wachtlijst', { group: idOf(group) })
    await line[0]?.go(`/mijn-week/wachtlijst/${(await waitOf(line[0]))?.id}/weg`, {})
    const seen = seenOn((await ann.go(group)).html)
    await ann.go(group, { ...evening, name: 'Groeit', places: '2', seen })
    expect((await sitters(group)).map(({ personId }) => personId)).toContain(line[1]?.id)
    const fewer = seenOn((await ann.go(group)).html)
    expect((await ann.go(group, { ...evening, name: 'Groeit', places: '1', seen: fewer })).text).toContain(
      'al meer mensen',
    )
  })

  it('that came free by nobody’s hand go to the line in a round', async () => {
    const group = await add({ name: 'Gewist', places: '1' })
    const [gone, waits] = [await somebody('Weg'), await somebody('Wacht')]
    await take(gone, group)
    await waits.go('/mijn-week/wachtlijst', { group: idOf(group) })
    await gone.go('/mijn-gegevens/wissen', { sure: 'wis' })
    await keepLines(db, { mail: false, sms: false, origin: 'http://localhost', t: translators.nl }, clock)
    expect((await sitters(group)).map(({ personId }) => personId)).toEqual([waits.id])
  })

  it('are never more than there are, however many ask for the last at once', async () => {
    const group = await add({ name: 'Storm', places: '3' })
    const crowd = await Promise.all(Array.from({ length: 24 }, (_, at) => somebody(`Storm${at}`)))
    const visit = (who: typeof nadia): SignedIn => ({
      ...({ db, now: clock, today: '2026-11-26', t: translators.nl, origin: 'http://localhost' } as SignedIn),
      ...{ mail: false, sms: false, session: who.session, worksFor: null, helper: null },
      person: { id: who.id, name: who.name, role: 'worker', second: false },
    })
    const outcomes = await Promise.all(crowd.map(who => takePlaces(db, visit(who), [idOf(group)])))
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(3)
    for (const outcome of outcomes) if (!outcome.ok) expect(outcome.refusal).toBe('planning.week.place.full')
    expect((await sitters(group)).map(({ number }) => number)).toEqual([1, 2, 3])
    console.log(`24 people asked for 3 places at once on the ${kind} database: 3 have one`)
    // Also who goes round every rule of ours finds the database shut.
    const row = { groupId: idOf(group), places: 3, personId: nadia.id, module: 'm-a', takenAt: clock }
    const sneak = (number: number) =>
      db
        .insertInto('groupPlace')
        .values({ ...row, id: crypto.randomUUID(), number, endedAt: null, endedWhy: null } as never)
        .execute()
    await expect(sneak(4)).rejects.toThrow(/check/)
    await expect(sneak(1)).rejects.toThrow(/unique/)
  })
})

const waitOf = (who: Pick<typeof nadia, 'id'> | undefined) =>
  db
    .selectFrom('groupWait')
    .select('id')
    .where('personId', '=', who?.id as never)
    .where('endedAt', 'is', null)
    .executeTakeFirst()
