import type { Trx } from './connection.ts'
import type { Id } from './ids.ts'

/** In which role somebody acted. `visitor`: nobody signed in. */
export type Role =
  | 'visitor'
  | 'worker'
  | 'guide'
  | 'employer'
  | 'coordinator'
  | 'administrator'
  | 'operator'
  // In an organisation.
  | 'manager'
  | 'teacher'
  | 'supervisor'
  | 'assessor'
  | 'team-leader'
  | 'mentor'
  | 'sector'
  | 'policy'

export interface Actor {
  person: Id<'person'> | null
  role: Role
}

/** Every kind of change that the timeline tells; its sentence is the word `event.<kind>`. */
export type EventKind =
  | 'dossier.started'
  | 'dossier.answered'
  | 'dossier.cleared'
  | 'dossier.kept'
  | 'dossier.shared'
  | 'dossier.share-withdrawn'
  | 'dossier.looked-at'
  | 'organisation.registered'
  | 'organisation.validated'
  | 'organisation.refused'
  | 'organisation.withdrawn'
  | 'organisation.runs'
  | 'organisation.runs-ended'
  | 'organisation.sign-in-set'
  | 'site.added'
  | 'site.closed'
  | 'membership.invited'
  | 'membership.invited-list'
  | 'invitation.withdrawn'
  | 'membership.began'
  | 'membership.renewed'
  | 'membership.ended'
  | 'practice.proposed'
  | 'practice.published'
  | 'practice.sent-back'
  | 'practice.withdrawn'
  | 'access.granted'
  | 'access.withdrawn'
  | 'request.asked'
  | 'request.agreed'
  | 'request.checked'
  | 'request.questions'
  | 'request.answered'
  | 'request.test'
  | 'request.tested'
  | 'request.decided'
  | 'request.confirmed'
  | 'request.returned'
  | 'request.appealed'
  | 'request.heard'
  | 'request.withdrawn'
  | 'exemption.granted'
  | 'exemption.revoked'
  | 'policy.set'
  | 'letter.written'
  | 'procedure.began'
  | 'procedure.step'
  | 'procedure.named'
  | 'procedure.part-ended'
  | 'jury.mandate-given'
  | 'jury.mandate-ended'
  | 'jury.conflict-declared'
  | 'jury.conflict-withdrawn'
  | 'jury.session-planned'
  | 'jury.session-called-off'
  | 'jury.juror-asked'
  | 'jury.juror-answered'
  | 'jury.juror-left'
  | 'jury.waits'
  | 'jury.seat-taken'
  | 'jury.seat-given-up'
  | 'jury.attendance-marked'
  | 'competences.found'
  | 'access.opened'
  | 'access.closed'
  | 'guidance.asked'
  | 'guidance.taken-back'
  | 'guidance.refused'
  | 'card.made'
  | 'card.renewed'
  | 'card.blocked'
  | 'card.started'
  | 'card.pin-chosen'
  | 'help.asked'
  | 'help.began'
  | 'help.looked'
  | 'help.ended'
  | 'person.began'
  | 'person.named'
  | 'restriction.began'
  | 'restriction.lifted'
  | 'retention.removed'
  | 'word.set'
  | 'person.role-given'
  | 'person.erased'
  | 'identity.linked'
  | 'identity.unlinked'
  | 'session.began'
  | 'session.ended'
  | 'second.set-up'
  | 'second.shown'
  | 'second.codes-renewed'
  | 'second.removed'
  | 'password.set'
  | 'password.removed'
  | 'passkey.added'
  | 'passkey.removed'
  | 'person.reached'
  | 'person.phone-removed'
  | 'messages.chosen'
  | 'messages.unsubscribed'
  | 'messages.bounced'
  | 'messages.kind-stopped'
  | 'messages.kind-let-go'
  | 'messages.retried'
  | 'evidence.added'
  | 'evidence.file-added'
  | 'evidence.file-removed'
  | 'evidence.removed'
  | 'catalogue.imported'

/** Adds one line to the timeline, in the transaction of the change that it tells. */
export const record = async (
  trx: Trx,
  kind: EventKind,
  event: { at: Date; by: Actor; subject: string; detail?: Record<string, string | number> },
): Promise<void> => {
  await trx
    .insertInto('event')
    .values({
      kind,
      at: event.at,
      personId: event.by.person,
      role: event.by.role,
      subject: event.subject,
      detail: JSON.stringify(event.detail ?? {}),
    })
    .execute()
}
