import { describe, expect, it } from 'vitest'
import { agreementHouse, idIn, wishes } from '../../../test/support/agreement-house.ts'
import { testDatabase } from '../../../test/support/database.ts'
import type { Day } from '../../platform/day.ts'
import { agreedHoursOf } from './index.ts'

const { db } = await testDatabase()
const now = new Date('2026-11-24T10:00:00Z')
const house = await agreementHouse(db, () => now)
const { ann, luc, hilde, wilma, gust, stranger, member, make, send, sign, signing, signatures, change } = house

describe('an agreement', () => {
  it('is filled in from what is known, and says at the field what is wrong', async () => {
    expect((await luc.go('/afspraken/nieuw?opleiding=proef-zorg')).html).toContain('value="proef-zorg" selected')
    const wrong = await luc.go('/afspraken/nieuw', {
      ...wishes,
      member,
      statute: ['self-employed'],
      contract: 'veel',
      until: '2026-01-01',
      'worker-email': 'geen adres',
    })
    expect(wrong.status).toBe(422)
    for (const text of ['alleen als zelfstandige', 'hoeveel uur per week er in het contract', 'geen e-mailadres'])
      expect(wrong.text).toContain(text)
    expect(wrong.html).toContain('value="veel"')
    const backwards = await luc.go('/afspraken/nieuw', { ...wishes, member, until: '2027-01-31' })
    expect(backwards.text).toContain('De laatste dag ligt vóór de eerste')
    expect((await hilde.go('/afspraken/nieuw', { ...wishes, member })).text).toContain('Zoals je nu werkt')
    const early = await luc.go('/afspraken/nieuw', { ...wishes, member, cover: 'minor' })
    expect(early.text).toContain('Schrijf een naam')
  })

  it('is seen by its parties only, once it is sent, and signed in any order by each of them once', async () => {
    const agreement = await make()
    for (const who of [wilma, hilde, stranger, gust]) expect((await who.go(agreement)).status).toBe(404)
    await send(agreement)
    expect((await luc.go(`${agreement}/stuur`, {})).text).toContain('al verstuurd')
    for (const who of [stranger, gust]) {
      expect((await who.go(agreement)).status).toBe(404)
      expect((await who.go(`${agreement}/afspraak.pdf`)).status).toBe(404)
      expect((await who.go(`${agreement}/teken`, await signing(wilma, agreement))).status).toBe(404)
    }
    expect((await wilma.go('/wat-wacht')).text).toContain('Lees en teken een afspraak')
    expect((await wilma.go('/mijn-berichten')).text).toContain('Een afspraak wacht op je handtekening')
    const read = await wilma.go(agreement)
    for (const text of ['Wat je krijgt', 'Wat je geeft', '4 u per week', '180 dagen']) expect(read.text).toContain(text)

    // The wrong person, and without having read it.
    expect((await sign(wilma, agreement, 'employer')).text).toContain('Dit is niet aan jou')
    expect((await hilde.go(`${agreement}/teken`, await signing(luc, agreement, 'employer'))).status).toBe(422)
    const { read: _, ...unread } = await signing(wilma, agreement)
    expect((await wilma.go(`${agreement}/teken`, unread)).text).toContain('vink aan dat je akkoord gaat')

    for (const [who, party] of [
      [hilde, 'workplace'],
      [wilma, 'worker'],
      [ann, 'provider'],
    ] as const) {
      expect((await sign(who, agreement, party)).status).toBe(303)
      expect((await sign(who, agreement, party)).status).toBe(422)
    }
    expect((await luc.go(agreement)).text).toContain('wordt getekend')
    expect((await sign(luc, agreement, 'employer')).status).toBe(303)
    expect((await sign(luc, agreement, 'workplace')).status).toBe(422)
    expect((await wilma.go(agreement)).text).toContain('afgesproken')
    expect((await wilma.go('/mijn-berichten')).text).toContain('Iedereen tekende de afspraak')
    expect((await signatures(agreement)).map(({ party }) => party)).toEqual([
      'employer',
      'provider',
      'worker',
      'workplace',
    ])
    const pdf = await wilma.go(`${agreement}/afspraak.pdf`)
    expect(pdf.html.startsWith('%PDF')).toBe(true)

    const viewer = { person: wilma.id, organisation: null, role: null }
    const hours = (day: string) => agreedHoursOf(db, viewer, wilma.id, day as Day)
    expect(await hours('2027-01-31')).toEqual([])
    expect(await hours('2027-02-01')).toMatchObject([{ minutesPerWeek: 240, counts: 'paid', until: '2028-01-31' }])
    expect((await hours('2027-06-01'))[0]?.pays).toContainEqual({ condition: 'fee', by: 'employer', value: 'employer' })
    expect(await agreedHoursOf(db, { ...viewer, person: stranger.id }, wilma.id, '2027-06-01' as Day)).toEqual([])
  })

  it('loses no signature of two that sign at once, and takes none twice', async () => {
    for (let round = 0; round < 5; round++) {
      const agreement = await make()
      await send(agreement)
      const forms = await Promise.all(
        (
          [
            [wilma, 'worker'],
            [hilde, 'workplace'],
            [ann, 'provider'],
            [luc, 'employer'],
          ] as const
        ).map(async ([who, party]) => ({ who, form: await signing(who, agreement, party) })),
      )
      // Everybody at once, and everybody clicks twice.
      const answers = await Promise.all([...forms, ...forms].map(({ who, form }) => who.go(`${agreement}/teken`, form)))
      expect(answers.map(({ status }) => status).sort()).toEqual([303, 303, 303, 303, 422, 422, 422, 422])
      expect(await signatures(agreement)).toHaveLength(4)
      const complete = await db
        .selectFrom('event')
        .select('id')
        .where('subject', '=', idIn(agreement))
        .where('kind', '=', 'agreement.complete')
        .execute()
      expect(complete).toHaveLength(1)
    }
  })

  it('is signed or changed, never half: of both at once the second hears it', async () => {
    const agreement = await make()
    await send(agreement)
    const form = await signing(wilma, agreement)
    const [signed, changed] = await Promise.all([
      wilma.go(`${agreement}/teken`, form),
      change(luc, agreement, { hours: '3', 'motive-hours': 'Kleiner team.' }),
    ])
    expect(changed.status).toBe(303)
    if (signed.status === 422) expect(signed.text).toContain('De tekst is intussen veranderd')
    const page = await wilma.go(agreement)
    if (signed.status === 303) expect(page.text).toContain('Dat telt niet voor deze tekst')
    for (const text of ['Dit is versie 2', '4 u per week 3 u per week', 'anders dan de set', 'Kleiner team.'])
      expect(page.text).toContain(text)
    expect((await wilma.go(`${agreement}/teken`, form)).status).toBe(422)
    expect((await sign(wilma, agreement, 'worker')).status).toBe(303)
    // The database itself takes no signature for another text.
    const row = await db
      .selectFrom('agreementSignature')
      .selectAll()
      .orderBy('signedAt', 'desc')
      .executeTakeFirstOrThrow()
    const forged = { ...row, party: 'employer' as const, personId: luc.id, sha256: 'f'.repeat(64) }
    await expect(db.insertInto('agreementSignature').values(forged).execute()).rejects.toThrow()
  })

  it('keeps what was typed in a change that is not accepted, and takes no stale one', async () => {
    const agreement = await make()
    await send(agreement)
    const without = await change(luc, agreement, { hours: '2' })
    expect(without.status).toBe(422)
    expect(without.text).toContain('Zeg waarom dit anders is')
    expect(without.html).toContain('value="2"')
    expect((await change(luc, agreement, { retention: '366', 'motive-retention': 'x' })).text).toContain(
      'hoogstens 365 dagen',
    )
    expect((await change(luc, agreement, {})).text).toContain('Zo staat het er al')
    expect((await change(luc, agreement, { hours: '2', 'motive-hours': 'Zo.', seen: '7' })).text).toContain(
      'intussen veranderd',
    )
    expect((await wilma.go(`${agreement}/pas-aan`)).status).toBe(404)
    expect((await wilma.go(`${agreement}/pas-aan`, {})).status).toBe(404)
  })
})
