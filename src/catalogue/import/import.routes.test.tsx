import { createSecretKey } from 'node:crypto'
import { Hono } from 'hono'
import { describe, expect, test } from 'vitest'
import { testDatabase } from '../../../test/support/database.ts'
import { plain } from '../../../test/support/plain.ts'
import { dayOf } from '../../platform/day.ts'
import { newId } from '../../platform/ids.ts'
import type { Env, Visit } from '../../platform/visit.ts'
import { translator } from '../../platform/words.ts'
import { urls } from '../../urls.ts'
import { importRoutes } from './import.routes.tsx'

const { db } = await testDatabase()
const now = new Date('2026-11-24T10:00:00Z')
const keeper = { id: newId<'person'>(), name: 'Nour Bakkali', role: 'administrator' as const }
await db
  .insertInto('person')
  .values({ ...keeper, storyNl: '', storyEn: '', example: true })
  .execute()

const appFor = (somebody: typeof keeper | null, operator = false) => {
  const person: Visit['person'] = somebody && { ...somebody, second: false }
  return appOf(person, operator)
}
const appOf = (person: Visit['person'], operator: boolean) =>
  new Hono<Env>()
    .use(async (c, next) => {
      const visit = {
        db,
        now,
        today: dayOf(now),
        t: translator('nl'),
        requestId: 'x',
        path: '/',
        session: null,
        person,
        worksFor: null,
        heldBack: null,
        provenAt: null,
        isBreached: () => false,
        sealingKey: createSecretKey(Buffer.alloc(32)),
        helper: null,
        byCard: false,
        practice: false,
        mail: false,
        sms: false,
        providers: [],
        unread: 0,
        vault: null,
        origin: 'http://localhost',
        operator,
      }
      c.set('visit', visit)
      await next()
    })
    .route('/', importRoutes)
const app = appFor(keeper)

const csv = 'postcode,plaats,lon,lat\n9000,Gent,3.72,51.05\n9030,Mariakerke,3.67,51.07\n'
const send = (name: string, text: string, kind = '') => {
  const form = new FormData()
  form.set('bestand', new File([text], name))
  form.set('soort', kind)
  return app.request(urls.imports, { method: 'POST', body: form })
}
const textOf = async (response: Response) => plain(await response.text())

/** Looks at the page of a run until it says how it ended. */
const ended = async (address: string): Promise<Response> => {
  for (let look = 0; look < 100; look++) {
    const page = await app.request(address)
    if (page.headers.get('refresh') === null) return page
    expect(await textOf(page)).toContain('We lezen')
    await new Promise(resolve => setTimeout(resolve, 50))
  }
  throw new Error('The import did not end.')
}

describe('the pages of who keeps the catalogue', () => {
  test('begin empty, with one thing to do', async () => {
    expect(await textOf(await app.request(urls.imports))).toMatch(/Lees het bestand in .* Er is nog niets ingelezen/)
  })

  test('take a file, show how far it is, and then the report', async () => {
    const sent = await send('postcodes.csv', csv)
    expect(sent.status).toBe(303)
    const page = await ended(sent.headers.get('location') ?? '')
    expect(page.status).toBe(200)
    expect(await textOf(page)).toMatch(/postcodes\.csv is ingelezen .* Nour Bakkali gelezen 2 nieuw 2/)
    expect(await textOf(await app.request(urls.imports))).toContain('postcodes.csv')
    const again = await ended((await send('postcodes.csv', csv)).headers.get('location') ?? '')
    expect(await textOf(again)).toContain('Er is niets veranderd')
  })

  test('say in a sentence why a file is refused, and for an unknown one what can be read', async () => {
    const refused = await ended((await send('p.csv', 'postcode,plaats\n')).headers.get('location') ?? '')
    expect(refused.status).toBe(422)
    expect(await textOf(refused)).toContain('Deze kolom ontbreekt: lon, lat')
    const unknown = await ended((await send('klanten.csv', 'naam\nx')).headers.get('location') ?? '')
    expect(await textOf(unknown)).toMatch(/We herkennen ‘klanten.csv’ niet.*ESCO: beroepen/)
    const other = await ended((await send('p.csv', csv, 'esco')).headers.get('location') ?? '')
    expect(await textOf(other)).toContain('is geen bestand voor ‘esco’')
  })

  test('ask for a file when none was chosen', async () => {
    const response = await app.request(urls.imports, { method: 'POST', body: new FormData() })
    expect(response.status).toBe(422)
    expect(await textOf(response)).toContain('Kies eerst een bestand.')
  })

  test('keep the name of a file harmless', async () => {
    const page = await ended((await send('<img src=x>.csv', 'a\n1')).headers.get('location') ?? '')
    expect(await page.text()).not.toContain('<img')
  })

  test('do not know a run that never was', async () => {
    expect((await app.request(urls.importRun(newId()))).status).toBe(404)
    expect((await app.request(urls.importRun('1;drop'))).status).toBe(404)
  })
})

test('the terminal gets the same report and the same sentences', async () => {
  const operator = appFor(null, true)
  const ask = (file: string, body: string) =>
    operator.request(`${urls.apiImport}?bestand=${encodeURIComponent(file)}`, { method: 'POST', body })
  expect(await (await ask('een/map/postcodes.csv', csv)).json()).toMatchObject({
    report: { fileName: 'postcodes.csv', same: 2 },
    questions: [],
  })
  const refused = await ask('leeg.csv', '')
  expect(refused.status).toBe(422)
  expect(await refused.json()).toMatchObject({
    refusal: 'empty',
    lines: ['Dit bestand is leeg. Kies het bestand met de gegevens.'],
  })
})
