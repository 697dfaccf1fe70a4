import { sql } from 'kysely'
import { expect, inject, it } from 'vitest'
import { testDatabase } from '../../test/support/database.ts'
import { lendDatabase } from '../../test/support/lend-database.ts'
import { connect, inTransaction } from './connection.ts'

const { db } = await testDatabase()

it('gives every question its own answer, however many are asked at once', async () => {
  const asked = Array.from({ length: 200 }, (_, at) => at)
  const answers = await Promise.all(
    asked.map(async at => {
      // Questions of different shapes, so that a mix-up shows as a fault as well as a wrong answer.
      const { rows } =
        at % 2
          ? await sql<{ at: number }>`select ${at}::int as at`.execute(db)
          : await sql<{ at: number }>`select ${at}::int as at where ${'x'.repeat(at * 400)}::text is not null`.execute(
              db,
            )
      return rows[0]?.at
    }),
  )
  expect(answers).toEqual(asked)
})

it('outlives a database that ends its connections between two questions of one transaction', async ({ skip }) => {
  const postgres = inject('postgres')
  if (!postgres) return skip('needs a PostgreSQL server')
  const { url, giveBack } = await lendDatabase(postgres.server)
  const other = await connect({ url })
  const broken = inTransaction(other.db, async trx => {
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(trx)
    await sql`select pg_terminate_backend(${rows[0]?.pid})`.execute(db)
    // Its goodbye arrives while nobody asks anything.
    await new Promise(resolve => setTimeout(resolve, 200))
    await sql`select 1`.execute(trx)
  })
  await expect(broken).rejects.toThrow()
  expect((await sql<{ one: number }>`select 1 as one`.execute(other.db)).rows).toEqual([{ one: 1 }])
  await other.close()
  await giveBack()
})
