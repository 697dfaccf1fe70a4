import { type Db, inTransaction } from '../../platform/connection.ts'
import { type Id, newId } from '../../platform/ids.ts'
import { type Actor, record } from '../../platform/record.ts'
import type { Language } from '../../platform/words.ts'
import type { Proposal, ProposalContent } from './proposal.ts'

/** Proposes a practice for an organisation; it waits for somebody to review it. */
export const proposePractice = (
  db: Db,
  organisation: Id<'organisation'>,
  content: ProposalContent,
  language: Language,
  by: Actor & { person: Id<'person'> },
  now: Date,
): Promise<Proposal['id']> =>
  inTransaction(db, async trx => {
    const id = newId<'proposal'>()
    await trx
      .insertInto('practiceProposal')
      .values({
        id,
        organisationId: organisation,
        proposedBy: by.person,
        proposedAt: now,
        language,
        content: JSON.stringify(content),
      })
      .execute()
    await record(trx, 'practice.proposed', { at: now, by, subject: organisation })
    return id
  })
