import pino from 'pino'
import { createApp } from '../../src/app.tsx'
import { findSession } from '../../src/people/session.store.ts'
import type { Db } from '../../src/platform/connection.ts'
import { fingerprint } from '../../src/platform/ids.ts'
import { urls } from '../../src/urls.ts'
import { authenticator } from './authenticator.ts'
import { people } from './somebody.ts'

export const start = new Date('2026-11-25T10:00:00Z')
export const address = 'https://leerladder.voorbeeld.be'
export const post = { address, send: async () => {}, close: () => {} }
export const log = pino({ level: 'silent' })
/** What one reads whenever a key is not taken. */
export const calm = 'Met deze toegangssleutel lukt het niet'

/** A house with people who hold keys, at a time of its own. Its address is not the one that requests name. */
export const passkeyHouse = (db: Db) => {
  const clock = { now: start }
  const later = (minutes: number) => {
    clock.now = new Date(clock.now.getTime() + minutes * 60_000)
  }
  const app = createApp({ db, now: () => clock.now, log, operatorKey: 'x', practice: null, post })
  const somebody = people(db, app, start)
  let nth = 0

  /** Somebody with a device that holds a key of theirs. */
  const withKey = async () => {
    nth += 1
    const person = await somebody(`Sleutel${nth}`)
    const device = authenticator(address)
    const make = async (name = 'Mijn gsm', wrong: Parameters<typeof device.make>[1] = {}) => {
      const asked = JSON.parse((await person.go(urls.askNewPasskey, {})).html)
      return person.go(urls.passkeys, { name, answer: device.make(asked, wrong) })
    }
    const made = await make()
    if (made.status !== 303) throw new Error(`No key was made: ${made.text}`)
    return { ...person, device, make }
  }

  /** A browser in which nobody is signed in yet. */
  const newBrowser = () => {
    let cookie = ''
    const go = async (path: string, form?: Record<string, string>) => {
      const headers = { cookie, origin: 'http://localhost' }
      const sent = form ? { method: 'POST', headers, body: new URLSearchParams(form) } : { headers }
      const response = await app.request(`http://localhost${path}`, sent)
      cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? cookie
      return { status: response.status, to: response.headers.get('location'), text: await response.text() }
    }
    return {
      go,
      ask: async () => JSON.parse((await go(urls.askPasskey, {})).text),
      show: (answer: string) => go(urls.signInPasskey, { answer, back: '/mijn-dossiers' }),
      signedInAs: async () => /Afmelden \(([^)]+)\)/.exec((await go('/')).text)?.[1] ?? null,
      session: async () => {
        const session = await findSession(db, fingerprint(cookie.split('=')[1] ?? ''), clock.now)
        if (!session) throw new Error('This browser has no session.')
        return session
      },
    }
  }
  return { clock, later, app, withKey, newBrowser }
}
