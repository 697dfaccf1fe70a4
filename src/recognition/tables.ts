import type { Id } from '../platform/ids.ts'
import type { Json } from '../platform/tables.ts'
import type { ConcordanceRow } from './concordance.ts'
import type { Evidence } from './evidence/evidence.ts'

export interface RecognitionTables {
  concordanceRow: {
    [Field in keyof ConcordanceRow]: Field extends 'evidence' | 'how' | 'source'
      ? Json<ConcordanceRow[Field]>
      : ConcordanceRow[Field]
  }
  evidence: Evidence
  evidenceFile: { fileId: Id<'file'>; evidenceId: Evidence['id'] }
}
