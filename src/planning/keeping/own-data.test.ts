import { readdirSync } from 'node:fs'
import { strFromU8, unzipSync } from 'fflate'
import { sql } from 'kysely'
import pino from 'pino'
import { expect, it } from 'vitest'
import { testDatabase } from '../../../test/support/database.ts'
import { testVault } from '../../../test/support/vault.ts'
import { createApp } from '../../app.tsx'
import { verifyAudit } from '../../platform/audit.ts'
import { rowText, tablesIn } from '../../platform/backup/table.ts'
import { inTransaction } from '../../platform/connection.ts'

const { db } = await testDatabase()
const now = new Date('2026-11-24T10:00:00Z')
const post = { address: 'https://leerladder.voorbeeld.be', send: async () => {}, close: () => {} }
const sms = { address: post.address, send: async () => {} }
const vault = testVault()
const app = createApp({
  vault,
  db,
  now: () => now,
  log: pino({ level: 'silent' }),
  operatorKey: 'x',
  practice: null,
  post,
  sms,
})

const onDisk = () =>
  readdirSync(vault.folder, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile()).length

let cookie = ''
const go = async (path: string, form?: Record<string, string>) => {
  const sent = { method: 'POST', body: new URLSearchParams(form), headers: { cookie, origin: 'http://localhost' } }
  const response = await app.request(`http://localhost${path}`, form ? sent : { headers: { cookie } })
  cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? cookie
  return response
}

/** Every row of every table that has this text anywhere. */
const traces = (text: string) =>
  inTransaction(db, async trx => {
    const found: string[] = []
    for (const table of await tablesIn(trx)) {
      const { rows } = await sql<{ row: string }>`select ${rowText(table)} as row from ${sql.id(table.name)}`.execute(
        trx,
      )
      found.push(...rows.filter(({ row }) => row.includes(text)).map(() => table.name))
    }
    return found
  })

const signIn = async (address: string) => {
  await go('/aanmelden/code', { address, back: '/' })
  const mail = await db.selectFrom('outbox').select('body').where('recipient', '=', address).executeTakeFirstOrThrow()
  await go('/aanmelden/code/invoer', { code: /\d{6}/.exec(mail.body)?.[0] ?? '', back: '/' })
}

it('lets a person take everything along, and erases everything but that something happened', async () => {
  await go('/wat-kan-je-al/over-jou', { birthYear: '1987' })
  await signIn('wilma@voorbeeld.be')
  await go('/mijn-naam', { name: 'Wilma Weg', back: '/' })
  await go('/ladder/bewaar', {})
  await go(`/mijn-dossiers/${(await db.selectFrom('dossier').select('id').executeTakeFirstOrThrow()).id}/deel`, {
    days: '30',
  })

  await go('/mijn-berichten/telefoon', { phone: '0470 12 34 56' })
  const text = await db.selectFrom('outbox').select('body').where('channel', '=', 'sms').executeTakeFirstOrThrow()
  await go('/mijn-berichten/bevestigen', { code: /\d{6}/.exec(text.body)?.[0] ?? '' })
  // Mail to the address did not arrive, and another was begun but never confirmed.
  await db.insertInto('addressStop').values({ email: 'wilma@voorbeeld.be', reason: 'unsubscribed', at: now }).execute()
  await go('/mijn-berichten/adres', { address: 'wilma.weg@voorbeeld.be' })

  const added = await go('/mijn-bewijzen', { kind: 'work', title: 'Wilma Weg last', issuer: '', when: '', paper: '' })
  const item = added.headers.get('location') ?? ''
  const body = new FormData()
  body.append('files', new File(['geboren in 1987'], 'Wilma Weg.txt'))
  await app.request(`http://localhost${item}/bestanden`, {
    method: 'POST',
    body,
    headers: { cookie, origin: 'http://localhost' },
  })
  expect(onDisk()).toBe(1)

  const archive = await go('/mijn-gegevens/leerladder.zip')
  expect(archive.headers.get('content-type')).toBe('application/zip')
  const files = unzipSync(new Uint8Array(await archive.arrayBuffer()))
  const page = strFromU8(files['lees-mij.html'] ?? new Uint8Array())
  expect(page).toContain('Wilma Weg')
  expect(page).toContain('1987')
  expect(page).toContain('Je krijgt nu ook sms’en')
  const along = Object.keys(files).find(name => name.endsWith('/Wilma Weg.txt')) ?? ''
  expect(page).toContain(`href="${along}"`)
  expect(strFromU8(files[along] ?? new Uint8Array())).toBe('geboren in 1987')
  const data = JSON.parse(strFromU8(files['gegevens.json'] ?? new Uint8Array()))
  expect(data).toMatchObject({
    who: { name: 'Wilma Weg', email: 'wilma@voorbeeld.be', phone: '+32470123456' },
    answers: [{ question: 'about', answer: { birthYear: 1987 } }],
    links: [{ withdrawnAt: null }],
    evidence: [{ title: 'Wilma Weg last', kind: 'work' }],
    files: [{ name: 'Wilma Weg.txt', bytes: 15 }],
    stops: [{ reason: 'unsubscribed' }],
  })
  const told = data.messages.map(({ about }: { about: string }) => about)
  expect(told.sort()).toEqual(['address-code', 'phone-code', 'phone-confirmed'])
  expect(data.happened.map(({ kind }: { kind: string }) => kind)).toContain('dossier.shared')
  expect(JSON.stringify(data)).not.toMatch(/[0-9a-f]{64}/)

  expect((await go('/mijn-gegevens/wissen', { sure: 'nee' })).status).toBe(422)
  expect(await traces('wilma@voorbeeld.be')).not.toEqual([])
  expect(await traces('1987')).not.toEqual([])
  const erased = await go('/mijn-gegevens/wissen', { sure: 'wis' })
  expect(await erased.text()).toContain('Alles is gewist')
  expect(onDisk()).toBe(0)
  for (const trace of ['wilma', 'Wilma Weg', '1987', '32470123456']) expect(await traces(trace)).toEqual([])
  expect(await verifyAudit(db, [])).toMatchObject({ faults: [] })
  expect((await go('/mijn-gegevens')).status).toBe(303)
})

it('knows nobody any more who was erased: the same address begins anew', async () => {
  await signIn('wilma@voorbeeld.be')
  expect(await (await go('/mijn-gegevens')).text()).not.toContain('Wilma Weg')
  const people = await db.selectFrom('person').select(['name', 'erasedAt']).execute()
  expect(people).toHaveLength(2)
  expect(people.filter(({ erasedAt }) => erasedAt !== null)).toMatchObject([{ name: '' }])
})
