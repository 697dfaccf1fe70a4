import type { Json } from '../platform/tables.ts'
import type { ConcordanceRow } from './concordance.ts'

export interface RecognitionTables {
  concordanceRow: {
    [Field in keyof ConcordanceRow]: Field extends 'evidence' | 'how' | 'source'
      ? Json<ConcordanceRow[Field]>
      : ConcordanceRow[Field]
  }
}
