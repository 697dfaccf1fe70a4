import { sql } from 'kysely'
import type { Db, Trx } from '../../platform/connection.ts'
import { type Agreement, type AgreementViewer, type Signature, type Step, speaks } from './agreement.ts'
import { SetBody } from './set.ts'
import { Terms } from './terms.ts'

/** As which party this viewer takes part: by name, or in a role that speaks for an organisation that does. */
const takesPart = ({ person, organisation, role }: AgreementViewer) => {
  const spoken = Object.entries(speaks)
    .filter(([, roles]) => role !== null && roles.includes(role))
    .map(([party]) => party)
  return sql<boolean>`(own.person_id = ${person} or (own.organisation_id = ${organisation} and own.party = any(${spoken})))`
}

/** Those in which the viewer takes part; what was not sent yet only by who makes it. */
const visible = (db: Db | Trx, viewer: AgreementViewer) =>
  db
    .selectFrom('agreement')
    .innerJoin('agreementSetVersion as version', 'version.id', 'agreement.setVersionId')
    .innerJoin('agreementSet as conditionSet', 'conditionSet.id', 'version.setId')
    .innerJoin('organisation as keeper', 'keeper.id', 'conditionSet.organisationId')
    .where(
      sql<boolean>`exists (select from agreement_party as own where own.agreement_id = agreement.id
        and ${takesPart(viewer)} and (own.party = agreement.made_for or exists (
          select from agreement_step as step where step.agreement_id = agreement.id and step.kind = 'sent')))`,
    )

const columns = [
  'agreement.id',
  'agreement.madeFor',
  'agreement.madeAt',
  'version.setId',
  'version.number as setNumber',
  'version.body',
  'conditionSet.name as setName',
  'keeper.name as keeper',
] as const

type Row = Pick<Agreement, 'id' | 'madeFor' | 'madeAt'> & {
  setId: Agreement['set']['id']
  setNumber: number
  body: unknown
  setName: string
  keeper: string
}

const grouped = <Each extends { agreementId: Agreement['id'] }>(rows: Each[], id: Agreement['id']) =>
  rows.filter(({ agreementId }) => agreementId === id).map(({ agreementId, ...each }) => each)

const partiesOfAll = (db: Db | Trx, ids: Agreement['id'][]) =>
  db
    .selectFrom('agreementParty as party')
    .leftJoin('organisation', 'organisation.id', 'party.organisationId')
    .leftJoin('person', 'person.id', 'party.personId')
    .select(['party.id', 'party.agreementId', 'party.party', 'party.organisationId', 'party.personId', 'party.email'])
    .select([
      'organisation.name as organisation',
      sql<string>`coalesce(nullif(party.name, ''), person.name, '')`.as('name'),
    ])
    .where('party.agreementId', '=', sql<Agreement['id']>`any(${ids})`)
    .orderBy(sql`array_position(array['worker', 'guardian', 'employer', 'workplace', 'provider'], party.party)`)
    .execute()

const whole = async (db: Db | Trx, rows: Row[]): Promise<Agreement[]> => {
  const ids = rows.map(({ id }) => id)
  const these = sql<Agreement['id']>`any(${ids})`
  const parties = await partiesOfAll(db, ids)
  const versions = await db
    .selectFrom('agreementVersion')
    .select(['agreementId', 'number', 'terms', 'text', 'sha256', 'words', 'writtenAt'])
    .where('agreementId', '=', these)
    .orderBy('number')
    .execute()
  const signatures = await db
    .selectFrom('agreementSignature')
    .select(['agreementId', 'number', 'sha256', 'party', 'personId', 'name', 'role', 'signedAt'])
    .where('agreementId', '=', these)
    .orderBy('signedAt')
    .execute()
  const steps = await db
    .selectFrom('agreementStep as step')
    .innerJoin('person', 'person.id', 'step.personId')
    .select(['step.id', 'step.agreementId', 'step.kind', 'step.party', 'step.number', 'step.at', 'step.personId'])
    .select(['person.name', 'step.detail'])
    .where('step.agreementId', '=', these)
    .orderBy('step.id')
    .execute()
  const renewals = await db
    .selectFrom('agreementRenewal')
    .select(['agreementId', 'renews'])
    .where(eb => eb.or([eb('agreementId', '=', these), eb('renews', '=', these)]))
    .execute()
  return rows.map(({ id, madeFor, madeAt, setId, setNumber, setName, keeper, body }) => ({
    id,
    madeFor,
    madeAt,
    set: { id: setId, version: setNumber, name: setName, keeper, body: SetBody.parse(body) },
    parties: grouped(parties, id),
    versions: grouped(versions, id).map(version => ({ ...version, terms: Terms.parse(version.terms) })),
    signatures: grouped(signatures, id) satisfies Signature[],
    steps: grouped(steps, id).map(step => step as Step),
    renews: renewals.find(({ agreementId }) => agreementId === id)?.renews ?? null,
    renewedBy: renewals.find(({ renews }) => renews === id)?.agreementId ?? null,
  }))
}

/** An agreement in which this viewer takes part; null for anybody else's. */
export const findAgreement = async (db: Db | Trx, viewer: AgreementViewer, id: string): Promise<Agreement | null> => {
  const rows = await visible(db, viewer).select(columns).where(sql<string>`agreement.id::text`, '=', id).execute()
  return (await whole(db, rows))[0] ?? null
}

/** Every agreement in which this viewer takes part, the newest first. */
export const agreementsFor = async (db: Db | Trx, viewer: AgreementViewer): Promise<Agreement[]> =>
  whole(db, await visible(db, viewer).select(columns).orderBy('agreement.madeAt', 'desc').limit(300).execute())

/**
 * Locks an agreement until the transaction ends; what it is, is read after: it may just have changed. In the order in which
 * everybody locks: a person, then what is of them. Who is being erased at that moment is waited for, and does nothing after.
 */
export const lockAgreement = async (trx: Trx, viewer: AgreementViewer, id: string): Promise<Agreement | null> => {
  const who = await trx
    .selectFrom('person')
    .select('id')
    .where('id', '=', viewer.person)
    .where('erasedAt', 'is', null)
    .forKeyShare()
    .executeTakeFirst()
  if (!who) return null
  await trx
    .selectFrom('agreement')
    .select('id')
    .where(eb => eb.cast<string>('id', 'text'), '=', id)
    .forUpdate()
    .execute()
  return findAgreement(trx, viewer, id)
}

/** Agreements by their ids, for who does rounds and for who holds a code. */
export const agreementsById = async (db: Db | Trx, ids: readonly string[]): Promise<Agreement[]> =>
  whole(
    db,
    await db
      .selectFrom('agreement')
      .innerJoin('agreementSetVersion as version', 'version.id', 'agreement.setVersionId')
      .innerJoin('agreementSet as conditionSet', 'conditionSet.id', 'version.setId')
      .innerJoin('organisation as keeper', 'keeper.id', 'conditionSet.organisationId')
      .select(columns)
      .where(sql<string>`agreement.id::text`, '=', sql<string>`any(${ids})`)
      .execute(),
  )
