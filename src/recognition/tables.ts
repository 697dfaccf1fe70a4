import type { Json } from '../platform/tables.ts'
import type { ConcordanceRow } from './concordance.ts'
import type { RequestTables } from './requests/tables.ts'

export interface RecognitionTables extends RequestTables {
  concordanceRow: {
    [Field in keyof ConcordanceRow]: Field extends 'evidence' | 'how' | 'source'
      ? Json<ConcordanceRow[Field]>
      : ConcordanceRow[Field]
  }
}
