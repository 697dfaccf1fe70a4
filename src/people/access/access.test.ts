import pino from 'pino'
import { beforeEach, describe, expect, it } from 'vitest'
import { testDatabase } from '../../../test/support/database.ts'
import { people } from '../../../test/support/somebody.ts'
import { createApp } from '../../app.tsx'
import { type Id, newId } from '../../platform/ids.ts'
import { insertAnswer } from '../dossier.store.ts'

const { db } = await testDatabase()
const start = new Date('2026-11-24T10:00:00Z')
let now = start
const app = createApp({ db, now: () => now, log: pino({ level: 'silent' }), operatorKey: 'x', practice: null })

const somebody = people(db, app, start)
const wilma = await somebody('Wilma', 'worker')
const gust = await somebody('Gust', 'guide')
const other = await somebody('Other', 'guide')
const boss = await somebody('Boss', 'administrator')

let dossier: Id<'dossier'>
beforeEach(async () => {
  now = start
  dossier = newId<'dossier'>()
  await db.deleteFrom('dossier').execute()
  await db.insertInto('dossier').values({ id: dossier, personId: wilma.id, startedAt: now, keptAt: now }).execute()
  await db.transaction().execute(async trx => {
    await insertAnswer(trx, dossier, 'about', { birthYear: 1987 }, now)
    await insertAnswer(trx, dossier, 'dutch', { level: 'B1' }, now)
  })
})
const page = () => `/mijn-dossiers/${dossier}/wie-ziet-wat`
const grant = (over: Record<string, string | string[]> = {}) =>
  wilma.go(page(), { address: gust.email, purpose: 'guidance', part: ['dutch'], days: '30', ...over })
const shownAddress = async () =>
  `/gedeeld-met-mij/${(await db.selectFrom('access').select('id').where('dossierId', '=', dossier).executeTakeFirst())?.id}`

describe('who sees what', () => {
  it('shows a guide the parts that were granted and nothing else, and tells the owner that they looked', async () => {
    expect((await grant()).status).toBe(303)
    expect((await gust.go('/gedeeld-met-mij')).text).toContain('Wilma')
    const shown = await gust.go(await shownAddress())
    expect(shown).toMatchObject({ status: 200, text: expect.stringContaining('B1') })
    expect(shown.text).not.toContain('1987')
    const owner = await wilma.go(page())
    expect(owner.text).toContain('Gust (gust@voorbeeld.be)')
    expect(owner.text).toContain('Gust (toeleider) keek het laatst op 24 november 2026')
    expect((await wilma.go(`/mijn-dossiers/${dossier}/tijdlijn`)).text).toContain('Gust (toeleider) bekeek dit dossier')
  })

  it('shows nothing to another guide, to an administrator, or without being let in', async () => {
    expect((await gust.go('/gedeeld-met-mij')).text).toContain('Niemand laat je nu een dossier zien')
    await grant()
    for (const somebodyElse of [other, boss]) {
      expect((await somebodyElse.go(await shownAddress())).status).toBe(404)
      expect((await somebodyElse.go(page())).status).toBe(404)
      expect((await somebodyElse.go('/gedeeld-met-mij')).text).not.toContain('Wilma')
    }
    // Being let in to look is not being let in to the dossier itself.
    expect((await gust.go(`/mijn-dossiers/${dossier}`)).status).toBe(404)
    expect((await gust.go(page(), { address: other.email, purpose: 'work', part: 'about', days: '30' })).status).toBe(
      404,
    )
  })

  it('ends at once when withdrawn, and by itself when its time is over', async () => {
    await grant()
    const address = await shownAddress()
    now = new Date(start.getTime() + 30 * 86_400_000 - 1)
    expect((await gust.go(address)).status).toBe(200)
    now = new Date(start.getTime() + 30 * 86_400_000)
    expect((await gust.go(address)).status).toBe(404)
    now = start
    expect((await gust.go(address)).status).toBe(200)
    await wilma.go(`${page()}/${address.split('/').at(-1)}/intrekken`, {})
    expect((await gust.go(address)).status).toBe(404)
    expect((await wilma.go(page())).text).toContain('stopgezet')
  })

  it('lets nobody withdraw what is not theirs', async () => {
    await grant()
    const address = await shownAddress()
    const mine = newId<'dossier'>()
    await db.insertInto('dossier').values({ id: mine, personId: other.id, startedAt: now, keptAt: now }).execute()
    const access = address.split('/').at(-1)
    expect((await other.go(`${page()}/${access}/intrekken`, {})).status).toBe(404)
    await other.go(`/mijn-dossiers/${mine}/wie-ziet-wat/${access}/intrekken`, {})
    expect((await gust.go(address)).status).toBe(200)
  })

  it.each([
    [{ address: 'niemand' }, 'Dit is geen e-mailadres'],
    [{ part: [] }, 'Kies minstens één deel'],
    [{ part: ['secret', '__proto__'] }, 'Kies minstens één deel'],
    [{ purpose: 'nieuwsgierig' }, 'Kies waarvoor'],
    [{ days: '36500' }, 'Kies 30, 90 of 365 dagen'],
  ])('refuses %o with a sentence, keeps what was typed, and grants nothing', async (wrong, says) => {
    const answer = await grant(wrong)
    expect(answer).toMatchObject({ status: 422, text: expect.stringContaining(says) })
    expect(await db.selectFrom('access').select('id').where('dossierId', '=', dossier).execute()).toEqual([])
  })

  it('lets somebody in who was never here, once they come', async () => {
    await grant({ address: 'Later@Voorbeeld.be' })
    const later = await somebody('Later', 'worker')
    expect((await later.go(await shownAddress())).status).toBe(200)
  })
})
