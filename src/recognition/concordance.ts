import type { CertificateType, CompetenceId, ModuleId, Origin, ProviderId } from '../catalogue/index.ts'
import type { Source } from '../platform/because.ts'
import type { Valid } from '../platform/day.ts'
import type { Bilingual } from '../platform/words.ts'
import type { Strength } from './strength.ts'

/** What a row of the concordance asks to have: all of these certificates, or all of these competences at a strength. */
export type Evidence =
  | { kind: 'certificates'; all: CertificateType['id'][] }
  | { kind: 'competences'; all: CompetenceId[]; strength: Strength }

/**
 * Ground of an exemption. EVK: an earlier qualification. EVC: acquired competences, proven by assessment.
 * Professional competence: the profession practised (beroepsbekwaamheid).
 */
export type Ground = 'EVK' | 'EVC' | 'professional-competence'

/** One row of the concordance: this evidence frees from this module, or from some of its minutes. */
export interface ConcordanceRow extends Valid {
  id: string
  evidence: Evidence
  module: ModuleId
  /** Minutes that fall away; null: the whole module. */
  minutes: number | null
  /** Name of the part of the module that falls away; rows of one module with the same part free it once. */
  part: string | null
  ground: Ground
  /** `automatic`: the right follows from the rule. `provider`: the provider looks at it and decides. */
  decides: 'automatic' | 'provider'
  provider: ProviderId | null
  /** What the person does to get it. */
  how: Bilingual
  origin: Origin
  source: Source
}
