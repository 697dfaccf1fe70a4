import { beforeAll, describe, expect, it } from 'vitest'
import { testDatabase } from '../../../test/support/database.ts'
import { organisationsHouse } from '../../../test/support/organisations.ts'
import { importFile } from '../../catalogue/import/import-file.ts'
import { type Id, newId } from '../../platform/ids.ts'
import { sureExemptions } from '../requests/granted.store.ts'
import { resultsOf } from '../results/result.store.ts'

const { db } = await testDatabase()
const clock = new Date('2026-11-25T10:00:00Z')
const house = await organisationsHouse(db, () => clock, clock)
const { somebody, boss, validated, codeFor, accept } = house

// As the programmes for which quickscans come with the content, but smaller: one module of the first is gone.
const pack = `
defaults: {origin: example, source: {title: Gemaakt voor de proef, address: null, asOf: 2026-11-24}}
competences:
- {id: comp-voertuig-motor, kind: technical, label: {nl: Motoren, en: Engines}}
- {id: comp-voertuig-onderstel, kind: technical, label: {nl: Onderstel, en: Chassis}}
- {id: comp-voertuig-diagnose, kind: technical, label: {nl: Storingen, en: Faults}}
- {id: comp-voertuig-klant, kind: technical, label: {nl: Klant, en: Customer}}
- {id: comp-voertuig-werkplaats, kind: technical, label: {nl: Plannen, en: Planning}}
qualifications:
- {id: q-auto, kind: professional, title: {nl: Mecanicien, en: Mechanic}, competences: [comp-voertuig-motor]}
providers:
- {id: vb-cvo-denderstreek, name: CVO Denderstreek, kind: cvo}
- {id: thomas-more-mechelen, name: Hogeschool Mechelen, kind: university_college}
programmes:
- {id: denderstreek-onderhoudsmecanicien, provider: vb-cvo-denderstreek, title: {nl: Mecanicien, en: Mechanic}, awards: q-auto, unit: lesson-period, modules: [{id: den-om-onderhoud, title: {nl: Onderhoud, en: Service}, contact: 160 lestijden, proves: [comp-voertuig-motor]}, {id: den-om-keuring, title: {nl: Keuring, en: Inspection}, contact: 60 lestijden}]}
- {id: thomasmore-voertuigtechnieken, provider: thomas-more-mechelen, title: {nl: Voertuigtechnieken, en: Vehicle technology}, awards: q-auto, unit: credit, modules: [{id: tho-vt-motor, title: {nl: Motoren, en: Engines}, contact: 56 uur, credits: 12, proves: [comp-voertuig-motor]}]}
`
const read = await importFile(
  db,
  { person: null, role: 'operator' },
  { fileName: 'proef.yaml', bytes: new TextEncoder().encode(pack), importer: 'pack' },
  clock,
)
if (!read.ok) throw new Error(read.refusal)

const yusuf = await somebody('Yusuf')
const [ann, bart, carla] = [await somebody('Ann'), await somebody('Bart'), await somebody('Carla')]
const stranger = await somebody('Vreemde')
const school = '/quickscan/denderstreek-onderhoudsmecanicien'
const college = '/quickscan/thomasmore-voertuigtechnieken'

const works = async (who: typeof ann, role: string, organisation: string) => {
  await accept(who, await codeFor(ann, organisation, { role }))
  const membership = await house.roleOf(who, role as 'coordinator')
  expect((await who.go('/organisaties/werk-voor', { membership })).status).toBe(303)
}

const keep = async (title: string): Promise<Id<'evidence'>> => {
  const id = newId<'evidence'>()
  const told = { kind: 'work' as const, title, description: '', issuer: null, issuedOn: null, paper: null }
  const row = { id, personId: yusuf.id, ...told, addedAt: clock, removedAt: null, removedBy: null }
  await db.insertInto('evidence').values(row).execute()
  return id
}
const removeItem = (id: Id<'evidence'>) =>
  db.updateTable('evidence').set({ removedAt: clock, removedBy: yusuf.id }).where('id', '=', id).execute()

beforeAll(async () => {
  const organisation = await validated(ann, 'provider')
  const offer = `${organisation.replace('/organisaties/', '/beheer/organisaties/')}/aanbod`
  for (const provider of ['vb-cvo-denderstreek', 'thomas-more-mechelen']) await boss.go(offer, { provider })
  await works(ann, 'coordinator', organisation)
  await works(bart, 'assessor', organisation)
  await works(carla, 'coordinator', organisation)
})

const atDesk = (own: string) => own.replace('/mijn-quickscans/', '/quickscans/')
const intake = { work: 'Garage', years: '9', other: '', hours: '8' }
const begin = async (where = school) => {
  const { to } = await yusuf.go(where, {})
  expect(to).toMatch(/^\/mijn-quickscans\//)
  expect((await yusuf.go(`${to}/intake`, intake)).status).toBe(303)
  return to
}
const say = (own: string, outcome: string, says: string, over: Record<string, string> = {}) =>
  yusuf.go(`${own}/leerresultaat/${outcome}`, { says, example: says === 'no' ? '' : 'Vorige week', ...over })
const seenOn = (html: string) => /name="seen" value="(\d+)"/.exec(html)?.[1] ?? ''
const all = (degrees: Record<string, string>, words = 'Omdat.') =>
  Object.fromEntries(
    Object.entries(degrees).flatMap(([id, degree]) => [
      [`degree-${id}`, degree],
      [`words-${id}`, degree === 'shown' ? '' : words],
    ]),
  )
const decide = async (who: typeof ann, own: string, degrees: Record<string, string>) => {
  const seen = seenOn((await who.go(atDesk(own))).html)
  return who.go(`${atDesk(own)}/beslis`, { seen, ...all(degrees) })
}

describe('a quickscan', () => {
  it('tells how it goes first, and which EVC it is, to anybody', async () => {
    const page = await stranger.go(school)
    for (const text of ['20 werkdagen', '€ 0', '14 dagen', 'EVC voor een beroep', '3 leerresultaten'])
      expect(page.text).toContain(text)
    expect(page.text).not.toContain('EVC in het hoger onderwijs:')
    expect((await stranger.go(college)).text).toContain('Dit is EVC in het hoger onderwijs')
    expect((await stranger.go('/quickscan/bestaat-niet')).status).toBe(404)
  })

  it('goes from four questions to a shorter programme, with a proof only where it is asked', async () => {
    const photo = await keep('Foto van de remmen')
    const { to: own } = await yusuf.go(school, {})
    expect((await yusuf.go(school, {})).text).toContain('Je bent hier al mee bezig')
    const wrong = await yusuf.go(`${own}/intake`, { ...intake, hours: 'veel' })
    expect(wrong.status).toBe(422)
    expect(wrong.text).toContain('een getal van 1 tot 60')
    expect(wrong.html).toContain('Garage')
    await yusuf.go(`${own}/intake`, intake)
    expect((await say(own, 'onderhoud', 'yes', { example: '' })).text).toContain('Geef één voorbeeld')
    const next = await say(own, 'onderhoud', 'yes')
    expect(next.to).toBe(`${own}/leerresultaat/remmen`)
    // May stop here, and nobody of the school sees it yet.
    expect((await yusuf.go(own)).text).toContain('Ga verder')
    expect((await ann.go(atDesk(own))).status).toBe(404)
    expect((await yusuf.go(`${own}/afgeven`, {})).text).toContain('Beantwoord eerst elk leerresultaat')
    await say(own, 'remmen', 'partly')
    await say(own, 'ophanging', 'no')
    const standing = await yusuf.go(own)
    for (const text of ['toon het', 'we praten erover', 'nog niet']) expect(standing.text).toContain(text)
    expect((await yusuf.go(`${own}/afgeven`, {})).text).toContain('Voeg eerst een bewijs toe')
    expect((await yusuf.go(`${own}/bewijs`, { outcome: 'ophanging', evidence: photo })).text).toContain(
      'Hier is geen bewijs nodig',
    )
    expect((await yusuf.go(`${own}/bewijs`, { outcome: 'onderhoud', evidence: newId() })).status).toBe(422)
    await yusuf.go(`${own}/bewijs`, { outcome: 'onderhoud', evidence: photo })
    // What was removed meanwhile does not count.
    await removeItem(photo)
    expect((await yusuf.go(`${own}/afgeven`, {})).text).toContain('Voeg eerst een bewijs toe')
    const list = await keep('Onderhoudslijst')
    await yusuf.go(`${own}/bewijs`, { outcome: 'onderhoud', evidence: list })
    expect((await yusuf.go(`${own}/afgeven`, {})).status).toBe(303)

    expect((await bart.go('/wat-wacht')).text).toContain('Beoordeel een quickscan Yusuf, Mecanicien')
    const desk = await bart.go(atDesk(own))
    for (const text of ['Onderhoudslijst', 'Hoe zoek je dat?', 'Leidraad voor het gesprek'])
      expect(desk.text).toContain(text)
    expect(desk.text).not.toContain('veer onder spanning')
    expect((await bart.go(`${atDesk(own)}/gesprek`, {})).status).toBe(422)
    await bart.go(`${atDesk(own)}/gesprek`, { 'note-remmen': 'Kent de maten.' })
    const test = { outcome: 'remmen', on: '2026-12-10', where: 'Atelier' }
    expect((await bart.go(`${atDesk(own)}/proef`, { ...test, on: '2026-11-25' })).text).toContain('na vandaag')
    await bart.go(`${atDesk(own)}/proef`, test)
    expect((await yusuf.go(own)).text).toContain('Je praktijkproef is op 10 december 2026. Plaats: Atelier.')
    expect((await bart.go(`${atDesk(own)}/uitslag`, {})).text).toContain('of de persoon slaagde')
    await bart.go(`${atDesk(own)}/uitslag`, { 'uitslag-remmen': 'failed', words: 'Nog te traag.' })
    const short = await decide(bart, own, { onderhoud: 'shown', remmen: 'partly' })
    expect(short.text).toContain('Kies voor elk onderdeel')
    const degrees = { onderhoud: 'shown', remmen: 'partly', ophanging: 'not' }
    expect((await decide(bart, own, degrees)).status).toBe(303)
    expect((await yusuf.go(own)).text).not.toContain('Je kortere opleiding')
    expect((await bart.go(`${atDesk(own)}/bevestig`, {})).text).toContain('Je besliste hier zelf over')
    expect((await ann.go(`${atDesk(own)}/terug`, { words: 'Kijk nog eens.' })).status).toBe(303)
    await decide(bart, own, degrees)
    expect((await ann.go(`${atDesk(own)}/bevestig`, {})).status).toBe(303)

    // 220 lesson periods at 8 hours a week are 23 weeks; 60 are 7.
    const done = await yusuf.go(own)
    for (const text of ['23 weken', '7 weken', 'Onderhoud', 'gedeeltelijk aangetoond'])
      expect(done.text).toContain(text)
    expect((await sureExemptions(db, yusuf.id)).get('den-om-onderhoud' as never)).toMatchObject({ minutes: null })
    expect((await resultsOf(db, yusuf.id)).map(({ competence }) => competence)).toEqual(['comp-voertuig-motor'])
    const letter = /\/mijn-brieven\/[0-9a-f-]+/.exec(done.html)?.[0] ?? ''
    expect((await yusuf.go(letter)).html.startsWith('%PDF')).toBe(true)
    expect((await yusuf.go('/mijn-berichten')).text).toContain('De school besliste')

    expect((await yusuf.go(`${own}/beroep`, { words: '' })).status).toBe(422)
    await yusuf.go(`${own}/beroep`, { words: 'Het was druk.' })
    const hear = (degrees: Record<string, string>) => ({ ...all(degrees), words: 'Gezien.' })
    expect((await ann.go(`${atDesk(own)}/beroep`, hear(degrees))).text).toContain('Je besliste hier zelf over')
    expect((await carla.go(`${atDesk(own)}/beroep`, hear({ ...degrees, onderhoud: 'partly' }))).text).toContain(
      'niet minder',
    )
    // The module of these two is gone from the programme: nothing falls away for it, what was found counts.
    const heard = { onderhoud: 'shown', remmen: 'shown', ophanging: 'shown' }
    expect((await carla.go(`${atDesk(own)}/beroep`, hear(heard))).status).toBe(303)
    expect([...(await sureExemptions(db, yusuf.id)).keys()]).toEqual(['den-om-onderhoud'])
    expect(await resultsOf(db, yusuf.id)).toHaveLength(2)
  })

  it('at a college leaves exemptions to a request, and needs no proof of what was assessed before', async () => {
    const own = await begin(college)
    for (const outcome of ['motor', 'onderstel']) await say(own, outcome, 'yes')
    for (const outcome of ['diagnose', 'klant']) await say(own, outcome, 'no')
    expect((await yusuf.go(own)).text).toContain('Deze 2 staan sterk')
    await yusuf.go(`${own}/afgeven`, {})
    await decide(bart, own, { motor: 'shown', onderstel: 'shown', diagnose: 'not', klant: 'not' })
    await ann.go(`${atDesk(own)}/bevestig`, {})
    const done = await yusuf.go(own)
    expect(done.text).toContain('Je vrijstellingen vraag je nu apart aan')
    expect(done.html).toContain('/mijn-aanvragen/nieuw?opleiding=thomasmore-voertuigtechnieken')
    expect((await sureExemptions(db, yusuf.id)).has('tho-vt-motor' as never)).toBe(false)
  })

  it('what came of it can be taken back by a coordinator, once, with a reason; the routes no longer count it', async () => {
    const { about } = await db
      .selectFrom('letter')
      .select('about')
      .orderBy('writtenAt')
      .orderBy('number')
      .executeTakeFirstOrThrow()
    const page = `/wat-hieruit-volgde/${about}`
    for (const text of [
      'Je hoeft Onderhoud niet te volgen',
      'Aangetoond: Motoren',
      'Aangetoond: comp-voertuig-onderstel',
    ])
      expect((await yusuf.go(page)).text).toContain(text)
    expect((await yusuf.go(page)).html).not.toContain('<form method="post" action="/wat-hieruit')
    for (const who of [stranger, bart]) expect((await who.go(page)).status).toBe(404)
    const [exemption, result] = await Promise.all([
      db.selectFrom('grantedExemption').select('id').where('about', '=', about).executeTakeFirstOrThrow(),
      db
        .selectFrom('competenceResult')
        .select('id')
        .where('about', '=', about)
        .orderBy('competence')
        .executeTakeFirstOrThrow(),
    ])
    const chosen = [exemption.id, result.id]
    const ask = { chosen, reason: 'mistake', words: 'We keken naar de verkeerde lijst.' }
    expect((await yusuf.go(page, ask)).status).toBe(404)
    expect((await bart.go(page, ask)).status).toBe(404)
    const silent = await ann.go(page, { ...ask, words: ' ' })
    expect([silent.status, silent.text.includes('Kies een reden')]).toEqual([422, true])
    const none = await ann.go(page, { ...ask, chosen: [newId()] })
    expect(none.text).toContain('Kies eerst wat je terugneemt')
    expect(none.html).toContain('We keken naar de verkeerde lijst.')
    const at = await Promise.all([ann.go(page, ask), carla.go(page, ask)])
    expect(at.map(({ status }) => status).sort()).toEqual([303, 422])
    expect((await sureExemptions(db, yusuf.id)).size).toBe(0)
    const found = (await resultsOf(db, yusuf.id)).filter(each => each.about === about)
    expect(found.map(({ competence }) => competence)).toEqual(['comp-voertuig-onderstel'])
    expect((await yusuf.go(page)).text).toContain('Teruggenomen op 25 november 2026: We keken naar de verkeerde lijst.')
    expect((await yusuf.go('/mijn-berichten')).text).toContain('nam een beslissing voor een deel terug')
  })

  it('loses nothing when a proof is added while somebody decides', async () => {
    // What the scans before found would make a proof needless.
    await db.deleteFrom('competenceResult').execute()
    const own = await begin()
    for (const outcome of ['onderhoud', 'remmen', 'ophanging']) await say(own, outcome, 'partly')
    await yusuf.go(`${own}/afgeven`, {})
    const extra = await keep('Nog een foto')
    const seen = seenOn((await bart.go(atDesk(own))).html)
    const degrees = all({ onderhoud: 'partly', remmen: 'partly', ophanging: 'partly' }, 'Ik zag te weinig.')
    const [added, decided] = await Promise.all([
      yusuf.go(`${own}/bewijs`, { outcome: 'remmen', evidence: extra }),
      bart.go(`${atDesk(own)}/beslis`, { seen, ...degrees }),
    ])
    // Whoever comes second hears it: the proof is seen before it is decided, or the person is told that it is decided.
    expect([added.status, decided.status].sort()).toEqual([303, 422])
    if (decided.status === 422) {
      expect(decided.text).toContain('Er kwam intussen iets bij')
      expect(decided.html).toContain('Ik zag te weinig.')
    } else expect(added.text).toContain('er is intussen iets gebeurd')
    const twice = await Promise.all([yusuf.go(`${own}/intrekken`, {}), yusuf.go(`${own}/intrekken`, {})])
    expect(twice.map(({ status }) => status).sort()).toEqual([303, 422])
  })

  it('is nobody else’s to see or to touch, and nobody judges themselves', async () => {
    const { id } = await db.selectFrom('procedure').select('id').executeTakeFirstOrThrow()
    for (const path of [`/mijn-quickscans/${id}`, `/quickscans/${id}`, `/mijn-quickscans/${id}/leerresultaat/remmen`])
      expect((await stranger.go(path)).status).toBe(404)
    for (const step of ['gesprek', 'proef', 'uitslag', 'beslis', 'bevestig', 'terug', 'beroep']) {
      expect((await stranger.go(`/quickscans/${id}/${step}`, {})).status).toBe(404)
      expect((await yusuf.go(`/quickscans/${id}/${step}`, {})).status).toBe(404)
    }
    for (const step of ['intake', 'bewijs', 'afgeven', 'beroep', 'intrekken'])
      expect((await ann.go(`/mijn-quickscans/${id}/${step}`, {})).status).toBe(404)
    expect((await stranger.go('/quickscans')).text).not.toContain('Yusuf')
    expect((await stranger.go(`/dossierstukken/${id}/${newId()}`)).status).toBe(404)
  })
})
