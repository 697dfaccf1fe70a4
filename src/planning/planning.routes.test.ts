import pino from 'pino'
import { describe, expect, it } from 'vitest'
import { testDatabase } from '../../test/support/database.ts'
import { createApp } from '../app.tsx'
import { loadContent } from '../catalogue/index.ts'
import {
  answerQuestion,
  beginVisit,
  keepDossier,
  lifeStories,
  loadExamples,
  shareDossier,
  startDossier,
} from '../people/index.ts'
import { fingerprint } from '../platform/ids.ts'
import type { Actor } from '../platform/record.ts'
import { translators } from '../platform/words.ts'
import type { AnswerJson, ReasonJson } from './index.ts'
import { loadMeasures } from './index.ts'

const { db } = await testDatabase()
const start = new Date('2026-11-24T10:00:00Z')
let now = start
const app = createApp({
  db,
  now: () => now,
  log: pino({ level: 'silent' }),
  operatorKey: 'a key of this test only',
  practice: null,
})
await loadContent(db, start, () => {})
await loadMeasures(db)
await loadExamples(db, start)

const visitor: Actor = { person: null, role: 'visitor' }
const paper = (code: string, shown: 'register' | 'said') => ({ title: 'Bewijs', codes: [code], shown })

const ask = (body: unknown) =>
  app.request('/api/routes', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
const routesFor = async (body: unknown): Promise<AnswerJson> => {
  const response = await ask(body)
  expect(response.status).toBe(200)
  return (await response.json()) as AnswerJson
}
const sentences = (reasons: ReasonJson[]): string[] =>
  reasons.flatMap(reason => [reason.says, ...sentences(reason.because ?? [])])

describe('the welders (Hoeknaadlasser to Plaatlasser)', () => {
  const goal = 'BK-0544-1'
  const rungsOf = (answer: AnswerJson, route: string) =>
    answer.routes.find(({ id }) => id === route)?.legs.flatMap(leg => leg.rungs) ?? []

  it('frees the proven from what nine shared competences prove, and never from the one with a placeholder code', async () => {
    const answer = await routesFor({ goal, portrait: { papers: [paper('qualification:BK-0236-4', 'register')] } })
    const rungs = rungsOf(answer, 'leiestreek-plaatlasser')
    const state = Object.fromEntries(rungs.map(rung => [rung.module, rung.state]))
    expect(state).toEqual({
      'lei-pl-veilig': 'exempt',
      'lei-pl-voorbereid': 'exempt',
      'lei-pl-hoek': 'exempt',
      'lei-pl-plaat': 'todo',
      'lei-pl-controle': 'exempt',
      'lei-pl-werkplek': 'todo',
    })
    const why = sentences(rungs[0]?.because ?? [])
    expect(why.some(line => line.includes('dezelfde codes en dezelfde titel'))).toBe(true)
    expect(why.some(line => line.includes('officiële register (LED)'))).toBe(true)
  })

  it('gives only a perhaps, and what to do about it, to who just says so', async () => {
    const answer = await routesFor({ goal, portrait: { papers: [paper('qualification:BK-0236-4', 'said')] } })
    const rungs = rungsOf(answer, 'leiestreek-plaatlasser')
    expect(rungs.filter(rung => rung.state === 'exempt')).toEqual([])
    const perhaps = rungs.filter(rung => rung.state === 'perhaps')
    expect(perhaps.length).toBeGreaterThanOrEqual(4)
    expect(perhaps.every(rung => rung.how.length > 0)).toBe(true)
  })

  it('says rightly that nothing falls away for who has nothing that counts', async () => {
    const answer = await routesFor({ goal, portrait: { papers: [paper('led-onderwerp:10001', 'register')] } })
    expect(
      answer.routes
        .flatMap(route => route.legs)
        .flatMap(leg => leg.rungs)
        .every(rung => rung.state === 'todo'),
    ).toBe(true)
  })
})

describe('routes', () => {
  it('are found for every named worker with a goal, best first, the same every time', async () => {
    for (const { person, portrait } of lifeStories()) {
      if (!portrait?.goal?.qualification) continue
      const body = { portrait }
      const answer = await routesFor(body)
      expect(answer.routes.length, person.name).toBeGreaterThan(0)
      expect(await routesFor(body)).toEqual(answer)
      const wish = portrait.important ?? 'hours'
      const measured = answer.routes.map(
        route =>
          ({
            hours: route.minutesLeft,
            soon: Date.parse(route.end ?? '9999-01-01'),
            price: route.ownPriceCents,
            close: route.km ?? 1e9,
          })[wish],
      )
      expect(measured, person.name).toEqual(measured.toSorted((a, b) => a - b))
    }
  })

  it('keep hours and money together: what is left is the modules minus what falls away, and nobody pays below nothing', async () => {
    for (const { portrait } of lifeStories()) {
      if (!portrait?.goal?.qualification) continue
      for (const route of (await routesFor({ portrait })).routes) {
        const rungs = route.legs.flatMap(leg => leg.rungs)
        expect(route.minutesLeft).toBe(rungs.reduce((sum, rung) => sum + rung.minutesLeft, 0))
        expect(route.priceCents).toBe(rungs.reduce((sum, rung) => sum + rung.priceCents, 0))
        expect(route.minutesLeftAtBest).toBeLessThanOrEqual(route.minutesLeft)
        expect(route.ownPriceCents).toBeGreaterThanOrEqual(0)
      }
    }
  })

  it('build a ladder of programmes when one asks a qualification first', async () => {
    const { routes } = await routesFor({ goal: 'BK-0243-2', portrait: {} })
    const chain = routes.find(route => route.legs.length === 2)
    expect(chain?.legs.map(leg => leg.awards)).toEqual(['BK-0489-1', 'BK-0243-2'])
    const has = await routesFor({
      goal: 'BK-0243-2',
      portrait: { papers: [paper('qualification:BK-0489-1', 'register')] },
    })
    expect(has.routes.every(route => route.legs.length === 1)).toBe(true)
  })

  it('take the microdegrees as the report has them: 11 or 12 credits, and 32', async () => {
    const credits = async (goal: string) =>
      (await routesFor({ goal, portrait: { important: 'hours' } })).routes.map(route => route.credits)
    for (const count of await credits('MD-krachtig-leraarschap')) expect([11, 12]).toContain(count)
    for (const count of await credits('MD-smart-electronics')) expect(count).toBe(32)
  })

  it('use the rows and rules of the day that is asked', async () => {
    const body = { goal: 'BK-0544-1', portrait: { papers: [paper('qualification:BK-0236-4', 'register')] } }
    const before = await ask({ ...body, on: '2024-08-31' })
    expect(before.status).toBe(422)
    expect((await routesFor({ ...body, on: '2026-11-24' })).routes.length).toBeGreaterThan(0)
  })
})

describe('bad questions', () => {
  it.each([
    ['no JSON', '{', 400, 'not-json'],
    ['an unknown field', { portrait: { shoes: 42 }, goal: 'BK-0544-1' }, 422, 'wrong-request'],
    ['negative time', { portrait: { time: { minutesFreePerWeek: -1 } }, goal: 'BK-0544-1' }, 422, 'wrong-request'],
    ['an unknown goal', { portrait: { important: 'hours' }, goal: 'BK-9999-9' }, 422, 'planning.unknown-goal'],
    ['a goal without programmes', { portrait: {}, goal: 'BK-0004-2' }, 422, 'planning.no-programme'],
    ['no goal', { portrait: { important: 'hours' } }, 422, 'planning.no-goal'],
    ['a day that is none', { portrait: {}, goal: 'BK-0544-1', on: '2026-02-30' }, 422, 'wrong-request'],
    [
      'XML with entities',
      { goal: 'BK-0544-1', led: '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>' },
      422,
      'catalogue.import.led.doctype',
    ],
    ['XML that is none', { goal: 'BK-0544-1', led: 'tekst' }, 422, 'catalogue.import.led.not-xml'],
  ])('%s: a sentence and a number', async (_, body, status, error) => {
    const response = await ask(body)
    expect(response.status).toBe(status)
    const answer = (await response.json()) as { error: string; says: string; id: string }
    expect(answer.error).toBe(error)
    expect(answer.says.length).toBeGreaterThan(10)
    expect(answer.id).toMatch(/^[0-9a-f-]{36}$/)
  })

  it('describes itself', async () => {
    const document = (await (await app.request('/api/openapi.json')).json()) as { paths: Record<string, unknown> }
    expect(Object.keys(document.paths)).toEqual(['/api/plan', '/api/routes'])
    expect((await app.request('/api')).status).toBe(200)
  })
})

describe('a shared link', () => {
  const nothing = { mail: false, sms: false, origin: 'http://localhost', t: translators.nl }
  const shared = async (days: number) => {
    const [tom] = lifeStories().filter(({ person }) => person.name.startsWith('Tom'))
    if (!tom?.portrait) throw new Error('Tom is gone')
    const by: Actor = { person: tom.person.id, role: 'worker' }
    const secret = await beginVisit(db, null, now)
    const dossier = await startDossier(db, fingerprint(secret), visitor, now)
    await answerQuestion(db, dossier, 'goal', { qualification: 'BK-0544-1' }, visitor, now)
    const kept = await keepDossier(db, dossier, by, now)
    if (!kept.ok) throw new Error(kept.refusal)
    const link = await shareDossier(db, kept.value, { days, address: null }, by, nothing, now)
    if (!link.ok) throw new Error(link.refusal)
    return link.value
  }
  const open = (secret: string) => app.request(`/gedeeld/${secret}`)

  it('opens until it expires, and then says so', async () => {
    const secret = await shared(7)
    expect((await open(secret)).status).toBe(200)
    now = new Date(start.getTime() + 6.9 * 86_400_000)
    expect((await open(secret)).status).toBe(200)
    now = new Date(start.getTime() + 7 * 86_400_000)
    const over = await open(secret)
    expect(over.status).toBe(410)
    expect(await over.text()).toContain('Deze link werkt niet meer')
    now = start
  })

  it('is not found when nobody made it', async () => {
    expect((await open('geraden')).status).toBe(404)
  })

  it('is not made for an unknown term', async () => {
    await expect(shared(400)).rejects.toThrow('people.unknown-term')
  })
})

describe('pages of a visitor', () => {
  it('say what to do when nothing was told yet', async () => {
    const page = await app.request('/ladder')
    expect(page.status).toBe(200)
    expect(await page.text()).toContain('Vertel ons eerst wat je al kan')
  })

  it('do not exist at an id that is somebody else’s, or none', async () => {
    const kept = await db.selectFrom('dossier').select('id').where('keptAt', 'is not', null).executeTakeFirstOrThrow()
    expect((await app.request(`/mijn-dossiers/${kept.id}`)).status).toBe(404)
    expect((await app.request('/mijn-dossiers/geen-id')).status).toBe(404)
    const taken = await app.request(`/mijn-dossiers/${kept.id}/deel`, {
      method: 'POST',
      headers: { origin: 'http://localhost', 'content-type': 'application/x-www-form-urlencoded' },
      body: 'days=7',
    })
    expect(taken.status).toBe(404)
  })

  it('take no form from another site', async () => {
    const response = await app.request('/ladder', {
      method: 'POST',
      headers: { origin: 'https://elders.example', 'content-type': 'application/x-www-form-urlencoded' },
      body: 'important=price',
    })
    expect(response.status).toBe(403)
  })
})
