import pino from 'pino'
import { expect, it } from 'vitest'
import { testDatabase } from '../test/support/database.ts'
import { codeIn } from '../test/support/organisations.ts'
import { people } from '../test/support/somebody.ts'
import { createApp } from './app.tsx'

const { db } = await testDatabase()
const now = new Date('2026-11-24T10:00:00Z')
const logged: string[] = []
const log = pino({ level: 'trace' }, { write: line => void logged.push(line) })
const post = { address: 'http://localhost', send: async () => {}, close: () => {} }
const app = createApp({ db, now: () => now, log, operatorKey: 'x', post, practice: null })
const somebody = people(db, app, now)

it('stands in no log, no address and no subject of a mail', async () => {
  const odette = await somebody('Odettelien')
  const boss = await somebody('Bossuyt', 'administrator')
  const addresses: string[] = []
  const go = async (...asked: Parameters<typeof odette.go>) => {
    const answer = await odette.go(...asked)
    addresses.push(answer.to)
    return answer
  }
  await go('/mijn-naam', { name: 'Odettelien Vandewoestijne', back: '/' })
  const ask = { kind: 'employer', name: 'Vandewoestijne Hout', number: '0403170701' }
  const { to } = await go('/organisaties/nieuw', ask)
  await boss.go(to.replace('/organisaties/', '/beheer/organisaties/'), { decision: 'validated', reason: '' })
  const invited = await go(`${to}/uitnodigen`, { address: 'vandewoestijne.k@voorbeeld.be', role: 'mentor', until: '' })
  expect(invited.status).toBe(200)
  const coded = await go(`${to}/uitnodigen`, { address: '', role: 'mentor', until: '' })
  expect(codeIn(coded.text)).not.toBe('')
  await go('/aanmelden/code', { address: odette.email, back: '/mijn-gegevens' })
  await go('/wat-kan-je-al/jij', { birthYear: '1911', postcode: '9988' })
  await go('/mijn-gegevens/dicht', { ground: 'claim' })
  await go('/bestaat-niet?wie=niemand')
  await go('/mijn-gegevens/wissen', { sure: 'WIS' })
  // Figures that stand alone: ids and times hold all kinds of figures.
  const personal = /odettelien|vandewoestijne|@voorbeeld|(?<![\w-])(1911|9988)(?![\w-])/i
  expect(logged.length).toBeGreaterThanOrEqual(10)
  expect(logged.filter(line => personal.test(line))).toEqual([])
  expect(addresses.filter(address => personal.test(address))).toEqual([])
  const mails = await db.selectFrom('outbox').select('subject').execute()
  expect(mails.length).toBeGreaterThan(0)
  expect(mails.filter(({ subject }) => personal.test(subject))).toEqual([])
  const events = await db.selectFrom('event').select(['detail', 'subject']).execute()
  expect(events.filter(event => personal.test(JSON.stringify(event)))).toEqual([])
})
