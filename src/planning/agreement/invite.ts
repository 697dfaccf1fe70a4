import { codeFingerprint, newPaperCode, tellAddresses } from '../../people/index.ts'
import { type Db, inTransaction, type Trx } from '../../platform/connection.ts'
import { accept, type Outcome, refuse } from '../../platform/outcome.ts'
import { record } from '../../platform/record.ts'
import type { Word } from '../../platform/words.ts'
import { urls } from '../../urls.ts'
import { agreementsById, lockAgreement } from './agreement.store.ts'
import { type Agreement, lastStep, mayWrite, type PartyIn, stateOf } from './agreement.ts'
import { insertStep } from './take-step.ts'
import { tellParties } from './tell-parties.ts'
import { actorIn, type SignedIn, viewerIn } from './visit.ts'

/** How long a code may be used, in days. */
const codeDays = 60
const dayInMs = 86_400_000

/** A code that was just made; it is shown once, and kept nowhere. */
export interface MadeCode {
  party: PartyIn['party']
  name: string
  code: string
}

/** Makes a code for somebody who is not here yet; those before it lead nowhere. By mail to who has an address. */
const makeCode = async (trx: Trx, party: PartyIn, visit: SignedIn): Promise<MadeCode | null> => {
  const { now } = visit
  const code = newPaperCode()
  const expiresAt = new Date(now.getTime() + codeDays * dayInMs)
  await trx
    .updateTable('agreementCode')
    .set({ expiresAt: now })
    .where('partyId', '=', party.id)
    .where('usedAt', 'is', null)
    .where('expiresAt', '>', now)
    .execute()
  await trx
    .insertInto('agreementCode')
    .values({ fingerprint: codeFingerprint(code), partyId: party.id, madeAt: now, expiresAt, usedAt: null })
    .execute()
  if (party.email === null) return { party: party.party, name: party.name, code }
  const secret = { link: urls.agreementCode(code) }
  const about = { kind: 'invitation' as const, about: 'agreement-invited' as const, until: expiresAt }
  const message = { ...about, key: `agreement-invited:${party.id}:${now.getTime()}`, secret }
  await tellAddresses(trx, [{ email: party.email, message }], visit, now)
  return null
}

const isAbsent = ({ personId, organisationId }: PartyIn): boolean => personId === null && organisationId === null

/** Sends an agreement to everybody who signs it. Gives the codes of who must get one on paper. */
export const sendAgreement = (db: Db, visit: SignedIn, id: string): Promise<Outcome<MadeCode[], Word>> =>
  inTransaction(db, async trx => {
    const viewer = viewerIn(visit)
    const agreement = await lockAgreement(trx, viewer, id)
    if (!agreement || !mayWrite(agreement, viewer, visit.today)) return refuse('planning.agreement.not-for-you')
    const own = agreement.parties.find(({ party }) => party === agreement.madeFor)
    if (!own || lastStep(agreement, 'sent')) return refuse('planning.agreement.sent-already')
    await insertStep(trx, agreement, own, 'sent', {}, visit)
    const codes: MadeCode[] = []
    for (const party of agreement.parties.filter(isAbsent)) {
      const made = await makeCode(trx, party, visit)
      if (made) codes.push(made)
    }
    await tellParties(trx, agreement, agreement.parties, 'agreement-sign', '1', visit)
    return accept(codes)
  })

/** Gives another code to somebody who lost theirs, or whose mail did not arrive. */
export const renewCode = (
  db: Db,
  visit: SignedIn,
  id: string,
  which: string,
): Promise<Outcome<MadeCode | null, Word>> =>
  inTransaction(db, async trx => {
    const viewer = viewerIn(visit)
    const agreement = await lockAgreement(trx, viewer, id)
    if (!agreement || !mayWrite(agreement, viewer, visit.today)) return refuse('planning.agreement.not-for-you')
    const party = agreement.parties.find(each => each.party === which)
    if (!party || !isAbsent(party) || !lastStep(agreement, 'sent')) return refuse('planning.agreement.no-code-needed')
    return accept(await makeCode(trx, party, visit))
  })

const closed = ['withdrawn', 'over', 'ended', 'lapsed']

/** The agreement and the party that a code leads to; null: it leads nowhere, or no longer. */
export const byCode = async (
  db: Db | Trx,
  code: string,
  { now, today }: Pick<SignedIn, 'now' | 'today'>,
): Promise<{ agreement: Agreement; party: PartyIn } | null> => {
  const found = await db
    .selectFrom('agreementCode')
    .innerJoin('agreementParty', 'agreementParty.id', 'agreementCode.partyId')
    .select(['agreementParty.agreementId', 'partyId'])
    .where('agreementCode.fingerprint', '=', codeFingerprint(code))
    .where('usedAt', 'is', null)
    .where('expiresAt', '>', now)
    .executeTakeFirst()
  const agreement = found && (await agreementsById(db, [found.agreementId]))[0]
  const party = agreement?.parties.find(({ id }) => id === found?.partyId)
  return agreement && party && isAbsent(party) && !closed.includes(stateOf(agreement, today))
    ? { agreement, party }
    : null
}

/** Whoever has the code becomes the party for whom it was made, once; with a mail address in it, only who has that address. */
export const followCode = (db: Db, visit: SignedIn, code: string): Promise<Outcome<Agreement['id'], Word>> =>
  inTransaction(db, async trx => {
    const { person, now } = visit
    const first = await byCode(trx, code, visit)
    if (!first) return refuse('planning.agreement.code-gone')
    await trx.selectFrom('agreement').select('id').where('id', '=', first.agreement.id).forUpdate().execute()
    const found = await byCode(trx, code, visit)
    if (!found) return refuse('planning.agreement.code-gone')
    const { agreement, party } = found
    const { email } = await trx
      .selectFrom('person')
      .select('email')
      .where('id', '=', person.id)
      .executeTakeFirstOrThrow()
    if (party.email !== null && party.email !== email) return refuse('planning.agreement.other-address')
    if (agreement.parties.some(({ personId }) => personId === person.id)) return refuse('planning.agreement.one-party')
    if (agreement.signatures.some(({ personId }) => personId === person.id))
      return refuse('planning.agreement.one-party')
    await trx.updateTable('agreementParty').set({ personId: person.id }).where('id', '=', party.id).execute()
    await trx
      .updateTable('agreementCode')
      .set({ usedAt: now })
      .where('fingerprint', '=', codeFingerprint(code))
      .execute()
    const detail = { party: party.party }
    await record(trx, 'agreement.joined', { at: now, by: actorIn(visit), subject: agreement.id, detail })
    return accept(agreement.id)
  })
