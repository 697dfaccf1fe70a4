import type { Trx } from '../../platform/connection.ts'
import { type Id, newId } from '../../platform/ids.ts'
import { record } from '../../platform/record.ts'
import type { Agreement, PartyIn } from './agreement.ts'
import type { Party, SetVersion } from './set.ts'
import type { Terms } from './terms.ts'
import { type Frame, hashOf, textOf } from './text.ts'
import { type Acting, actorIn } from './visit.ts'

export type NewParty = Omit<PartyIn, 'id' | 'organisation'>

/** Writes one text of an agreement. The agreement is locked, or just made. */
export const insertVersion = async (
  trx: Trx,
  agreementId: Agreement['id'],
  { terms, words, frame }: { terms: Terms; words: string; frame: Omit<Frame, 'id'> },
  visit: Acting,
): Promise<void> => {
  const { number } = frame
  const text = textOf(terms, { id: agreementId, ...frame })
  await trx
    .insertInto('agreementVersion')
    .values({
      agreementId,
      number,
      fromDay: terms.from,
      untilDay: terms.until,
      terms: JSON.stringify(terms),
      text,
      sha256: hashOf(text),
      words,
      writtenBy: visit.person.id,
      writtenAt: visit.now,
    })
    .execute()
  await record(trx, 'agreement.written', {
    at: visit.now,
    by: actorIn(visit),
    subject: agreementId,
    detail: { number },
  })
}

/** Adds an agreement with its parties and its first text. */
export const insertAgreement = async (
  trx: Trx,
  making: {
    version: Pick<SetVersion, 'id' | 'number'> & { name: string; keeper: string }
    madeFor: Party
    parties: NewParty[]
    terms: Terms
  },
  visit: Acting,
): Promise<Agreement['id']> => {
  const { version, madeFor, parties, terms } = making
  const id: Id<'agreement'> = newId()
  await trx
    .insertInto('agreement')
    .values({ id, setVersionId: version.id, madeFor, madeBy: visit.person.id, madeAt: visit.now })
    .execute()
  await trx
    .insertInto('agreementParty')
    .values(parties.map(party => ({ ...party, id: newId<'agreement-party'>(), agreementId: id })))
    .execute()
  await record(trx, 'agreement.made', { at: visit.now, by: actorIn(visit), subject: id })
  const frame = {
    number: 1,
    set: { name: version.name, keeper: version.keeper, version: version.number },
    parties: parties.map(({ party }) => party),
  }
  await insertVersion(trx, id, { terms, words: '', frame }, visit)
  return id
}
