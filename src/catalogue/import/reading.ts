import type { Selectable } from 'kysely'
import type { Tables } from '../../database.ts'
import type { Detail } from '../../platform/because.ts'
import type { Word } from '../../platform/words.ts'

/** Tables that an importer may fill, in the order in which they must be: what is referred to comes first. */
export const storedTables = [
  'framework',
  'competence',
  'competenceLabel',
  'competenceRelation',
  'occupation',
  'occupationLabel',
  'occupationCompetence',
  'qualification',
  'provider',
  'module',
  'programme',
  'offer',
  'ladder',
  'certificateType',
  'shortageOccupation',
  'postcode',
  'concordanceRow',
] as const
export type Stored = (typeof storedTables)[number]

/** A row as the noun that it is. A field that is left out keeps what is stored, or gets the default of the column. */
export type Row<Table extends Stored = Stored> = Partial<Selectable<Tables[Table]>>
export type Rows = { [Table in Stored]?: Row<Table>[] }

export type Ending<Prefix extends string> = Word extends infer Each
  ? Each extends `${Prefix}${infer End}`
    ? End
    : never
  : never

/** Why a whole file is not taken in. Its sentence is `catalogue.import.refusal.<name>`. */
export type ImportRefusal = Ending<'catalogue.import.refusal.'>

/** What was wrong in a file, at a place. Its sentence is `catalogue.import.problem.<name>`. */
export interface Problem {
  problem: Ending<'catalogue.import.problem.'>
  place: string
  with?: Record<string, Detail>
}

/** What a person must look at before it counts. Its sentence is `catalogue.import.question.<name>`. */
export interface Question {
  /** Stays the same for the same question, so that reading again does not ask again. */
  key: string
  question: Ending<'catalogue.import.question.'>
  with: Record<string, Detail>
}

/** An id that must be known, and where the file says it. */
export interface Mention {
  table: Stored
  id: string
  place: string
}

/** What an importer made of a file: no database has been touched yet. */
export interface Reading {
  /** Which part of the importer's world this file tells about: questions of a part are replaced together. */
  part: string
  /** Records in the file. */
  read: number
  rows: Rows
  /** Fields of rows that must already be there, by id. */
  amends?: { [Table in Stored]?: Row<Table>[] }
  /** Fields that a new row gets and a row that is there keeps. */
  keeps?: Partial<Record<Stored, string[]>>
  mentions?: Mention[]
  questions: Question[]
  problems: Problem[]
}

export interface Refused {
  ok: false
  refusal: ImportRefusal
  /** What fills the sentence. */
  with: Record<string, Detail>
  problems: Problem[]
}
export type Read<Value> = { ok: true; value: Value } | Refused

export const turnAway = (
  refusal: ImportRefusal,
  detail: Record<string, Detail> = {},
  problems: Problem[] = [],
): Refused => ({
  ok: false,
  refusal,
  with: detail,
  problems,
})

/** Reads one file; pure. The bytes have been unpacked and are text by now. */
export type Reader = (text: string, fileName: string) => Read<Reading>
