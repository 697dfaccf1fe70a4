import { sql } from 'kysely'
import type { Db, Trx } from '../../platform/connection.ts'
import type { Id } from '../../platform/ids.ts'
import type { Proposal, ProposalStanding } from './proposal.ts'

const standing = sql<ProposalStanding>`coalesce((
  select decision from practice_review as review where review.proposal_id = practice_proposal.id
  order by review.id desc limit 1), 'waiting')`

const newest = (column: 'reason' | 'at') =>
  sql`(select ${sql.ref(`review.${column}`)} from practice_review as review
    where review.proposal_id = practice_proposal.id order by review.id desc limit 1)`

export type FoundProposal = Proposal & {
  organisation: string
  standing: ProposalStanding
  /** In the words of who decided; null when nothing was. */
  reason: string | null
  decidedAt: Date | null
}

const proposals = (db: Db | Trx) =>
  db
    .selectFrom('practiceProposal')
    .innerJoin('organisation', 'organisation.id', 'practiceProposal.organisationId')
    .selectAll('practiceProposal')
    .select('organisation.name as organisation')
    .select([
      standing.as('standing'),
      newest('reason').$castTo<string | null>().as('reason'),
      newest('at').$castTo<Date | null>().as('decidedAt'),
    ])

/** What an organisation proposed, newest first. */
export const proposalsOf = (db: Db, organisation: Id<'organisation'>): Promise<FoundProposal[]> =>
  proposals(db)
    .where('practiceProposal.organisationId', '=', organisation)
    .orderBy('practiceProposal.proposedAt', 'desc')
    .execute()

/** What everybody may read, newest first. */
export const publishedProposals = (db: Db): Promise<FoundProposal[]> =>
  proposals(db).where(standing, '=', 'published').orderBy('practiceProposal.proposedAt', 'desc').execute()

export const findPublished = async (db: Db, id: string): Promise<FoundProposal | null> => {
  const found = await proposals(db)
    .where(standing, '=', 'published')
    .where(sql<string>`practice_proposal.id::text`, '=', id)
    .executeTakeFirst()
  return found ?? null
}

/** Nobody reviews what they proposed themselves. */
export const toReview = (db: Db, reviewer: Id<'person'>): Promise<FoundProposal[]> =>
  proposals(db)
    .where('practiceProposal.proposedBy', '!=', reviewer)
    .orderBy(sql`${standing} <> 'waiting'`)
    .orderBy('practiceProposal.proposedAt')
    .execute()

export const findToReview = async (db: Db | Trx, reviewer: Id<'person'>, id: string): Promise<FoundProposal | null> => {
  const found = await proposals(db)
    .where('practiceProposal.proposedBy', '!=', reviewer)
    .where(sql<string>`practice_proposal.id::text`, '=', id)
    .executeTakeFirst()
  return found ?? null
}

/** Whoever else reviews it waits until the end; where it stands is read after. */
export const lockProposal = async (trx: Trx, id: string): Promise<void> => {
  await trx
    .selectFrom('practiceProposal')
    .select('id')
    .where(eb => eb.cast<string>('id', 'text'), '=', id)
    .forUpdate()
    .execute()
}
