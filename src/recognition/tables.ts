import type { Id } from '../platform/ids.ts'
import type { Json } from '../platform/tables.ts'
import type { ConcordanceRow } from './concordance.ts'
import type { EvcTables } from './evc-higher-education/tables.ts'
import type { Evidence } from './evidence/evidence.ts'
import type { JuryTables } from './jury/tables.ts'
import type { Letter } from './letters/letter.ts'
import type { MatrixTables } from './matrix/tables.ts'
import type { ProcedureTables } from './procedures/tables.ts'
import type { RevocationReason } from './requests/reasons.ts'
import type { RequestTables } from './requests/tables.ts'
import type { Result } from './results/result.ts'
import type { TrialTables } from './workplace/tables.ts'

export interface RecognitionTables
  extends RequestTables,
    ProcedureTables,
    MatrixTables,
    EvcTables,
    JuryTables,
    TrialTables {
  concordanceRow: {
    [Field in keyof ConcordanceRow]: Field extends 'evidence' | 'how' | 'source'
      ? Json<ConcordanceRow[Field]>
      : ConcordanceRow[Field]
  }
  letter: Letter
  competenceResult: Result
  withdrawnResult: {
    resultId: Result['id']
    reason: RevocationReason
    words: string
    at: Date
    personId: Result['personId']
  }
  evidence: Evidence
  evidenceFile: { fileId: Id<'file'>; evidenceId: Evidence['id'] }
}
