import type { ColumnType } from 'kysely'
import type { Source } from '../platform/because.ts'
import type { Id } from '../platform/ids.ts'
import type { Json } from '../platform/tables.ts'
import type {
  CertificateType,
  Competence,
  CompetenceId,
  CompetenceRelation,
  Ladder,
  Module,
  OccupationId,
  Offer,
  Origin,
  Programme,
  Provider,
  Qualification,
  QualificationId,
  StructureVersion,
} from './catalogue.ts'

/**
 * A noun as its table: columns are the noun's fields (snake_case in SQL, camelCase here: the connection translates),
 * and the fields named in `Fields` are jsonb, which is written as text.
 */
type AsTable<Noun, Fields extends keyof Noun> = {
  [Field in keyof Noun]: Field extends Fields ? ColumnType<Noun[Field], string, string> : Noun[Field]
}

export interface CatalogueTables {
  catalogueVersion: { single: boolean; version: number }
  importRun: {
    id: string
    importer: string
    fileName: string
    fileFingerprint: string
    beganAt: Date
    endedAt: Date | null
    personId: string | null
    role: string
    report: ColumnType<object | null, string | null, string | null>
  }
  framework: { id: string; title: string; source: Json<Source> }
  competence: Omit<Competence, 'label'>
  competenceLabel: {
    competenceId: CompetenceId
    language: 'nl' | 'en' | 'fr' | 'de'
    kind: 'preferred' | 'other'
    text: string
    origin: Origin
  }
  competenceRelation: {
    fromId: CompetenceId
    toId: CompetenceId
    kind: CompetenceRelation['kind']
    origin: Origin
    source: Json<Source>
  }
  occupation: {
    id: OccupationId
    framework: string
    isco: string | null
    code: string | null
    descriptionNl: string | null
    descriptionEn: string | null
  }
  occupationLabel: {
    occupationId: OccupationId
    language: 'nl' | 'en' | 'fr' | 'de'
    kind: 'preferred' | 'other'
    text: string
  }
  occupationCompetence: { occupationId: OccupationId; competenceId: CompetenceId; essential: boolean }
  qualification: AsTable<Qualification, 'title' | 'value' | 'attests' | 'shortage' | 'source'>
  provider: AsTable<Provider, 'source'>
  module: AsTable<Module, 'title' | 'source'>
  programme: AsTable<Programme, 'title' | 'structure' | 'order' | 'excludes' | 'stops' | 'source'>
  programmeVersion: AsTable<StructureVersion, 'structure' | 'order' | 'excludes'> & {
    publishedAt: Date
    publishedBy: Id<'person'>
  }
  offer: AsTable<Offer, 'when' | 'source'>
  ladder: AsTable<Ladder, 'title' | 'source'>
  certificateType: AsTable<CertificateType, 'title' | 'source'>
  shortageOccupation: {
    year: number
    title: string
    group: string
    qualification: QualificationId | null
    source: Json<Source>
  }
  postcode: { postcode: string; place: string; lat: number; lon: number }
  /** What an importer could not tie to anything, or what a person must look at before it counts. */
  unresolved: { importer: string; key: string; question: string; detail: Json<object> }
}
