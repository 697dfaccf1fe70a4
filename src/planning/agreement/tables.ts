import type { Generated } from 'kysely'
import type { Day } from '../../platform/day.ts'
import type { Id } from '../../platform/ids.ts'
import type { Role } from '../../platform/record.ts'
import type { Json } from '../../platform/tables.ts'
import type { Agreement, PartyIn, StepKind } from './agreement.ts'
import type { ConditionSet, Party, SetBody, SetVersion } from './set.ts'
import type { Terms } from './terms.ts'

export interface AgreementTables {
  agreementSet: Omit<ConditionSet, 'keeper'> & { madeBy: Id<'person'>; madeAt: Date }
  agreementSetVersion: Omit<SetVersion, 'body' | 'publishedAt'> & { body: Json<SetBody> }
  agreementSetPublication: { versionId: SetVersion['id']; publishedBy: Id<'person'>; publishedAt: Date }
  agreementSetMember: {
    id: Id<'agreement-set-member'>
    setId: ConditionSet['id']
    organisationId: Id<'organisation'>
    joinedBy: Id<'person'>
    joinedAt: Date
    leftAt: Date | null
  }
  agreement: {
    id: Agreement['id']
    setVersionId: SetVersion['id']
    madeFor: Party
    madeBy: Id<'person'>
    madeAt: Date
  }
  agreementVersion: {
    agreementId: Agreement['id']
    number: number
    fromDay: Day
    untilDay: Day
    terms: Json<Terms>
    text: string
    sha256: string
    words: string
    writtenBy: Id<'person'>
    writtenAt: Date
  }
  agreementParty: Omit<PartyIn, 'organisation'> & { agreementId: Agreement['id'] }
  agreementCode: {
    fingerprint: string
    partyId: PartyIn['id']
    madeAt: Date
    expiresAt: Date
    usedAt: Date | null
  }
  agreementSignature: {
    agreementId: Agreement['id']
    number: number
    sha256: string
    party: Party
    personId: Id<'person'>
    role: Role
    name: string
    signedAt: Date
  }
  agreementStep: {
    id: Generated<number>
    agreementId: Agreement['id']
    kind: StepKind
    party: Party
    number: number
    at: Date
    personId: Id<'person'>
    detail: Json<unknown>
  }
  agreementRenewal: { agreementId: Agreement['id']; renews: Agreement['id'] }
}
