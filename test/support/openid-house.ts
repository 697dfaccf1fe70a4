import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pino from 'pino'
import { createApp } from '../../src/app.tsx'
import type { Db } from '../../src/platform/connection.ts'
import { openProvider } from '../../src/platform/openid/open-provider.ts'
import { readProviders } from '../../src/platform/openid/read-providers.ts'
import { urls } from '../../src/urls.ts'
import { type Account, fileOf, secret, settingsOf, startLiar, startProvider, walkThrough } from './openid.ts'
import { people } from './somebody.ts'

const address = 'http://localhost'
const post = { address, send: async () => {}, close: () => {} }

/** The state in the form of a page that asks whether to link. */
export const stateIn = (text: string): string => /name="state" value="([^"]+)"/.exec(text)?.[1] ?? ''

/** A house with the government, an employer that vouches for houtwerf.be, and a liar as ways in. */
export const openidHouse = async (db: Db, accounts: Record<string, Account>, beganAt: Date) => {
  const provider = await startProvider([address + urls.backFrom('overheid')], accounts)
  const employer = await startProvider([address + urls.backFrom('houtwerf')], accounts)
  const liar = await startLiar()
  const clock = { now: beganAt }
  const later = (minutes: number) => {
    clock.now = new Date(clock.now.getTime() + minutes * 60_000)
  }
  const file = join(mkdtempSync(join(tmpdir(), 'openid-')), 'providers.yaml')
  const houtwerf = { id: 'houtwerf', name: { nl: 'Houtwerf', en: 'Houtwerf' }, organisation: '0403170701' }
  writeFileSync(
    file,
    fileOf(
      settingsOf(provider.issuer, { secondFactor: { acr: ['high'], amr: ['mfa'] } }),
      settingsOf(employer.issuer, { ...houtwerf, mailDomains: ['houtwerf.be'] }),
      settingsOf(liar.address, { id: 'leugenaar' }),
    ),
  )
  const env = { LEERLADDER_OPENID_FILE: file, LEERLADDER_ADDRESS: address, OPENID_SECRET: secret }
  const logged: string[] = []
  const log = pino({ level: 'info' }, { write: line => void logged.push(line) })
  const providers = readProviders(env, urls.backFrom).map(settings => openProvider(settings, log))
  const app = createApp({ db, now: () => clock.now, log, operatorKey: 'x', post, providers, practice: null })

  /** A browser: it keeps its cookie and sends forms. */
  const browser = (cookie = '') => {
    const go = async (path: string, form?: Record<string, string>) => {
      const sent = { method: 'POST', body: new URLSearchParams(form), headers: { cookie, origin: address } }
      const response = await app.request(address + path, form ? sent : { headers: { cookie } })
      cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? cookie
      const { status, headers } = response
      return {
        status,
        to: headers.get('location') ?? '',
        refresh: headers.get('refresh') ?? '',
        text: await response.text(),
      }
    }
    /** Presses the button; gives where that leads. */
    const leave = async (id = 'overheid', back = '/mijn-dossiers') =>
      (await go(urls.signInVia(id), { back })).refresh.replace('0; url=', '')
    const comeBack = (to: URL) => go(to.pathname + to.search)
    const through = async (login: string, id?: string, back?: string) =>
      comeBack(await walkThrough(await leave(id, back), { login }))
    const signedInAs = async () => /Afmelden \(([^)]+)\)/.exec((await go('/')).text)?.[1] ?? null
    return { go, leave, comeBack, through, signedInAs, cookie: () => cookie }
  }

  const as = (person: { secret: string }) => browser(`leerladder=${person.secret}`)
  const identities = () => db.selectFrom('identity').select(['subject', 'personId']).orderBy('subject').execute()
  const clear = async () => {
    clock.now = beganAt
    liar.told.lie = {}
    await db.deleteFrom('openidRequest').execute()
    await db.deleteFrom('outbox').execute()
    await db.deleteFrom('session').execute()
    await db.deleteFrom('identity').execute()
    await db.updateTable('person').set({ email: null, name: 'Voorbij' }).where('erasedAt', 'is', null).execute()
  }
  const somebody = people(db, app, beganAt)
  return { app, provider, liar, clock, later, logged, browser, as, identities, somebody, clear }
}
