import { sql } from 'kysely'
import type { Db } from '../platform/connection.ts'
import type { Id } from '../platform/ids.ts'
import { ownAgreements } from './own-agreements.store.ts'
import { ownArticle60 } from './own-article-60.store.ts'
import { ownJuries } from './own-juries.store.ts'
import { ownKeptRoute } from './own-kept-route.store.ts'
import { ownPlans } from './own-plans.store.ts'
import { ownProcedures } from './own-procedures.store.ts'
import { ownRequests } from './own-requests.store.ts'
import { rulesOf } from './own-rules.store.ts'
import { ownSupport } from './own-support.store.ts'
import { ownTeaching } from './own-teaching.store.ts'
import { ownWeek } from './own-week.store.ts'

/** Everything that the house keeps of one person, oldest first; secrets and their fingerprints apart. */
export const ownData = async (db: Db, person: Id<'person'>) => {
  const who = await db
    .selectFrom('person')
    .select(['name', 'email', 'role', 'language', 'phone', 'byMail', 'bySms'])
    .where('id', '=', person)
    .executeTakeFirstOrThrow()
  const dossiers = await db
    .selectFrom('dossier')
    .select(['id', 'startedAt', 'keptAt'])
    .where('personId', '=', person)
    .orderBy('startedAt')
    .execute()
  const own = dossiers.map(({ id }) => id)
  const answers = await db
    .selectFrom('dossierAnswer')
    .select(['dossierId', 'at', 'question', 'answer'])
    .where('dossierId', '=', sql<Id<'dossier'>>`any(${own})`)
    .orderBy('id')
    .execute()
  const links = await db
    .selectFrom('share')
    .select(['dossierId', 'madeAt', 'expiresAt', 'withdrawnAt'])
    .where('dossierId', '=', sql<Id<'dossier'>>`any(${own})`)
    .orderBy('madeAt')
    .execute()
  const access = await db
    .selectFrom('access')
    .leftJoin('organisation', 'organisation.id', 'access.organisationId')
    .select(['dossierId', 'ground', 'toEmail', 'organisation.name as organisation', 'roles', 'parts', 'purpose'])
    .select(['grantedAt', 'until', 'withdrawnAt'])
    .where('dossierId', '=', sql<Id<'dossier'>>`any(${own})`)
    .orderBy('grantedAt')
    .execute()
  const evidence = await db
    .selectFrom('evidence')
    .select(['id', 'kind', 'title', 'description', 'issuer', 'issuedOn', 'paper', 'addedAt', 'removedAt'])
    .where('personId', '=', person)
    .orderBy('addedAt')
    .execute()
  const files = await db
    .selectFrom('file')
    .leftJoin('evidenceFile', 'evidenceFile.fileId', 'file.id')
    .select(['file.id', 'evidenceFile.evidenceId', 'name', 'type', 'bytes', 'storedAt', 'scanned', 'removedAt'])
    // What an assessor photographed is of who was assessed.
    .where(
      sql<boolean>`case when exists (select from observation where observation.file_id = file.id)
        then exists (select from observation join procedure on procedure.id = observation.procedure_id
          where observation.file_id = file.id and procedure.person_id = ${person})
        else file.stored_by = ${person} end`,
    )
    .orderBy('storedAt')
    .execute()
  const guidance = await db
    .selectFrom('guidanceAsk')
    .innerJoin('organisation', 'organisation.id', 'guidanceAsk.organisationId')
    .select(['organisation.name as organisation', 'askedAt', 'expiresAt', 'withdrawnAt', 'answeredAt'])
    .select(eb => eb('askedBy', '=', person).as('byMe'))
    .where(eb => eb.or([eb('askedBy', '=', person), eb('toPerson', '=', person), eb('toEmail', '=', who.email ?? '')]))
    .orderBy('askedAt')
    .execute()
  const guideCodes = await db
    .selectFrom('guideCode')
    .select(['madeAt', 'expiresAt'])
    .where('personId', '=', person)
    .execute()
  const sessions = await db
    .selectFrom('session')
    .select(['beganAt', 'expiresAt', 'endedAt', 'way', 'secondAt'])
    .where('personId', '=', person)
    .orderBy('beganAt')
    .execute()
  const authenticators = await db
    .selectFrom('authenticator')
    .select(['madeAt', 'confirmedAt'])
    .where('personId', '=', person)
    .execute()
  const recoveryCodes = await db
    .selectFrom('recoveryCode')
    .select(['madeAt', 'usedAt'])
    .where('personId', '=', person)
    .execute()
  const passwords = await db.selectFrom('password').select('setAt').where('personId', '=', person).execute()
  const wishes = await db
    .selectFrom('signInWish')
    .innerJoin('organisation', 'organisation.id', 'signInWish.organisationId')
    .select(['organisation.name as organisation', 'secondAsked', 'passwordWanted', 'at'])
    .where('signInWish.personId', '=', person)
    .orderBy('signInWish.id')
    .execute()
  const passkeys = await db
    .selectFrom('passkey')
    .select(['name', 'madeAt', 'usedAt'])
    .where('personId', '=', person)
    .orderBy('madeAt')
    .execute()
  const identities = await db
    .selectFrom('identity')
    .select(['issuer', 'subject', 'linkedAt'])
    .where('personId', '=', person)
    .orderBy('linkedAt')
    .execute()
  const cards = await db
    .selectFrom('codeCard')
    .innerJoin('organisation', 'organisation.id', 'codeCard.organisationId')
    .select(['organisation.name as organisation', 'madeAt', 'untilDay', 'blockedAt', 'lastUsedAt'])
    .where('personId', '=', person)
    .orderBy('madeAt')
    .execute()
  const help = await db
    .selectFrom('helpCode')
    .select(['madeAt', 'usedAt', 'reason'])
    .where('personId', '=', person)
    .orderBy('madeAt')
    .execute()
  const restrictions = await db
    .selectFrom('restriction')
    .select(['ground', 'beganAt', 'liftedAt'])
    .where('personId', '=', person)
    .orderBy('beganAt')
    .execute()
  const roles = await db
    .selectFrom('membership')
    .innerJoin('organisation', 'organisation.id', 'membership.organisationId')
    .select(['organisation.name as organisation', 'membership.role', 'fromDay', 'untilDay', 'endedAt'])
    .where('membership.personId', '=', person)
    .orderBy('fromDay')
    .execute()
  const registered = await db
    .selectFrom('organisation')
    .select(['name', 'kind', 'number', 'registeredAt'])
    .where('registeredBy', '=', person)
    .orderBy('registeredAt')
    .execute()
  const decided = await db
    .selectFrom('organisationDecision')
    .innerJoin('organisation', 'organisation.id', 'organisationDecision.organisationId')
    .select(['organisation.name as organisation', 'decision', 'reason', 'at'])
    .where('organisationDecision.personId', '=', person)
    .orderBy('organisationDecision.id')
    .execute()
  const invitations = await db
    .selectFrom('invitation')
    .innerJoin('organisation', 'organisation.id', 'invitation.organisationId')
    .select(['organisation.name as organisation', 'role', 'madeAt', 'expiresAt', 'usedAt', 'withdrawnAt'])
    .where(eb => eb.or([eb('email', '=', who.email ?? ''), eb('usedBy', '=', person)]))
    .orderBy('madeAt')
    .execute()
  const proposals = await db
    .selectFrom('practiceProposal')
    .innerJoin('organisation', 'organisation.id', 'practiceProposal.organisationId')
    .select(['organisation.name as organisation', 'proposedAt', 'language', 'content'])
    .where('proposedBy', '=', person)
    .orderBy('proposedAt')
    .execute()
  const reviews = await db
    .selectFrom('practiceReview')
    .select(['decision', 'reason', 'at'])
    .where('personId', '=', person)
    .orderBy('id')
    .execute()
  const _asked = await ownRequests(db, person)
  const mails = await db
    .selectFrom('outbox')
    .select(['at', 'channel', 'kind', 'subject', 'body', 'sentAt', 'bouncedAt'])
    .where(eb => eb.or([eb('personId', '=', person), eb('recipient', '=', who.email ?? '')]))
    .orderBy('at')
    .execute()
  const messages = await db
    .selectFrom('message')
    .select(['at', 'kind', 'about', 'detail', 'readAt'])
    .where('personId', '=', person)
    .orderBy('at')
    .execute()
  const choices = await db.selectFrom('messageChoice').select(['kind', 'way']).where('personId', '=', person).execute()
  const confirmations = await db
    .selectFrom('contactCode')
    .select(['channel', 'target', 'madeAt', 'usedAt'])
    .where('personId', '=', person)
    .orderBy('madeAt')
    .execute()
  const stops = await db
    .selectFrom('addressStop')
    .select(['reason', 'at'])
    .where('email', '=', who.email ?? '')
    .execute()
  const happened = await db
    .selectFrom('event')
    .select(['at', 'kind', 'role', 'subject', 'detail'])
    .where(eb => eb.or([eb('personId', '=', person), eb('subject', 'in', [person, ...own])]))
    .orderBy('id')
    .execute()
  const organisations = { roles, registered, decided, wishes, invitations, proposals, reviews }
  const sent = { mails, messages, choices, confirmations, stops }
  const { chances, rules } = await rulesOf(db, person)
  const recognition = {
    ...(await ownRequests(db, person)),
    ...(await ownProcedures(db, person)),
    ...(await ownJuries(db, person)),
    chances,
    rules,
  }
  const plans = await ownPlans(db, person)
  const signingIn = { sessions, authenticators, recoveryCodes, passwords, passkeys, identities, cards, help }
  const letIn = { links, access, guidance, guideCodes }
  return {
    who,
    dossiers,
    answers,
    ...letIn,
    evidence,
    files,
    restrictions,
    ...signingIn,
    ...organisations,
    ...recognition,
    support: await ownSupport(db, person),
    article60: await ownArticle60(db, person),
    ...(await ownAgreements(db, person)),
    ...(await ownKeptRoute(db, person)),
    week: await ownWeek(db, person),
    teaching: await ownTeaching(db, person),
    ...sent,
    ...plans,
    happened,
  }
}
export type OwnData = Awaited<ReturnType<typeof ownData>>
