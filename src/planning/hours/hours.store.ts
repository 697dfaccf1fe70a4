import { sql } from 'kysely'
import type { Db, Trx } from '../../platform/connection.ts'
import type { Id } from '../../platform/ids.ts'
import type { Agreement } from '../agreement/agreement.ts'
import type { HourTables } from './tables.ts'

/** A line that stands, with who told it and who said that it is right; names are empty for who is gone. */
export type Line = Omit<HourTables['hourLine'], 'takenBackAt' | 'takenBackBy' | 'role'> & {
  teller: string
  confirmedAt: Date | null
  confirmer: string | null
}

/** What was told under these agreements and stands, by day. Who asks found the agreements as theirs. */
export const linesOf = (db: Db | Trx, agreements: readonly Agreement['id'][]): Promise<Line[]> =>
  db
    .selectFrom('hourLine')
    .innerJoin('person as teller', 'teller.id', 'hourLine.toldBy')
    .leftJoin('hourConfirmation', 'hourConfirmation.lineId', 'hourLine.id')
    .leftJoin('person as confirmer', 'confirmer.id', 'hourConfirmation.confirmedBy')
    .select([
      'hourLine.id',
      'hourLine.agreementId',
      'kind',
      'day',
      'minutes',
      'words',
      'hourLine.party',
      'toldBy',
      'toldAt',
    ])
    .select(['teller.name as teller', 'confirmedAt', 'confirmer.name as confirmer'])
    .where('hourLine.agreementId', '=', sql<Id<'agreement'>>`any(${[...agreements]})`)
    .where('takenBackAt', 'is', null)
    .orderBy('day')
    .orderBy('kind')
    .execute()
