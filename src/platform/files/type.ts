import { accept, type Outcome, refuse } from '../outcome.ts'
import { endingOf } from './name.ts'
import { membersOf } from './zip.ts'

const typeOfEnding = {
  pdf: 'application/pdf',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  odt: 'application/vnd.oasis.opendocument.text',
  txt: 'text/plain',
  csv: 'text/csv',
  webm: 'audio/webm',
  ogg: 'audio/ogg',
  m4a: 'audio/mp4',
  mp4: 'audio/mp4',
} as const

export type FileType = (typeof typeOfEnding)[keyof typeof typeOfEnding]

const isEnding = (ending: string): ending is keyof typeof typeOfEnding => Object.hasOwn(typeOfEnding, ending)

const latin = (bytes: Buffer, from: number, to: number): string => bytes.toString('latin1', from, to)

const odtStart = `mimetype${typeOfEnding.odt}PK`

/** Programs in a document stay outside: a macro can do harm, and no proof needs one. */
const isMacro = (name: string): boolean => /vbaProject\.bin$|^(Basic|Scripts)\//.test(name)

const typeOfZip = (bytes: Buffer): FileType | null => {
  const members = membersOf(bytes)
  if (members === null || [...members.keys()].some(isMacro)) return null
  if (latin(bytes, 30, 30 + odtStart.length) === odtStart && members.has('content.xml')) return typeOfEnding.odt
  if (!members.has('[Content_Types].xml')) return null
  if (members.has('word/document.xml')) return typeOfEnding.docx
  return members.has('xl/workbook.xml') ? typeOfEnding.xlsx : null
}

const isText = (bytes: Buffer): boolean => {
  try {
    return !/(?![\t\n\f\r])\p{Cc}/u.test(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return false
  }
}

/** The kinds of MP4 in which phones and browsers record a voice. */
const soundBrand = /^(M4A |isom|iso[2-6]|mp4[12]|dash)$/

/** What the content shows itself to be. Text is text: whether it is a table, only its name says. */
const typeOfContent = (bytes: Buffer): FileType | null => {
  if (latin(bytes, 0, 5) === '%PDF-') return typeOfEnding.pdf
  if (latin(bytes, 0, 3) === '\xff\xd8\xff') return typeOfEnding.jpeg
  if (latin(bytes, 0, 8) === '\x89PNG\r\n\x1a\n') return typeOfEnding.png
  if (latin(bytes, 0, 4) === 'RIFF' && latin(bytes, 8, 12) === 'WEBP') return typeOfEnding.webp
  if (latin(bytes, 0, 4) === 'PK\x03\x04') return typeOfZip(bytes)
  if (latin(bytes, 0, 4) === '\x1a\x45\xdf\xa3') return typeOfEnding.webm
  if (latin(bytes, 0, 4) === 'OggS') return typeOfEnding.ogg
  if (latin(bytes, 4, 8) === 'ftyp' && soundBrand.test(latin(bytes, 8, 12))) return typeOfEnding.m4a
  return isText(bytes) ? typeOfEnding.txt : null
}

/** The type that content and name agree on. */
export const decideType = (
  name: string,
  bytes: Buffer,
): Outcome<FileType, 'files.unknown-type' | 'files.lies-about-type'> => {
  const ending = endingOf(name)
  const found = typeOfContent(bytes)
  if (!isEnding(ending) || found === null) return refuse('files.unknown-type')
  const named = typeOfEnding[ending]
  const agrees = named === found || (named === 'text/csv' && found === 'text/plain')
  return agrees ? accept(named) : refuse('files.lies-about-type')
}
