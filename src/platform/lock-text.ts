import { sql } from 'kysely'
import type { Trx } from './connection.ts'

/** Whoever else locks the same text (an address, a number) waits until this transaction ends. */
export const lockText = async (trx: Trx, text: string): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtext(${text}))`.execute(trx)
}
