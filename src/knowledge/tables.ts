import type { Generated } from 'kysely'
import type { Id } from '../platform/ids.ts'
import type { Json } from '../platform/tables.ts'
import type { OwnWord } from './own-words.ts'
import type { Proposal, ReviewDecision } from './proposals/proposal.ts'

export interface KnowledgeTables {
  ownWord: OwnWord
  practiceProposal: Omit<Proposal, 'content'> & { content: Json<Proposal['content']> }
  practiceReview: {
    id: Generated<number>
    proposalId: Proposal['id']
    decision: ReviewDecision
    reason: string
    at: Date
    personId: Id<'person'>
  }
}
