import { beforeAll, describe, expect, it } from 'vitest'
import { testDatabase } from '../../../test/support/database.ts'
import { codeIn, organisationsHouse } from '../../../test/support/organisations.ts'
import { importFile } from '../../catalogue/import/import-file.ts'
import { newId } from '../../platform/ids.ts'
import { sureExemptions } from '../requests/granted.store.ts'

const { db } = await testDatabase()
let clock = new Date('2026-11-25T10:00:00Z')
const house = await organisationsHouse(db, () => clock, clock)
const { somebody, boss, validated, codeFor, accept } = house

// As the programme whose portfolio comes with the content.
const packOf = (modules: string) => `
defaults: {origin: example, source: {title: Gemaakt voor de proef, address: null, asOf: 2026-11-24}}
qualifications:
- {id: q-log, kind: professional, title: {nl: Logistiek assistent, en: Logistic assistant}, competences: []}
providers:
- {id: vb-cvo-mechelen-hout, name: CVO Vaartland, kind: cvo}
programmes:
- {id: vaartland-logistiek-zorg, provider: vb-cvo-mechelen-hout, title: {nl: Logistiek assistent, en: Logistic assistant}, awards: q-log, unit: lesson-period, modules: [{id: vaa-lz-taken, title: {nl: Taken, en: Tasks}, contact: 40 lestijden}${modules}]}
`
const stage = ', {id: vaa-lz-stage, title: {nl: Stage, en: Internship}, workplace: 150 uur, workplaceExemptable: true}'
const load = async (modules: string) => {
  const bytes = new TextEncoder().encode(packOf(modules))
  const file = { fileName: 'proef.yaml', bytes, importer: 'pack' as const }
  const read = await importFile(db, { person: null, role: 'operator' }, file, clock)
  if (!read.ok) throw new Error(read.refusal)
}
await load(stage)

const samuel = await somebody('Samuel')
const hilde = await somebody('Hilde')
const [ann, bart, carla] = [await somebody('Ann'), await somebody('Bart'), await somebody('Carla')]
const stranger = await somebody('Vreemde')

const works = async (who: typeof ann, role: string, organisation: string) => {
  await accept(who, await codeFor(ann, organisation, { role }))
  const membership = await house.roleOf(who, role as 'coordinator')
  expect((await who.go('/organisaties/werk-voor', { membership })).status).toBe(303)
}

beforeAll(async () => {
  const organisation = await validated(ann, 'provider')
  const offer = `${organisation.replace('/organisaties/', '/beheer/organisaties/')}/aanbod`
  await boss.go(offer, { provider: 'vb-cvo-mechelen-hout' })
  await works(ann, 'coordinator', organisation)
  await works(bart, 'supervisor', organisation)
  await works(carla, 'coordinator', organisation)
})

const door = '/stage-inkorten/vaartland-logistiek-zorg'
const objectives = ['maaltijd', 'kamer', 'bewoner', 'team']
const conditions = { condition: ['werk', 'mentor', 'rest'], years: '1' }
const atDesk = (own: string) => own.replace('/mijn-stageportfolios/', '/stageportfolios/')
const begin = async () => {
  const { to } = await samuel.go(door, conditions)
  expect(to).toMatch(/^\/mijn-stageportfolios\//)
  return to
}
const told = { situation: 'Avond', action: 'Rondgebracht', result: 'Goed' }
const tell = (own: string, objective: string, over: Record<string, string> = {}) =>
  samuel.go(`${own}/doel/${objective}`, { ...told, ...over })
const tellAll = async (own: string) => {
  for (const objective of objectives) expect((await tell(own, objective)).status).toBe(303)
}
const judged = (degrees: string[], words = 'Te weinig gezien.') =>
  Object.fromEntries(
    objectives.flatMap((id, at) => [
      [`degree-${id}`, degrees[at] ?? ''],
      [`words-${id}`, degrees[at] === 'shown' ? '' : words],
    ]),
  )
const seenOn = (html: string) => /name="seen" value="(\d+)"/.exec(html)?.[1] ?? ''
const decide = async (own: string, degrees: string[]) => {
  const seen = seenOn((await bart.go(atDesk(own))).html)
  return bart.go(`${atDesk(own)}/beslis`, { seen, ...judged(degrees) })
}
const minutes = async () => (await sureExemptions(db, samuel.id)).get('vaa-lz-stage' as never)?.minutes

describe('an internship portfolio', () => {
  it('shows the conditions with why, and begins only when all hold', async () => {
    const page = await stranger.go(door)
    for (const text of ['75 u', '150 u', 'De school was er niet bij', '60 dagen']) expect(page.text).toContain(text)
    expect((await samuel.go(door, { ...conditions, years: '0' })).text).toContain('nog niet lang genoeg')
    const missing = await samuel.go(door, { ...conditions, condition: ['werk'] })
    expect(missing.text).toContain('Alle voorwaarden moeten kloppen')
    expect(missing.html).toMatch(/value="werk" checked/)
    const both = await Promise.all([samuel.go(door, conditions), samuel.go(door, conditions)])
    expect(both.map(({ status }) => status).sort()).toEqual([303, 422])
    await samuel.go(`${both.find(({ status }) => status === 303)?.to}/intrekken`, {})
  })

  it('is told, confirmed by a mentor, judged by two, and gives hours in proportion, more after an appeal', async () => {
    const own = await begin()
    expect((await tell(own, 'maaltijd', { result: '' })).text).toContain('Beantwoord de drie vragen')
    expect((await samuel.go(`${own}/afgeven`, {})).text).toContain('Vertel eerst iets bij elk doel')
    const evidence = newId<'evidence'>()
    const item = { kind: 'employer' as const, title: 'Brief van mijn chef', description: '', issuer: null }
    const row = { id: evidence, personId: samuel.id, ...item, issuedOn: null, paper: null }
    await db
      .insertInto('evidence')
      .values({ ...row, addedAt: clock, removedAt: null, removedBy: null })
      .execute()
    await tellAll(own)
    await tell(own, 'maaltijd', { evidence })

    const code = codeIn((await samuel.go(`${own}/mentor`, { address: '' })).text)
    expect((await samuel.go(`${own}/mentor`, { address: 'geen adres' })).status).toBe(422)
    await samuel.go(`${own}/mentor`, { address: 'Chef@voorbeeld.be' })
    const mail = await db
      .selectFrom('outbox')
      .select('body')
      .where('recipient', '=', 'chef@voorbeeld.be')
      .executeTakeFirst()
    expect(mail?.body).toContain('/stage-bevestigen/')
    expect((await samuel.go('/stage-bevestigen', { code })).text).toContain('niet je eigen mentor')
    expect((await hilde.go('/stage-bevestigen', { code: 'AAAA-BBBB-CCCC' })).text).toContain('Deze code werkt niet')
    expect((await hilde.go(atDesk(own))).status).toBe(404)
    const came = await Promise.all([
      hilde.go('/stage-bevestigen', { code }),
      stranger.go('/stage-bevestigen', { code }),
    ])
    expect(came.map(({ status }) => status).sort()).toEqual([303, 422])
    const mentor = came[0].status === 303 ? hilde : stranger
    const outsider = mentor === hilde ? stranger : hilde
    expect((await mentor.go('/wat-wacht')).text).toContain('Bevestig wat je op de werkvloer zag')
    const asked = await mentor.go(atDesk(own))
    expect(asked.text).toContain('Rondgebracht')
    // The mentor confirms what was told; evidence is for who judges.
    expect(asked.text).not.toContain('Brief van mijn chef')
    expect((await mentor.go(`${atDesk(own)}/gezien`, { words: '' })).text).toContain('Vink aan wat je zag')
    await mentor.go(`${atDesk(own)}/gezien`, { objective: ['maaltijd', 'team'], words: 'Doet dit elke dag.' })
    expect((await mentor.go(`${atDesk(own)}/beslis`, judged(['shown']))).status).toBe(422)
    expect((await outsider.go(atDesk(own))).status).toBe(404)

    expect((await bart.go(atDesk(own))).status).toBe(404)
    await samuel.go(`${own}/afgeven`, {})
    const desk = await bart.go(atDesk(own))
    for (const text of ['Brief van mijn chef', `gezien door ${mentor.name}`, 'Doet dit elke dag.'])
      expect(desk.text).toContain(text)
    // Removed after it was handed in: whoever judges is told.
    await db
      .updateTable('evidence')
      .set({ removedAt: clock, removedBy: samuel.id })
      .where('id', '=', evidence)
      .execute()
    expect((await bart.go(atDesk(own))).text).toContain('intussen weggehaald')
    expect((await decide(own, ['shown', 'shown', 'partly'])).text).toContain('Kies voor elk onderdeel')
    expect((await decide(own, ['shown', 'shown', 'partly', 'not'])).status).toBe(303)
    expect(await minutes()).toBeUndefined()
    await ann.go(`${atDesk(own)}/bevestig`, {})
    expect(await minutes()).toBe(46 * 60)
    const done = await samuel.go(own)
    expect(done.text).toContain('Er vallen 46 uur van je stage weg (hoogstens 75).')
    expect(done.html).toMatch(/\/mijn-brieven\/[0-9a-f-]+/)
    await samuel.go(`${own}/beroep`, { words: 'Mijn mentor zag het wel.' })
    const heard = { ...judged(['shown', 'shown', 'shown', 'shown']), words: 'Je krijgt gelijk.' }
    expect((await carla.go(`${atDesk(own)}/beroep`, heard)).status).toBe(303)
    expect(await minutes()).toBe(75 * 60)
  })

  it('can be handed in until the last minute of the last day, not one later', async () => {
    const own = await begin()
    await tellAll(own)
    clock = new Date('2027-01-24T23:00:00Z')
    expect((await tell(own, 'team')).status).toBe(422)
    expect((await samuel.go(`${own}/afgeven`, {})).text).toContain('De laatste dag om af te geven is voorbij')
    clock = new Date('2027-01-24T22:59:59Z')
    expect((await samuel.go(`${own}/afgeven`, {})).status).toBe(303)
    clock = new Date('2026-11-25T10:00:00Z')
    // The assessor decides while the person still adds something: one of both hears of the other.
    const seen = seenOn((await bart.go(atDesk(own))).html)
    const [added, decided] = await Promise.all([
      tell(own, 'team', { action: 'Nog iets' }),
      bart.go(`${atDesk(own)}/beslis`, { seen, ...judged(['not', 'not', 'not', 'not']) }),
    ])
    expect([added.status, decided.status].sort()).toEqual([303, 422])
    await samuel.go(`${own}/intrekken`, {})
  })

  it('gives nothing when the internship is gone from the programme, and says so', async () => {
    const before = await minutes()
    const own = await begin()
    await tellAll(own)
    await samuel.go(`${own}/afgeven`, {})
    await load('')
    expect((await bart.go(atDesk(own))).text).toContain('Deze stage zit niet meer in de opleiding')
    await decide(own, ['shown', 'shown', 'shown', 'shown'])
    await ann.go(`${atDesk(own)}/bevestig`, {})
    expect(await minutes()).toBe(before)
    expect((await samuel.go(own)).text).toContain('Er valt daarom niets weg')
  })
})
