import { beforeEach, describe, expect, it } from 'vitest'
import { testDatabase } from '../../../test/support/database.ts'
import { codeIn, deciding, organisationsHouse } from '../../../test/support/organisations.ts'
import { type Id, newId } from '../../platform/ids.ts'
import { translators } from '../../platform/words.ts'
import { insertAnswer } from '../dossier.store.ts'
import { eraseOneself } from '../erase-oneself.ts'
import { remindOfEndingGuidance } from './remind-of-ending-guidance.ts'

const { db } = await testDatabase()
const start = new Date('2026-11-24T10:00:00Z')
const dayInMs = 86_400_000
let now = start
const house = await organisationsHouse(db, () => now, start)
const { somebody, boss, validated, codeFor, accept, roleOf } = house
const [wilma, erna, gust, sofie] = [
  await somebody('Wilma'),
  await somebody('Erna'),
  await somebody('Gust', 'guide'),
  await somebody('Sofie', 'guide'),
]
type Somebody = typeof wilma
const sends = { mail: true, sms: false, origin: 'http://localhost', t: translators.nl }

let dossier: Id<'dossier'>
let service: string
const joins = async (who: Somebody) => {
  await accept(who, await codeFor(erna, service, { role: 'guide' }))
  await who.go('/organisaties/werk-voor', { membership: await roleOf(who, 'guide') })
}
const keeps = async (who: Pick<Somebody, 'id'>) => {
  const id = newId<'dossier'>()
  await db.insertInto('dossier').values({ id, personId: who.id, startedAt: now, keptAt: now }).execute()
  await db.transaction().execute(async trx => {
    await insertAnswer(trx, id, 'about', { birthYear: 1987 }, now)
    await insertAnswer(trx, id, 'dutch', { level: 'B1' }, now)
  })
  return id
}
const ask = (whom: string, who = gust) => who.go('/mijn-mensen/vraag', { whom })
const asks = () => db.selectFrom('guidanceAsk').selectAll().orderBy('askedAt').execute()
const askAddress = async () => `/begeleiding/vraag/${(await asks()).at(-1)?.id}`
const yes = async (over: Record<string, string | string[]> = {}, who = wilma) =>
  who.go(await askAddress(), { part: ['dutch'], days: '90', ...over })
const clients = async (who = gust) => (await who.go('/mijn-mensen')).text
const shownAddress = async () => {
  const { id } = await db.selectFrom('access').select('id').orderBy('grantedAt', 'desc').executeTakeFirstOrThrow()
  return `/gedeeld-met-mij/${id}`
}

beforeEach(async () => {
  now = start
  await db.deleteFrom('dossier').execute()
  await db.deleteFrom('message').execute()
  await db.deleteFrom('guideCode').execute()
  await house.clear()
  service = await validated(erna, 'guide-service')
  await joins(gust)
  dossier = await keeps(wilma)
})

describe('a guide asks', () => {
  it('and sees what was chosen once the answer is yes, and nobody else of their organisation does', async () => {
    expect((await ask(wilma.email)).status).toBe(303)
    expect(await clients()).toContain('Nog geen ja')
    expect((await wilma.go('/mijn-berichten')).text).toContain('Iemand vraagt of die je mag begeleiden')
    expect((await wilma.go('/begeleiding')).text).toContain('Gust')
    expect((await wilma.go(await askAddress())).text).toContain('Mag Gust je begeleiden?')
    expect((await yes()).to).toBe(`/mijn-dossiers/${dossier}/wie-ziet-wat`)
    expect(await clients()).toMatch(/Wilma\s+Je ziet: je Nederlands\.\s+Van 24 november 2026 tot 22 februari 2027/)
    expect((await gust.go('/mijn-berichten')).text).toContain('Je mag iemand begeleiden')
    const shown = await gust.go(await shownAddress())
    expect(shown).toMatchObject({ status: 200, text: expect.stringContaining('B1') })
    expect(shown.text).not.toContain('1987')
    await joins(sofie)
    expect((await sofie.go(await shownAddress())).status).toBe(404)
    expect((await wilma.go(`/mijn-dossiers/${dossier}/wie-ziet-wat`)).text).toContain('Gust (Houtwerf)')
  })

  it('by a code that somebody without mail reads out, once and for seven days', async () => {
    await db.updateTable('person').set({ email: null }).where('id', '=', wilma.id).execute()
    const code = async () => codeIn((await wilma.go('/begeleiding/code', {})).text)
    const [older, newer] = [await code(), await code()]
    expect((await ask(older)).status).toBe(422)
    expect((await ask(newer.toLowerCase().replaceAll('-', ' '))).status).toBe(303)
    expect((await ask(newer)).status).toBe(422)
    expect((await yes()).status).toBe(303)
    expect(await clients()).toContain('Wilma')
    const late = await code()
    now = new Date(start.getTime() + 7 * dayInMs)
    expect(await ask(late)).toMatchObject({ status: 422, text: expect.stringContaining('de code die je hoorde') })
    await db.updateTable('person').set({ email: wilma.email }).where('id', '=', wilma.id).execute()
  })

  it('and is answered alike whether an address has an account, said no, or is nobody’s', async () => {
    const without = (html: string, address: string) => html.replaceAll(address, '').replace(/[0-9a-f-]{36}/g, '')
    const page = async (address: string) => {
      await db.deleteFrom('guidanceAsk').execute()
      const answer = await ask(address)
      return { status: answer.status, to: answer.to, html: without((await gust.go(answer.to)).html, address) }
    }
    const known = await page(wilma.email)
    expect((await wilma.go(`${await askAddress()}/nee`, {})).status).toBe(303)
    const refused = { ...known, html: without((await gust.go('/mijn-mensen')).html, wilma.email) }
    expect(refused).toEqual(known)
    expect(await page('niemand@voorbeeld.be')).toEqual(known)
  })

  it('once in thirty days, also after a no and when it was taken back in between', async () => {
    await ask(wilma.email)
    await ask(wilma.email)
    expect(await asks()).toHaveLength(1)
    await wilma.go(`${await askAddress()}/nee`, {})
    await gust.go(`/mijn-mensen/vraag/${(await asks())[0]?.id}/terug`, {})
    expect(await clients()).not.toContain(wilma.email)
    await ask(wilma.email)
    expect(await clients()).toContain(wilma.email)
    expect(await asks()).toHaveLength(1)
    expect((await wilma.go(await askAddress())).status).toBe(404)
    now = new Date(start.getTime() + 30 * dayInMs)
    await ask(wilma.email)
    expect((await wilma.go(await askAddress())).status).toBe(200)
  })

  it('fifty people a day and no more', async () => {
    expect((await ask('eerst@voorbeeld.be')).status).toBe(303)
    const [first] = await asks()
    if (!first) throw new Error('nothing was asked')
    const more = [...Array(49)].map((_, at) => ({ ...first, id: newId<'guidance-ask'>(), toEmail: `iemand${at}@b.be` }))
    await db.insertInto('guidanceAsk').values(more).execute()
    expect((await ask('nog@voorbeeld.be')).status).toBe(422)
    now = new Date(start.getTime() + dayInMs)
    expect((await ask('nog@voorbeeld.be')).status).toBe(303)
  })

  it('only in a session that works for a guide service, and nobody answers for another', async () => {
    const elsewhere = await gust.browser()
    expect((await elsewhere.go('/mijn-mensen')).text).toContain('Kies eerst voor welke organisatie')
    expect((await elsewhere.go('/mijn-mensen/vraag', { whom: wilma.email })).status).toBe(404)
    expect((await wilma.go('/mijn-mensen')).status).toBe(404)
    await ask(wilma.email)
    expect((await sofie.go(await askAddress())).status).toBe(404)
    expect((await yes({}, sofie)).status).toBe(404)
    expect((await sofie.go(`${await askAddress()}/nee`, {})).status).toBe(404)
    await joins(sofie)
    await sofie.go(`/mijn-mensen/vraag/${(await asks())[0]?.id}/terug`, {})
    expect((await wilma.go(await askAddress())).status).toBe(200)
  })

  it('somebody who is not here yet, who finds it when they are', async () => {
    await ask('Later@voorbeeld.be')
    const later = await somebody('Later')
    expect((await later.go(await askAddress())).text).toContain('Je bewaarde nog geen ladder')
    expect(await yes({}, later)).toMatchObject({ status: 422, text: expect.stringContaining('Kies een dossier') })
    await keeps(later)
    expect((await yes({}, later)).status).toBe(303)
  })
})

describe('saying yes', () => {
  beforeEach(() => ask(wilma.email))

  it.each([
    [{ part: [] }, 'Kies minstens één deel'],
    [{ part: ['screening'] }, 'Kies minstens één deel'],
    [{ days: '7' }, 'Kies 30, 90 of 365 dagen'],
    [{ dossier: 'iets' }, 'Kies een dossier'],
  ])('with %o is refused with a sentence, and stays a question', async (wrong, says) => {
    expect(await yes(wrong)).toMatchObject({ status: 422, text: expect.stringContaining(says) })
    expect((await wilma.go(await askAddress())).status).toBe(200)
  })

  it('opens the dossier that was chosen when there are several', async () => {
    now = new Date(start.getTime() + dayInMs)
    await keeps(wilma)
    expect((await wilma.go(await askAddress())).text).toContain('Welk dossier?')
    expect((await yes({ dossier })).to).toContain(dossier)
  })

  it('opens nothing when the guide takes the ask back at that moment, or the other way round', async () => {
    for (let round = 0; round < 10; round++) {
      await db.deleteFrom('guidanceAsk').execute()
      await db.deleteFrom('access').execute()
      await ask(wilma.email)
      const back = `/mijn-mensen/vraag/${(await asks())[0]?.id}/terug`
      const [said] = await Promise.all([yes(), gust.go(back, {})])
      const opened = (await db.selectFrom('access').select('id').execute()).length
      expect(opened).toBe(said.status === 303 ? 1 : 0)
      expect([303, 404]).toContain(said.status)
      const [row] = await asks()
      expect(row?.withdrawnAt !== null).toBe(said.status === 404)
    }
  })

  it('twice at once opens once', async () => {
    const said = await Promise.all([yes(), yes(), yes()])
    expect(said.map(({ status }) => status).sort()).toEqual([303, 404, 404])
    expect(await db.selectFrom('access').select('id').execute()).toHaveLength(1)
  })
})

describe('what was opened for a guide', () => {
  beforeEach(async () => {
    await ask(wilma.email)
    await yes()
    expect(await clients()).toContain('Wilma')
  })
  const gone = async () => {
    expect((await gust.go(await shownAddress())).status).toBe(404)
    expect((await gust.go('/mijn-mensen')).text).not.toContain('Wilma')
  }

  it('is gone at once when the owner withdraws, and may be asked for again', async () => {
    const access = (await shownAddress()).split('/').at(-1)
    await wilma.go(`/mijn-dossiers/${dossier}/wie-ziet-wat/${access}/intrekken`, {})
    await gone()
    now = new Date(start.getTime() + dayInMs)
    await ask(wilma.email)
    expect((await yes()).status).toBe(303)
    expect(await clients()).toContain('Wilma')
  })

  it('is gone at once when the role ends or the validation is withdrawn', async () => {
    await boss.go(deciding(service), { decision: 'withdrawn', reason: 'Fraude.' })
    await gone()
    await boss.go(deciding(service), { decision: 'validated', reason: '' })
    expect(await clients()).toContain('Wilma')
    await gust.go(`/organisaties/rol/${await roleOf(gust, 'guide')}/beeindigen`, {})
    await gone()
  })

  it('does not go along to another organisation of the same guide', async () => {
    await gust.go(`/organisaties/rol/${await roleOf(gust, 'guide')}/beeindigen`, {})
    service = await validated(erna, 'guide-service')
    await joins(gust)
    await gone()
  })

  it('is told to both two weeks before it ends, once, and not when it was withdrawn', async () => {
    const about = async (who: Somebody) =>
      (await db.selectFrom('message').select('about').where('personId', '=', who.id).execute()).map(row => row.about)
    const at = (days: number) => new Date(start.getTime() + days * dayInMs)
    expect(await remindOfEndingGuidance(db, sends, at(75))).toBe(0)
    expect(await remindOfEndingGuidance(db, sends, at(76))).toBe(2)
    expect(await remindOfEndingGuidance(db, sends, at(80))).toBe(0)
    expect(await about(wilma)).toContain('guidance-ends')
    expect(await about(gust)).toContain('client-ends')
    await ask(wilma.email)
    await yes()
    const access = (await shownAddress()).split('/').at(-1)
    await wilma.go(`/mijn-dossiers/${dossier}/wie-ziet-wat/${access}/intrekken`, {})
    await db.deleteFrom('message').execute()
    await db.updateTable('access').set({ withdrawnAt: start }).execute()
    expect(await remindOfEndingGuidance(db, sends, at(80))).toBe(0)
  })

  it('leaves nothing of either when they have themselves erased', async () => {
    const left = async () => [
      ...(await db.selectFrom('access').select('id').execute()),
      ...(await db.selectFrom('guidanceAsk').select('id').execute()),
      ...(await db.selectFrom('guideCode').select('personId').execute()),
    ]
    const gone = await somebody('Weg', 'guide')
    await joins(gone)
    await ask(wilma.email, gone)
    await db.deleteFrom('access').execute()
    await yes()
    await gust.go('/begeleiding/code', {})
    await eraseOneself(db, { id: gone.id, role: 'worker' }, now)
    expect(await db.selectFrom('access').select('id').execute()).toEqual([])
    await ask('iemand@voorbeeld.be')
    await eraseOneself(db, { id: gust.id, role: 'guide' }, now)
    expect(await left()).toEqual([])
  })
})
