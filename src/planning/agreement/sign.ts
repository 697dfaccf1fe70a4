import { type Db, inTransaction } from '../../platform/connection.ts'
import { accept, type Outcome, refuse } from '../../platform/outcome.ts'
import { record } from '../../platform/record.ts'
import type { Word } from '../../platform/words.ts'
import { lockAgreement } from './agreement.store.ts'
import { maySign, unsigned } from './agreement.ts'
import { tellParties } from './tell-parties.ts'
import { actorIn, type SignedIn, viewerIn } from './visit.ts'

/**
 * Signs the text that somebody read, for one party. A signature is a row of its own, so two at once are two rows; and the
 * database takes none that is not for exactly this text. Whoever signs last is told, with all others, that it is complete.
 */
export const sign = (
  db: Db,
  visit: SignedIn,
  id: string,
  asked: { party: string; number: number; sha256: string },
): Promise<Outcome<{ complete: boolean }, Word>> =>
  inTransaction(db, async trx => {
    const { person, now, today } = visit
    const viewer = viewerIn(visit)
    const agreement = await lockAgreement(trx, viewer, id)
    if (!agreement) return refuse('planning.agreement.not-for-you')
    const may = maySign(agreement, viewer, asked, today)
    if (!may.ok) return may
    const { party } = may.value
    const by = actorIn(visit)
    const { number, sha256 } = asked
    const signature = { agreementId: agreement.id, number, sha256, party, personId: person.id, role: by.role }
    await trx
      .insertInto('agreementSignature')
      .values({ ...signature, name: person.name, signedAt: now })
      .execute()
    await record(trx, 'agreement.signed', { at: now, by, subject: agreement.id, detail: { number, party } })
    const complete = unsigned(agreement, number).every(each => each.party === party)
    if (complete) {
      await record(trx, 'agreement.complete', { at: now, by, subject: agreement.id, detail: { number } })
      await tellParties(trx, agreement, agreement.parties, 'agreement-complete', String(number), visit)
    }
    return accept({ complete })
  })
