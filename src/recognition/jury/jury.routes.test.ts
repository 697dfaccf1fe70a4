import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { testDatabase } from '../../../test/support/database.ts'
import { organisationsHouse } from '../../../test/support/organisations.ts'
import { importFile } from '../../catalogue/import/import-file.ts'
import type { ProgrammeId, ProviderId } from '../../catalogue/index.ts'
import { eraseOneself } from '../../people/index.ts'
import type { Day } from '../../platform/day.ts'
import { type Id, newId } from '../../platform/ids.ts'
import { translators } from '../../platform/words.ts'
import { beginProcedure } from '../procedures/procedure.store.ts'
import type { Attendance } from './jury.ts'
import { keepJuries } from './rounds.ts'
import { waitForJury } from './wait-for-jury.ts'

const { db } = await testDatabase()
let clock = new Date('2026-11-25T10:00:00Z')
const house = await organisationsHouse(db, () => clock, clock)
const { somebody, validated, codeFor, accept, boss } = house
const sends = { mail: true, sms: false, origin: 'http://localhost', t: translators.nl }

const pack = `
defaults: {origin: example, source: {title: Gemaakt voor de proef, address: null, asOf: 2026-11-24}}
competences:
- {id: c-til, kind: technical, label: {nl: Tilt veilig, en: Lifts safely}}
qualifications:
- {id: q-hr, kind: professional, title: {nl: HR, en: HR}, competences: [c-til]}
providers:
- {id: hs-proef, name: Hogeschool Proef, kind: university_college}
programmes:
- {id: proef-hr, provider: hs-proef, title: {nl: Graduaat HR, en: Graduate HR}, awards: q-hr, unit: credit, modules: [{id: m-hr, title: {nl: HR, en: HR}, contact: 40 uur, proves: [c-til]}]}
`
const read = await importFile(
  db,
  { person: null, role: 'operator' },
  { fileName: 'proef.yaml', bytes: new TextEncoder().encode(pack), importer: 'pack' },
  clock,
)
if (!read.ok) throw new Error(read.refusal)

const provider = 'hs-proef' as ProviderId
const programme = 'proef-hr' as ProgrammeId
const lieve = await somebody('Lieve')
const samira = await somebody('Samira')
const grace = await somebody('Grace')
const dirk = await somebody('Dirk')
const stranger = await somebody('Vreemde')
let address = ''
let organisation = '' as Id<'organisation'>

type Somebody = typeof lieve

const works = async (who: Somebody, role: 'coordinator' | 'assessor') => {
  await accept(who, await codeFor(lieve, address, { role }))
  const membership = await house.roleOf(who, role)
  expect((await who.go('/organisaties/werk-voor', { membership })).status).toBe(303)
}

const mandate = (who: Somebody, over: Record<string, string> = {}) =>
  lieve.go(`/jury/leden/${who.id}`, { opleiding: programme, van: '2026-11-01', tot: '2027-10-31', ...over })

/** Somebody with a procedure who waits for a jury; gives the address on which they choose. */
const waits = async (name: string, until: Day | null = null) => {
  const who = await somebody(name)
  const procedure = newId<'procedure'>()
  const by = { person: who.id, role: 'worker' as const }
  await db.transaction().execute(async trx => {
    await beginProcedure<object, { asked: null }, 'asked'>(
      trx,
      {
        ...{ id: procedure, way: 'quickscan', personId: who.id, provider, programme, frame: {} },
        ...{ begunBy: who.id, begunAt: clock },
      },
      { kind: 'asked', detail: null },
      by,
    )
    const about = { procedure }
    await waitForJury(trx, { organisation, person: who.id, about, programme, until }, by, sends, clock)
  })
  const { id } = await db
    .selectFrom('juryWait')
    .select('id')
    .where('procedureId', '=', procedure)
    .executeTakeFirstOrThrow()
  return { ...who, procedure, wait: id, own: `/mijn-zitting/${id}` }
}

const form = { programme, from: '09:00', until: '12:00', site: '', room: 'A1', wanted: '2', seats: '1' }
let lastDay = 0
/** A session that nobody planned before: each a day later. */
const plans = async (jurors: Somebody[], over: Record<string, string> = {}) => {
  lastDay += 1
  const day = new Date(Date.UTC(2027, 0, lastDay)).toISOString().slice(0, 10)
  const done = await lieve.go('/jury/nieuw', { ...form, day, juror: jurors.map(({ id }) => id), ...over })
  return { ...done, id: done.to.split('/').at(-1) ?? '', day: over.day ?? day }
}
const answers = (who: Somebody, session: string, antwoord: 'yes' | 'no') =>
  who.go(`/mijn-jury/${session}`, { antwoord, bij: organisation })
const namedFor = async (procedure: Id<'procedure'>) =>
  (
    await db
      .selectFrom('procedurePart')
      .innerJoin('person', 'person.id', 'personId')
      .select('name')
      .where('procedureId', '=', procedure)
      .where('endedAt', 'is', null)
      .orderBy('name')
      .execute()
  ).map(({ name }) => name)
const at = async <Result>(instant: string, act: () => Promise<Result>): Promise<Result> => {
  const before = clock
  clock = new Date(instant)
  try {
    return await act()
  } finally {
    clock = before
  }
}

beforeAll(async () => {
  address = await validated(lieve, 'provider')
  organisation = address.split('/').at(-1) as Id<'organisation'>
  await boss.go(`/beheer/organisaties/${organisation}/aanbod`, { provider })
  await works(lieve, 'coordinator')
  for (const who of [samira, grace, dirk]) {
    await works(who, 'assessor')
    expect((await mandate(who)).status).toBe(303)
  }
})

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
      await keepJuries(db, sends, clock)
      await keepJuries(db, sends, clock)
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
    await eraseOneself(db, { id: wilma.id, role: 'worker' }, clock)
    await db.updateTable('jurySession').set({ calledOffAt: clock }).where('room', '=', 'V1').execute()
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
        values (${newId()}, ${id}, ${number}, ${who.wait}, ${who.id}, ${clock})`.execute(db)
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
    const linde = await validated(samira, 'employer')
    const hanne = await waits('Hanne')
    const employer = linde.split('/').at(-1) as Id<'organisation'>
    const dossierId = newId<'dossier'>()
    await db
      .insertInto('dossier')
      .values({ id: dossierId, personId: hanne.id, startedAt: clock, keptAt: clock })
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
          grantedAt: clock,
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
    const sends = () => lieve.go(`/jury/zitting/${id}/aanwezig`, { plaats: seat.id, 'er-1': attendance })
    expect((await sends()).text).toContain('Dat kan pas op de dag zelf')
    const done = await at(`${day}T15:00:00Z`, async () => {
      expect((await lieve.go('/wat-wacht')).text).toContain('Vul in wie er was')
      return [await sends(), await sends()]
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
    expect(await mark('Ziek', 'excused')).toEqual({ open: [{ excused: true, since: clock }], named: [] })
  })

  it('absent: waits again, from then on', async () => {
    const { open } = await mark('Weg', 'absent')
    expect(open).toMatchObject([{ excused: false }])
    expect(open[0]?.since.getTime()).toBeGreaterThan(clock.getTime())
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
    await at(`${instant}T10:00:00Z`, () => keepJuries(db, sends, clock))
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
  await keepJuries(db, sends, clock)
  await keepJuries(db, sends, clock)
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
