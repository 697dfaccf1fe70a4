import { describe, expect, it } from 'vitest'
import { testDatabase } from '../../../test/support/database.ts'
import { keptHouse } from '../../../test/support/kept-house.ts'
import type { Day } from '../../platform/day.ts'
import { newId } from '../../platform/ids.ts'
import { loadMeasures } from '../support/index.ts'

const { db } = await testDatabase()
const clock = new Date('2026-11-26T10:00:00Z')
const { somebody, boss, keeps } = await keptHouse(db, clock)

describe('a plan, and what other rooms do with it', () => {
  it('goes back to what one chose before, as far as that is possible now', async () => {
    const gaby = await keeps('Gaby')
    expect((await gaby.go('/mijn-plan')).text).not.toContain('Kies weer zoals in versie')
    await gaby.step('/mijn-plan/wat-als', { hours: '4' })
    expect((await gaby.go('/mijn-plan')).text).toContain('Kies weer zoals in versie 1')
    expect((await gaby.step('/mijn-plan/terug', { number: '1' })).status).toBe(303)
    expect(await gaby.json()).toMatchObject({ version: 3, minutesPerWeek: 480 })
    expect((await gaby.go('/mijn-plan')).text).toContain('terug naar vroegere keuzes')
    // The same again changes nothing, and there is no such version.
    expect((await gaby.step('/mijn-plan/terug', { number: '1' })).status).toBe(422)
    for (const number of ['9', '-1', '1e99', 'x'])
      expect((await gaby.step('/mijn-plan/terug', { number })).text).toContain('Die versie is er niet meer')
  })

  it('says that a group was called off, waits with it, and is done with it once taken over', async () => {
    const iris = await keeps('Iris')
    const group = async (name: string, firstDay: string) => {
      const id = newId<'module-group'>()
      const days = { firstDay: firstDay as Day, lastDay: '2027-04-30' as Day, weeksOff: [] }
      await db
        .insertInto('moduleGroup')
        .values({
          ...{ id, provider: 'cvo-proef' as never, module: 'p-veilig' as never, name, places: 5 },
          ...{ ...days, postcode: '8500', place: 'Kortrijk', madeBy: null, madeAt: clock },
          meetings: JSON.stringify([{ weekday: 1, from: 1110, to: 1290, away: false }]),
        })
        .execute()
      return id
    }
    const [lost] = [await group('Dinsdagavond', '2027-02-02'), await group('Woensdagavond', '2027-02-03')]
    expect((await iris.go('/mijn-week/plaatsen', { group: lost })).status).toBe(303)
    expect((await iris.go('/mijn-week/leerladder.ics')).html).toContain('Module p-veilig (Dinsdagavond)')
    const at = new Date(clock.getTime() + 1)
    await db
      .insertInto('cancelledGroup')
      .values({ groupId: lost, cancelledBy: boss.id, cancelledAt: at, words: 'Te weinig' })
      .execute()
    await db.updateTable('groupPlace').set({ endedAt: at, endedWhy: 'cancelled' }).where('groupId', '=', lost).execute()
    const page = await iris.go('/mijn-plan')
    expect(page.text).toContain('Dinsdagavond van Module p-veilig gaat niet door. Er is nog één andere groep.')
    expect(page.text).toContain('Kies een andere groep')
    expect((await iris.go('/wat-wacht')).text).toContain('Bekijk wat veranderde voor je plan')
    expect((await (await somebody('Jef')).go('/wat-wacht')).text).not.toContain('Bekijk wat veranderde')
    await db
      .updateTable('planVersion')
      .set({ at: new Date(clock.getTime() + 2) })
      .where('planId', '=', db.selectFrom('keptPlan').select('id').where('personId', '=', iris.id))
      .execute()
    expect((await iris.go('/mijn-plan')).text).not.toContain('gaat niet door')
  })

  it('shows who helps to pay for the plan as it is, and puts its days in the calendar', async () => {
    await loadMeasures(db)
    const karl = await keeps('Karl')
    const { dossierId } = await db
      .selectFrom('planVersion')
      .innerJoin('keptPlan', 'keptPlan.id', 'planVersion.planId')
      .select('dossierId')
      .where('keptPlan.personId', '=', karl.id)
      .executeTakeFirstOrThrow()
    const work = JSON.stringify({
      statute: 'employee',
      employmentPercent: 100,
      sector: 'private',
      workRegion: 'flanders',
    })
    await db.insertInto('dossierAnswer').values({ dossierId, question: 'work', answer: work, at: clock }).execute()
    const page = await karl.go('/wie-helpt-betalen/mijn-plan')
    expect(page.text).toContain('Terug naar mijn plan')
    expect(page.text).toContain('Vlaams opleidingsverlof')
    const calendar = await karl.go('/mijn-week/leerladder.ics')
    const entry = /SUMMARY:(Vlaams opleidingsverlof[^\r]*)/.exec(calendar.html.replaceAll('\r\n ', ''))?.[1] ?? ''
    expect(entry).toContain('Vlaams opleidingsverlof: ')
    const [, apply = ''] =
      /(\/wie-helpt-betalen\/mijn-plan\/[^"]*vov[^"]*)"/.exec(
        (await karl.go('/wie-helpt-betalen/mijn-plan/aanvragen')).html,
      ) ?? []
    expect(apply).not.toBe('')
    const done = await karl.go(apply, { step: 'applied', onDay: '2026-11-25', euros: '', note: '', seen: '0' })
    expect(done.status).toBe(303)
    expect((await karl.go('/mijn-week/leerladder.ics')).html).not.toContain('SUMMARY:Vlaams opleidingsverlof')
    const nobody = await somebody('Loes')
    expect((await nobody.go('/wie-helpt-betalen/mijn-plan')).status).toBe(404)
  })
})
