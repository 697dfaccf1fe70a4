import type { Hono } from 'hono'
import type { PersonRole } from '../../src/people/person.ts'
import type { Db } from '../../src/platform/connection.ts'
import { fingerprint, type Id, newId, newSecret } from '../../src/platform/ids.ts'
import type { Env } from '../../src/platform/visit.ts'
import { plain } from './plain.ts'

/** Fields of a form; several values where boxes are ticked or files chosen. */
type Form = Record<string, string | File | readonly (string | File)[]>

const bodyOf = (form: Form): FormData => {
  const body = new FormData()
  for (const [field, value] of Object.entries(form))
    for (const each of Array.isArray(value) ? value : [value]) body.append(field, each)
  return body
}

/** People with a browser of their own, signed in for as long as a test lasts. */
export const people = (db: Db, app: Hono<Env>, beganAt: Date) => {
  const browser = async (personId: Id<'person'> | null) => {
    const secret = newSecret()
    const expiresAt = new Date(beganAt.getTime() + 1e12)
    await db
      .insertInto('session')
      .values({ fingerprint: fingerprint(secret), personId, dossierId: null, beganAt, expiresAt, endedAt: null })
      .execute()
    const headers = { cookie: `leerladder=${secret}`, origin: 'http://localhost' }
    /** Opens an address, or sends it a form; the text is what one reads, without tags. */
    const go = async (path: string, form?: Form) => {
      const sent = form ? { method: 'POST', headers, body: bodyOf(form) } : { headers }
      const response = await app.request(`http://localhost${path}`, sent)
      const html = await response.text()
      const { status, headers: given } = response
      return { status, headers: given, to: given.get('location') ?? '', html, text: plain(html) }
    }
    return { go, secret, session: fingerprint(secret) }
  }
  return async (name: string, role: PersonRole = 'worker') => {
    const id = newId<'person'>()
    const email = `${name.toLowerCase()}@voorbeeld.be`
    await db.insertInto('person').values({ id, name, email, role, storyNl: '', storyEn: '', example: false }).execute()
    return { id, name, email, ...(await browser(id)), browser: () => browser(id) }
  }
}
