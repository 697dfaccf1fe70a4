import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { testDatabase } from '../../../test/support/database.ts'
import { juryHouse } from '../../../test/support/jury-house.ts'
import type { Attendance } from './jury.ts'
import { keepJuries } from './rounds.ts'

const { db } = await testDatabase()
const { house, lieve, samira, grace, dirk, stranger, sends, waits, plans, answers, namedFor, at, now } =
  await juryHouse(db)

describe('a juror who cannot come', () => {
  it('is replaced by the next substitute, who is named once they say yes', async () => {
    const { id } = await plans([samira, grace, dirk])
    const pia = await waits('Pia')
    await answers(samira, id, 'yes')
    await pia.go(`${pia.own}/kies`, { zitting: id })
    expect((await dirk.go('/mijn-jury')).html).not.toContain(id)
    expect((await answers(dirk, id, 'yes')).status).toBe(404)
    expect((await answers(samira, id, 'no')).status).toBe(303)
    expect(await namedFor(pia.procedure)).toEqual([])
    expect((await dirk.go('/wat-wacht')).text).toContain('Zeg of je in deze jury zit')
    expect((await answers(dirk, id, 'yes')).status).toBe(303)
    expect(await namedFor(pia.procedure)).toEqual(['Dirk'])
    // No substitute left: it is on the desk of who coordinates, as led by nobody.
    await answers(dirk, id, 'no')
    const desk = await lieve.go('/wat-wacht')
    expect(desk.text).toContain('Zonder trekker')
    expect(desk.text).toContain('Zoek een jurylid')
    expect((await lieve.go('/mijn-berichten')).text).toContain('Een jury mist een jurylid')
    expect((await lieve.go(`/jury/zitting/${id}/vraag`, { juror: samira.id })).status).toBe(303)
    expect((await stranger.go(`/jury/zitting/${id}/vraag`, { juror: samira.id })).status).toBe(404)
  })

  it('says no twice at once: one substitute is asked, once', async () => {
    const { id } = await plans([samira, grace, dirk])
    await Promise.all([answers(samira, id, 'no'), answers(samira, id, 'no')])
    const asked = await db
      .selectFrom('juryMember')
      .select('personId')
      .where('sessionId', '=', id as never)
      .where('askedAt', 'is not', null)
      .where('endedAt', 'is', null)
      .execute()
    expect(asked.map(({ personId }) => personId).sort()).toEqual([grace.id, dirk.id].sort())
  })
})

describe('attendance', () => {
  const mark = async (name: string, attendance: Attendance) => {
    const { id, day } = await plans([samira])
    await answers(samira, id, 'yes')
    const who = await waits(name)
    await who.go(`${who.own}/kies`, { zitting: id })
    const seat = await db.selectFrom('jurySeat').select('id').where('waitId', '=', who.wait).executeTakeFirstOrThrow()
    const marks = () => lieve.go(`/jury/zitting/${id}/aanwezig`, { plaats: seat.id, 'er-1': attendance })
    expect((await marks()).text).toContain('Dat kan pas op de dag zelf')
    const done = await at(`${day}T15:00:00Z`, async () => {
      expect((await lieve.go('/wat-wacht')).text).toContain('Vul in wie er was')
      return [await marks(), await marks()]
    })
    expect(done.map(({ status }) => status)).toEqual([303, 422])
    const open = await db
      .selectFrom('juryWait')
      .select(['excused', 'since'])
      .where('procedureId', '=', who.procedure)
      .where('endedAt', 'is', null)
      .execute()
    return { open, named: await namedFor(who.procedure) }
  }

  it('present: waits no more, the jurors judge', async () => {
    expect(await mark('Aanwezig', 'present')).toEqual({ open: [], named: ['Samira'] })
  })

  it('excused: chooses anew before the others', async () => {
    expect(await mark('Ziek', 'excused')).toEqual({ open: [{ excused: true, since: now() }], named: [] })
  })

  it('absent: waits again, from then on', async () => {
    const { open } = await mark('Weg', 'absent')
    expect(open).toMatchObject([{ excused: false }])
    expect(open[0]?.since.getTime()).toBeGreaterThan(now().getTime())
  })
})

it('calls a session off: who had a seat chooses first', async () => {
  const { id } = await plans([samira])
  const who = await waits('Afgelast')
  await who.go(`${who.own}/kies`, { zitting: id })
  expect((await grace.go(`/jury/zitting/${id}/afgelast`, {})).status).toBe(404)
  expect((await lieve.go(`/jury/zitting/${id}/afgelast`, {})).to).toBe('/jury')
  expect((await who.go('/mijn-berichten')).text).toContain('De jury gaat niet door')
  expect((await who.go(who.own)).text).toContain('Welk moment past je?')
  expect((await lieve.go('/jury/wachtrij')).text).toContain('mag eerst kiezen')
})

it('reminds candidates and jurors two weeks and two days before, once each', async () => {
  const { id } = await plans([samira], { day: '2027-06-15' })
  await answers(samira, id, 'yes')
  const who = await waits('Herinner')
  await who.go(`${who.own}/kies`, { zitting: id })
  const told = () =>
    db
      .selectFrom('message')
      .select('kind')
      .where('key', 'like', 'jury-soon:%')
      .where('personId', 'in', [who.id, samira.id])
      .where(sql<boolean>`detail ->> 'day' = '2027-06-15'`)
      .orderBy('kind')
      .execute()
  for (const instant of ['2027-05-31', '2027-06-01', '2027-06-02', '2027-06-13', '2027-06-14'])
    await at(`${instant}T10:00:00Z`, () => keepJuries(db, sends, now()))
  expect((await told()).map(({ kind }) => kind)).toEqual(['invitation', 'invitation', 'reminder', 'reminder'])
})

it('loses nothing when a juror leaves: seats and judgements wait on the desk of who coordinates', async () => {
  const { id } = await plans([dirk, grace])
  const judged = await waits('Geoordeeld')
  const { id: past, day } = await plans([dirk])
  await answers(dirk, past, 'yes')
  await judged.go(`${judged.own}/kies`, { zitting: past })
  const { id: seat } = await db
    .selectFrom('jurySeat')
    .select('id')
    .where('waitId', '=', judged.wait)
    .executeTakeFirstOrThrow()
  await at(`${day}T15:00:00Z`, () => lieve.go(`/jury/zitting/${past}/aanwezig`, { plaats: seat, 'er-1': 'present' }))
  const seated = await waits('Gezeten')
  await answers(dirk, id, 'yes')
  await seated.go(`${seated.own}/kies`, { zitting: id })
  expect([await namedFor(judged.procedure), await namedFor(seated.procedure)]).toEqual([['Dirk'], ['Dirk']])
  const membership = await house.roleOf(dirk, 'assessor')
  expect((await dirk.go(`/organisaties/rol/${membership}/beeindigen`, {})).status).toBe(303)
  await keepJuries(db, sends, now())
  await keepJuries(db, sends, now())
  // Who left sees nothing any more; what was to be judged has nobody, and the coordinator sees it.
  expect([await namedFor(judged.procedure), await namedFor(seated.procedure)]).toEqual([[], []])
  const left = await db
    .selectFrom('juryMember')
    .select('why')
    .where('personId', '=', dirk.id)
    .where('sessionId', '=', id as never)
    .execute()
  expect(left).toEqual([{ why: 'left' }])
  expect((await lieve.go(`/jury/zitting/${id}`)).text).toContain('Er ontbreekt 1 jurylid')
  expect((await lieve.go('/wat-wacht')).html).toContain(`/jury/zitting/${id}`)
})

it('filters the desk by kind, and says what is empty', async () => {
  const desk = await lieve.go('/wat-wacht?soort=recognition.waits.no-juror')
  expect(desk.text).toContain('Zoek een jurylid')
  expect(desk.html).not.toContain('<h3>Plan een jury</h3>')
  expect((await lieve.go('/wat-wacht?soort=iets')).text).toContain('Hiervan wacht er niets meer')
  expect((await stranger.go('/wat-wacht')).text).toContain('Heb je iets gevraagd')
})
