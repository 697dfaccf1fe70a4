import { expect, it } from 'vitest'
import { testDatabase } from '../../test/support/database.ts'
import { fingerprint } from '../platform/ids.ts'
import type { Actor } from '../platform/record.ts'
import { answerQuestion, beginVisit, openDossier, startDossier, untilKept } from './index.ts'

const { db } = await testDatabase()
const now = new Date('2026-11-24T10:00:00Z')
const by: Actor = { person: null, role: 'visitor' }

it('loses no job when a visitor adds several at the same moment, from several tabs', async () => {
  const session = fingerprint(await beginVisit(db, null, now))
  await startDossier(db, session, by, now)
  const add = (occupation: string) =>
    untilKept(async () => {
      const dossier = await openDossier(db, { session, person: null })
      if (!dossier) throw new Error('the dossier is gone')
      const jobs = [...(dossier.portrait.jobs ?? []), { occupation, title: occupation, from: null, to: null }]
      await answerQuestion(db, dossier, 'jobs', jobs, by, now)
    })
  const named = ['kok', 'kelner', 'lasser']
  await Promise.all(named.map(add))
  const kept = await openDossier(db, { session, person: null })
  expect(kept?.portrait.jobs?.map(({ occupation }) => occupation).toSorted()).toEqual(named.toSorted())
  const told = await db.selectFrom('event').select('kind').where('kind', '=', 'dossier.answered').execute()
  expect(told).toHaveLength(named.length)
})

it('takes an answer on top of what was read, and none that was read too long ago', async () => {
  const session = fingerprint(await beginVisit(db, null, now))
  const dossier = await startDossier(db, session, by, now)
  await answerQuestion(db, dossier, 'important', 'hours', by, now)
  await expect(answerQuestion(db, dossier, 'important', 'price', by, now)).rejects.toThrow()
  await answerQuestion(db, dossier, 'dutch', { level: 'B1' }, by, now)
  const kept = await openDossier(db, { session, person: null })
  expect(kept?.portrait).toEqual({ important: 'hours', dutch: { level: 'B1' } })
})
