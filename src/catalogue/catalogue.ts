import type { Source } from '../platform/because.ts'
import type { Day, Valid } from '../platform/day.ts'
import type { Id } from '../platform/ids.ts'
import type { Bilingual } from '../platform/words.ts'

/**
 * Where a fact comes from. `official`: published by the body that decides it. `report`: the pilots' report.
 * `derived`: computed here from official facts. `example`: made for this installation, and shown as such.
 */
export type Origin = 'official' | 'report' | 'derived' | 'example'

export type CompetenceId = Id<'competence'>
export type OccupationId = Id<'occupation'>
export type QualificationId = Id<'qualification'>
export type ProviderId = Id<'provider'>
export type ModuleId = Id<'module'>
export type ProgrammeId = Id<'programme'>
export type OfferId = Id<'offer'>

/** A name in the languages that a source gives; at least one is there. */
export type Label = { nl?: string; en?: string }

export interface Competence {
  id: CompetenceId
  framework: string
  kind: 'technical' | 'generic' | 'language'
  label: Label
  /** Codes that the framework itself ties to this competence. A placeholder ("-c") is no code. */
  codes: string[]
}

/** `equal` is only ever official, or accepted by a person: equal codes or equal titles alone propose, never decide. */
export interface CompetenceRelation {
  from: CompetenceId
  to: CompetenceId
  kind: 'equal' | 'proposed-equal' | 'broader' | 'part-of'
  origin: Origin
  source: Source
}

export interface Qualification extends Valid {
  id: QualificationId
  kind: 'professional' | 'education' | 'partial' | 'microdegree' | 'job'
  title: Label
  /** Level in the Flemish qualification structure, 1 to 8; null when it has none. */
  level: number | null
  /** The same qualification whatever its version: `BK-0243` of `BK-0243-2`. */
  series: string
  version: number
  /** The whole of which this partial qualification is a part. */
  partOf: QualificationId | null
  competences: CompetenceId[]
  /** Occupations that it prepares for, as far as a source says so. */
  occupations: OccupationId[]
  /** Legal and other attests that it asks for beside the competences. */
  attests: { kind: string; title: string }[]
  /** On the list of shortage occupations of that year, under that name. */
  shortage: { year: number; title: string } | null
  /** What one can do with it, for a person who stops here. */
  value: Bilingual | null
  origin: Origin
  source: Source
}

export interface Provider {
  id: ProviderId
  name: string
  kind: string
  postcode: string | null
  place: string | null
  origin: Origin
  source: Source
}

export interface Module extends Valid {
  id: ModuleId
  code: string | null
  title: Bilingual
  /** Minutes with a teacher, at a distance and on the work floor. */
  contact: number
  distance: number
  workplace: number
  credits: number | null
  /** Enrolment fee in cents at the full rate. */
  price: number
  /** May an exemption be given at all? And for its hours on the work floor? */
  exemptable: boolean
  workplaceExemptable: boolean
  proves: CompetenceId[]
  origin: Origin
  source: Source
}

/**
 * How modules make up a programme; nested as deep as needed. A line is a theme within a choice: its parts are chosen one by
 * one, of more lines together or (`oneLine`) all of the same one. Anywhere else a line is all of its parts.
 */
export type Structure =
  | { kind: 'module'; module: ModuleId }
  | { kind: 'all'; of: Structure[]; title?: Bilingual }
  | { kind: 'some'; count: number; of: Structure[]; title?: Bilingual; oneLine?: boolean }
  | { kind: 'credits'; atLeast: number; atMost?: number; of: Structure[]; title?: Bilingual; oneLine?: boolean }
  | { kind: 'line'; of: Structure[]; title: Bilingual }

/** Two modules that nobody takes together. */
export interface Exclusion {
  one: ModuleId
  other: ModuleId
}

/** A certificate on the way: who has these modules may stop here with something of value. */
export interface Stop {
  title: Bilingual
  qualification: QualificationId | null
  requires: ModuleId[]
  value: Bilingual | null
}

/** Minutes of one lesson period. */
export const lessonPeriod = 50

export interface Programme extends Valid {
  id: ProgrammeId
  provider: ProviderId
  title: Bilingual
  /** What passing the whole programme gives. */
  awards: QualificationId
  /** One of these must be held before the start; empty: open to all. */
  entry: QualificationId[]
  /** In what the provider counts. */
  unit: 'lesson-period' | 'hour' | 'credit'
  structure: Structure
  order: { before: ModuleId; after: ModuleId }[]
  excludes?: Exclusion[] | undefined
  stops: Stop[]
  language: string | null
  origin: Origin
  source: Source
}

/** How a programme is made up for who begins on or after a day. Who began earlier keeps what held then. */
export interface StructureVersion extends Pick<Programme, 'structure' | 'order' | 'excludes'> {
  id: Id<'structure-version'>
  programme: ProgrammeId
  validFrom: Day
}

export interface Offer extends Valid {
  id: OfferId
  programme: ProgrammeId
  /** First lesson; null when the source names no date. */
  start: Day | null
  form: 'campus' | 'distance' | 'blended' | 'in-company' | 'workplace'
  postcode: string | null
  place: string | null
  when: Bilingual
  /** Minutes of lessons in a week; null when unknown. */
  minutesPerWeek: number | null
  daysPerWeek: number | null
  evening: boolean
  origin: Origin
  source: Source
}

/** Qualifications that build on each other, lowest first. */
export interface Ladder {
  id: string
  title: Bilingual
  steps: QualificationId[]
  origin: Origin
  source: Source
}

/** A diploma or certificate that people can name: what they pick from, and what a register's code points to. */
export interface CertificateType {
  id: Id<'certificate'>
  title: Label
  issuer: string | null
  /** Codes of registers: `led-onderwerp:840005`, `vwo-module:00000842`, `qualification:BK-0355-2`. */
  codes: string[]
  awards: QualificationId | null
  origin: Origin
  source: Source
}

/** Everything on offer on one day, small enough to keep in memory; occupations and ESCO's skills stay in the database. */
export interface Catalogue {
  version: number
  competences: Map<CompetenceId, Competence>
  relations: CompetenceRelation[]
  qualifications: Map<QualificationId, Qualification>
  providers: Map<ProviderId, Provider>
  modules: Map<ModuleId, Module>
  programmes: Map<ProgrammeId, Programme>
  /** Of each programme that a coordinator changed, the earliest version first. */
  versions?: ReadonlyMap<ProgrammeId, StructureVersion[]>
  offers: Offer[]
  ladders: Ladder[]
  certificates: Map<CertificateType['id'], CertificateType>
  postcodes: Map<string, { place: string; lat: number; lon: number }>
}
