import { beforeEach, describe, expect, it } from 'vitest'
import { testDatabase } from '../../../test/support/database.ts'
import { codeIn, deciding, organisationsHouse } from '../../../test/support/organisations.ts'
import { eraseOneself } from '../erase-oneself.ts'

const { db } = await testDatabase()
const start = new Date('2026-11-24T10:00:00Z')
const day = 86_400_000
let now = start
const house = await organisationsHouse(db, () => now, start)
const { somebody, boss, newNumber, register, validate, validated, invite, codeFor, accept, roleOf } = house
const erna = await somebody('Erna')
const karim = await somebody('Karim')
const sofie = await somebody('Sofie')
type Somebody = typeof erna

const organisations = async (who: Somebody) => (await who.go('/organisaties')).text

beforeEach(async () => {
  now = start
  await house.clear()
})

describe('registering', () => {
  it('makes who registers the manager, and lets nobody be invited before somebody looked', async () => {
    const address = await register(erna)
    expect((await erna.go(address)).text).toContain('wacht op goedkeuring')
    expect(await invite(erna, address)).toMatchObject({ status: 422 })
    await validate(address)
    expect((await erna.go(address)).text).toContain('goedgekeurd')
    expect(codeIn((await invite(erna, address)).text)).not.toBe('')
  })

  it('refuses a number that is none, is known, or no name, and keeps what was typed', async () => {
    const known = newNumber()
    await erna.go('/organisaties/nieuw', { kind: 'employer', name: 'Een', number: known })
    const wrong = { kind: 'employer', name: 'Twee & Zonen', number: known }
    expect(await karim.go('/organisaties/nieuw', wrong)).toMatchObject({
      status: 422,
      html: expect.stringContaining('Twee &amp; Zonen'),
    })
    expect((await karim.go('/organisaties/nieuw', { ...wrong, number: '0123456789' })).status).toBe(422)
    expect((await karim.go('/organisaties/nieuw', { ...wrong, number: newNumber(), name: ' ' })).status).toBe(422)
    expect((await karim.go('/organisaties/nieuw', { ...wrong, number: newNumber(), kind: '__proto__' })).status).toBe(
      422,
    )
  })

  it('takes a name in any script up to 200 characters, and refuses 500', async () => {
    const name = 'شركة البناء 木工房 Ľubomír '.repeat(7).trim()
    expect((await erna.go(await register(erna, 'employer', name))).text).toContain(name)
    const long = await erna.go('/organisaties/nieuw', { kind: 'employer', name: '木'.repeat(500), number: newNumber() })
    expect(long).toMatchObject({ status: 422, text: expect.stringContaining('hoogstens 200 tekens') })
  })
})

describe('deciding on who registered', () => {
  it('is for an administrator, for a sector partner where it is an employer, and never for oneself', async () => {
    const employer = await register(erna)
    const school = await register(erna, 'provider')
    expect((await validate(employer, sofie)).status).toBe(404)
    const partner = await register(sofie, 'sector-partner')
    expect((await sofie.go('/beheer/organisaties')).status).toBe(404)
    await validate(partner)
    expect((await sofie.go('/beheer/organisaties')).text).toContain('Houtwerf')
    expect((await validate(school, sofie)).status).toBe(404)
    expect((await validate(employer, sofie)).status).toBe(303)
    const own = await register(sofie)
    expect((await validate(own, sofie)).status).toBe(404)
    const bosses = await register(boss)
    expect((await validate(bosses)).status).toBe(404)
  })

  it('asks why not, and tells it to who registered', async () => {
    const address = await register(erna)
    const refuse = (reason: string) => boss.go(deciding(address), { decision: 'refused', reason })
    expect(await refuse('  ')).toMatchObject({ status: 422, text: expect.stringContaining('Schrijf waarom') })
    expect((await refuse('Dit nummer is van een ander bedrijf.')).status).toBe(303)
    expect((await erna.go(address)).text).toContain('Dit nummer is van een ander bedrijf.')
    expect((await erna.go(`${address}/tijdlijn`)).text).toContain('Boss (beheerder) keurde deze organisatie niet goed')
  })

  it('happens once when two decide at the same time', async () => {
    const address = await register(erna)
    const refuse = () => boss.go(deciding(address), { decision: 'refused', reason: 'Bestaat niet.' })
    const answers = await Promise.all([validate(address), refuse(), validate(address), refuse()])
    const made = await db.selectFrom('organisationDecision').select('decision').orderBy('id').execute()
    // Refused may still become validated; nothing else follows on itself.
    expect([['validated'], ['refused', 'validated'], ['refused']]).toContainEqual(made.map(({ decision }) => decision))
    expect(answers.filter(({ status }) => status === 303)).toHaveLength(made.length)
    expect(answers.filter(({ status }) => status === 422)).toHaveLength(4 - made.length)
  })

  it('stops inviting and working for it when withdrawn', async () => {
    const address = await validated(erna)
    const code = await codeFor(erna, address)
    await erna.go('/organisaties/werk-voor', { membership: await roleOf(erna, 'manager') })
    expect(await organisations(erna)).toContain('Je werkt nu voor')
    await boss.go(deciding(address), { decision: 'withdrawn', reason: 'Failliet.' })
    expect(await organisations(erna)).not.toContain('Je werkt nu voor')
    expect((await invite(erna, address)).status).toBe(422)
    expect((await accept(karim, code)).status).toBe(422)
  })

  it('finds any organisation by name or number, and lets a new manager in where all are gone', async () => {
    const address = await validated(erna)
    await eraseOneself(db, { id: (await somebodyGone(address)).id, role: 'worker' }, now)
    const gone = await boss.go('/beheer/organisaties?zoek=HOUT')
    expect(gone.text).toContain('Houtwerf')
    const made = await boss.go(`${deciding(address)}/beheerder`, { address: '' })
    expect((await accept(karim, codeIn(made.text))).status).toBe(303)
    expect((await karim.go(address)).status).toBe(200)
    expect((await karim.go(`${deciding(address)}/beheerder`, { address: '' })).status).toBe(404)
  })
})

/** Somebody who manages an organisation alone, and will have themselves erased. */
const somebodyGone = async (address: string) => {
  const gone = await somebody('Weg')
  await accept(gone, await codeFor(erna, address, { role: 'manager' }))
  await erna.go(`/organisaties/rol/${await roleOf(erna, 'manager')}/beeindigen`, {})
  return gone
}

describe('an invitation', () => {
  it('by code gives a role once', async () => {
    const code = await codeFor(erna, await validated(erna))
    expect((await karim.go('/uitnodiging', { code: code.toLowerCase().replaceAll('-', ' ') })).status).toBe(303)
    expect((await accept(karim, code)).status).toBe(303)
    expect(await organisations(karim)).toContain('mentor')
    expect((await accept(sofie, code)).status).toBe(410)
  })

  it('is taken up by one when two come at the same time', async () => {
    const code = await codeFor(erna, await validated(erna))
    const crowd = [karim, sofie, karim, sofie]
    const answers = await Promise.all(crowd.map(who => accept(who, code)))
    expect(answers.filter(({ status }) => status === 303)).toHaveLength(1)
    expect(await db.selectFrom('membership').select('id').where('role', '=', 'mentor').execute()).toHaveLength(1)
  })

  it('by mail counts only for that address, also when it has an account already', async () => {
    await invite(erna, await validated(erna), { address: 'KARIM@voorbeeld.be' })
    const mail = await db
      .selectFrom('outbox')
      .selectAll()
      .where('recipient', '=', karim.email)
      .executeTakeFirstOrThrow()
    expect(mail.subject).not.toMatch(/karim|houtwerf/i)
    expect(await accept(sofie, codeIn(mail.body))).toMatchObject({
      status: 422,
      text: expect.stringContaining('ander e-mailadres'),
    })
    expect((await accept(karim, codeIn(mail.body))).status).toBe(303)
  })

  it('is over after 30 days, after its last day, and when withdrawn', async () => {
    const address = await validated(erna)
    const [late, ended, withdrawn] = [
      await codeFor(erna, address),
      await codeFor(erna, address, { until: '2026-11-25' }),
      await codeFor(erna, address),
    ]
    const [newest] = await db.selectFrom('invitation').select('id').orderBy('madeAt', 'desc').execute()
    expect((await erna.go(address)).text).toContain('Open uitnodigingen')
    for (const { id } of await db.selectFrom('invitation').select('id').execute())
      expect((await karim.go(`${address}/uitnodigen/${id}/intrekken`, {})).status).toBe(404)
    now = new Date(start.getTime() + 2 * day)
    expect((await accept(karim, ended)).status).toBe(410)
    now = new Date(start.getTime() + 30 * day)
    expect((await accept(karim, late)).status).toBe(410)
    now = start
    for (const { id } of await db.selectFrom('invitation').select('id').execute())
      expect((await erna.go(`${address}/uitnodigen/${id}/intrekken`, {})).status).toBe(303)
    expect((await accept(karim, withdrawn)).status).toBe(410)
    const again = await erna.go(`${address}/uitnodigen/${newest?.id}/intrekken`, {})
    expect(again).toMatchObject({ status: 422, text: expect.stringContaining('al gebruikt of ingetrokken') })
  })

  it('never takes away from who has the role for longer', async () => {
    const address = await validated(erna)
    await accept(karim, await codeFor(erna, address))
    await accept(karim, await codeFor(erna, address, { until: '2026-12-31' }))
    const held = await db.selectFrom('membership').select('untilDay').where('personId', '=', karim.id).execute()
    expect(held).toEqual([{ untilDay: null }])
  })
})

describe('a role', () => {
  it('is worked in, in one browser, until it ends; its page is closed at once', async () => {
    const address = await validated(erna)
    await accept(karim, await codeFor(erna, address, { role: 'manager' }))
    const other = await karim.browser()
    await karim.go('/organisaties/werk-voor', { membership: await roleOf(karim, 'manager') })
    expect(await organisations(karim)).toContain('Je werkt nu voor')
    expect((await other.go('/organisaties')).text).not.toContain('Je werkt nu voor')
    await erna.go(`/organisaties/rol/${await roleOf(karim, 'manager')}/beeindigen`, {})
    expect(await organisations(karim)).not.toContain('Je werkt nu voor')
    expect((await karim.go(address)).status).toBe(404)
    expect((await invite(karim, address)).status).toBe(404)
    expect((await erna.go(`${address}/tijdlijn`)).text).toContain('stopte de rol van Karim als beheerder')
  })

  it('ends after its last day, and stands in the queue before', async () => {
    const address = await validated(erna)
    await accept(karim, await codeFor(erna, address, { until: '2026-12-31' }))
    expect((await erna.go(address)).text).toContain('loopt af')
    now = new Date('2026-12-31T22:59:59Z')
    expect(await organisations(karim)).toContain('Houtwerf')
    now = new Date('2026-12-31T23:00:00Z')
    expect(await organisations(karim)).not.toContain('Houtwerf')
    expect((await erna.go(address)).text).toContain('is afgelopen')
    await erna.go(`/organisaties/rol/${await roleOf(karim, 'mentor')}/verlengen`, { until: '2027-06-30' })
    expect(await organisations(karim)).toContain('Houtwerf')
  })

  it('of the last manager stays, also when both managers leave at once', async () => {
    const address = await validated(erna)
    const leave = async (who: Somebody) => who.go(`/organisaties/rol/${await roleOf(who, 'manager')}/beeindigen`, {})
    expect(await leave(erna)).toMatchObject({ status: 422, text: expect.stringContaining('laatste beheerder') })
    await accept(karim, await codeFor(erna, address, { role: 'manager' }))
    const answers = await Promise.all([leave(erna), leave(karim)])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 422])
    const renew = (who: Somebody, id: string) => who.go(`/organisaties/rol/${id}/verlengen`, { until: '2027-01-01' })
    const [stays] = await db.selectFrom('membership').selectAll().where('endedAt', 'is', null).execute()
    const last = stays?.personId === erna.id ? erna : karim
    expect((await renew(last, stays?.id ?? '')).status).toBe(422)
  })

  it('is nobody else’s to end, renew or work in', async () => {
    const address = await validated(erna)
    await accept(karim, await codeFor(erna, address))
    const role = await roleOf(karim, 'mentor')
    for (const who of [sofie, boss]) {
      expect((await who.go(`/organisaties/rol/${role}/beeindigen`, {})).status).toBe(404)
      expect((await who.go(`/organisaties/rol/${role}/verlengen`, { until: '2027-01-01' })).status).toBe(404)
      expect((await who.go('/organisaties/werk-voor', { membership: role })).status).toBe(422)
      expect((await who.go(address)).status).toBe(404)
    }
    // A mentor is no manager: may leave, not stay longer.
    expect((await karim.go(`/organisaties/rol/${role}/verlengen`, { until: '2030-01-01' })).status).toBe(404)
    expect((await karim.go(`/organisaties/rol/${role}/beeindigen`, {})).status).toBe(303)
  })

  it('in several organisations is several roles, each switched to by itself', async () => {
    const one = await validated(erna)
    const two = await validated(sofie, 'provider')
    await accept(karim, await codeFor(erna, one))
    await accept(karim, await codeFor(sofie, two, { role: 'teacher' }))
    for (const role of ['mentor', 'teacher'] as const) {
      await karim.go('/organisaties/werk-voor', { membership: await roleOf(karim, role) })
      const held = await db
        .selectFrom('session')
        .select('membershipId')
        .where('fingerprint', '=', karim.session)
        .execute()
      expect(held).toEqual([{ membershipId: await roleOf(karim, role) }])
    }
    await karim.go('/organisaties/werk-voor', { membership: '' })
    expect(await organisations(karim)).not.toContain('Je werkt nu voor')
  })
})
