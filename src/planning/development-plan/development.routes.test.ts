import { describe, expect, it } from 'vitest'
import { testDatabase } from '../../../test/support/database.ts'
import { organisationsHouse } from '../../../test/support/organisations.ts'
import { newId } from '../../platform/ids.ts'
import { translators } from '../../platform/words.ts'
import { remindOfActions } from './remind-of-actions.ts'
import type { DevelopmentId } from './tables.ts'

const { db } = await testDatabase()
const clock = new Date('2026-11-25T10:00:00Z')
const { somebody, validated, codeFor, accept, roleOf } = await organisationsHouse(db, () => clock, clock)
const [elif, luc, hilde, stranger] = [
  await somebody('Elif'),
  await somebody('Luc'),
  await somebody('Hilde'),
  await somebody('Vreemde'),
]
const company = await validated(luc)
await accept(hilde, await codeFor(luc, company, { role: 'team-leader' }))
await hilde.go('/organisaties/werk-voor', { membership: await roleOf(hilde, 'team-leader') })
const dossier = newId<'dossier'>()
await db.insertInto('dossier').values({ id: dossier, personId: elif.id, startedAt: clock, keptAt: clock }).execute()
const access = `/mijn-dossiers/${dossier}/wie-ziet-wat`

const idsIn = (html: string, name: string): string[] => [
  ...new Set([...html.matchAll(new RegExp(`name="${name}" value="([0-9a-f-]{36})"`, 'g'))].map(([, id]) => id ?? '')),
]

let plan = ''

describe('a development plan', () => {
  it('begins as an empty sheet, once, and says what is wrong at the field', async () => {
    expect((await elif.go('/mijn-ontwikkelplan')).text).toContain('Waarmee wil je beginnen?')
    const both = await Promise.all([1, 2].map(() => elif.go('/mijn-ontwikkelplan', {})))
    expect(new Set(both.map(({ to }) => to)).size).toBe(1)
    plan = both[0]?.to ?? ''
    expect((await elif.go(plan)).text).toContain('Er staat nog geen doel')
    const wrong = await elif.go(`${plan}/doel`, { 'goal-words': 'Filiaal leiden', 'goal-by': '2027-02-30' })
    expect(wrong.status).toBe(422)
    expect(wrong.html).toContain('value="Filiaal leiden"')
    await elif.go(`${plan}/doel`, { 'goal-words': 'Filiaal leiden', 'goal-by': '2027-12-31' })
    const [goal = ''] = idsIn((await elif.go(plan)).html, 'goal')
    const action = { goal, words: 'Meelopen met de filiaalhouder', who: 'worker', by: '2026-11-20' }
    expect((await elif.go(`${plan}/actie`, { ...action, who: 'niemand' })).text).toContain('Kies wie het doet')
    expect((await elif.go(`${plan}/actie`, action)).status).toBe(303)
    const page = await elif.go(plan)
    for (const text of ['Filiaal leiden', 'Meelopen met de filiaalhouder', 'te laat', '0 van 1 gedaan'])
      expect(page.text).toContain(text)
  })

  it('is nobody else’s to see, until its owner lets them in, and then they may add but not take away', async () => {
    for (const who of [hilde, stranger, luc]) {
      expect((await who.go(plan)).status).toBe(404)
      expect((await who.go(`${plan}/ontwikkelplan.pdf`)).status).toBe(404)
      for (const step of ['doel', 'actie', 'klaar', 'opmerking', 'terug', 'doel-weg'])
        expect((await who.go(`${plan}/${step}`, { remark: 'x' })).status, step).toBe(404)
    }
    const organisation = company.split('/').at(-1) ?? ''
    const terms = { part: 'development-plan', purpose: 'work', days: '90', role: 'team-leader' }
    expect((await elif.go(`${access}/organisatie/${organisation}`, terms)).status).toBe(303)
    expect((await hilde.go('/ontwikkelplannen')).text).toContain('Elif')
    expect((await luc.go(plan)).status).toBe(404)
    const page = await hilde.go(plan)
    expect(page.text).toContain('Ontwikkelplan van Elif')
    expect(page.text).not.toContain('Haal dit doel weg')
    const [goal = ''] = idsIn(page.html, 'goal')
    await hilde.go(`${plan}/actie`, { goal, words: 'Rooster vrijmaken op dinsdag', who: 'team-leader', by: '' })
    await hilde.go(`${plan}/opmerking`, { remark: 'We kijken in maart opnieuw.' })
    expect((await hilde.go(`${plan}/doel-weg`, { goal })).text).toContain('Dat kan alleen de persoon')
    const own = await elif.go(plan)
    for (const text of ['Rooster vrijmaken op dinsdag', 'We kijken in maart opnieuw.', 'Hilde (teamleider)'])
      expect(own.text).toContain(text)
    expect((await elif.go(access)).text).toContain('Hilde')
  })

  it('tells once that a day has passed, not of what is done', async () => {
    const sends = { mail: true, sms: false, origin: 'http://localhost', t: translators.nl }
    const twice = await Promise.all([remindOfActions(db, sends, clock), remindOfActions(db, sends, clock)])
    expect(twice.reduce((all, told) => all + told, 0)).toBe(1)
    expect((await elif.go('/mijn-berichten')).text).toContain('Een actie is te laat')
    const [first = ''] = idsIn((await elif.go(plan)).html, 'action')
    await elif.go(`${plan}/klaar`, { action: first })
    await elif.go(`${plan}/actie`, { action: first, words: 'Meelopen, twee weken', who: 'worker', by: '2026-11-19' })
    expect(await remindOfActions(db, sends, clock)).toBe(0)
  })

  it('keeps who did what and when, and takes back one’s own newest step', async () => {
    const [first = ''] = idsIn((await elif.go(plan)).html, 'action')
    expect((await elif.go(`${plan}/klaar`, { action: first })).text).toContain('Dit is al gedaan')
    await elif.go(`${plan}/heropen`, { action: first })
    expect((await elif.go(`${plan}/klaar`, { action: first, on: '2027-01-01' })).text).toContain('niet na vandaag')
    const both = await Promise.all(
      [elif, hilde].map(who => who.go(`${plan}/klaar`, { action: first, on: '2026-11-24' })),
    )
    expect(both.map(({ status }) => status).sort()).toEqual([303, 422])
    expect((await elif.go(plan)).text).toContain('gedaan op 24 november 2026')
    await elif.go(`${plan}/actie-weg`, { action: first })
    const page = await elif.go(plan)
    expect(page.text).not.toContain('Meelopen, twee weken')
    const step = /name="step" value="(\d+)"/.exec(page.html)?.[1] ?? ''
    expect((await hilde.go(`${plan}/terug`, { step })).status).toBe(422)
    await elif.go(`${plan}/terug`, { step })
    expect((await elif.go(plan)).text).toContain('Meelopen, twee weken')
  })

  it('is one sheet of paper, also with far too much on it', async () => {
    const [goal = ''] = idsIn((await elif.go(plan)).html, 'goal')
    await elif.go(`${plan}/bereikt`, { goal })
    const pages = async () => (await elif.go(`${plan}/ontwikkelplan.pdf`)).html.match(/\/Type \/Page\b/g)
    expect(await pages()).toHaveLength(1)
    await elif.go(`${plan}/doel`, { 'goal-words': 'Een tweede doel, ook van Elif', 'goal-by': '' })
    const second = idsIn((await elif.go(plan)).html, 'goal').find(id => id !== goal) ?? ''
    const long = Array.from({ length: 38 }, (_, at) => ({
      planId: plan.split('/').at(-1) as DevelopmentId,
      kind: 'action' as const,
      detail: JSON.stringify({
        id: newId(),
        goal: second,
        words: `Stap ${at} van een lange lijst`,
        who: 'guide',
        by: null,
      }),
      at: clock,
      personId: elif.id,
      role: 'worker' as const,
    }))
    await db.insertInto('developmentStep').values(long).execute()
    expect(await pages()).toHaveLength(1)
    await elif.go(`${plan}/doel-weg`, { goal: second })
  })

  it('shuts at once when its owner ends it, and goes with them', async () => {
    const { id } = await db.selectFrom('access').select('id').executeTakeFirstOrThrow()
    await elif.go(`${access}/${id}/intrekken`, {})
    expect((await hilde.go(plan)).status).toBe(404)
    expect((await hilde.go('/ontwikkelplannen')).text).toContain('Niemand toont je nu')
    const told = await elif.go('/mijn-gegevens/leerladder.zip')
    expect(told.status).toBe(200)
    await elif.go('/mijn-gegevens/wissen', { sure: 'WIS' })
    expect(await db.selectFrom('developmentStep').selectAll().execute()).toEqual([])
  })
})
