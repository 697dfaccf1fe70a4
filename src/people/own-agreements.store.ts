import { sql } from 'kysely'
import type { Db } from '../platform/connection.ts'
import type { Id } from '../platform/ids.ts'

/** Agreements in which a person takes part or which they signed, and what they did with sets of conditions. */
export const ownAgreements = async (db: Db, person: Id<'person'>) => {
  const mine = await db
    .selectFrom('agreement')
    .select(['id', 'madeFor', 'madeAt'])
    .where(
      sql<boolean>`agreement.made_by = ${person}
        or exists (select from agreement_party as own where own.agreement_id = agreement.id and own.person_id = ${person})
        or exists (select from agreement_signature as own where own.agreement_id = agreement.id and own.person_id = ${person})`,
    )
    .orderBy('madeAt')
    .execute()
  const ids = sql<Id<'agreement'>>`any(${mine.map(({ id }) => id)})`
  const versions = await db
    .selectFrom('agreementVersion')
    .select(['agreementId', 'number', 'fromDay', 'untilDay', 'text', 'words', 'writtenAt'])
    .where('agreementId', '=', ids)
    .orderBy('writtenAt')
    .execute()
  const takesPart = await db
    .selectFrom('agreementParty')
    .select(['agreementId', 'party'])
    .where('personId', '=', person)
    .execute()
  const signatures = await db
    .selectFrom('agreementSignature')
    .select(['agreementId', 'number', 'party', 'role', 'signedAt'])
    .select(eb => eb('personId', '=', person).as('byMe'))
    .where('agreementId', '=', ids)
    .orderBy('signedAt')
    .execute()
  const steps = await db
    .selectFrom('agreementStep')
    .select(['agreementId', 'kind', 'party', 'number', 'at', 'detail'])
    .select(eb => eb('personId', '=', person).as('byMe'))
    .where('agreementId', '=', ids)
    .orderBy('id')
    .execute()
  const hours = await db
    .selectFrom('hourLine')
    .leftJoin('hourConfirmation', 'hourConfirmation.lineId', 'hourLine.id')
    .select([
      'agreementId',
      'kind',
      'day',
      'minutes',
      'words',
      'hourLine.party',
      'toldAt',
      'takenBackAt',
      'confirmedAt',
    ])
    .select(eb => eb('toldBy', '=', person).as('byMe'))
    .where('agreementId', '=', ids)
    .orderBy('day')
    .orderBy('toldAt')
    .execute()
  const sets = await db
    .selectFrom('agreementSetVersion')
    .innerJoin('agreementSet', 'agreementSet.id', 'agreementSetVersion.setId')
    .select(['name', 'number', 'validFrom', 'writtenAt'])
    .where('writtenBy', '=', person)
    .orderBy('writtenAt')
    .execute()
  return { agreements: { made: mine, versions, takesPart, signatures, steps, hours }, conditionSets: sets }
}
