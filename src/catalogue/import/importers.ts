import { indexColumns, readIndex, readQualifications } from './bk.ts'
import { columnsOf } from './csv.ts'
import { readCvoModules } from './cvo-modules.ts'
import { readBroader, readCollection, readOccupationSkills, readOccupations, readSkills } from './esco.ts'
import { readCompactEsco, readOwnNames } from './esco-compact.ts'
import { readExemptions, readFlemishQualifications, readGlossary, readProviders } from './flanders.ts'
import { readPack } from './pack.ts'
import { readPostcodes } from './postcodes.ts'
import { readModularStructures, readOffers, readProfiles } from './profiles.ts'
import type { Reader } from './reading.ts'
import { readShortageList, readShortageTable } from './shortage.ts'
import { readUkStandards } from './uk-standards.ts'

/** A kind of file that can be read. */
interface Form {
  read: Reader
  /** Is it this kind? Told by the first columns of a table, or by the start of the text. */
  fits: (start: string, columns: string[], fileName: string) => boolean
}

export interface Importer {
  forms: Form[]
  /** A reference to something unknown refuses the whole file instead of asking. */
  strict?: boolean
}

const has =
  (...wanted: string[]) =>
  (_: string, columns: string[]) =>
    wanted.every(column => columns.includes(column))
const says =
  (...patterns: RegExp[]) =>
  (start: string) =>
    patterns.every(pattern => pattern.test(start))

/** Every importer with the files that it reads. A file that fits none is refused with this list. */
export const importers = {
  bk: {
    forms: [
      { read: readIndex, fits: has(...indexColumns) },
      { read: readQualifications, fits: says(/^\s*\{/, /"(kwalificaties|competenties)"\s*:/) },
    ],
  },
  esco: {
    forms: [
      { read: readOccupations, fits: has('conceptUri', 'iscoGroup', 'preferredLabel') },
      { read: readSkills, fits: has('conceptUri', 'skillType', 'inScheme') },
      { read: readCollection, fits: has('conceptUri', 'skillType', 'broaderConceptUri') },
      { read: readOccupationSkills, fits: has('occupationUri', 'skillUri') },
      { read: readBroader, fits: has('conceptUri', 'broaderType', 'broaderUri') },
      { read: readCompactEsco, fits: says(/^\s*\{"acknowledgement":/) },
      {
        read: readOwnNames,
        fits: (start, _, name) => /skills.*nl.*\.tsv/i.test(name) || /^(#.*\n|uuid\t.*\n)*[0-9a-f-]{36}\t/.test(start),
      },
    ],
  },
  shortage: {
    forms: [
      { read: readShortageTable, fits: has('beroepsgroep', 'beroep') },
      { read: readShortageList, fits: says(/^occupations:/m, /^ {2}year:/m) },
    ],
  },
  postcodes: { forms: [{ read: readPostcodes, fits: has('postcode', 'plaats') }] },
  'cvo-modules': { forms: [{ read: readCvoModules, fits: has('opleiding_code', 'module_code') }] },
  flanders: {
    forms: [
      { read: readFlemishQualifications, fits: says(/^meta:/m, /^qualifications:/m, /vksLevels:/) },
      { read: readExemptions, fits: says(/^(rules|timeLimits|evidenceCriteria):/m, /^meta:/m) },
      { read: readProviders, fits: says(/^meta:/m, /^providers:/m, /^types:/m) },
      { read: readGlossary, fits: says(/^meta:/m, /^terms:/m) },
    ],
  },
  profiles: {
    forms: [
      { read: readProfiles, fits: says(/^- id:/, /^ {2}profileUrl:/m) },
      { read: readOffers, fits: says(/^- id:/, /^ {2}provider:/m, /^ {2}schedule:/m) },
      { read: readModularStructures, fits: says(/^meta:/m, /^counts:/m, /^programmes:/m) },
    ],
  },
  'uk-standards': { forms: [{ read: readUkStandards, fits: says(/^\s*\[/, /"larsCode"/, /"knowledges"/) }] },
  pack: {
    strict: true,
    forms: [
      {
        read: readPack,
        fits: says(/^(defaults|qualifications|programmes|certificates|concordance|competences|ladders|additions):/m),
      },
    ],
  },
} satisfies Record<string, Importer>

export type ImporterName = keyof typeof importers
export const importerNames = Object.keys(importers) as ImporterName[]
export const isImporter = (name: string): name is ImporterName => Object.hasOwn(importers, name)

const startLength = 20_000

/** Which importer and form this text is for, among all or those of one importer; null when none fits. */
export const formFor = (
  text: string,
  fileName: string,
  only: ImporterName | null,
): { importer: ImporterName; read: Reader } | null => {
  const start = text.slice(0, startLength)
  const columns = columnsOf(start)
  for (const importer of only ? [only] : importerNames) {
    const forms: Form[] = importers[importer].forms
    const form = forms.find(({ fits }) => fits(start, columns, fileName))
    if (form) return { importer, read: form.read }
  }
  return null
}
