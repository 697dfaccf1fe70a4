import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { testDatabase } from '../../../test/support/database.ts'
import { deciding, organisationsHouse } from '../../../test/support/organisations.ts'
import { inTransaction } from '../../platform/connection.ts'
import { dayOf } from '../../platform/day.ts'
import { type Id, newId } from '../../platform/ids.ts'
import { insertAnswer } from '../dossier.store.ts'
import { closeForRequest, openForRequest } from '../index.ts'

const { db } = await testDatabase()
const start = new Date('2026-11-24T10:00:00Z')
const dayInMs = 86_400_000
let now = start
const house = await organisationsHouse(db, () => now, start)
const { somebody, boss, validated, codeFor, accept, roleOf } = house
const [wilma, erna, gust, mia] = [
  await somebody('Wilma'),
  await somebody('Erna'),
  await somebody('Gust'),
  await somebody('Mia'),
]
type Somebody = typeof wilma

let dossier: Id<'dossier'>
let school: string
const idOf = (address: string) => address.split('/').at(-1) as Id<'organisation'>
const page = () => `/mijn-dossiers/${dossier}/wie-ziet-wat`
const letIn = (over: Record<string, string | string[]> = {}) =>
  wilma.go(`${page()}/organisatie/${idOf(school)}`, {
    role: ['teacher'],
    purpose: 'enrolment',
    part: ['dutch'],
    days: '30',
    ...over,
  })
const workFor = async (who: Somebody, role: 'teacher' | 'coordinator' | 'manager') =>
  who.go('/organisaties/werk-voor', { membership: await roleOf(who, role) })
const joins = async (who: Somebody, role: 'teacher' | 'coordinator') => {
  expect((await accept(who, await codeFor(erna, school, { role }))).status).toBe(303)
  expect((await workFor(who, role)).status).toBe(303)
}
const accessId = async () =>
  (await db.selectFrom('access').select('id').where('dossierId', '=', dossier).executeTakeFirstOrThrow()).id
const looks = async (who: Somebody) => (await who.go(`/gedeeld-met-mij/${await accessId()}`)).status

beforeEach(async () => {
  now = start
  await db.deleteFrom('dossier').execute()
  await house.clear()
  school = await validated(erna, 'provider')
  dossier = newId<'dossier'>()
  await db.insertInto('dossier').values({ id: dossier, personId: wilma.id, startedAt: now, keptAt: now }).execute()
  await inTransaction(db, async trx => {
    await insertAnswer(trx, dossier, 'about', { birthYear: 1987 }, now)
    await insertAnswer(trx, dossier, 'dutch', { level: 'B1' }, now)
  })
})

describe('letting in an organisation', () => {
  it('is found by a word of its name, and only when it is validated', async () => {
    const search = `${page()}/organisatie?zoek=HOUT`
    expect((await wilma.go(search)).html).toContain(`${page()}/organisatie/${idOf(school)}`)
    expect((await wilma.go(`${page()}/organisatie/${idOf(school)}`)).text).toContain('lesgever')
    await boss.go(deciding(school), { decision: 'withdrawn', reason: 'Failliet.' })
    expect((await wilma.go(search)).html).not.toContain(idOf(school))
    expect((await letIn()).status).toBe(404)
    expect((await gust.go(search)).status).toBe(404)
  })

  it('shows the parts to who works there in that role, in a session that does, and tells who looked', async () => {
    await joins(gust, 'teacher')
    await joins(mia, 'coordinator')
    expect((await letIn()).status).toBe(303)
    const shown = await gust.go(`/gedeeld-met-mij/${await accessId()}`)
    expect(shown).toMatchObject({ status: 200, text: expect.stringContaining('B1') })
    expect(shown.text).not.toContain('1987')
    expect(await looks(mia)).toBe(404)
    const elsewhere = await gust.browser()
    expect((await elsewhere.go(`/gedeeld-met-mij/${await accessId()}`)).status).toBe(404)
    const owner = await wilma.go(page())
    expect(owner.text).toContain('Houtwerf (1 persoon)')
    expect(owner.text).toContain('Gust (lesgever) keek het laatst op 24 november 2026')
    const timeline = (await wilma.go(`/mijn-dossiers/${dossier}/tijdlijn`)).text
    expect(timeline).toContain('Jij liet Houtwerf meekijken: 1 deel')
    expect(timeline).toContain('Gust (lesgever) bekeek dit dossier')
  })

  it('without a role chosen is everybody who works there', async () => {
    await joins(mia, 'coordinator')
    await letIn({ role: [] })
    expect(await looks(mia)).toBe(200)
    await workFor(erna, 'manager')
    expect(await looks(erna)).toBe(200)
    expect((await wilma.go(page())).text).toContain('Houtwerf (2 mensen)')
  })

  it.each([
    [{ role: ['guide'] }, 'Kies een rol die in deze organisatie bestaat'],
    [{ part: [] }, 'Kies minstens één deel'],
    [{ part: ['dutch', 'screening'] }, 'Kies minstens één deel'],
    [{ purpose: 'nieuwsgierig' }, 'Kies waarvoor'],
    [{ days: '36500' }, 'Kies 30, 90 of 365 dagen'],
  ])('refuses %o with a sentence and opens nothing', async (wrong, says) => {
    expect(await letIn(wrong)).toMatchObject({ status: 422, text: expect.stringContaining(says) })
    expect(await db.selectFrom('access').select('id').execute()).toEqual([])
  })
})

describe('from one moment to the next an organisation finds nothing', () => {
  beforeEach(async () => {
    await joins(gust, 'teacher')
    await letIn()
    expect(await looks(gust)).toBe(200)
  })

  it.each([
    [
      'the role was ended',
      async () => {
        await erna.go(`/organisaties/rol/${await roleOf(gust, 'teacher')}/beeindigen`, {})
      },
    ],
    [
      'the role ran out',
      async () => {
        await db
          .updateTable('membership')
          .set({ untilDay: dayOf(start) })
          .where('personId', '=', gust.id)
          .execute()
        now = new Date(start.getTime() + dayInMs)
      },
    ],
    [
      'the validation was withdrawn',
      async () => {
        await boss.go(deciding(school), { decision: 'withdrawn', reason: 'Failliet.' })
      },
    ],
    [
      'the owner withdrew it',
      async () => {
        await wilma.go(`${page()}/${await accessId()}/intrekken`, {})
      },
    ],
    [
      'its time was over',
      async () => {
        now = new Date(start.getTime() + 30 * dayInMs)
      },
    ],
    [
      'the owner closed their dossiers',
      async () => {
        await wilma.go('/mijn-gegevens/dicht', { ground: 'objection' })
      },
    ],
    [
      'they work for themselves again',
      async () => {
        await gust.go('/organisaties/werk-voor', { membership: '' })
      },
    ],
  ])('when %s', async (_, ends) => {
    await ends()
    expect(await looks(gust)).toBe(404)
    expect((await gust.go('/gedeeld-met-mij')).text).not.toContain('Wilma')
    await wilma.go('/mijn-gegevens/dicht/openen', {})
  })

  it('when the owner withdraws while somebody looks: never after', async () => {
    const address = `/gedeeld-met-mij/${await accessId()}`
    const withdrawn = wilma.go(`${page()}/${await accessId()}/intrekken`, {})
    const seen = await Promise.all([...Array(8)].map(() => gust.go(address)))
    await withdrawn
    for (const { status } of seen) expect([200, 404]).toContain(status)
    expect((await gust.go(address)).status).toBe(404)
    const told = await db
      .selectFrom('event')
      .select('id')
      .where('kind', '=', 'access.withdrawn')
      .where('subject', '=', dossier)
      .execute()
    expect(told).toHaveLength(1)
  })
})

describe('what a request opens', () => {
  const asking = (over: Partial<Parameters<typeof openForRequest>[1]> = {}) => ({
    request: randomUUID(),
    dossier,
    organisation: idOf(school),
    roles: ['teacher'] as const,
    parts: ['dutch'] as const,
    purpose: 'recognition' as const,
    ...over,
  })
  const open = (ask: Parameters<typeof openForRequest>[1]) =>
    inTransaction(db, trx => openForRequest(trx, ask, { person: wilma.id, role: 'worker' }, now))
  const close = (request: string, until: Date) =>
    inTransaction(db, trx => closeForRequest(trx, request, until, { person: gust.id, role: 'teacher' }, now))

  beforeEach(() => joins(gust, 'teacher'))

  it('stays open as long as it runs and through the appeal period, once for one request', async () => {
    const ask = asking()
    expect(await Promise.all([open(ask), open(ask)])).toMatchObject([{ ok: true }, { ok: true }])
    expect(await db.selectFrom('access').select('id').execute()).toHaveLength(1)
    now = new Date(start.getTime() + 400 * dayInMs)
    expect(await looks(gust)).toBe(200)
    await close(ask.request, new Date(now.getTime() + 14 * dayInMs))
    now = new Date(now.getTime() + 14 * dayInMs - 1)
    expect(await looks(gust)).toBe(200)
    now = new Date(now.getTime() + 1)
    expect(await looks(gust)).toBe(404)
  })

  it('ends at once without an appeal period, and is not the owner’s to withdraw before', async () => {
    const ask = asking()
    await open(ask)
    const mine = await wilma.go(page())
    expect(mine.text).toContain('zolang je aanvraag loopt')
    expect(mine.text).not.toContain('Zet stop')
    await wilma.go(`${page()}/${await accessId()}/intrekken`, {})
    expect(await looks(gust)).toBe(200)
    await close(ask.request, start)
    expect(await looks(gust)).toBe(404)
  })

  it('is never a narrow part, nor for an organisation that is not validated', async () => {
    expect(await open(asking({ parts: ['dutch', 'intake'] }))).toEqual({
      ok: false,
      refusal: 'people.access.only-named',
    })
    await boss.go(deciding(school), { decision: 'withdrawn', reason: 'Failliet.' })
    expect(await open(asking())).toEqual({ ok: false, refusal: 'people.access.no-organisation' })
    expect(await db.selectFrom('access').select('id').execute()).toEqual([])
  })
})

describe('looking', () => {
  it('is told once in ten minutes, but at a narrow part every time', async () => {
    await joins(gust, 'teacher')
    await letIn()
    const told = async () =>
      (
        await db
          .selectFrom('event')
          .select('id')
          .where('kind', '=', 'dossier.looked-at')
          .where('subject', '=', dossier)
          .execute()
      ).length
    await looks(gust)
    await looks(gust)
    expect(await told()).toBe(1)
    await db
      .updateTable('access')
      .set({ parts: ['intake'] })
      .where('dossierId', '=', dossier)
      .execute()
    await looks(gust)
    await looks(gust)
    expect(await told()).toBe(3)
  })
})
