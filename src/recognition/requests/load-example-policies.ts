import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'
import type { ProviderId } from '../../catalogue/index.ts'
import type { Db } from '../../platform/connection.ts'
import type { Day } from '../../platform/day.ts'
import { PolicyBody } from './policy.ts'

const file = new URL('../../../examples/policies.yaml', import.meta.url)
const since = '2026-09-01' as Day
const Examples = z.array(PolicyBody.extend({ provider: z.string() }))

/** How the example providers decide; a provider that set something itself, or has its example already, is let be. */
export const loadExamplePolicies = async (db: Db, now: Date): Promise<void> => {
  for (const { provider, ...body } of Examples.parse(parse(readFileSync(file, 'utf8'), { schema: 'core' }))) {
    const id = provider as ProviderId
    const known = await db.selectFrom('recognitionPolicy').select('id').where('provider', '=', id).executeTakeFirst()
    if (known) continue
    await db
      .insertInto('recognitionPolicy')
      .values({ provider: id, validFrom: since, body: JSON.stringify(body), setBy: null, setAt: now })
      .execute()
  }
}
