import { beforeAll, describe, expect, it } from 'vitest'
import { testDatabase } from '../../../test/support/database.ts'
import { requestsHouse } from '../../../test/support/requests-house.ts'
import { eraseOneself, ownData } from '../../people/index.ts'
import { inTransaction } from '../../platform/connection.ts'
import type { Id } from '../../platform/ids.ts'
import type { TeachingTime } from './teaching-time.ts'

const { db } = await testDatabase()
const now = new Date('2026-11-26T10:00:00Z')
const house = await requestsHouse(db, () => now)
const { ann, bart, stranger, organisation, accept, codeFor, somebody } = house
const [carla, dirk] = [await somebody('Carla'), await somebody('Dirk')]
let address = ''
const timeId = () => address.split('/').at(-1) as Id<'teaching-time'>
const half = () => ({
  ...{ totaal: '40', contact: '20', werkplek: '20', leraar: bart.id, gezien: '1' },
  ...{ [`wie-${dirk.id}`]: '12,25', [`wie-${bart.id}`]: '7,75' },
})

beforeAll(async () => {
  for (const [who, role] of [
    [carla, 'coordinator'],
    [dirk, 'supervisor'],
  ] as const) {
    await accept(who, await codeFor(ann, organisation, { role }))
    await who.go('/organisaties/werk-voor', { membership: await house.roleOf(who, role) })
  }
})

describe('lesson periods', () => {
  it('are said for a module and a school year, once, by who coordinates', async () => {
    const ask = { module: 'm-til', jaar: '2026', lestijden: '' }
    expect((await ann.go('/lestijden')).text).toContain('nog niets verdeeld')
    expect((await ann.go('/lestijden/nieuw')).text).toContain('Tillen (40 lestijden)')
    expect((await ann.go('/lestijden/nieuw', { ...ask, module: 'm-elders' })).text).toContain(
      'een module van je school',
    )
    expect((await ann.go('/lestijden/nieuw', { ...ask, lestijden: 'veel' })).html).toContain('value="veel"')
    expect((await ann.go('/lestijden/nieuw', { ...ask, jaar: '1999' })).status).toBe(422)
    const both = await Promise.all([ann.go('/lestijden/nieuw', ask), carla.go('/lestijden/nieuw', ask)])
    expect(both.map(({ status }) => status).sort()).toEqual([303, 422])
    address = both.find(({ status }) => status === 303)?.to ?? ''
    for (const who of [stranger, bart, dirk]) {
      expect((await who.go(address)).status).toBe(404)
      expect((await who.go(address, half())).status).toBe(404)
      expect((await who.go('/lestijden/nieuw', ask)).status).toBe(404)
    }
  })

  it('are refused when they are more than is funded, and what was typed is kept', async () => {
    const no = async (over: Record<string, string>, says: string) => {
      const page = await ann.go(address, { ...half(), ...over })
      expect(page.status).toBe(422)
      expect(page.text).toContain(says)
      expect(page.html).toContain('value="12,25"')
    }
    await no({ contact: '20,25' }, 'samen meer dan er betaald wordt')
    await no({ [`wie-${bart.id}`]: '8' }, 'samen meer dan er voor de werkplek is')
    await no({ leraar: dirk.id }, 'Kies wie hier lesgeeft')
    await no({ totaal: '40,1' }, 'op een kwart na')
  })

  it('go once to whom they were given when two divide at once: of 40, 20 to the teacher and 20 to the workplace', async () => {
    const both = await Promise.all([ann.go(address, half()), carla.go(address, half())])
    expect(both.map(({ status }) => status).sort()).toEqual([303, 422])
    expect(both.find(({ status }) => status === 422)?.text).toContain('Iemand anders verdeelde intussen')
    const page = await ann.go('/lestijden?jaar=2026')
    for (const text of ['Bart 20 lestijden 7,75 lestijden 27,75 lestijden', 'Dirk 0 lestijden 12,25 lestijden'])
      expect(page.text.replace(/\s+/g, ' ')).toContain(text)
    expect((await bart.go('/mijn-lestijden')).text).toContain('2026-2027: samen 27,75 lestijden')
    expect((await dirk.go('/mijn-lestijden')).text).not.toContain('27,75')
    expect((await stranger.go('/mijn-lestijden')).text).toContain('nog geen lestijden')
    expect((await dirk.go('/mijn-berichten')).text).toContain('Je lestijden zijn veranderd')
  })

  it('are a table to take along, that adds up to what is funded', async () => {
    const csv = await ann.go('/lestijden/overzicht.csv?jaar=2026')
    expect(csv.html).toContain('2026-2027,Zorgkundige,Tillen,Bart,contact,20\r\n')
    expect(csv.html).toContain('Dirk,werkplek,12.25')
    const sum = csv.html
      .trim()
      .split('\r\n')
      .slice(1)
      .reduce((all, line) => all + Number(line.split(',').at(-1)), 0)
    expect(sum).toBe(40)
    const xlsx = await ann.go('/lestijden/overzicht.xlsx?jaar=2026')
    expect(xlsx.html.startsWith('PK')).toBe(true)
    for (const kind of ['csv', 'xlsx']) expect((await bart.go(`/lestijden/overzicht.${kind}`)).status).toBe(404)
    // Another school year holds nothing of this one.
    expect((await ann.go('/lestijden?jaar=2025')).text).toContain('nog niets verdeeld')
  })

  it('keep how they were divided before, and say who left', async () => {
    const over = { gezien: '2', [`wie-${dirk.id}`]: '10', [`wie-${bart.id}`]: '' }
    expect((await carla.go(address, { ...half(), ...over })).status).toBe(303)
    const page = await ann.go(address)
    expect(page.text).toContain('Hoe het eerder verdeeld was')
    expect(page.text).toContain('Dirk: 12,25 lestijden op de werkplek')
    expect((await ann.go('/lestijden')).text).toContain('10 lestijden')
    await db.updateTable('membership').set({ endedAt: now }).where('personId', '=', dirk.id).execute()
    expect((await ann.go(address)).text).toContain('Dirk werkt hier niet meer. Verdeel 10 lestijden opnieuw')
  })

  it('stay without a name when who had them has everything erased', async () => {
    expect((await ownData(db, dirk.id)).teaching).toMatchObject([{ quarters: 49 }, { quarters: 40 }])
    await eraseOneself(db, { id: dirk.id, role: 'worker' }, now)
    expect((await ann.go(address)).text).toContain('iemand die er niet meer is: 10 lestijden')
  })
})

describe('the database', () => {
  const share = (part: 'contact' | 'workplace', personId: Id<'person'>, quarters: number, number = 3) =>
    db.insertInto('teachingShare').values({ timeId: timeId(), number, personId, part, quarters }).execute()

  it('refuses a split above what is funded', async () => {
    const said = { saidBy: ann.id, saidAt: now }
    const split = { timeId: timeId(), number: 9, funded: 160, contact: 80, workplace: 81, ...said }
    await expect(db.insertInto('teachingSplit').values(split).execute()).rejects.toThrow('check')
  })

  it('refuses shares above their part, also of two who write at once, and a second teacher', async () => {
    await expect(share('workplace', ann.id, 41)).rejects.toThrow('more periods than are funded')
    const both = await Promise.allSettled([
      inTransaction(db, trx => write(trx, ann.id)),
      inTransaction(db, trx => write(trx, carla.id)),
    ])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    await expect(share('contact', ann.id, 1)).rejects.toThrow()
  })
  const write = (trx: Parameters<Parameters<typeof inTransaction>[1]>[0], personId: Id<'person'>) =>
    trx
      .insertInto('teachingShare')
      .values({ timeId: timeId() as TeachingTime['id'], number: 3, personId, part: 'workplace', quarters: 30 })
      .execute()
})
