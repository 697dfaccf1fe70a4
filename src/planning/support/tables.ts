import type { ColumnType, Generated } from 'kysely'
import type { Id } from '../../platform/ids.ts'
import type { Json } from '../../platform/tables.ts'
import type { Step } from './applying/follow.ts'
import type { Measure, MeasureVersion } from './measure.ts'
import type { CaseBody } from './rules/cases.ts'
import type { RuleBody } from './rules/draft.ts'

export interface SupportTables {
  incentive: {
    id: string
    name: Json<Measure['name']>
    kind: Measure['kind']
    authority: string
    body: Json<Omit<Measure, 'id' | 'name' | 'kind' | 'authority' | 'versions'>>
  }
  /** A version is never edited: a new rule is a new version. */
  incentiveVersion: {
    id: string
    incentive: string
    validFrom: MeasureVersion['validFrom']
    validTo: MeasureVersion['validTo']
    uncertain: boolean
    body: Json<Pick<MeasureVersion, 'when' | 'gives' | 'note' | 'referenceMonth'>>
    source: Json<MeasureVersion['source']>
    /** Published here, over what the content says; null: of the content. */
    publishedIn: ColumnType<Id<'incentive-draft'> | null, Id<'incentive-draft'> | null | undefined, never>
    publishedAt: ColumnType<Date | null, Date | null | undefined, never>
  }
  supportFollow: {
    id: Id<'follow'>
    dossierId: Id<'dossier'>
    personId: Id<'person'>
    route: string
    programme: string
    measure: string
    version: string
    begunAt: Date
  }
  supportStep: Step & { id: Generated<number>; followId: Id<'follow'> }
  supportSeen: { personId: Id<'person'>; measure: string; version: string; at: Date }
  incentiveKeeper: {
    incentive: string
    organisationId: Id<'organisation'>
    givenAt: Date
    givenBy: Id<'person'>
  }
  incentiveDraft: {
    id: Id<'incentive-draft'>
    incentive: string
    openedAt: Date
    droppedAt: Date | null
    publishedAt: Date | null
    publishedBy: Id<'person'> | null
  }
  incentiveEdit: {
    draftId: Id<'incentive-draft'>
    number: number
    body: Json<RuleBody>
    at: Date
    personId: Id<'person'>
  }
  incentiveCase: {
    id: Id<'incentive-case'>
    incentive: string
    body: Json<CaseBody>
    madeAt: Date
    madeBy: Id<'person'>
    droppedAt: Date | null
    droppedBy: Id<'person'> | null
  }
}
