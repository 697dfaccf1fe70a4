import type { Json } from '../../platform/tables.ts'
import type { Measure, MeasureVersion } from './measure.ts'

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
  }
}
