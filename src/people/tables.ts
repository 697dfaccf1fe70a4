import type { Generated } from 'kysely'
import type { Id } from '../platform/ids.ts'
import type { MessageKind, Way } from '../platform/mail/kinds.ts'
import type { Json } from '../platform/tables.ts'
import type { Access } from './access/access.ts'
import type { Card } from './cards/card.ts'
import type { GuideCode } from './guidance/guidance.store.ts'
import type { GuidanceAsk } from './guidance/guidance.ts'
import type { HelpCode } from './help/help-code.ts'
import type { Identity, OpenidRequest } from './identity/identity.ts'
import type { ContactCode } from './messages/contact-code.ts'
import type { StoredMessage } from './messages/message.ts'
import type { Invitation } from './organisations/invite.ts'
import type { Decision, Membership, Organisation } from './organisations/organisation.ts'
import type { RosterRow } from './organisations/read-roster.ts'
import type { Roster } from './organisations/roster.ts'
import type { Run } from './organisations/run.ts'
import type { SignInWish } from './organisations/sign-in-wish.ts'
import type { Site } from './organisations/site.ts'
import type { Passkey } from './passkeys/passkey.ts'
import type { Contact, Person } from './person.ts'
import type { Section } from './portrait.ts'
import type { Restriction } from './retention/restriction.ts'
import type { Authenticator } from './second/authenticator.store.ts'
import type { WayIn } from './session.store.ts'
import type { SignInCode } from './sign-in-code.ts'

export interface PeopleTables {
  person: Person & { [Name in keyof Contact]: Generated<Contact[Name]> } & { erasedAt: Generated<Date | null> }
  message: Omit<StoredMessage, 'detail' | 'readAt' | 'gatheredAt'> & {
    detail: Json<StoredMessage['detail']>
    readAt: Generated<Date | null>
    gatheredAt: Generated<Date | null>
  }
  messageChoice: { personId: Id<'person'>; kind: MessageKind; way: Way }
  messageDelivery: { messageId: Id<'message'>; outboxId: Id<'outgoing'> }
  addressStop: { email: string; reason: 'bounced' | 'unsubscribed'; at: Date }
  contactCode: Omit<ContactCode, 'tries' | 'usedAt'> & { tries: Generated<number>; usedAt: Generated<Date | null> }
  session: {
    fingerprint: string
    personId: Id<'person'> | null
    dossierId: Id<'dossier'> | null
    beganAt: Date
    expiresAt: Date
    endedAt: Date | null
    way: Generated<WayIn>
    secondAt: Generated<Date | null>
    /** For which organisation the person works in it; null: for themselves. */
    membershipId: Generated<Membership['id'] | null>
    cardId: Generated<Card['id'] | null>
    lastSeenAt: Generated<Date | null>
    supportBy: Generated<Id<'person'> | null>
  }
  passkey: Passkey
  passkeyChallenge: { session: string; fingerprint: string; expiresAt: Date }
  codeCard: Card
  helpCode: HelpCode
  restriction: Restriction
  signInCode: SignInCode
  identity: Identity
  openidRequest: OpenidRequest
  organisation: Organisation
  organisationDecision: {
    id: Generated<number>
    organisationId: Organisation['id']
    decision: Decision
    reason: string
    at: Date
    personId: Id<'person'>
  }
  organisationProvider: Run
  signInWish: SignInWish & {
    id: Generated<number>
    organisationId: Organisation['id']
    at: Date
    personId: Id<'person'>
  }
  authenticator: Omit<Authenticator, 'confirmedAt' | 'lastStep'> & {
    confirmedAt: Generated<Date | null>
    lastStep: Generated<number>
  }
  recoveryCode: { fingerprint: string; personId: Id<'person'>; madeAt: Date; usedAt: Generated<Date | null> }
  password: { personId: Id<'person'>; hash: string; setAt: Date }
  guess: { about: string; tries: number; freeAt: Date }
  site: Site
  membership: Membership
  invitation: Invitation
  roster: Omit<Roster, 'rows'> & { rows: Json<RosterRow[]> }
  access: Access
  guidanceAsk: GuidanceAsk
  guideCode: GuideCode
  dossier: { id: Id<'dossier'>; personId: Id<'person'> | null; startedAt: Date; keptAt: Date | null }
  dossierAnswer: {
    id: Generated<number>
    dossierId: Id<'dossier'>
    question: Section
    answer: Json<unknown>
    at: Date
  }
  share: {
    id: Id<'share'>
    dossierId: Id<'dossier'>
    fingerprint: string
    madeAt: Date
    expiresAt: Date
    withdrawnAt: Date | null
  }
}
