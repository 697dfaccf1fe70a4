import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { testDatabase } from '../../../test/support/database.ts'
import { juryHouse } from '../../../test/support/jury-house.ts'
import { eraseOneself } from '../../people/index.ts'
import type { Day } from '../../platform/day.ts'
import { type Id, newId } from '../../platform/ids.ts'
import { keepJuries } from './rounds.ts'

const { db } = await testDatabase()
const {
  house,
  lieve,
  samira,
  grace,
  dirk,
  stranger,
  organisation,
  programme,
  sends,
  mandate,
  waits,
  form,
  plans,
  answers,
  namedFor,
  at,
  now,
} = await juryHouse(db)

describe('mandates', () => {
  it('are given by the coordinator, for programmes of theirs, to who works there', async () => {
    expect((await mandate(samira, { opleiding: 'elders' })).text).toContain('Kies minstens één opleiding')
    expect((await mandate(samira, { tot: '2026-11-24' })).status).toBe(422)
    expect((await mandate(stranger)).status).toBe(404)
    expect((await samira.go(`/jury/leden/${grace.id}`, { opleiding: programme })).status).toBe(404)
    expect((await lieve.go('/jury/leden')).text).toContain('Mandaat tot 31 oktober 2027')
  })

  it('are reminded of once, sixty days before they end, and stand on the desk', async () => {
    await at('2027-09-05T10:00:00Z', async () => {
      await keepJuries(db, sends, now())
      await keepJuries(db, sends, now())
      expect((await lieve.go('/wat-wacht')).text).toContain('Verleng een mandaat')
    })
    const told = await db.selectFrom('message').select('id').where('about', '=', 'mandates-end').execute()
    expect(told).toHaveLength(1)
  })
})

describe('planning', () => {
  it('says what is wrong and keeps what was typed', async () => {
    const wrong = await lieve.go('/jury/nieuw', { ...form, day: '2026-11-25', room: 'Aula 7' })
    expect(wrong.status).toBe(422)
    expect(wrong.text).toContain('Kies een dag na vandaag')
    expect(wrong.html).toContain('value="Aula 7"')
    expect((await plans([], { until: '08:00' })).text).toContain('Vul een begin en een einde in')
    expect((await plans([], { seats: '0' })).status).toBe(422)
    expect((await plans([], { room: '' })).text).toContain('Zeg waar het is')
    expect((await samira.go('/jury/nieuw', { ...form, day: '2026-12-01' })).status).toBe(404)
  })

  it('gives no room twice in half a day, and puts nobody in two places', async () => {
    const { day } = await plans([samira])
    expect((await plans([grace], { day })).text).toContain('Dat lokaal is dan al bezet')
    expect((await plans([samira], { day, room: 'B2' })).text).toContain('zit dan al in een andere jury')
    const both = await Promise.all(
      ['C3', 'C3'].map(room => lieve.go('/jury/nieuw', { ...form, day: '2027-03-01', room, juror: dirk.id })),
    )
    expect(both.map(({ status }) => status).sort()).toEqual([303, 422])
  })

  it('proposes sessions for who waits when jurors are free; a person accepts', async () => {
    const wilma = await waits('Voorstel', '2026-12-20' as Day)
    expect((await lieve.go('/jury/voorstel?wanted=2')).text).toContain('Voor hen lukt het niet')
    for (const who of [samira, grace])
      expect((await who.go('/mijn-jury/vrij', { 'vrij-2026-12-03': 'morning' })).status).toBe(303)
    const page = await lieve.go('/jury/voorstel?wanted=2')
    expect(page.text).toContain('donderdag 3 december 2026, voormiddag')
    expect(page.text).toContain('Past voor 1 kandidaat')
    const take = { wanted: '2', seats: '4', room: 'V1', zitting: '2026-12-03 morning proef-hr' }
    expect((await lieve.go('/jury/voorstel', take)).to).toContain('week=2026-12-03')
    expect((await lieve.go('/jury/voorstel', take)).text).toContain('Er is intussen iets veranderd')
    const week = await lieve.go('/jury?week=2026-12-03')
    expect(week.text).toContain('2 van 2 juryleden')
    expect((await wilma.go(wilma.own)).text).toContain('donderdag 3 december 2026, 09:00 tot 12:00')
    await eraseOneself(db, { id: wilma.id, role: 'worker' }, now())
    await db.updateTable('jurySession').set({ calledOffAt: now() }).where('room', '=', 'V1').execute()
  })
})

describe('a seat', () => {
  it('is chosen by who waits; its jurors are named, a letter and a message go out', async () => {
    const { id } = await plans([samira, grace], { seats: '2' })
    await answers(samira, id, 'yes')
    const karim = await waits('Karim')
    const page = await karim.go(karim.own)
    expect(page.text).toContain('Je staat vooraan')
    expect(page.text).toContain('Reken op ongeveer de week van')
    expect((await karim.go(`${karim.own}/kies`, {})).text).toContain('Kies een moment uit de lijst')
    expect((await stranger.go(karim.own)).status).toBe(404)
    expect((await stranger.go(`${karim.own}/kies`, { zitting: id })).status).toBe(404)
    expect((await karim.go(`${karim.own}/kies`, { zitting: id })).status).toBe(303)
    expect((await karim.go(karim.own)).text).toContain('Je bent verwacht')
    expect(await namedFor(karim.procedure)).toEqual(['Samira'])
    await answers(grace, id, 'yes')
    expect(await namedFor(karim.procedure)).toEqual(['Grace', 'Samira'])
    expect((await karim.go('/mijn-berichten')).text).toContain('Je bent uitgenodigd voor de jury')
    const letters = await db.selectFrom('letter').select('kind').where('personId', '=', karim.id).execute()
    expect(letters).toEqual([{ kind: 'invitation' }])
    // Given back: the jurors see nothing of it any more.
    expect((await karim.go(`${karim.own}/terug`, {})).status).toBe(303)
    expect(await namedFor(karim.procedure)).toEqual([])
  })

  it('that is the last goes to one of two who take it at once', async () => {
    const { id } = await plans([samira])
    const [one, two] = [await waits('Een'), await waits('Twee')]
    const both = await Promise.all([one, two].map(who => who.go(`${who.own}/kies`, { zitting: id })))
    expect(both.map(({ status }) => status).sort()).toEqual([303, 422])
    expect(both.map(({ text }) => text).join()).toContain('De laatste plaats is net weg')
    const seats = await db
      .selectFrom('jurySeat')
      .select('number')
      .where('sessionId', '=', id as never)
      .execute()
    expect(seats).toEqual([{ number: 1 }])
  })

  it('is never there that is not: the database refuses a chair too many', async () => {
    const { id } = await plans([samira])
    const who = await waits('Teveel')
    const seat = (number: number) =>
      sql`insert into jury_seat (id, session_id, number, wait_id, taken_by, taken_at)
        values (${newId()}, ${id}, ${number}, ${who.wait}, ${who.id}, ${now()})`.execute(db)
    await expect(seat(2)).rejects.toThrow(/foreign key/)
    await seat(1)
    await expect(seat(1)).rejects.toThrow(/unique/)
  })

  it('is one for a person, of two that they take at once', async () => {
    const sessions = [await plans([samira]), await plans([grace])]
    const who = await waits('Dubbel')
    const both = await Promise.all(sessions.map(({ id }) => who.go(`${who.own}/kies`, { zitting: id })))
    expect(both.map(({ status }) => status).sort()).toEqual([303, 422])
  })
})

describe('who is too close', () => {
  it('does not judge: the boss of the candidate, with the reason', async () => {
    const linde = await house.validated(samira, 'employer')
    const hanne = await waits('Hanne')
    const employer = linde.split('/').at(-1) as Id<'organisation'>
    const dossierId = newId<'dossier'>()
    await db
      .insertInto('dossier')
      .values({ id: dossierId, personId: hanne.id, startedAt: now(), keptAt: now() })
      .execute()
    await db
      .insertInto('access')
      .values({
        ...{ id: newId<'access'>(), dossierId, ground: 'consent' as const, toEmail: null },
        ...{
          organisationId: employer,
          roles: sql`'{employer}'` as never,
          personId: null,
          parts: sql`'{can}'` as never,
        },
        ...{
          purpose: 'work' as const,
          grantedAt: now(),
          until: new Date('2027-12-31'),
          withdrawnAt: null,
          restsOn: null,
        },
      })
      .execute()
    const { id } = await plans([samira, grace])
    expect((await hanne.go(hanne.own)).html).not.toContain(id)
    const refused = await hanne.go(`${hanne.own}/kies`, { zitting: id })
    expect(refused.text).toContain('geeft leiding bij de werkgever')
    const byLieve = await lieve.go(`/jury/zitting/${id}/plaats`, { kandidaat: hanne.wait })
    expect(byLieve.status).toBe(422)
  })

  it('is said by candidate, juror or coordinator, and only the coordinator sees it', async () => {
    const { id } = await plans([grace, dirk])
    const olga = await waits('Olga')
    expect((await olga.go(`${olga.own}/ken-iemand`, { wie: grace.id })).status).toBe(303)
    expect((await olga.go(`${olga.own}/ken-iemand`, { wie: grace.id })).status).toBe(303)
    expect((await olga.go(`${olga.own}/kies`, { zitting: id })).text).toContain('staan te dicht bij elkaar')
    expect((await lieve.go(`/jury/leden/${grace.id}`)).text).toContain('Haal weg: Olga')
    expect((await grace.go('/mijn-jury')).text).not.toContain('Olga')
    const { id: conflict } = await db.selectFrom('juryConflict').select('id').executeTakeFirstOrThrow()
    expect((await grace.go(`/jury/botsing/${conflict}/weg`, {})).status).toBe(404)
    expect((await stranger.go('/mijn-jury/botst', { bij: organisation, kandidaat: olga.id })).status).toBe(404)
    expect((await lieve.go(`/jury/botsing/${conflict}/weg`, { van: grace.id })).status).toBe(303)
    expect((await olga.go(`${olga.own}/kies`, { zitting: id })).status).toBe(303)
    // Said after the seat was taken: it stands on the desk.
    await answers(grace, id, 'yes')
    expect((await grace.go('/mijn-jury/botst', { bij: organisation, kandidaat: olga.id })).status).toBe(303)
    expect((await lieve.go('/wat-wacht')).text).toContain('Een jurylid staat te dicht bij een kandidaat')
    expect((await lieve.go(`/jury/zitting/${id}`)).text).toContain('staat te dicht bij Olga')
  })
})
