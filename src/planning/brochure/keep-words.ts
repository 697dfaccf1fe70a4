import type { Programme } from '../../catalogue/index.ts'
import { type Db, inTransaction } from '../../platform/connection.ts'
import { lockText } from '../../platform/lock-text.ts'
import { accept, type Outcome, refuse } from '../../platform/outcome.ts'
import { record } from '../../platform/record.ts'
import { actorOf, type Visit } from '../../platform/visit.ts'
import { wordsOf } from './brochure.store.ts'
import { type BrochureBody, readWords, type WordsRefusal } from './words.ts'

/** Keeps what a provider says of its programme; refused when somebody else did since `seen` was read (0: nothing was). */
export const keepBrochureWords = (
  db: Db,
  visit: Visit,
  programme: Programme['id'],
  body: BrochureBody,
  seen: number,
): Promise<Outcome<null, WordsRefusal | 'planning.brochure.changed'>> =>
  inTransaction(db, async trx => {
    const read = readWords(body)
    if (!read.ok) return read
    await lockText(trx, `brochure ${programme}`)
    const newest = await wordsOf(trx, programme)
    if ((newest?.id ?? 0) !== seen || !visit.person) return refuse('planning.brochure.changed')
    await trx
      .insertInto('brochureWords')
      .values({ programme, after: seen, body: JSON.stringify(read.value), at: visit.now, personId: visit.person.id })
      .execute()
    await record(trx, 'brochure.written', { at: visit.now, by: actorOf(visit), subject: programme })
    return accept(null)
  })
