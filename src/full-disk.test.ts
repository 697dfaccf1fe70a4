import { spawnSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { findPostgres } from '../test/support/machine.ts'
import { organisationsHouse } from '../test/support/organisations.ts'
import { startPostgres } from '../test/support/postgres.ts'
import { type Connection, connect } from './platform/connection.ts'
import { migrate } from './platform/migrate.ts'

const now = new Date('2026-11-24T10:00:00Z')
const ofFile = (name: string, error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === name

/** A disk of its own that only root can make; null when this machine gives none. */
const smallDisk = (): string | null => {
  const folder = mkdtempSync(join(tmpdir(), 'leerladder-disk-'))
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=300m,mode=0711', 'tmpfs', folder]).status === 0
  if (!mounted) rmSync(folder, { recursive: true })
  return mounted ? folder : null
}

const giveUp = (disk: string): void => {
  spawnSync('umount', ['--lazy', disk])
  rmSync(disk, { recursive: true })
}

/** Writes until not one byte more fits. */
const fill = (path: string): void => {
  const file = openSync(path, 'w')
  try {
    for (let size = 1 << 20; size >= 1; )
      try {
        writeSync(file, Buffer.alloc(size, 1))
      } catch (problem) {
        if (!ofFile('ENOSPC', problem)) throw problem
        size >>= 1
      }
  } finally {
    closeSync(file)
  }
}

/** A list of 10,000 people: more than the tables have room for without growing. */
const list = () => {
  const rows = Array.from({ length: 10_000 }, (_, nth) => `p${nth}.${Math.random()}@voorbeeld.be;mentor;`)
  return { list: new File([`e-mail;rol;tot\n${rows.join('\n')}`], 'mensen.csv') }
}

const goThrough = async ({ db }: Connection, disk: string) => {
  await migrate(db)
  const { somebody, validated } = await organisationsHouse(db, () => now, now)
  const erna = await somebody('Erna')
  const organisation = await validated(erna)
  const before = await erna.go(`${organisation}/lijst`, list())
  expect(before.status).toBe(303)

  fill(join(disk, 'full'))
  for (let nth = 0; nth < 3; nth++) {
    const refused = await erna.go(`${organisation}/lijst`, list())
    expect(refused).toMatchObject({ status: 503, text: expect.stringContaining('De opslag is vol. Lezen kan nog wel') })
    for (const path of [organisation, before.to, '/organisaties', '/gezond'])
      expect((await erna.go(path)).status, path).toBe(200)
  }
  expect(await db.selectFrom('roster').select('id').execute()).toHaveLength(1)

  rmSync(join(disk, 'full'))
  expect((await erna.go(`${organisation}/lijst`, list())).status).toBe(303)
  expect((await erna.go(before.to, {})).status).toBe(303)
}

it('reads on when the disk is full, refuses writes with a sentence, and goes on once there is room: embedded', async ({
  skip,
}) => {
  const disk = smallDisk()
  if (!disk) return skip('needs root, to mount a small disk')
  const connection = await connect({ dataDir: join(disk, 'database') })
  try {
    await goThrough(connection, disk)
  } finally {
    await connection.close()
    giveUp(disk)
  }
}, 120_000)

it('and so on PostgreSQL', async ({ skip }) => {
  if (!findPostgres()) return skip('needs PostgreSQL on this machine')
  const disk = smallDisk()
  if (!disk) return skip('needs root, to mount a small disk')
  const server = await startPostgres(disk)
  const connection = await connect({ url: server.url })
  try {
    await goThrough(connection, disk)
  } finally {
    await connection.close()
    await server.stop()
    giveUp(disk)
  }
}, 120_000)
