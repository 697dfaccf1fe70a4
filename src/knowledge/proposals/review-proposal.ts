import { type Db, inTransaction } from '../../platform/connection.ts'
import type { Id } from '../../platform/ids.ts'
import { accept, type Outcome, refuse } from '../../platform/outcome.ts'
import { type Actor, record } from '../../platform/record.ts'
import { findToReview, lockProposal } from './proposal.store.ts'
import { type ReviewDecision, reviewDecisions, reviewsFrom } from './proposal.ts'

type Refusal = 'knowledge.review.not-yours' | 'knowledge.review.decided' | 'knowledge.review.no-reason'

const mostReason = 2000

/** Publishes a proposal, sends it back or takes it down, with a reason. Of two at once the second is told. */
export const reviewProposal = (
  db: Db,
  id: string,
  ask: { decision: string; reason: string },
  by: Actor & { person: Id<'person'> },
  now: Date,
): Promise<Outcome<ReviewDecision, Refusal>> =>
  inTransaction(db, async trx => {
    await lockProposal(trx, id)
    const proposal = await findToReview(trx, by.person, id)
    if (!proposal) return refuse('knowledge.review.not-yours')
    const decision = reviewDecisions.find(each => each === ask.decision)
    if (!decision || !reviewsFrom[proposal.standing].includes(decision)) return refuse('knowledge.review.decided')
    const reason = ask.reason.trim().slice(0, mostReason)
    if (decision !== 'published' && reason === '') return refuse('knowledge.review.no-reason')
    await trx
      .insertInto('practiceReview')
      .values({ proposalId: proposal.id, decision, reason, at: now, personId: by.person })
      .execute()
    await record(trx, `practice.${decision}`, { at: now, by, subject: proposal.organisationId })
    return accept(decision)
  })
