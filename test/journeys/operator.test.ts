import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, inject, test } from 'vitest'
import { startHouse } from '../support/house.ts'
import { lendDatabase } from '../support/lend-database.ts'
import { runHouse } from '../support/run-house.ts'

const house = await startHouse()
const folder = mkdtempSync(join(tmpdir(), 'operator-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** What the terminal says, on the data of a house. */
const leerladder = (environment: Record<string, string>, ...words: string[]) =>
  spawnSync(process.execPath, ['bin/leerladder.js', ...words], {
    env: { ...process.env, ...environment },
    encoding: 'utf8',
  })

test('the terminal verifies that no change was edited', () => {
  const verify = () => leerladder(house.environment, 'audit', 'verify')
  expect(verify()).toMatchObject({
    status: 0,
    stdout: expect.stringMatching(/^\d+ changes, each as it happened; 0 ends/),
  })
  expect(verify()).toMatchObject({ status: 0, stdout: expect.stringContaining('; 1 ends written down earlier fit') })
  const heads = join(house.environment.LEERLADDER_DATA ?? '', 'audit-heads.jsonl')
  const wrong = readFileSync(heads, 'utf8').replace(/"hash":"....../, '"hash":"000000')
  writeFileSync(heads, wrong)
  expect(verify()).toMatchObject({ status: 1, stdout: expect.stringContaining('not the one that was written down') })
})

test('what is backed up while the house is open comes back whole in an empty place, and opens', async () => {
  const file = join(folder, 'all.leerladder.gz')
  const backup = leerladder(house.environment, 'backup', file)
  expect(backup.stdout).toMatch(/^\d+ rows in \d+ tables and \d+ files are in .*; it was read again and is whole/)
  expect(leerladder(house.environment, 'backup', file)).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('already'),
  })

  const postgres = inject('postgres')
  const database = postgres && (await lendDatabase(postgres.server))
  const there = { LEERLADDER_DATA: join(folder, 'there'), DATABASE_URL: database?.url ?? '' }
  const restore = () => leerladder(there, 'restore', file)
  const rows = /^\d+ rows in \d+ tables and \d+ files/.exec(backup.stdout)?.[0]
  expect(restore()).toMatchObject({ status: 0, stdout: expect.stringContaining(`${rows} were put back`) })
  expect(restore()).toMatchObject({ status: 2, stderr: expect.stringContaining('There are data here already') })

  const again = await runHouse({ dataDir: there.LEERLADDER_DATA, databaseUrl: database?.url ?? null })
  expect((await fetch(`${again.address}/opleidingen`)).status).toBe(200)
  expect(leerladder(there, 'audit', 'verify')).toMatchObject({ status: 0 })
  await again.stop()
  await database?.giveBack()
}, 180_000)
