import { type Db, inTransaction, type Trx } from '../../platform/connection.ts'
import { accept, type Outcome, refuse } from '../../platform/outcome.ts'
import { type EventKind, record } from '../../platform/record.ts'
import type { Word } from '../../platform/words.ts'
import { lockAgreement } from './agreement.store.ts'
import { type Agreement, newestOf, type PartyIn, partiesOf, type StepDetails, type StepKind } from './agreement.ts'
import { actorIn, type SignedIn, viewerIn } from './visit.ts'

const eventOf: Record<StepKind, EventKind> = {
  sent: 'agreement.sent',
  asked: 'agreement.asked',
  answered: 'agreement.answered',
  proposed: 'agreement.proposed',
  declined: 'agreement.declined',
  refused: 'agreement.refused',
  withdrawn: 'agreement.withdrawn',
  ended: 'agreement.ended',
  'let-end': 'agreement.let-end',
}

/** Adds a step of a party, with its line in the timeline. The agreement is locked. */
export const insertStep = async <Kind extends StepKind>(
  trx: Trx,
  agreement: Agreement,
  { party }: Pick<PartyIn, 'party'>,
  kind: Kind,
  detail: StepDetails[Kind],
  visit: SignedIn,
): Promise<void> => {
  const { number } = newestOf(agreement)
  await trx
    .insertInto('agreementStep')
    .values({
      agreementId: agreement.id,
      kind,
      party,
      number,
      at: visit.now,
      personId: visit.person.id,
      detail: JSON.stringify(detail),
    })
    .execute()
  await record(trx, eventOf[kind], { at: visit.now, by: actorIn(visit), subject: agreement.id })
}

/**
 * Takes one step for one of the parties that somebody is, under the lock of the agreement: of two at once the second reads
 * where it stands by then. `prepare` gives what the step carries; `follow` does what comes of it.
 */
export const takeStep = <Kind extends StepKind>(
  db: Db,
  visit: SignedIn,
  id: string,
  kind: Kind,
  prepare: (agreement: Agreement, own: PartyIn) => Outcome<StepDetails[Kind], Word>,
  follow: (trx: Trx, agreement: Agreement, own: PartyIn) => Promise<void>,
): Promise<Outcome<Agreement, Word>> =>
  inTransaction(db, async trx => {
    const viewer = viewerIn(visit)
    const agreement = await lockAgreement(trx, viewer, id)
    const own = agreement && partiesOf(agreement, viewer)[0]
    if (!agreement || !own) return refuse('planning.agreement.not-for-you')
    const prepared = prepare(agreement, own)
    if (!prepared.ok) return prepared
    await insertStep(trx, agreement, own, kind, prepared.value, visit)
    await follow(trx, agreement, own)
    return accept(agreement)
  })
