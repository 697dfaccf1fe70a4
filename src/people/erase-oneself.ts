import { sql } from 'kysely'
import { type Db, inTransaction, type Trx } from '../platform/connection.ts'
import type { Id } from '../platform/ids.ts'
import { type Actor, type Role, record } from '../platform/record.ts'
import { guessesAt } from './password/password.store.ts'
import { guessesOf } from './second/authenticator.store.ts'

/** Leaves every organisation, and takes the address out of invitations and lists. */
const leaveOrganisations = async (trx: Trx, person: Id<'person'>, email: string, by: Actor, now: Date) => {
  const held = await trx
    .updateTable('membership')
    .set({ endedAt: now })
    .where('personId', '=', person)
    .where('endedAt', 'is', null)
    .returning(['organisationId', 'role'])
    .execute()
  for (const { organisationId, role } of held)
    await record(trx, 'membership.ended', {
      at: now,
      by,
      subject: organisationId,
      detail: { role, person },
    })
  await trx.deleteFrom('invitation').where('email', '=', email).execute()
  await sql`update roster set rows = (
      select coalesce(jsonb_agg(line), '[]') from jsonb_array_elements(rows) line where lower(line ->> 'address') <> ${email})
    where exists (select from jsonb_array_elements(rows) line where lower(line ->> 'address') = ${email})`.execute(trx)
}

/**
 * Agreements stay, for the others who signed them must be able to show them: their text names nobody, and what stays
 * besides points to nobody (decision 054). One that was never sent goes.
 */
const leaveAgreements = async (trx: Trx, person: Id<'person'>, email: string | null) => {
  // One that a colleague is just sending stays.
  await sql`delete from agreement where id in (select id from agreement as own where made_by = ${person}
    and not exists (select from agreement_step where agreement_step.agreement_id = own.id and agreement_step.kind = 'sent')
    for update skip locked)`.execute(trx)
  await sql`delete from agreement_code using agreement_party where agreement_party.id = agreement_code.party_id
    and (agreement_party.person_id = ${person} or agreement_party.email = ${email})`.execute(trx)
  await trx
    .updateTable('agreementParty')
    .set({ name: '', email: null })
    .where(eb => eb.or([eb('personId', '=', person), ...(email === null ? [] : [eb('email', '=', email)])]))
    .execute()
  await trx.updateTable('agreementSignature').set({ name: '' }).where('personId', '=', person).execute()
  await trx.updateTable('agreementVersion').set({ words: '' }).where('writtenBy', '=', person).execute()
  await trx.updateTable('hourLine').set({ words: '' }).where('toldBy', '=', person).execute()
  await sql`update agreement_step set detail = jsonb_set(detail, '{words}', '""')
    where person_id = ${person} and detail ? 'words'`.execute(trx)
}

/**
 * Erases a person: dossiers with answers and links, evidence with its files (their content goes at the next sweep),
 * sessions, ways to sign in, messages, mails, name, address and number, requests; they leave every organisation, also as
 * its last manager (an administrator can then let another in). What stays points to nobody: the lines of what happened,
 * which may not change (decision 010), exemptions that were granted, for which a provider must account (decision 040), and
 * agreements that others signed (decision 054).
 */
export const erase = async (trx: Trx, id: Id<'person'>, by: Actor, now: Date): Promise<void> => {
  // Codes first, as who signs in locks them: the code, then the person. So neither waits for the other.
  const theirs = trx.selectFrom('person').select('email').where('id', '=', id)
  await trx.deleteFrom('signInCode').where('email', '=', theirs).execute()
  const { email } = await trx
    .selectFrom('person')
    .select('email')
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirstOrThrow()
  await leaveOrganisations(trx, id, email ?? '', by, now)
  await trx.deleteFrom('restriction').where('personId', '=', id).execute()
  await trx.deleteFrom('authenticator').where('personId', '=', id).execute()
  await trx.deleteFrom('recoveryCode').where('personId', '=', id).execute()
  await trx.deleteFrom('password').where('personId', '=', id).execute()
  await trx.deleteFrom('passkey').where('personId', '=', id).execute()
  await trx.deleteFrom('guess').where('about', '=', guessesOf(id)).execute()
  const sessions = trx.selectFrom('session').select('fingerprint').where('personId', '=', id)
  await trx.deleteFrom('openidRequest').where('session', 'in', sessions).execute()
  await trx.deleteFrom('session').where('personId', '=', id).execute()
  await trx.deleteFrom('identity').where('personId', '=', id).execute()
  await trx.deleteFrom('codeCard').where('personId', '=', id).execute()
  await trx.deleteFrom('helpCode').where('personId', '=', id).execute()
  await trx.deleteFrom('keptPlan').where('personId', '=', id).execute()
  await trx.deleteFrom('moduleOutcome').where('personId', '=', id).execute()
  await trx.deleteFrom('dossier').where('personId', '=', id).execute()
  await sql`delete from file using observation, procedure where file.id = observation.file_id
    and procedure.id = observation.procedure_id and procedure.person_id = ${id}`.execute(trx)
  await trx.deleteFrom('procedure').where('personId', '=', id).execute()
  await trx
    .updateTable('procedurePart')
    .set({ endedAt: now })
    .where('personId', '=', id)
    .where('endedAt', 'is', null)
    .execute()
  await trx.deleteFrom('juryMandate').where('personId', '=', id).execute()
  await trx.deleteFrom('juryFree').where('personId', '=', id).execute()
  await trx.deleteFrom('juryWait').where('personId', '=', id).execute()
  await trx
    .deleteFrom('juryConflict')
    .where(eb => eb.or([eb('jurorId', '=', id), eb('withPerson', '=', id)]))
    .execute()
  await trx.deleteFrom('article60Plan').where('personId', '=', id).execute()
  await trx.deleteFrom('letter').where('personId', '=', id).execute()
  await trx.deleteFrom('competenceResult').where('personId', '=', id).execute()
  await trx.deleteFrom('developmentPlan').where('personId', '=', id).execute()
  await trx.deleteFrom('planRemark').where('personId', '=', id).execute()
  await sql`delete from plan_step using plan_worker where plan_worker.person_id = ${id} and plan_step.kind = 'scored'
    and plan_step.detail ->> 'worker' = plan_worker.id::text`.execute(trx)
  await trx.updateTable('planWorker').set({ personId: null, name: '' }).where('personId', '=', id).execute()
  await trx.deleteFrom('brochureTalk').where('personId', '=', id).execute()
  await trx.deleteFrom('chance').where('personId', '=', id).execute()
  await trx.updateTable('judgedProposal').set({ why: '' }).where('personId', '=', id).execute()
  await trx.deleteFrom('recognitionRequest').where('personId', '=', id).execute()
  await sql`update revoked_exemption set words = '' from granted_exemption as given
    where given.id = exemption_id and given.person_id = ${id}`.execute(trx)
  await trx.updateTable('grantedExemption').set({ because: '[]', restsOn: [] }).where('personId', '=', id).execute()
  await trx.deleteFrom('evidence').where('personId', '=', id).execute()
  // What they photographed of others is of those.
  await sql`delete from file where stored_by = ${id}
    and not exists (select from observation where observation.file_id = file.id)`.execute(trx)
  await trx.deleteFrom('supportSeen').where('personId', '=', id).execute()
  await leaveAgreements(trx, id, email)
  await trx.deleteFrom('groupWait').where('personId', '=', id).execute()
  await trx.deleteFrom('groupPlace').where('personId', '=', id).execute()
  await trx.deleteFrom('shift').where('personId', '=', id).execute()
  await trx.deleteFrom('weekWish').where('personId', '=', id).execute()
  await trx.deleteFrom('calendarFeed').where('personId', '=', id).execute()
  await trx.deleteFrom('access').where('personId', '=', id).execute()
  await trx.deleteFrom('guideCode').where('personId', '=', id).execute()
  await trx
    .deleteFrom('guidanceAsk')
    .where(eb => eb.or([eb('askedBy', '=', id), eb('toPerson', '=', id)]))
    .execute()
  await trx.deleteFrom('message').where('personId', '=', id).execute()
  await trx.deleteFrom('messageChoice').where('personId', '=', id).execute()
  await trx.deleteFrom('contactCode').where('personId', '=', id).execute()
  await trx.deleteFrom('outbox').where('personId', '=', id).execute()
  if (email !== null) {
    await trx.deleteFrom('guess').where('about', '=', guessesAt(email)).execute()
    await trx.deleteFrom('addressStop').where('email', '=', email).execute()
    await trx.deleteFrom('outbox').where('recipient', '=', email).execute()
    await trx.deleteFrom('access').where('toEmail', '=', email).execute()
    await trx.deleteFrom('guidanceAsk').where('toEmail', '=', email).execute()
    await trx.deleteFrom('signInCode').where('email', '=', email).execute()
  }
  await trx
    .updateTable('person')
    .set({ name: '', email: null, phone: null, storyNl: '', storyEn: '', example: false, erasedAt: now })
    .where('id', '=', id)
    .execute()
  await record(trx, 'person.erased', { at: now, by, subject: id })
}

/** Somebody has everything of themselves erased. */
export const eraseOneself = (db: Db, { id, role }: { id: Id<'person'>; role: Role }, now: Date): Promise<void> =>
  inTransaction(db, trx => erase(trx, id, { person: id, role }, now))
