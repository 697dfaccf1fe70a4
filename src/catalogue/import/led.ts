import { type Day, readDay } from '../../platform/day.ts'
import { accept, type Outcome, refuse } from '../../platform/outcome.ts'
import type { Ending } from './reading.ts'
import { at, type Element, every, readXml, textAt } from './xml.ts'

/** Why an answer of a register is not taken in. Its sentence is `catalogue.import.led.<name>`. */
export type LedRefusal = Ending<'catalogue.import.led.'>

/** One paper, or one enrolment, as the register tells it. */
export interface LedPaper {
  reference: string
  title: string
  /** Sort of paper: Attest, Deelcertificaat, Getuigschrift, Diploma …; `Inschrijving` for an enrolment. */
  type: string
  /** `led-onderwerp:840005`, `led-studierichting:021338`, `vwo-module:70000364`, `ho-opleiding:2485`. Placeholders are left out. */
  codes: string[]
  /** The programme that an adult-education module belongs to: `vwo-opleiding:735`. One module never proves it. */
  within: string | null
  issuer: string | null
  /** Null when the register has no day; the year 1800 stands for none. */
  issuedOn: Day | null
  /** Level in the Flemish qualification structure; null when the register gives none. */
  level: number | null
  /** False: declared on one's honour. */
  authentic: boolean
  /** A paper is only issued to who passed. Of an enrolment: null while there is no result. */
  passed: boolean | null
  /** The paper in the certificate register that an enrolment led to. */
  certificate: string | null
  /** Papers of one person carry the same figure. The national number itself is not kept. */
  person: number
}

export interface LedAnswer {
  kind: 'certificates' | 'enrolments'
  papers: LedPaper[]
  /** Different national numbers in the answer. More than one: ask whether all papers are of this person. */
  persons: number
  /** Part of the registers behind it gave no answer. */
  incomplete: boolean
}

/** Status of a paper that was withdrawn; 1 is registered. */
const cancelled = '10'
const mostBytes = 10 * 1024 * 1024
const nothingFound = new Set(['40000', '30101', '15021', '13202'])
const empty = new Set(['', '0', 'NVT', 'NBS', 'Niet van toepassing', 'Niet beschikbaar'])

const real = (text: string | null): string | null => (text === null || empty.has(text) ? null : text)
const coded = (register: string, code: string | null): string[] => (real(code) ? [`${register}:${code}`] : [])

/** 2022-09-01 and 19.01.2012; null when it is no day, or the 1800 that stands for none. */
export const ledDay = (text: string | null): Day | null => {
  const dotted = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text ?? '')
  const day = readDay(
    dotted
      ? [dotted[3], dotted[2]?.padStart(2, '0'), dotted[1]?.padStart(2, '0')].join('-')
      : (text ?? '').slice(0, 10),
  )
  return day !== null && day < '1900-01-01' ? null : day
}

const issueDay = (basis: Element): Day | null => {
  const date = at(basis, 'Uitreikingsdatum')
  if (!date) return null
  const [year, month, day] = ['Jaar', 'Maand', 'Dag'].map(name => textAt(date, name))
  return year ? ledDay(`${year}-${(month ?? '').padStart(2, '0')}-${(day ?? '').padStart(2, '0')}`) : ledDay(date.text)
}

const levelOf = (derived: Element | null): number | null => {
  const said = ['VKSNiveauOnderwijskwalificatie', 'VKSNiveauBeroepskwalificatie'].map(name =>
    derived ? Number(textAt(derived, name, 'Code') ?? 'none') : Number.NaN,
  )
  return said.find(level => level >= 1 && level <= 8) ?? null
}

const described = (basis: Element): string | null =>
  every(basis, 'BijkomendeInformatie')
    .filter(info => textAt(info, 'Naam') === 'Bewijs omschrijving')
    .map(info => textAt(info, 'Inhoud'))
    .find(text => real(text) !== null) ?? null

/** Of adult education the "studierichting" is the module, under its eight figures. */
const studyCodes = (supplier: string | null, code: string | null): string[] =>
  supplier === 'Volwassenenonderwijs' && /^\d{8}$/.test(code ?? '')
    ? [...coded('vwo-module', code), ...coded('led-studierichting', code)]
    : coded('led-studierichting', code)

type Numbered = (person: string | null) => number

const certificate = (bewijs: Element, personOf: Numbered): LedPaper | null => {
  const basis = at(bewijs, 'Basis')
  const reference = textAt(bewijs, 'BewijsrefertesLed', 'Bewijsreferte')
  if (!basis || !reference || textAt(bewijs, 'BewijsstatusLed', 'Code') === cancelled) return null
  const subject = real(textAt(basis, 'Onderwerp', 'Naam'))
  const study = real(textAt(basis, 'Studierichting', 'Naam'))
  return {
    reference,
    title: real(textAt(basis, 'VolledigeNaam')) ?? described(basis) ?? study ?? subject ?? reference,
    type: textAt(basis, 'Bewijstype', 'Naam') ?? '',
    codes: [
      ...coded('led-onderwerp', textAt(basis, 'Onderwerp', 'Code')),
      ...studyCodes(textAt(bewijs, 'Leverancier', 'Naam'), textAt(basis, 'Studierichting', 'Code')),
    ],
    within: null,
    issuer: real(textAt(basis, 'Instelling', 'Naam')) ?? real(textAt(basis, 'Instantie', 'Naam')),
    issuedOn: issueDay(basis),
    level: levelOf(at(bewijs, 'Afgeleid')),
    authentic: textAt(basis, 'Authenticiteit', 'Naam') === 'Authentiek',
    passed: true,
    certificate: null,
    person: personOf(textAt(bewijs, 'PersoonUitgereikt', 'INSZ')),
  }
}

const resultOf = (adult: Element): boolean | null => {
  const code = textAt(adult, 'Resultaat', 'EvaluatieResultaat', 'Code')
  return code === null ? null : code === 'GESLAAGD'
}

const enrolment = (inschrijving: Element): LedPaper | null => {
  const reference = textAt(inschrijving, 'Referte')
  if (!reference) return null
  const adult = at(inschrijving, 'Volwassenenonderwijs')
  const higher = at(inschrijving, 'HogerOnderwijs')
  const school = at(inschrijving, 'LeerplichtOnderwijs', 'InschrijvingAdministratieveGroep', 'AdministratieveGroep')
  const title = adult
    ? textAt(adult, 'Module', 'Naam')
    : higher
      ? textAt(higher, 'Opleiding', 'VolledigeNaam')
      : school && textAt(school, 'Naam')
  return {
    reference,
    title: title ?? reference,
    type: 'Inschrijving',
    codes: [
      ...(adult ? coded('vwo-module', textAt(adult, 'Module', 'Code')) : []),
      ...(higher ? coded('ho-opleiding', textAt(higher, 'Opleiding', 'Code')) : []),
      ...(school ? coded('lp-groep', textAt(school, 'Nummer')) : []),
    ],
    within: adult ? (coded('vwo-opleiding', textAt(adult, 'Opleiding', 'Code'))[0] ?? null) : null,
    issuer: textAt(inschrijving, 'Instelling', 'OfficieleNaam'),
    issuedOn: null,
    level: null,
    authentic: true,
    passed: adult ? resultOf(adult) : null,
    certificate: adult ? textAt(adult, 'Resultaat', 'Studiebewijzen', 'Studiebewijs', 'LEDReferte') : null,
    person: 0,
  }
}

const textOf = (xml: string | Uint8Array): string | null => {
  if (typeof xml === 'string') return xml
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(xml)
  } catch {
    return null
  }
}

/**
 * Reads an answer of the Flemish certificate register (GeefBewijs 02.00) or of the enrolment register
 * (GeefHistoriekInschrijving 02.01). An answer without papers is accepted with none; an answer that tells of a failure
 * is refused by name. The national number is never kept.
 */
export const readLed = (xml: string | Uint8Array): Outcome<LedAnswer, LedRefusal> => {
  if (xml.length > mostBytes) return refuse('too-large')
  const text = textOf(xml)
  if (text === null) return refuse('encoding')
  const root = readXml(text.replace(/^\uFEFF/, '').trimStart())
  if (typeof root === 'string') return refuse(root)
  const kind = {
    GeefBewijsResponse: 'certificates' as const,
    GeefHistoriekInschrijvingResponse: 'enrolments' as const,
  }[root.name]
  if (!kind) return refuse('not-led')
  const persons: string[] = []
  const personOf: Numbered = person => {
    if (person !== null && !persons.includes(person)) persons.push(person)
    return person === null ? 0 : persons.indexOf(person)
  }
  const papers = (
    kind === 'certificates'
      ? every(root, 'Bewijs').map(each => certificate(each, personOf))
      : every(root, 'Inschrijving').map(enrolment)
  ).filter(paper => paper !== null)
  const failures = every(root, 'Uitzondering').filter(each => !nothingFound.has(textAt(each, 'Identificatie') ?? ''))
  if (papers.length === 0 && failures.length > 0) return refuse('register-failed')
  const known = new Map(papers.map(paper => [paper.reference, paper]))
  return accept({ kind, papers: [...known.values()], persons: persons.length, incomplete: failures.length > 0 })
}
