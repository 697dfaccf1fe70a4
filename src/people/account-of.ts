import type { Trx } from '../platform/connection.ts'
import type { Id } from '../platform/ids.ts'

/** Who signed in with this address before; null: nobody did. */
export const accountOf = async (trx: Trx, email: string): Promise<Id<'person'> | null> => {
  const person = await trx.selectFrom('person').select('id').where('email', '=', email.toLowerCase()).executeTakeFirst()
  return person?.id ?? null
}
