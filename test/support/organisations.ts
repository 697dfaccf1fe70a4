import pino from 'pino'
import { expect } from 'vitest'
import { createApp } from '../../src/app.tsx'
import type { MemberRole } from '../../src/people/organisations/organisation.ts'
import type { Db } from '../../src/platform/connection.ts'
import type { Vault } from '../../src/platform/files/index.ts'
import { people } from './somebody.ts'

type Somebody = Awaited<ReturnType<ReturnType<typeof people>>>

const post = { address: 'http://localhost', send: async () => {}, close: () => {} }
const log = pino({ level: 'silent' })

/** The code that stands in a text. */
export const codeIn = (text: string): string => /\b[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}\b/.exec(text)?.[0] ?? ''

/** Where an organisation is decided on, from where it is managed. */
export const deciding = (address: string): string => address.replace('/organisaties/', '/beheer/organisaties/')

/** A house with its administrator, and what people do in it with organisations; addresses name organisations. */
export const organisationsHouse = async (db: Db, now: () => Date, beganAt: Date, vault?: Vault) => {
  const app = createApp({ db, now, log, operatorKey: 'x', post, practice: null, ...(vault ? { vault } : {}) })
  const somebody = people(db, app, beganAt)
  const boss = await somebody('Boss', 'administrator')
  let first = 1_000_000

  const newNumber = (): string => {
    first += 1
    return String(first).padStart(8, '0') + String(97 - (first % 97)).padStart(2, '0')
  }
  const register = async (who: Somebody, kind = 'employer', name = 'Houtwerf') => {
    const done = await who.go('/organisaties/nieuw', { kind, name, number: newNumber() })
    expect(done.status).toBe(303)
    return done.to
  }
  const validate = (address: string, who = boss) => who.go(deciding(address), { decision: 'validated', reason: '' })
  const validated = async (who: Somebody, kind?: string) => {
    const address = await register(who, kind)
    expect((await validate(address)).status).toBe(303)
    return address
  }
  const invite = (who: Somebody, organisation: string, over: Record<string, string> = {}) =>
    who.go(`${organisation}/uitnodigen`, { address: '', role: 'mentor', until: '', ...over })
  const codeFor = async (who: Somebody, organisation: string, over: Record<string, string> = {}) =>
    codeIn((await invite(who, organisation, over)).text)
  const accept = (who: Somebody, code: string) => who.go(`/uitnodiging/${code}`, {})
  /** The id of a role that somebody has now. */
  const roleOf = async (who: Pick<Somebody, 'id'>, role: MemberRole): Promise<string> => {
    const { id } = await db
      .selectFrom('membership')
      .select('id')
      .where('personId', '=', who.id)
      .where('role', '=', role)
      .where('endedAt', 'is', null)
      .executeTakeFirstOrThrow()
    return id
  }
  /** Nobody works for anything any more. */
  const clear = async () => {
    await db.updateTable('session').set({ membershipId: null }).execute()
    await db.deleteFrom('membership').execute()
    await db.deleteFrom('organisation').execute()
    await db.deleteFrom('outbox').execute()
  }
  return { app, somebody, boss, newNumber, register, validate, validated, invite, codeFor, accept, roleOf, clear }
}
