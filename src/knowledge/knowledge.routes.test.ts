import pino from 'pino'
import { describe, expect, it } from 'vitest'
import { testDatabase } from '../../test/support/database.ts'
import { plain } from '../../test/support/plain.ts'
import { createApp } from '../app.tsx'
import { urls } from '../urls.ts'
import { openLibrary } from './knowledge.ts'
import { choicesOf, facets, fieldOf } from './wanted.ts'

const { db } = await testDatabase()
const now = () => new Date('2026-11-24T10:00:00Z')
const app = createApp({
  db,
  now,
  log: pino({ level: 'silent' }),
  operatorKey: 'a key of this test only',
  practice: null,
})
const { knowledge } = openLibrary()

const most = 60_000
/** Parts that first ask who you are. */
const asksWho = (address: string): boolean => [urls.organisations, urls.proposals].some(each => each === address)

/** A page as one reads it, and what it weighs before it is packed. */
const open = async (address: string, language = 'nl') => {
  const answer = await app.request(address, { headers: { 'accept-language': language } })
  const html = await answer.text()
  const main = html.slice(html.indexOf('<main'), html.indexOf('</main>'))
  const text = plain(main).replaceAll('&amp;', '&')
  return { status: answer.status, html, main, text }
}

const pages = [
  urls.knowledge,
  urls.projects,
  urls.words,
  urls.barrierMap,
  urls.phases,
  urls.recommendations,
  ...knowledge.practices.map(({ id }) => urls.practice(id)),
  ...knowledge.projects.map(({ id }) => urls.project(id)),
  ...knowledge.actors.map(({ id }) => urls.actor(id)),
]

describe.each(['nl', 'en'])('every page of the room (%s)', language => {
  it('opens, is light, and says no word of another language as its own', async () => {
    for (const address of pages) {
      const { status, html } = await open(address, language)
      expect(status, address).toBe(200)
      expect(Buffer.byteLength(html), address).toBeLessThan(most)
      expect(html, address).toContain(`<html lang="${language}"`)
      expect(html, address).not.toContain('undefined')
      const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id)
      expect(new Set(ids).size, address).toBe(ids.length)
    }
  })
})

it('every link leads to a page, and every place on a page exists', async () => {
  const links = new Map<string, string>()
  for (const from of pages) {
    const { main } = await open(from)
    for (const [, to = ''] of main.matchAll(/href="(\/[^"]*|#[^"]*)"/g))
      links.set(to.startsWith('#') ? from + to : to.replaceAll('&amp;', '&'), from)
  }
  expect(links.size).toBeGreaterThan(150)
  const opened = new Map<string, Awaited<ReturnType<typeof open>>>()
  for (const [link, from] of links) {
    const [address = '', place] = link.split('#')
    const page = opened.get(address) ?? (await open(address))
    opened.set(address, page)
    expect(page.status, `${from} → ${link}`).toBe(asksWho(address) ? 303 : 200)
    if (place) expect(page.html, `${from} → ${link}`).toContain(`id="${place}"`)
  }
})

it('a practice leads into Leerladder only where that part exists', async () => {
  const doors = [
    ...knowledge.practices.flatMap(({ door }) => door ?? []),
    ...knowledge.actors.flatMap(actor => actor.doors),
  ]
  expect(doors.length).toBeGreaterThan(10)
  for (const { to } of doors) {
    const { status, headers } = await app.request(to)
    expect(asksWho(to) ? headers.get('location') : status, to).toEqual(
      asksWho(to) ? expect.stringContaining(urls.signIn) : 200,
    )
  }
})

it.each(['/kennis/praktijken/bestaat-niet', '/kennis/projecten/x', '/kennis/voor/niemand'])(
  '%s is not there',
  async to => expect((await open(to)).status).toBe(404),
)

describe('the navigator', () => {
  it('shows behind each choice how many practices it gives, and gives as many', async () => {
    const { main } = await open(urls.knowledge)
    for (const facet of facets) {
      const select = main.slice(main.indexOf(`<select id="${fieldOf[facet]}"`)).split('</select>')[0] ?? ''
      const said = [...select.matchAll(/<option value="([a-z0-9-]+)">[^<]* \((\d+)\)<\/option>/g)]
      expect(said.map(([, id]) => id).sort()).toEqual(
        choicesOf(knowledge, facet)
          .map(({ id }) => id)
          .sort(),
      )
      for (const [, id, count] of said) {
        const { text } = await open(`${urls.knowledge}?${fieldOf[facet]}=${id}`)
        expect(/(\d+) praktijk(?:en passen| past)/.exec(text)?.[1], `${facet} ${id}`).toBe(count)
      }
    }
  })

  it('combines filters and search, and keeps them on the way to a practice and back', async () => {
    const list = await open('/kennis?zoek=mentor&drempel=begeleiden-kost-tijd&voor=werkgever')
    const [, first = ''] = /href="(\/kennis\/praktijken\/[^"]*)"/.exec(list.main) ?? []
    expect(first).toContain('drempel=begeleiden-kost-tijd')
    const practice = await open(first.replaceAll('&amp;', '&'))
    expect(practice.text).toContain('Terug naar je lijst')
    expect(practice.html).toContain('href="/kennis?zoek=mentor&amp;voor=werkgever&amp;drempel=begeleiden-kost-tijd"')
    expect(practice.text).toContain('Volgende: ')
  })

  it('keeps them to a practice beside it, to the project behind it and on to its practices', async () => {
    const wishes = 'zoek=mentor&amp;voor=werkgever'
    const practice = await open('/kennis/praktijken/externe-mentor?zoek=mentor&voor=werkgever')
    const beside = practice.main.slice(practice.main.indexOf('Kijk ook naar'))
    expect(beside).toContain(`?${wishes}"`)
    expect(practice.html).toContain(`href="/kennis/projecten/learn-at-work?${wishes}"`)
    const project = await open('/kennis/projecten/learn-at-work?zoek=mentor&voor=werkgever')
    expect(project.html).toContain(`href="/kennis?${wishes}"`)
    expect(project.html).toContain(`href="/kennis/praktijken/micoon?${wishes}"`)
    // A practice that is not on the list has no next one on it.
    expect((await open('/kennis/praktijken/self-scan?zoek=micoon')).text).not.toContain('Volgende: ')
  })

  it('shows at most six other things beside the practices, the best first', async () => {
    const { main } = await open('/kennis?zoek=werkgever')
    const beside = main.slice(main.indexOf('Ook gevonden'))
    expect(beside.match(/<li>/g)).toHaveLength(6)
    expect(beside.indexOf('Ik ben een werkgever')).toBeLessThan(beside.indexOf('</li>'))
  })

  it('says which choice to drop when nothing is left', async () => {
    const { text, html } = await open('/kennis?kernwoord=microdegrees&drempel=leerkwetsuren')
    expect(text).toContain('Geen praktijk')
    expect(text).toContain('Zonder ‘Drempel: Slechte herinneringen aan school’: 2 praktijken')
    expect(html).toContain('href="/kennis?kernwoord=microdegrees"')
  })

  it('drops what does not exist', async () => {
    expect((await open('/kennis?drempel=bestaat-niet&project=zalm2')).text).toContain('Alle 36 praktijken')
  })

  it('says what it took a typing error for', async () => {
    const { text } = await open('/kennis?zoek=micoom')
    expect(text).toContain('‘micoom’ vonden we niet.')
    expect(text).toContain('Competenties samen opvolgen')
  })

  it.each(['???', '🦆', 'xqzwvkpj', 'x'.repeat(5000)])(
    'answers “%.20s” with a page that says there is nothing',
    async typed => {
      const { status, text } = await open(`/kennis?zoek=${encodeURIComponent(typed)}`)
      expect(status).toBe(200)
      expect(text).toContain('Geen praktijk')
    },
  )

  it('gives back what was typed as text, never as a part of the page', async () => {
    const { main } = await open(`/kennis?zoek=${encodeURIComponent('"><script>alert(1)</script>')}`)
    expect(main).not.toContain('<script')
    expect(main).toContain('&lt;script&gt;')
  })

  it('speaks English', async () => {
    expect((await open('/kennis?zoek=lenguage+teacher', 'en')).text).toContain('Learning Dutch while you work')
  })
})

it('a practice explains a term once, in place and without script', async () => {
  const { main } = await open(urls.practice('uniform-vrijstellingenbeleid'))
  const terms = [...main.matchAll(/popovertarget="([^"]+)"/g)].map(([, id]) => id)
  expect(terms.length).toBeGreaterThan(0)
  expect(new Set(terms).size).toBe(terms.length)
})

it('pages of other rooms explain their words as well', async () => {
  for (const page of [urls.evcHe, urls.concordance])
    expect((await open(page)).main, page).toMatch(/<p[^>]*>[^<]*<button type="button" class="term"/)
})

describe('the self-check', () => {
  it('leads to practices for what is not arranged, each once, and keeps nothing', async () => {
    const { text, main } = await open('/kennis/voor/werkgever?v1=nee&v2=ja&v3=soms&v4=misschien')
    expect(text).toContain('Zie wie wat al kan')
    expect(text).toContain('Een mentor van buiten')
    expect(text).not.toContain('Nederlands leren terwijl je werkt')
    expect(main).toMatch(/name="v1" value="nee" checked/)
    expect(await db.selectFrom('session').select('fingerprint').execute()).toEqual([])
  })

  it('praises who has it all', async () => {
    expect((await open('/kennis/voor/toeleider?v1=ja&v2=ja&v3=ja')).text).toContain('allemaal geregeld')
  })
})
