import { inspectRoutes } from 'hono/dev'
import { beforeEach, expect, it } from 'vitest'
import { testDatabase } from '../../../test/support/database.ts'
import { freshBrowser } from '../../../test/support/fresh-browser.ts'
import { organisationsHouse } from '../../../test/support/organisations.ts'
import { translators } from '../../platform/words.ts'
import { giveRole } from '../give-role.ts'
import { helpFingerprint } from './help-code.ts'

const { db } = await testDatabase()
const start = new Date('2026-11-24T10:00:00Z')
const minute = 60_000
let now = start
const { app, somebody } = await organisationsHouse(db, () => now, start)
let round = 0
type Somebody = Awaited<ReturnType<typeof somebody>>
let karim: Somebody
let wilma: Somebody

beforeEach(async () => {
  now = start
  round++
  karim = await somebody(`Karim${round}`, 'administrator')
  wilma = await somebody(`Wilma${round}`)
})

const codeOf = async (who: Somebody) => /\b\d{4} \d{4}\b/.exec((await who.go('/meekijken', {})).text)?.[0] ?? ''
const enter = (browser: Pick<ReturnType<typeof freshBrowser>, 'go'>, code: string, reason = 'stuck') =>
  browser.go('/beheer/helpen', { code, reason })
/** A browser in which Karim looks along at Wilma's account. */
const lookingAlong = async () => {
  const browser = freshBrowser(app)
  browser.use((await karim.browser()).secret)
  expect(await enter(browser, await codeOf(wilma))).toMatchObject({ status: 303, to: '/mijn-dossiers' })
  return browser
}
const looks = async (browser: ReturnType<typeof freshBrowser>) =>
  (await browser.go('/')).text.includes('Je kijkt mee in het account')

it('shows a helper what the person was filling in, tells the person, and ends when they say so', async () => {
  await wilma.go('/wat-kan-je-al/over-jou', { birthYear: '1987' })
  const helper = await lookingAlong()
  expect((await helper.go('/')).text).toContain(`Je kijkt mee in het account van ${wilma.name}, tot 12:00`)
  expect((await wilma.go('/mijn-berichten')).text).toContain('Een helper kijkt mee in je account')
  expect((await wilma.go('/mijn-aanmeldingen')).text).toContain(`${karim.name} kijkt mee, tot 12:00`)
  for (const path of ['/mijn-dossiers', '/ladder', '/mijn-dossiers']) await helper.go(path)
  const told = (await wilma.go('/mijn-gegevens/tijdlijn')).text
  expect(told).toContain(`${karim.name} (beheerder) begon mee te kijken: iemand kan niet verder`)
  expect(told).toContain(`${karim.name} (beheerder) bekeek: je ladder`)
  expect(told.split('bekeek: je dossiers')).toHaveLength(2)
  expect((await wilma.go('/meekijken/stop', {})).status).toBe(303)
  expect(await looks(helper)).toBe(false)
  expect((await helper.go('/mijn-dossiers')).status).toBe(303)
  expect((await wilma.go('/mijn-gegevens/tijdlijn')).text).toContain('Jij stopte het meekijken')
})

it('is ended by the helper, who then is nobody in that browser; and by itself after an hour', async () => {
  const helper = await lookingAlong()
  expect(await helper.go('/meekijken/stop', {})).toMatchObject({
    status: 303,
    to: '/aanmelden?terug=%2Fbeheer%2Fhelpen',
  })
  expect((await helper.go('/beheer/helpen')).status).toBe(404)
  const another = await lookingAlong()
  now = new Date(start.getTime() + 59 * minute)
  expect(await looks(another)).toBe(true)
  now = new Date(start.getTime() + 60 * minute)
  expect(await looks(another)).toBe(false)
})

it('refuses whatever a helper sends, on every route, and changes nothing', async () => {
  await wilma.go('/wat-kan-je-al/over-jou', { birthYear: '1987' })
  const kept = await wilma.go('/ladder/bewaar', {})
  const dossier = kept.to.split('/').at(-1) ?? ''
  const helper = await lookingAlong()
  const own = async () => ({
    person: await db.selectFrom('person').selectAll().where('id', '=', wilma.id).execute(),
    answers: await db.selectFrom('dossierAnswer').selectAll().execute(),
    shares: await db.selectFrom('share').selectAll().execute(),
    access: await db.selectFrom('access').selectAll().execute(),
    unread: await db.selectFrom('message').selectAll().where('personId', '=', wilma.id).execute(),
    happened: await db.selectFrom('event').selectAll().where('kind', '!=', 'help.looked').execute(),
  })
  const before = await own()
  const posts = inspectRoutes(app).filter(
    ({ method, path, isMiddleware }) => method === 'POST' && !isMiddleware && !path.includes('*'),
  )
  for (const { path } of posts.filter(({ path }) => path !== '/meekijken/stop')) {
    const answer = await helper.go(path.replace(':id', dossier).replace(/:\w+(\{.*?\})?/g, 'iets'), {
      days: '30',
      sure: 'WIS',
      name: 'X',
    })
    expect(answer.status, path).toBe(403)
    if (!path.startsWith('/api')) expect(answer.text, path).toContain('Als helper kan je niets veranderen')
  }
  expect(posts.length).toBeGreaterThan(50)
  expect(await own()).toEqual(before)
  expect((await helper.go(kept.to)).status).toBe(200)
})

it('hides how the person signs in, their cards, codes, messages and data, also from a helper', async () => {
  const helper = await lookingAlong()
  const hidden = [
    '/mijn-aanmeldingen',
    '/meekijken',
    '/mijn-gegevens',
    '/mijn-gegevens/leerladder.zip',
    '/mijn-berichten',
  ]
  for (const path of [
    ...hidden,
    '/mijn-gegevens/tijdlijn',
    '/aanmelden',
    '/kaart',
    '/beheer/helpen',
    '/organisaties',
    '/mijn-naam',
  ])
    expect((await helper.go(path)).status, path).toBe(404)
})

it('takes a code once, of two at once one, for thirty minutes, and only the newest', async () => {
  const older = await codeOf(wilma)
  const code = await codeOf(wilma)
  const others = await Promise.all([karim.browser(), karim.browser(), karim.browser()])
  expect((await enter(others[0] ?? karim, older)).text).toContain('Deze helpcode werkt niet')
  const answers = await Promise.all(others.map(browser => enter(browser, code.replace(' ', ''))))
  expect(answers.filter(({ status }) => status === 303)).toHaveLength(1)
  expect((await enter(karim, code)).status).toBe(422)
  const late = await codeOf(wilma)
  now = new Date(start.getTime() + 30 * minute)
  expect((await enter(karim, late)).status).toBe(422)
  const kept = await db.selectFrom('helpCode').select('fingerprint').where('personId', '=', wilma.id).execute()
  expect(kept.map(({ fingerprint }) => fingerprint)).toContain(helpFingerprint(late))
})

it('asks a reason and keeps the code that was typed; is for administrators, and never for oneself', async () => {
  const code = await codeOf(wilma)
  expect(await enter(karim, code, 'nieuwsgierig')).toMatchObject({ status: 422, html: expect.stringContaining(code) })
  expect((await enter(wilma, code)).status).toBe(404)
  expect((await enter(karim, await codeOf(karim))).status).toBe(422)
  expect((await enter(karim, '')).status).toBe(422)
})

it('is over once the helper is no administrator any more, while their page is open', async () => {
  const helper = await lookingAlong()
  expect(await looks(helper)).toBe(true)
  const sends = { mail: false, sms: false, origin: 'http://localhost', t: translators.nl }
  const by = { person: null, role: 'operator' as const }
  await giveRole(db, { email: karim.email, role: 'worker' }, by, sends, now)
  expect(await looks(helper)).toBe(false)
  expect((await helper.go('/mijn-dossiers')).status).toBe(303)
})
