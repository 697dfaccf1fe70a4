import { sql } from 'kysely'
import { beforeEach, describe, expect, it } from 'vitest'
import { testDatabase } from '../../test/support/database.ts'
import { verifyAudit } from './audit.ts'
import { inTransaction } from './connection.ts'
import { record } from './record.ts'

const { db } = await testDatabase()
const at = new Date('2026-11-24T10:00:00.123Z')

const happen = (subject: string, then: () => Promise<void> = async () => {}) =>
  inTransaction(db, async trx => {
    await record(trx, 'dossier.kept', {
      at,
      by: { person: null, role: 'visitor' },
      subject,
      detail: { question: 'é"\\' },
    })
    await then()
  })

/** What only the owner of the database can do, past the doors of the house. */
const tamper = (...statements: string[]) =>
  inTransaction(db, async trx => {
    for (const table of ['event', 'event_link']) await sql.raw(`alter table ${table} disable trigger user`).execute(trx)
    for (const statement of statements) await sql.raw(statement).execute(trx)
    for (const table of ['event', 'event_link']) await sql.raw(`alter table ${table} enable trigger user`).execute(trx)
  })

beforeEach(async () => {
  await tamper('truncate event_link, event')
  for (const subject of ['one', 'two', 'three', 'four']) await happen(subject)
})

const faultsOf = async () => (await verifyAudit(db, [])).faults

describe('the chain of events', () => {
  it('holds when nothing was touched, also after a change that was taken back', async () => {
    await expect(
      happen('never', async () => {
        throw new Error('taken back')
      }),
    ).rejects.toThrow('taken back')
    expect(await verifyAudit(db, [])).toMatchObject({ events: 4, faults: [] })
  })

  it('holds when forty changes come at once', async () => {
    await Promise.all(Array.from({ length: 40 }, (_, nth) => happen(`at once ${nth}`)))
    expect(await verifyAudit(db, [])).toMatchObject({ events: 44, faults: [] })
  })

  it.each(['update event set role = role', 'delete from event_link', 'truncate event_link, event'])(
    'refuses "%s"',
    async statement => {
      await expect(sql.raw(statement).execute(db)).rejects.toThrow(/never changed/)
    },
  )

  it.each([
    "role = 'administrator'",
    "subject = 'else'",
    "kind = 'dossier.shared'",
    "at = at + interval '1 microsecond'",
    `detail = '{"question": "other"}'`,
    "person_id = '00000000-0000-4000-8000-000000000000'",
  ])('shows an event whose %s was set afterwards', async change => {
    await tamper(`update event set ${change} where subject = 'two'`)
    expect(await faultsOf()).toEqual([{ kind: 'changed', place: 2 }])
  })

  it('shows an event that was taken out, and one that was put in without a place', async () => {
    await tamper('delete from event_link where place = 2')
    expect(await faultsOf()).toEqual([
      { kind: 'gap', place: 3 },
      { kind: 'unbound', events: 1 },
    ])
  })

  it('shows a chain that was rewritten or cut off, by a head written down before', async () => {
    const { head } = await verifyAudit(db, [])
    if (!head) throw new Error('there is no head')
    await tamper('delete from event_link where place = 4', "delete from event where subject = 'four'")
    expect(await faultsOf()).toEqual([])
    expect((await verifyAudit(db, [head])).faults).toEqual([{ kind: 'rewritten', place: 4 }])
    await happen('another four')
    expect((await verifyAudit(db, [head])).faults).toEqual([{ kind: 'rewritten', place: 4 }])
  })
})
