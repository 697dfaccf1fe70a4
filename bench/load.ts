import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { connect } from '../src/platform/connection.ts'
import { urls } from '../src/urls.ts'
import { runHouse } from '../test/support/run-house.ts'
import { keptBy, missing } from './kept.ts'

/** Somebody with a browser: reads a page, thinks, clicks. */
interface Person {
  address: string
  /** From where they call, as the proxy before the house tells it. */
  from: string
  cookie: string
  nth: number
  /** Has registered one. */
  organisation: boolean
  acknowledged: number[]
}

interface Answered {
  /** Milliseconds from the click to the last byte. */
  ms: number
  status: number
}

export interface LoadReport {
  clicks: number
  median: number
  /** The fastest of the slowest hundredth. */
  slowest: number
  /** The routes that kept people waiting longest. */
  slowestRoutes: { route: string; ms: number }[]
  /** Answers other than a page or "away for a moment". */
  wrong: number
  away: number
  /** Answers that the house said to have and does not. */
  lost: number
}

/** The time below which that part of all lies. */
const atPart = (times: number[], part: number): number =>
  times.toSorted((a, b) => a - b)[Math.floor(times.length * part)] ?? 0
const at99 = (times: number[]): number => atPart(times, 0.99)

const pause = (ms: number) => new Promise(resolve => setTimeout(resolve, ms))
/** From a click to the next, in milliseconds: five seconds on average, a quick reader's. */
const thinking = () => 2000 + Math.random() * 6000
const goals = ['BK-0498-2', 'BK-0243-2', 'BK-0104-3', 'BK-0076-3', 'BK-0073-3']

const send = async (person: Person, path: string, form?: Record<string, string>) => {
  const headers = { origin: person.address, cookie: person.cookie, 'x-forwarded-for': person.from }
  const sent = form ? { method: 'POST', body: new URLSearchParams(form) } : {}
  const response = await fetch(new URL(path, person.address), { ...sent, headers, redirect: 'manual' })
  const html = await response.text()
  person.cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? person.cookie
  return { status: response.status, html }
}

/** A journey of somebody new: what one can, what for, when, the ladder and its reasons, a programme, support; then look around. */
const walk = async (person: Person, click: typeof send): Promise<void> => {
  const hours = (person.acknowledged.length % 100) + 1
  const goal = goals[Math.floor(Math.random() * goals.length)] ?? ''
  await click(person, urls.home)
  await click(person, urls.start)
  await click(person, urls.question('doel'), { goal })
  const answered = await click(person, urls.question('tijd'), { minutesFreePerWeek: String(hours) })
  if (answered.status === 303) person.acknowledged.push(hours)
  await click(person, urls.check)
  let { html } = await click(person, urls.ladder)
  await click(person, urls.support)
  for (let nth = 0; nth < 4; nth++) {
    const links = [...html.matchAll(/href="(\/(?:ladder|opleidingen|kwalificaties|steun|vrijstellingen)[^"#]*)"/g)]
    const link = links[Math.floor(Math.random() * links.length)]?.[1]
    if (!link) return
    html = (await click(person, link.replaceAll('&amp;', '&'))).html
  }
}

/** An enterprise number for the nth who registers. */
const numberOf = (nth: number): string => {
  const first = 2_000_000 + nth
  return String(first).padStart(8, '0') + String(97 - (first % 97)).padStart(2, '0')
}

/** A journey of who takes part already: signing in, own dossiers, messages, an organisation, knowledge, signing out. */
const visitAsMember = async (person: Person, click: typeof send): Promise<void> => {
  const { html, status } = await click(person, urls.signIn)
  // The database is away: nobody signs in now.
  if (status !== 200) return
  const people = [...html.matchAll(/name="person" value="([^"]+)"/g)].map(([, id = '']) => id)
  const who = people[Math.floor(Math.random() * people.length)]
  if (!who) throw new Error('Nobody to sign in as.')
  await click(person, urls.signIn, { person: who, back: urls.dossiers })
  await click(person, urls.dossiers)
  await click(person, urls.messages)
  await click(person, urls.messageSettings)
  if (!person.organisation) {
    await click(person, urls.registerOrganisation)
    const ask = { kind: 'employer', name: `Werkgever ${person.nth}`, number: numberOf(person.nth) }
    const registered = await click(person, urls.registerOrganisation, ask)
    person.organisation = registered.status === 303
  }
  const joined = await click(person, urls.organisations)
  const [, own] = /href="(\/organisaties\/[0-9a-f-]{36})"/.exec(joined.html) ?? []
  if (own) for (const path of [own, `${own}/tijdlijn`]) await click(person, path)
  for (const path of [urls.knowledge, urls.words, urls.ownData]) await click(person, path)
  await click(person, urls.signOut, {})
}

/** Some people click through journeys for a time (in milliseconds), while `meanwhile` happens. */
export const load = async (
  where: { databaseUrl: string | null; people: number; during: number },
  meanwhile: () => Promise<void>,
): Promise<LoadReport> => {
  const { databaseUrl, people, during } = where
  const dataDir = mkdtempSync(join(tmpdir(), 'leerladder-load-'))
  const answers: Answered[] = []
  const slow = new Map<string, number[]>()
  const click: typeof send = async (person, path, form) => {
    await pause(thinking())
    const began = performance.now()
    // Who gets no answer at all got a wrong one.
    const answer = await send(person, path, form).catch(() => ({ status: 0, html: '' }))
    const ms = performance.now() - began
    answers.push({ ms, status: answer.status })
    const route = `${form ? 'POST' : 'GET'} ${path.split('?')[0]?.replace(/[0-9a-f-]{36}|[^/]*\d[^/]*/g, '…')}`
    slow.set(route, [...(slow.get(route) ?? []), ms])
    return answer
  }
  try {
    const house = await runHouse({ dataDir, databaseUrl, environment: { LEERLADDER_PROXIES: '1' } })
    const { address } = house
    const crowd: Person[] = Array.from({ length: people }, (_, nth) => ({
      address,
      from: `10.0.${nth >> 8}.${nth & 255}`,
      cookie: '',
      nth,
      organisation: false,
      acknowledged: [],
    }))
    // What is read once and remembered is read before anybody waits for it.
    for (const path of [urls.home, urls.ladder, urls.support]) await (await fetch(new URL(path, address))).text()
    const until = performance.now() + during
    const clicking = crowd.map(async person => {
      // Nobody comes at the same moment.
      await pause(Math.random() * 5000)
      // One in four takes part already.
      const go = person.nth % 4 === 3 ? visitAsMember : walk
      while (performance.now() < until) await go(person, click)
    })
    await Promise.all([meanwhile(), ...clicking])
    await house.stop()
    const connection = await connect(databaseUrl ? { url: databaseUrl } : { dataDir: join(dataDir, 'database') })
    let lost = 0
    for (const person of crowd)
      if (person.acknowledged.length > 0)
        lost += missing(person.acknowledged, (await keptBy(connection.db, person)).hours)
    await connection.close()
    const times = answers.map(({ ms }) => ms)
    return {
      clicks: answers.length,
      median: atPart(times, 0.5),
      slowest: at99(times),
      wrong: answers.filter(({ status }) => ![200, 303, 503].includes(status)).length,
      away: answers.filter(({ status }) => status === 503).length,
      lost,
      slowestRoutes: [...slow]
        .map(([route, all]) => ({ route, ms: at99(all) }))
        .toSorted((a, b) => b.ms - a.ms)
        .slice(0, 3),
    }
  } finally {
    rmSync(dataDir, { recursive: true, force: true })
  }
}
