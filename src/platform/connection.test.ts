import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { testDatabase } from '../../test/support/database.ts'

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
