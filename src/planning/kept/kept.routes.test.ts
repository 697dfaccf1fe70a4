import { describe, expect, it } from 'vitest'
import { testDatabase } from '../../../test/support/database.ts'
import { keptHouse } from '../../../test/support/kept-house.ts'
import { newId } from '../../platform/ids.ts'
import { translators } from '../../platform/words.ts'
import { lookAtPlans } from './index.ts'

const { db } = await testDatabase()
const clock = new Date('2026-11-26T10:00:00Z')
const house = await keptHouse(db, clock)
const { somebody, boss, validated, codeFor, accept, readPack, learner, keeps, printOn, route } = house
const sends = { mail: false, sms: false, origin: 'http://localhost', t: translators.nl }
const asIs = { 'offer-0': 'proef-2027-02-02', hours: '8', agreed: '', paidBy: '', from: '', why: '' }
const electives = (...chosen: string[]) => ({ module: ['p-veilig', 'p-plaat', ...chosen] })

describe('a plan', () => {
  it('is a route that one keeps, after signing in', async () => {
    const anybody = await (await somebody('Niemand')).browser()
    expect((await anybody.go('/mijn-plan')).text).toContain('Je hebt nog geen plan')
    const tom = await learner('Tom')
    expect((await tom.go('/ladder/route/proef-lasser')).html).toContain('/mijn-plan/bewaar?route=proef-lasser')
    expect((await tom.go('/mijn-plan/bewaar?route=proef-lasser')).text).toContain('Wordt dit je plan?')
    expect((await tom.go('/mijn-plan/bewaar?route=bestaat-niet')).to).toBe('/ladder')
    await tom.go('/mijn-plan/bewaar', route)
    const plan = await tom.go('/mijn-plan')
    for (const text of ['Mijn plan', 'Lasser', 'Module p-veilig', 'te doen', '1 versie van je plan'])
      expect(plan.text).toContain(text)
    expect((await tom.go('/mijn-gegevens/tijdlijn')).status).toBe(200)
    const told = await db.selectFrom('event').select('kind').where('kind', '=', 'plan.kept').execute()
    expect(told).toHaveLength(1)
  })

  it('changes as one chooses, and every change is a version with why; a choice that lacks something is refused', async () => {
    const ann = await keeps('Ann')
    expect((await ann.go('/mijn-plan/veranderen')).text).toContain('kies er 2')
    const short = await ann.step('/mijn-plan/veranderen', { ...asIs, ...electives('p-tig'), why: 'Liever TIG' })
    expect(short.status).toBe(422)
    expect(short.text).toContain('Kies er 2: kies er 2. Je koos er 1.')
    expect(short.html).toContain('value="Liever TIG"')
    const wrong = await ann.step('/mijn-plan/veranderen', { ...asIs, ...electives('p-tig', 'p-mig'), hours: '99' })
    expect(wrong.text).toContain('tussen 0,5 en 60')
    const form = {
      ...asIs,
      ...electives('p-tig', 'p-mig'),
      hours: '4',
      'offer-0': 'proef-2027-09-07',
      why: 'Liever TIG',
    }
    expect((await ann.step('/mijn-plan/veranderen', form)).status).toBe(303)
    const json = await ann.json()
    expect(json).toMatchObject({ version: 2, minutesPerWeek: 240, start: '2027-09-07', now: { kind: 'same' } })
    expect(json.legs[0].left).toEqual(['p-veilig', 'p-plaat', 'p-mig', 'p-tig'])
    expect((await ann.go('/mijn-plan')).text).toContain('“Liever TIG”')
  })

  it('keeps locked parts where they are, and an order that the school allows', async () => {
    const bea = await keeps('Bea')
    await bea.step('/mijn-plan/vastzetten', { kind: 'module', id: 'p-buis' })
    await bea.step('/mijn-plan/vastzetten', { kind: 'offer', id: 'proef-lasser' })
    expect((await bea.json()).locks).toHaveLength(2)
    const moved = await bea.step('/mijn-plan/veranderen', { ...asIs, ...electives('p-mig', 'p-tig') })
    expect(moved.text).toContain('Module p-buis staat vast')
    expect((await bea.step('/mijn-plan/vastzetten', { kind: 'module', id: 'l-een' })).text).toContain(
      'zit niet in je plan',
    )
    expect((await bea.step('/mijn-plan/vroeger', { module: 'p-plaat' })).text).toContain('dat vraagt de school')
    expect((await bea.step('/mijn-plan/vroeger', { module: 'p-mig' })).status).toBe(303)
    const order = (await bea.json()).legs[0].modules.map(({ module }: { module: string }) => module)
    expect(order).toEqual(['p-veilig', 'p-plaat', 'p-mig', 'p-buis'])
    await bea.step('/mijn-plan/vastzetten', { kind: 'module', id: 'p-buis' })
    expect((await bea.json()).locks).toHaveLength(1)
  })

  it('refuses what was done on top of an older version, also at once', async () => {
    const cis = await keeps('Cis')
    const twice = ['p-buis', 'p-mig'].map(id => cis.go('/mijn-plan/vastzetten', { seen: '1', kind: 'module', id }))
    expect((await Promise.all(twice)).map(({ status }) => status).sort()).toEqual([303, 422])
    const late = await cis.go('/mijn-plan/veranderen', { seen: '1', ...asIs, ...electives('p-tig', 'p-mig') })
    expect(late.text).toContain('Je plan is intussen veranderd')
    expect((await cis.json()).version).toBe(2)
    const both = [cis.go('/mijn-plan/bewaar', route), cis.go('/mijn-plan/bewaar', route)]
    for (const { status } of await Promise.all(both)) expect([303, 422]).toContain(status)
    const plans = await db.selectFrom('keptPlan').select('id').where('personId', '=', cis.id).execute()
    expect(plans).toHaveLength(1)
  })

  it('shows what would be if, side by side, and keeps one of them with one click', async () => {
    const dora = await keeps('Dora')
    const page = await dora.go('/mijn-plan/wat-als?hours=4&agreed=2&paidBy=employer')
    for (const text of [
      'Zoals nu',
      'Jouw vraag',
      '2 uur per week meer',
      'start op 7 september 2027',
      'Uren die je werkgever je mist',
    ])
      expect(page.text).toContain(text)
    expect((await dora.json()).version).toBe(1)
    expect((await dora.go('/mijn-plan/wat-als?hours=nul')).status).toBe(422)
    expect((await dora.go('/mijn-plan/wat-als?route=bestaat-niet')).text).toContain('Dat kan niet')
    expect((await dora.step('/mijn-plan/wat-als', { hours: '4', agreed: '2', paidBy: 'employer' })).to).toBe(
      '/mijn-plan',
    )
    const json = await dora.json()
    expect(json).toMatchObject({ version: 2, minutesPerWeek: 240, agreed: { minutesPerWeek: 120, paidBy: 'employer' } })
    expect(json.missed).toBeGreaterThan(0)
    expect((await dora.step('/mijn-plan/wat-als', { route: 'elders-lasser' })).status).toBe(303)
    expect((await dora.json()).legs[0].programme).toBe('elders-lasser')
  })

  it('that was stopped is kept, and begins anew with a route', async () => {
    const eva = await keeps('Eva')
    expect((await eva.go('/mijn-plan/stoppen')).text).toContain('Je versies blijven bewaard')
    expect((await eva.step('/mijn-plan/stoppen')).status).toBe(303)
    expect((await eva.go('/mijn-plan')).text).toContain('Je hebt nog geen plan')
    expect((await eva.go('/api/plan')).status).toBe(404)
    await eva.go('/mijn-plan/bewaar', route)
    expect((await eva.json()).version).toBe(3)
  })
})

describe('when facts change', () => {
  it('says what and why, and takes it over as it was shown', async () => {
    const fien = await keeps('Fien')
    await db
      .insertInto('grantedExemption')
      .values({
        id: newId<'exemption'>(),
        personId: fien.id,
        provider: 'cvo-proef' as never,
        module: 'p-veilig' as never,
        minutes: null,
        ground: 'EVC',
        restsOn: [],
        because: '[]',
        requestId: null,
        grantedAt: clock,
        grantedBy: boss.id,
      })
      .execute()
    const page = await fien.go('/mijn-plan')
    expect(page.text).toContain('Er is iets veranderd')
    expect(page.text).toMatch(/Van Module p-veilig valt 33.u.20 meer weg/)
    expect(page.text).toContain('De school gaf je deze vrijstelling op 26 november 2026')
    expect((await fien.step('/mijn-plan/overnemen', { print: 'iets anders' })).text).toContain(
      'veranderde intussen nog iets',
    )
    expect((await fien.step('/mijn-plan/overnemen', { print: printOn(page.html) })).status).toBe(303)
    const done = await fien.go('/mijn-plan')
    expect(done.text).not.toContain('Er is iets veranderd')
    expect(done.text).toContain('vrijgesteld')
    expect((await fien.json()).legs[0].left).toEqual(['p-plaat', 'p-buis', 'p-mig'])
  })

  it('is told once of each change, not at every look', async () => {
    const gus = await keeps('Gus')
    const told = async () => {
      const rows = await db.selectFrom('message').select('about').where('personId', '=', gus.id).execute()
      return rows.filter(({ about }) => about === 'plan-changed').length
    }
    const look = () => lookAtPlans(db, sends, clock)
    await look()
    expect(await told()).toBe(0)
    await readPack(['2027-02-02', '2027-03-02', '2027-09-07'], ['2027-02-02'])
    for (let round = 0; round < 3; round++) await look()
    expect(await told()).toBe(1)
    const page = await gus.go('/mijn-plan')
    expect(page.text).toContain('De groep van Lasser op 2 februari 2027 gaat niet door')
    expect(page.text).toContain('De eerste groep die past begint op 2 maart 2027')
    const events = await db.selectFrom('event').select('subject').where('kind', '=', 'plan.change-found').execute()
    const { dossierId } = await db
      .selectFrom('planVersion')
      .innerJoin('keptPlan', 'keptPlan.id', 'planVersion.planId')
      .select('dossierId')
      .where('keptPlan.personId', '=', gus.id)
      .executeTakeFirstOrThrow()
    expect(events.filter(({ subject }) => subject === dossierId)).toHaveLength(1)
    expect((await gus.go(`/mijn-dossiers/${dossierId}/tijdlijn`)).text).toContain(
      'Er veranderde iets dat je plan raakt',
    )
    await readPack(['2027-02-02', '2027-09-07'])
    await look()
    expect(await told()).toBe(1)
  })
})

describe('a plan of somebody else', () => {
  it('is seen by who was let in to it, and its provider notes there what was passed', async () => {
    const hugo = await keeps('Hugo')
    const { dossierId } = await db
      .selectFrom('planVersion')
      .innerJoin('keptPlan', 'keptPlan.id', 'planVersion.planId')
      .select('dossierId')
      .where('keptPlan.personId', '=', hugo.id)
      .executeTakeFirstOrThrow()
    const [ines, tess] = [await somebody('Ines'), await somebody('Tess')]
    const organisation = await validated(ines, 'provider')
    const offers = `${organisation.replace('/organisaties/', '/beheer/organisaties/')}/aanbod`
    await boss.go(offers, { provider: 'cvo-proef' })
    await accept(ines, await codeFor(ines, organisation, { role: 'teacher' }))
    await ines.go('/organisaties/werk-voor', { membership: await house.roleOf(ines, 'teacher') })
    const id = organisation.split('/').at(-1) ?? ''
    const letIn = (parts: string[]) =>
      hugo.go(`/mijn-dossiers/${dossierId}/wie-ziet-wat/organisatie/${id}`, {
        part: parts,
        role: ['teacher'],
        purpose: 'enrolment',
        days: '90',
      })
    await letIn(['goal'])
    const shown = async () =>
      (await db.selectFrom('access').select(['id', 'parts']).where('dossierId', '=', dossierId).execute()).map(
        each => each,
      )
    const [onlyGoal] = await shown()
    expect((await ines.go(`/gedeeld-met-mij/${onlyGoal?.id}/plan`)).status).toBe(404)
    await letIn(['plan'])
    const access = (await shown()).find(({ parts }) => parts.includes('plan'))?.id ?? ''
    const path = `/gedeeld-met-mij/${access}/plan`
    expect((await ines.go(`/gedeeld-met-mij/${access}`)).text).toContain('Bekijk het plan')
    expect((await ines.go(path)).text).toContain('Het plan van Hugo')
    expect((await tess.go(path)).status).toBe(404)
    const note = (over: Record<string, string> = {}) =>
      ines.go(`${path}/module`, { module: 'p-veilig', result: 'passed', day: '2026-11-20', ...over })
    expect((await tess.go(`${path}/module`, { module: 'p-veilig', result: 'passed', day: '2026-11-20' })).status).toBe(
      404,
    )
    expect((await note({ day: '2027-01-01' })).text).toContain('laatste drie jaar')
    expect((await note({ module: 'l-een' })).status).toBe(404)
    expect((await note({ result: 'failed' })).status).toBe(303)
    expect((await hugo.go('/mijn-plan')).text).toContain('Je haalde Module p-veilig niet')
    const twice = await Promise.all([note({ day: '2026-11-25' }), note({ day: '2026-11-25' })])
    expect(twice.map(({ status }) => status).sort()).toEqual([303, 422])
    const page = await hugo.go('/mijn-plan')
    expect(page.text).toContain('Je haalde Module p-veilig.')
    await hugo.step('/mijn-plan/overnemen', { print: printOn(page.html) })
    expect(await hugo.json()).toMatchObject({ done: 2000, left: 6000, now: { kind: 'same' } })
    const outcome = await db
      .selectFrom('moduleOutcome')
      .select('id')
      .where('passed', '=', true)
      .executeTakeFirstOrThrow()
    expect((await tess.go(`${path}/module/${outcome.id}/terug`, {})).status).toBe(404)
    expect((await ines.go(`${path}/module/${outcome.id}/terug`, {})).status).toBe(303)
    expect((await hugo.go('/mijn-plan')).text).toContain('is teruggenomen')
    expect((await hugo.go('/mijn-gegevens/leerladder.zip')).status).toBe(200)
  })
})
