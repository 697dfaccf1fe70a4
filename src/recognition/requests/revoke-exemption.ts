import { tell } from '../../people/index.ts'
import { type Db, inTransaction } from '../../platform/connection.ts'
import { accept, type Outcome, refuse } from '../../platform/outcome.ts'
import { record } from '../../platform/record.ts'
import { urls } from '../../urls.ts'
import { grantedBy } from './granted.store.ts'
import { rolesFor } from './may-step.ts'
import { isRevocationReason } from './reasons.ts'
import { lockRequest, requestViewerOf } from './request.store.ts'
import type { StepVisit } from './take-step.ts'

type Refusal = 'recognition.request.not-yours' | 'recognition.revoke.no-reason' | 'recognition.revoke.over'

/** The provider takes back an exemption that came of a request, with a reason and own words; the person is told. */
export const revokeExemption = (
  db: Db,
  visit: StepVisit,
  requestId: string,
  exemption: string,
  ask: { reason: string; words: string },
): Promise<Outcome<null, Refusal>> =>
  inTransaction(db, async trx => {
    const { person, worksFor, now } = visit
    const request = await lockRequest(trx, requestViewerOf(visit), requestId)
    const decides = worksFor && rolesFor.decider.includes(worksFor.role) && request?.personId !== person.id
    if (!request || !decides) return refuse('recognition.request.not-yours')
    const words = ask.words.trim().slice(0, 4000)
    const { reason } = ask
    if (!isRevocationReason(reason) || words === '') return refuse('recognition.revoke.no-reason')
    const granted = (await grantedBy(trx, request.id)).find(
      ({ id, revokedAt }) => id === exemption && revokedAt === null,
    )
    if (!granted) return refuse('recognition.revoke.over')
    const { numInsertedOrUpdatedRows } = await trx
      .insertInto('revokedExemption')
      .values({ exemptionId: granted.id, reason, words, at: now, personId: person.id })
      .onConflict(on => on.doNothing())
      .executeTakeFirstOrThrow()
    if (numInsertedOrUpdatedRows !== 1n) return refuse('recognition.revoke.over')
    await record(trx, 'exemption.revoked', {
      at: now,
      by: { person: person.id, role: worksFor.role },
      subject: request.id,
    })
    const link = urls.ownRequest(request.id)
    const message = {
      kind: 'decision' as const,
      about: 'exemption-revoked' as const,
      key: `revoked:${granted.id}`,
      link,
    }
    await tell(trx, request.personId, message, visit, now)
    return accept(null)
  })
