import { describe, expect, it } from 'vitest'
import { companyHouse, named, seenOn } from '../../../test/support/company-house.ts'
import { testDatabase } from '../../../test/support/database.ts'
import { codeIn } from '../../../test/support/organisations.ts'
import { newId } from '../../platform/ids.ts'

const { db } = await testDatabase()
const clock = new Date('2026-11-25T10:00:00Z')
const { luc, samuel, stranger, company, plan, workerAt } = await companyHouse(db, clock)
const placeIn = (html: string): string => /href="([^"]*\/plaats\/[^"]+)"/.exec(html)?.[1] ?? ''
const course = {
  title: 'Zagen in huis',
  provider: '',
  price: '80',
  start: '2027-03-01',
  weeks: '4',
  hours: '4',
  seats: '1',
  after: '',
}

describe('a training plan', () => {
  it('is begun by who plans for a company, over a period that can be', async () => {
    expect(plan).toMatch(/^\/opleidingsplannen\//)
    const wrong = await luc.go('/opleidingsplannen', { title: 'X', from: '2027-06-01', until: '2027-01-01' })
    expect(wrong.status).toBe(422)
    expect(wrong.text).toContain('een later einde')
    const far = await luc.go('/opleidingsplannen', { title: 'X', from: '9999-01-01', until: '9999-12-31' })
    expect(far.status).toBe(422)
    expect(
      (await stranger.go('/opleidingsplannen', { title: 'X', from: '2027-01-01', until: '2027-02-01' })).status,
    ).toBe(404)
    expect((await stranger.go('/opleidingsplannen')).text).toContain('Kies bij je organisaties')
  })

  it('takes a job from a profile, with what was ticked in it, and keeps levels', async () => {
    const searched = await luc.go(`${plan}/matrix?zoek=hout&profiel=q:q-hout`)
    for (const text of ['Houtbewerker', 'Hout zagen op maat', 'Hout lijmen']) expect(searched.text).toContain(text)
    const empty = await luc.go(`${plan}/job`, {
      title: '',
      activity: 'Zagerij',
      profile: 'q:q-hout',
      competence: ['comp-zagen'],
    })
    expect(empty.status).toBe(422)
    await luc.go(`${plan}/job`, {
      title: 'Zager',
      activity: 'Zagerij',
      profile: 'q:q-hout',
      competence: ['comp-zagen', 'niets'],
    })
    await luc.go(`${plan}/rij`, { label: 'Heftruck rijden' })
    const page = (await luc.go(`${plan}/matrix`)).html
    expect(page).not.toContain('Hout lijmen')
    const cells = named(page, 'cell-')
    expect(cells).toHaveLength(2)
    const seen = seenOn(page)
    const levels = Object.fromEntries(cells.map(cell => [cell, '2']))
    expect((await luc.go(`${plan}/matrix`, { seen, ...levels })).status).toBe(303)
    const late = await luc.go(`${plan}/matrix`, { seen, ...levels })
    expect(late.status).toBe(422)
    expect(late.text).toContain('Iemand anders veranderde intussen iets')
  })

  it('adds people by name or code, and says what is wrong at the field', async () => {
    const job = /<option value="([^"]+)">Zager/.exec((await luc.go(`${plan}/mensen`)).html)?.[1] ?? ''
    const add = (over: Record<string, string>) =>
      luc.go(`${plan}/mensen`, { name: '', team: 'dag', job, percent: '100', ...over })
    const wrong = await add({ name: 'An', percent: '300' })
    expect(wrong.status).toBe(422)
    expect(wrong.html).toContain('value="An"')
    await add({ name: 'Samuel' })
    await add({})
    const page = await luc.go(`${plan}/mensen`)
    for (const text of ['Samuel', 'W02', 'Nog 2 competenties te leren, 2 zonder plaats'])
      expect(page.text).toContain(text)
  })

  it('proposes modules of schools, and takes what the company gives itself', async () => {
    const page = await luc.go(`${plan}/opleidingen`)
    expect(page.html).toContain('module=h-zagen')
    const filled = await luc.go(`${plan}/opleidingen?module=h-zagen`)
    for (const value of ['value="60"', 'value="2027-02-01"', 'value="5"', 'value="6,7"'])
      expect(filled.html).toContain(value)
    const rows = named(page.html, 'teach-')
    expect((await luc.go(`${plan}/opleidingen`, course)).text).toContain('minstens één competentie')
    const teaches = { [rows[0] ?? '']: '2' }
    expect((await luc.go(`${plan}/opleidingen`, { ...course, ...teaches, start: '2029-01-01' })).status).toBe(422)
    expect((await luc.go(`${plan}/opleidingen`, { ...course, ...teaches })).status).toBe(303)
  })

  it('is made within its limits, says why somebody has no place, and the same again is no change', async () => {
    const limits = { budget: '100', perTeam: '1', perWorker: '8', size: 'small', sector: 'private' }
    expect(
      (
        await luc.go(`${plan}/grenzen`, {
          ...limits,
          budget: 'veel',
          seen: seenOn((await luc.go(`${plan}/grenzen`)).html),
        })
      ).text,
    ).toContain('bedrag in euro')
    await luc.go(`${plan}/grenzen`, { ...limits, seen: seenOn((await luc.go(`${plan}/grenzen`)).html) })
    await luc.go(`${plan}/maak`, {})
    const page = await luc.go(plan)
    for (const text of [
      '1 / 4',
      '€ 80',
      'Zagen in huis',
      'Beter kan niet binnen deze grenzen',
      'het budget is op',
      'het is volzet',
      'Geen opleiding in het plan leert dit',
    ])
      expect(page.text).toContain(text)
    const count = () =>
      db
        .selectFrom('planStep')
        .select(({ fn }) => fn.countAll<number>().as('all'))
        .executeTakeFirstOrThrow()
    const before = await count()
    await luc.go(`${plan}/maak`, {})
    expect(await count()).toEqual(before)
  })

  it('is edited by hand, warns when a limit breaks, and undoes', async () => {
    const page = (await luc.go(plan)).html
    const place = placeIn(page)
    const [first = '', second = ''] = [...page.matchAll(/<option value="([0-9a-f-]{36})">/g)].map(([, id]) => id ?? '')
    const where = /<option value="([0-9a-f-]{36} [0-9a-f-]{36})">/.exec(page)?.[1] ?? ''
    await luc.go(`${plan}/opleidingen/${where.split(' ')[0]}/editie`, {
      start: '2027-09-06',
      weeks: '2',
      hours: '4',
      seats: '3',
    })
    const inPlan = (
      await db.selectFrom('planStep').select('detail').where('kind', '=', 'planned').executeTakeFirstOrThrow()
    ).detail as { placements: { worker: string }[] }
    const other = inPlan.placements[0]?.worker === first ? second : first
    expect((await luc.go(`${plan}/plaats`, { worker: other, place: where })).status).toBe(303)
    const broken = await luc.go(plan)
    for (const text of [
      'Dit plan gaat over een grens',
      'één plaats te weinig',
      '2 mensen van dag zijn weg',
      '€ 60 te veel',
    ])
      expect(broken.text).toContain(text)
    const undo = /name="step" value="(\d+)"/.exec(broken.html)?.[1] ?? ''
    await luc.go(`${plan}/terug`, { step: undo })
    expect((await luc.go(plan)).text).not.toContain('Dit plan gaat over een grens')
    expect((await luc.go(`${plan}/terug`, { step: undo })).status).toBe(422)
    await luc.go(`${place}/vast`, {})
    const edition =
      [...(await luc.go(place)).html.matchAll(/<option value="([0-9a-f-]{36})">/g)].map(([, id]) => id)[0] ?? ''
    await luc.go(`${place}/verplaats`, { edition })
    expect((await luc.go(plan)).text).toContain('6 sep 2027')
    expect((await luc.go(`${place}/verzin`, {})).status).toBe(404)
  })

  it('is followed to its end, and goes out as what the learning account asks', async () => {
    const place = placeIn((await luc.go(plan)).html)
    await luc.go(`${place}/begonnen`, {})
    expect((await luc.go(`${place}/weg`, {})).text).toContain('Dit is al begonnen')
    expect((await luc.go(`${place}/gestopt`, { words: '' })).text).toContain('Schrijf waarom')
    const both = await Promise.all(
      [1, 2].map(() => luc.go(`${place}/gedaan`, { certificate: '=ATTEST', validUntil: '2030-01-01', hours: '7,5' })),
    )
    expect(both.map(({ status }) => status).sort()).toEqual([303, 422])
    const csv = await luc.go(`${plan}/bestand/leerrekening.csv`)
    expect(csv.html.split('\r\n')[0]?.split(',')).toHaveLength(9)
    expect(csv.html).toContain("Zagen in huis,7.5,2027-09-06,2026-11-25,ja,'=ATTEST,2030-01-01,ja")
    expect((await luc.go(`${plan}/bestand/leerrekening.xlsx`)).html.startsWith('PK')).toBe(true)
    expect((await luc.go(`${plan}/bestand/plan.pdf`)).html.startsWith('%PDF')).toBe(true)
    expect((await luc.go(`${plan}/bestand/iets`)).status).toBe(404)
    expect((await luc.go(plan)).text).toContain('1 / 3'.slice(0, 1))
  })
})

describe('a worker in a plan', () => {
  it('reads what was filled in about them with a code that counts once, and says something of it', async () => {
    const at = await workerAt('Samuel')
    const code = codeIn((await luc.go(`${at}/code`, {})).text)
    expect((await samuel.go('/opleidingsplan-code', { code: 'AAAA-BBBB-CCCC' })).status).toBe(422)
    expect((await samuel.go('/opleidingsplan-code', { code })).text).toContain('Plan 2027')
    const twice = await Promise.all([samuel, stranger].map(who => who.go('/opleidingsplan-code', { code, sure: 'ja' })))
    expect(twice.map(({ status }) => status).sort()).toEqual([303, 422])
    const won = twice[0]?.status === 303 ? samuel : stranger
    if (won !== samuel) await won.go(`${twice[1]?.to}/los`, {})
    const own = won === samuel ? (twice[0]?.to ?? '') : await linkAgain(at)
    const page = await samuel.go(own)
    for (const text of ['Hout zagen op maat', 'Heftruck rijden', 'Je ziet hier precies wat je werkgever ziet'])
      expect(page.text).toContain(text)
    expect(page.text).not.toContain('W02')
    await samuel.go(`${own}/opmerking`, { words: 'Ik reed al met een heftruck.' })
    expect((await luc.go(at)).text).toContain('Ik reed al met een heftruck.')
    expect((await stranger.go(own)).status).toBe(404)
    expect((await stranger.go(`${own}/opmerking`, { words: 'x' })).status).toBe(404)
  })

  const linkAgain = async (at: string) => {
    const code = codeIn((await luc.go(`${at}/code`, {})).text)
    return (await samuel.go('/opleidingsplan-code', { code, sure: 'ja' })).to
  }

  it('lets the company see of their dossier only what they choose, and it is gone when they take it back', async () => {
    const at = await workerAt('Samuel')
    const page = await luc.go(at)
    expect(page.text).not.toContain('uit het eigen dossier')
    const nothing = Object.fromEntries(named(page.html, 'level-').map(level => [level, '0']))
    await luc.go(`${at}/scores`, { seen: seenOn(page.html), ...nothing })
    const dossier = newId<'dossier'>()
    await db
      .insertInto('dossier')
      .values({ id: dossier, personId: samuel.id, startedAt: clock, keptAt: clock })
      .execute()
    const can = { has: [{ competence: 'comp-zagen', strength: 'certified', by: null }], dropped: [] }
    await db
      .insertInto('dossierAnswer')
      .values({ dossierId: dossier, question: 'can', answer: JSON.stringify(can), at: clock })
      .execute()
    const organisation = company.split('/').at(-1) ?? ''
    const path = `/mijn-dossiers/${dossier}/wie-ziet-wat`
    await samuel.go(`${path}/organisatie/${organisation}`, {
      part: 'can',
      purpose: 'work',
      days: '90',
      role: 'employer',
    })
    expect((await luc.go(at)).text).toContain('uit het eigen dossier: alleen')
    expect((await samuel.go(path)).text).toContain('Luc')
    const access = await db.selectFrom('access').select('id').executeTakeFirstOrThrow()
    await samuel.go(`${path}/${access.id}/intrekken`, {})
    expect((await luc.go(at)).text).not.toContain('uit het eigen dossier')
  })

  it('is nobody else’s to see or to change', async () => {
    for (const path of ['', '/matrix', '/mensen', '/opleidingen', '/grenzen', '/bestand/plan.pdf'])
      expect((await stranger.go(`${plan}${path}`)).status, path).toBe(404)
    for (const path of [
      '/maak',
      '/terug',
      '/plaats',
      '/matrix',
      '/job',
      '/rij',
      '/weg',
      '/grenzen',
      '/mensen',
      '/opleidingen',
    ])
      expect((await stranger.go(`${plan}${path}`, {})).status, path).toBe(404)
    const at = await workerAt('Samuel')
    for (const path of ['', '/scores', '/gegevens', '/weg', '/code'])
      expect((await stranger.go(`${at}${path}`, path === '' ? undefined : {})).status, path).toBe(404)
  })

  it('goes from the plan with their name when the company takes them out, or when they erase themselves', async () => {
    const at = await workerAt('Samuel')
    await luc.go(`${at}/scores`, {
      seen: '999999',
      ...Object.fromEntries(named((await luc.go(at)).html, 'level-').map(level => [level, '1'])),
    })
    await samuel.go('/mijn-gegevens/wissen', { sure: 'WIS' })
    const rows = await db.selectFrom('planWorker').select(['name', 'personId']).execute()
    expect(rows.map(({ name }) => name)).toEqual(['', ''])
    expect(await db.selectFrom('planRemark').selectAll().execute()).toEqual([])
    await luc.go(`${await workerAt('W02')}/weg`, {})
    expect((await luc.go(`${plan}/mensen`)).text).not.toContain('W02')
  })
})
